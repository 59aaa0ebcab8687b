/// A value as somebody wrote it down, before its key says what it should be.
enum Setting: Hashable, Sendable {
  /// From a flag or the environment, where everything is text: `8080`, `off`, `https://a.example,https://b.example`.
  case words(String)
  /// From the configuration file, with its type in JSON.
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([String])
  /// JSON that no key takes: an object, `null`, a fraction, a mixed list.
  case unreadable

  /// The text, if this is one.
  var string: String? {
    switch self {
    case .words(let value), .text(let value): value
    case .number, .flag, .list, .unreadable: nil
    }
  }

  /// The whole number, if this is one: digits only, a `-` in front at most.
  var integer: Int? {
    switch self {
    case .number(let value): value
    case .words(let value) where !value.hasPrefix("+"): Int(value)
    case .words, .text, .flag, .list, .unreadable: nil
    }
  }

  /// Whether it is switched on, if this says so: `true` or `false` in JSON, `on` or `off` elsewhere.
  var boolean: Bool? {
    switch self {
    case .flag(let value): value
    case .words("on"): true
    case .words("off"): false
    case .words, .text, .number, .list, .unreadable: nil
    }
  }

  /// The texts, if this is a list: an array in JSON, separated by commas elsewhere.
  var strings: [String]? {
    switch self {
    case .list(let values): values
    case .words(let value): value.split(separator: ",").map(String.init)
    case .text, .number, .flag, .unreadable: nil
    }
  }
}

extension Setting: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Int.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let values = try? container.decode([String].self) {
      self = .list(values)
    } else {
      self = .unreadable
    }
  }
}
