internal import ArgumentParser
internal import Glibc

/// Has the system keep no copy of the process's memory, in which dossiers are, when it ends badly.
private func leaveNoCore() {
  var none = rlimit(rlim_cur: 0, rlim_max: 0)
  setrlimit(CInt(RLIMIT_CORE.rawValue), &none)
}

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
    leaveNoCore()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as CleanExit {
      exit(withError: error)
    } catch {
      if exitCode(for: error) == .validationFailure { exit(withError: error) }
      let failure = Failure(error) ?? Failure(.software, "\(error)")
      LogOutput.standardError.write(Array("veerkracht: \(failure.message)\n".utf8).span)
      Glibc.exit(failure.status.rawValue)
    }
  }
}
