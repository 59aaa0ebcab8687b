internal import ArgumentParser
internal import Glibc
internal import Persistence

/// `veerkracht audit …`: the audit trail.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "The audit trail.", subcommands: [Verify.self])

  /// Reads only, so it may run beside a server.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look through the whole chain; name the first link that does not hold.")

    @OptionGroup var options: DataOptions

    func run() throws {
      let directory = DataDirectory(path: try options.configuration().data)
      guard access(directory.databasePath, F_OK) == 0 else {
        throw StartFailure.noDatabase(path: directory.databasePath)
      }
      switch try AuditChain.verify(Reader(path: directory.databasePath)) {
      case .whole(let head): print("the chain holds: \(head.seq) events")
      case .broken(let link): throw Failure(.no, "the chain is broken: \(link)")
      }
    }
  }
}
