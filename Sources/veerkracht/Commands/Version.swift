internal import ArgumentParser

/// `veerkracht version`: prints the version of the program alone.
struct Version: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print the version.")

  /// The program's version; that of the API is its own (`API-Version`).
  static let current = "0.1.0"

  func run() throws {
    try say(Self.current)
  }
}
