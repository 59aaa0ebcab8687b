internal import ArgumentParser
internal import FoundationEssentials
internal import Persistence

/// `veerkracht restore`: looks through a backup, and makes it the database of a data directory that has none.
struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look through a backup, or bring it back into a data directory without a database.",
    discussion: """
      Looks at the SHA-256 when one stands beside the file, at SQLite's integrity check, foreign keys, the schema and \
      every link of the audit chain. Nothing is overwritten. /dev/stdin takes what another program decrypts.
      """)

  @OptionGroup var options: DataOptions

  @Option(name: .customLong("check"), help: "A backup to look through; nothing is changed.")
  var checked: String?

  @Option(name: .customLong("from"), help: "A backup to bring back into the data directory.")
  var source: String?

  func validate() throws {
    guard (checked == nil) != (source == nil) else {
      throw ValidationError("take either --check FILE or --from FILE")
    }
  }

  func run() throws {
    if let checked {
      let scratch = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
      try say(DatabaseCopy.check(checked, scratch: scratch).summary)
    } else if let source {
      let directory = DataDirectory(path: try options.configuration().data)
      try say(DatabaseCopy.restore(source, to: directory).summary)
    }
  }
}

extension DatabaseCopy.Finding {
  var summary: String {
    """
    \(contents.summary)
    sound    integrity, foreign keys, audit chain\(isCompared ? ", SHA-256 as beside it" : "")
    """
  }
}
