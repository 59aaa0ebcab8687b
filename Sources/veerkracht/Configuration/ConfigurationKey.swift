/// One key of the configuration: its name, what it takes, what it means, and how it is read and shown.
///
/// The key `headMilliseconds` is `"headMilliseconds"` in the file and `VEERKRACHT_HEAD_MILLISECONDS` in the environment.
struct ConfigurationKey: Sendable {
  typealias Field<Value> = any WritableKeyPath<Configuration, Value> & Sendable

  let name: String
  /// What it takes, in words for a person.
  let takes: String
  let meaning: String
  /// Puts a setting into the configuration; false when the key does not take it.
  let assign: @Sendable (Setting, inout Configuration) -> Bool
  /// The value as it would be written in the file.
  let show: @Sendable (Configuration) -> String

  /// The name of the environment variable: `VEERKRACHT_` and the name in capitals, with `_` between its words.
  var environmentName: String {
    name.reduce(into: "VEERKRACHT_") { result, letter in
      if letter.isUppercase { result.append("_") }
      result.append(contentsOf: letter.uppercased())
    }
  }

  static func text(
    _ name: String, _ field: Field<String>, _ takes: String, _ meaning: String,
    accepts: @escaping @Sendable (String) -> Bool = { !$0.isEmpty }
  ) -> Self {
    Self(name: name, takes: takes, meaning: meaning) { setting, configuration in
      guard let value = setting.string, accepts(value) else { return false }
      configuration[keyPath: field] = value
      return true
    } show: { configuration in
      "\"\(configuration[keyPath: field])\""
    }
  }

  static func number(
    _ name: String, _ field: Field<Int>, _ range: ClosedRange<Int>, _ meaning: String
  ) -> Self {
    Self(name: name, takes: "\(range.lowerBound)…\(range.upperBound)", meaning: meaning) {
      setting, configuration in
      guard let value = setting.integer, range.contains(value) else { return false }
      configuration[keyPath: field] = value
      return true
    } show: { configuration in
      String(configuration[keyPath: field])
    }
  }

  static func flag(_ name: String, _ field: Field<Bool>, _ meaning: String) -> Self {
    Self(name: name, takes: "true or false (elsewhere on or off)", meaning: meaning) {
      setting, configuration in
      guard let value = setting.boolean else { return false }
      configuration[keyPath: field] = value
      return true
    } show: { configuration in
      String(configuration[keyPath: field])
    }
  }

  static func list(
    _ name: String, _ field: Field<[String]>, _ takes: String, _ meaning: String,
    accepts: @escaping @Sendable (String) -> Bool
  ) -> Self {
    Self(name: name, takes: takes, meaning: meaning) { setting, configuration in
      guard let values = setting.strings, values.allSatisfy(accepts) else { return false }
      configuration[keyPath: field] = values
      return true
    } show: { configuration in
      "[" + configuration[keyPath: field].map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
  }
}
