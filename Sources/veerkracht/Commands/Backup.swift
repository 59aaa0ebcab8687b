internal import ArgumentParser
internal import Glibc
internal import Persistence

/// `veerkracht backup`: the whole database in one file, also beside a running server.
struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the database into one file, look through the copy, and put its SHA-256 beside it.",
    discussion: """
      Only reads, so it may run beside a server. What was acknowledged before it began is in the copy. With --to - the \
      copy goes to standard output, for a program that encrypts it: veerkracht backup --to - | age -r PUBLIC_KEY >FILE
      """)

  @OptionGroup var options: DataOptions

  @Option(name: .customLong("to"), help: "The file to make; - is standard output.")
  var destination: String

  func run() throws {
    let directory = DataDirectory(path: try options.configuration().data)
    if destination == "-" {
      guard isatty(STDOUT_FILENO) == 0 else {
        throw Failure(.no, "a backup is not for a terminal: let a program or a file take standard output")
      }
      let contents = try DatabaseCopy.stream(of: directory, to: STDOUT_FILENO)
      LogOutput.standardError.write(Array((contents.summary + "\n").utf8).span)
    } else {
      try say(DatabaseCopy.make(of: directory, at: destination).summary)
    }
  }
}

extension BackupContents {
  /// For a person or a journal, one line for each thing; nothing of anybody.
  var summary: String {
    """
    octets   \(octetCount)
    SHA-256  \(fingerprint)
    schema   \(schema)\(schema < knownSchema ? " (the start will bring it to \(knownSchema))" : "")
    clients  \(clientCount)
    intakes  \(intakeCount)
    audit    \(auditHead.seq) events, the last with hash \(auditHead.hash)
    """
  }
}
