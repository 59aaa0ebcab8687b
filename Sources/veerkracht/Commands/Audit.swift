internal import ArgumentParser
internal import Persistence

/// `veerkracht audit …`: the audit trail.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "The audit trail.", subcommands: [Verify.self])

  /// Reads only, so it may run beside a server.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look through the whole chain; name the first link that does not hold.")

    @OptionGroup var options: DataOptions

    @Option(
      name: .customLong("head"), parsing: .singleValue,
      help:
        "An end that the trail had, SEQ:HASH, as the log or /v1/audit-events/head told it; may be given again."
    )
    var heads: [String] = []

    func validate() throws {
      for text in heads where AuditHead(text) == nil {
        throw ValidationError("'\(text)' is not SEQ:HASH, a number and 64 hexadecimal digits")
      }
    }

    func run() throws {
      let directory = DataDirectory(path: try options.configuration().data)
      switch try AuditChain.verify(directory, against: heads.compactMap { AuditHead($0) }) {
      case .whole(let head):
        try say("the chain holds: \(head.seq) events")
        if head.seq > 0 { try say("head \(head)") }
      case .broken(let link): throw Failure(.no, "the chain is broken: \(link)")
      }
    }
  }
}
