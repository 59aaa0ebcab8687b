internal import ArgumentParser
internal import FoundationEssentials

/// The flag that says which data directory a command works on, and the file with everything else.
struct DataOptions: ParsableArguments {
  @Option(name: .customLong("config"), help: "A JSON file with the configuration.")
  var file: String?

  @Option(help: "The data directory.")
  var data: String?

  var flags: [(name: String, words: String)] { data.map { [("data", $0)] } ?? [] }

  /// The configuration that holds for this command.
  func configuration() throws(ConfigurationFaults) -> Configuration {
    try Configuration(
      ConfigurationSources(file: file, environment: ProcessInfo.processInfo.environment, flags: flags))
  }
}

/// The flags of `serve`; every other key is set by the environment or the file.
struct ServeOptions: ParsableArguments {
  @OptionGroup var options: DataOptions

  @Option(help: "The address to listen on.")
  var host: String?

  @Option(help: "The port to listen on; 0 takes a free one, which the first log line names.")
  var port: String?

  @Option(help: "Limit what one caller may do: on or off; off for benchmarks.")
  var rateLimits: String?

  @Option(parsing: .singleValue, help: "An origin whose web pages may call the API; may be given again.")
  var allowOrigin: [String] = []

  /// The configuration that holds for this server.
  func configuration() throws(ConfigurationFaults) -> Configuration {
    var flags = options.flags
    if let host { flags.append(("host", host)) }
    if let port { flags.append(("port", port)) }
    if let rateLimits { flags.append(("rateLimits", rateLimits)) }
    if !allowOrigin.isEmpty { flags.append(("allowOrigins", allowOrigin.joined(separator: ","))) }
    return try Configuration(
      ConfigurationSources(
        file: options.file, environment: ProcessInfo.processInfo.environment, flags: flags))
  }
}
