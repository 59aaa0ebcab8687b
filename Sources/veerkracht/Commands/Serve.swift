internal import ArgumentParser
internal import HTTPServer
internal import Logging
internal import Persistence

/// `veerkracht serve`: serves in the foreground until SIGTERM or SIGINT; a second one ends it at once.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the API in the foreground.",
    discussion: "Logs one JSON object per line to standard output; the first names the address.")

  @OptionGroup var options: ServeOptions

  func run() throws {
    let configuration = try options.configuration()
    try configuration.checkForServing()
    let journal = Journal(output: .standardOutput, logLevel: configuration.level)
    EndSignals.block()
    let composition = try Composition(configuration, server: configuration.server, journal: journal)
    try EndSignals.watch(composition.server.shutdown)
    let addresses = composition.server.addresses.map { "\($0)" }
    journal.open("listening", ["address": "\(addresses[0])", "version": "\(Version.current)"])
    let done = try composition.run()
    journal.note(
      .notice, "stopped",
      [
        "commits": "\(done.commits)", "writes": "\(done.writes)", "largestBatch": "\(done.largestBatch)",
        "auditEvents": "\(done.auditEvents)",
      ])
    journal.output.finish(milliseconds: 1_000)
  }
}
