import Persistence
import SQLite
import Synchronization
import Testing
import Threads

/// A migrated database with one table more, `note`, its writers and a second look at the file.
struct Notes {
  let directory: TemporaryDirectory
  let events = Events()

  /// What a writer reported.
  final class Events: Sendable {
    private let events = Guarded<[String]>([])

    /// The last end of the audit chain that it told.
    let head = Guarded<AuditHead?>(nil)

    func add(_ event: Writer.Event) {
      if case .auditHead(let told) = event { return head.withLock { $0 = told } }
      let name =
        switch event {
        case .failed(let error): error.isDiskFull ? "disk full" : "failed"
        case .recovered: "recovered"
        case .auditHead: "audit head"
        case .tracesRemain: "traces remain"
        case .auditEventsLost(let count): "\(count) lost"
        }
      events.withLock { $0.append(name) }
    }

    var names: [String] { events.withLock { $0 } }
  }

  init() throws {
    directory = try TemporaryDirectory()
    try Database.migrate(directory.data, now: 0)
    try directory.tamper("CREATE TABLE note (text TEXT NOT NULL UNIQUE) STRICT")
  }

  var path: String { directory.data.databasePath }

  func writer(_ limits: Writer.Limits = Writer.Limits()) throws -> Writer {
    try Writer(path: path, limits: limits, report: events.add)
  }

  func texts() throws -> [String] {
    try Reader(path: path).read { transaction in
      try transaction.all("SELECT text FROM note ORDER BY text") { row in row.string(0) }
    }
  }

  static func insert(_ text: String, _ transaction: borrowing WriteTransaction) throws {
    try transaction.run("INSERT INTO note (text) VALUES (?1)", text)
  }
}

/// Holds the writer's thread inside one write, so that others pile up behind it.
final class Gate: Sendable {
  private let hasBegun = Atomic(false)
  private let isOpen = Atomic(false)

  /// Again and again, once it is open.
  func close(_ writer: Writer) {
    hasBegun.store(false, ordering: .releasing)
    isOpen.store(false, ordering: .releasing)
    writer.submit(
      { _ in
        self.hasBegun.store(true, ordering: .releasing)
        eventually { self.isOpen.load(ordering: .acquiring) }
      }, completion: { _ in })
    eventually { hasBegun.load(ordering: .acquiring) }
  }

  func open() { isOpen.store(true, ordering: .releasing) }
}
