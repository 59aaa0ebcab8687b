internal import ArgumentParser

/// `veerkracht check-config`: reads the configuration as `serve` would, and shows what came of it.
struct CheckConfig: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the configuration and print every key with its value and meaning.")

  @OptionGroup var options: ServeOptions

  func run() throws {
    let configuration = try options.configuration()
    try configuration.checkForServing()
    _ = try configuration.service()
    for key in Configuration.keys {
      try say("\(key.name) = \(key.show(configuration))")
      try say("    \(key.meaning) Takes \(key.takes). Environment: \(key.environmentName)")
    }
  }
}
