import FoundationEssentials

/// Where settings come from; the later one wins.
struct ConfigurationSources: Sendable {
  /// Path of a JSON file; nil for none.
  var file: String?
  /// The environment's variables.
  var environment: [String: String] = [:]
  /// Flags of the command line, by key.
  var flags: [(name: String, words: String)] = []
}

extension Configuration {
  /// The variable that names the configuration file when `--config` does not.
  static let fileVariable = "VEERKRACHT_CONFIG"

  #if DEBUG
    /// The variable that has the writer make the mistake which the tests of kills must find.
    static let answerBeforeCommitVariable = "VEERKRACHT_ANSWER_BEFORE_COMMIT"
  #endif

  /// Reads flags over environment over file over the built-in defaults.
  /// - Throws: all faults of all sources together.
  init(_ sources: ConfigurationSources) throws(ConfigurationFaults) {
    self.init()
    var faults: [String] = []
    if let path = sources.file ?? sources.environment[Self.fileVariable], !path.isEmpty {
      readFile(path, &faults)
    }
    readEnvironment(sources.environment, &faults)
    for (name, words) in sources.flags {
      assign(name, .words(words), from: "--" + kebab(name), &faults)
    }
    guard faults.isEmpty else { throw ConfigurationFaults(sentences: faults) }
  }

  private mutating func readFile(_ path: String, _ faults: inout [String]) {
    guard let octets = try? Data(contentsOf: URL(filePath: path)) else {
      faults.append("\(path): cannot be read")
      return
    }
    guard let settings = try? JSONDecoder().decode([String: Setting].self, from: octets) else {
      faults.append("\(path): is not a JSON object")
      return
    }
    for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
      assign(name, setting, from: "\(path): \"\(name)\"", &faults)
    }
  }

  /// Reads `VEERKRACHT_…` variables; one that ends in `_FILE` names a file that holds the value, for secrets.
  private mutating func readEnvironment(_ environment: [String: String], _ faults: inout [String]) {
    let known = Dictionary(uniqueKeysWithValues: Self.keys.map { ($0.environmentName, $0.name) })
    for (variable, value) in environment.sorted(by: { $0.key < $1.key })
    where variable.hasPrefix("VEERKRACHT_") && variable != Self.fileVariable && !isTestSwitch(variable) {
      if let name = known[variable] {
        assign(name, .words(value), from: variable, &faults)
      } else if variable.hasSuffix("_FILE"), let name = known[String(variable.dropLast("_FILE".count))] {
        if let words = wordsOfFile(value) {
          assign(name, .words(words), from: variable, &faults)
        } else {
          faults.append("\(variable): the file \(value) cannot be read")
        }
      } else {
        faults.append(unknown(variable, "variable", among: Array(known.keys)))
      }
    }
  }

  private mutating func assign(
    _ name: String, _ setting: Setting, from source: String, _ faults: inout [String]
  ) {
    guard let key = Self.keys.first(where: { $0.name == name }) else {
      faults.append(unknown(source, "key", word: name, among: Self.keys.map(\.name)))
      return
    }
    if !key.assign(setting, &self) { faults.append("\(source): takes \(key.takes)") }
  }
}

/// What only tests say, and only to a debug build: to a release build it is an unknown variable.
private func isTestSwitch(_ variable: String) -> Bool {
  #if DEBUG
    variable == Configuration.answerBeforeCommitVariable
  #else
    false
  #endif
}

private func unknown(_ source: String, _ kind: String, word: String? = nil, among names: [String]) -> String {
  let near = nearest(to: word ?? source, among: names).map { "; did you mean \($0)?" } ?? ""
  return "\(source): unknown \(kind)\(near)"
}

/// `allowOrigins` → `allow-origins`.
private func kebab(_ name: String) -> String {
  name.reduce(into: "") { result, letter in
    if letter.isUppercase { result.append("-") }
    result.append(contentsOf: letter.lowercased())
  }
}

/// The text of a file, without the line ends that an editor leaves behind it; nil when it cannot be read.
private func wordsOfFile(_ path: String) -> String? {
  guard let octets = try? Data(contentsOf: URL(filePath: path)) else { return nil }
  var words = String(decoding: octets, as: UTF8.self)
  while words.last?.isNewline == true { words.removeLast() }
  return words
}
