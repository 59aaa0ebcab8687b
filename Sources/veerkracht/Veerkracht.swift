internal import ArgumentParser
internal import Glibc

/// The command line: each subcommand is in its own file under Commands/.
@main
struct Veerkracht: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "veerkracht",
    abstract: "The HTTP JSON service of a burn-out care cooperative.",
    discussion: ExitStatus.explanation,
    subcommands: [
      Serve.self, Migrate.self, Token.self, Audit.self, CheckConfig.self, Healthcheck.self, Export.self,
      Erase.self, Retention.self,
      Demo.self,
      OpenAPI.self, Version.self, Backup.self, Restore.self,
    ])

  /// Runs the command, and says on standard error why it failed if it did.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as CleanExit {
      exit(withError: error)
    } catch {
      guard let failure = Failure(error) else { exit(withError: error) }
      LogOutput.standardError.write(Array("veerkracht: \(failure.message)\n".utf8).span)
      Glibc.exit(failure.status.rawValue)
    }
  }
}
