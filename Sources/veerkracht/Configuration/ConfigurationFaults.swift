/// Everything that is wrong with a configuration, told at once.
struct ConfigurationFaults: Error, CustomStringConvertible, Sendable {
  /// One sentence per fault, beginning with where it stands.
  let sentences: [String]

  var description: String { sentences.joined(separator: "\n") }
}
