import Persistence
import SQLite
import Synchronization
import Testing

@testable import Persistence

/// A database with one table of notes, its writer and a second look at the file.
private struct Notes {
  let directory = try? TemporaryDirectory()
  let path: String
  let events: Events

  final class Events: Sendable {
    let list = Mutex<[String]>([])
    func add(_ event: Writer.Event) {
      list.withLock { list in
        switch event {
        case .failed: list.append("failed")
        case .recovered: list.append("recovered")
        }
      }
    }
  }

  init() throws {
    let data = try #require(directory).data
    path = data.databasePath
    events = Events()
    try Database.migrate(data, now: 0)
    let connection = try Connection(path: path, access: .write)
    try connection.write { transaction throws(SQLiteError) in
      try transaction.run("CREATE TABLE note (text TEXT NOT NULL UNIQUE) STRICT")
    }
  }

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

/// Holds the writer's thread inside one write until it is opened, so that others pile up behind it.
private final class Gate: Sendable {
  private let isOpen = Atomic(false)
  func open() { isOpen.store(true, ordering: .releasing) }
  func wait() { while !isOpen.load(ordering: .acquiring) {} }
}

@Suite struct `The writer` {
  @Test func `answers after the commit`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let answer = try writer.write { transaction in
      try Notes.insert("a", transaction)
      return 7
    }
    #expect(answer == 7)
    #expect(try notes.texts() == ["a"])
  }

  @Test func `commits all that waits at once`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let gate = Gate()
    let answered = Mutex(0)
    writer.submit({ _ in gate.wait() }) { _ in }
    while writer.statistics != Writer.Statistics() {}
    for number in 0..<100 {
      writer.submit({ transaction in try Notes.insert("\(number)", transaction) }) { result in
        if case .success = result { answered.withLock { $0 += 1 } }
      }
    }
    gate.open()
    writer.stop()
    #expect(answered.withLock { $0 } == 100)
    #expect(try notes.texts().count == 100)
    #expect(writer.statistics.commits <= 3)
    #expect(writer.statistics.writes == 101)
  }

  @Test func `lets one that throws harm no neighbour`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let gate = Gate()
    let failures = Mutex<[String]>([])
    writer.submit({ _ in gate.wait() }) { _ in }
    for text in ["a", "b", "a", "c"] {
      writer.submit({ transaction in
        try Notes.insert("before \(text)", transaction)
        try Notes.insert(text, transaction)
      }) { result in
        guard case .failure(.threw(let error as SQLiteError)) = result else { return }
        failures.withLock { $0.append(error.detail) }
      }
    }
    gate.open()
    writer.stop()
    #expect(try notes.texts() == ["a", "b", "before a", "before b", "before c", "c"])
    #expect(failures.withLock { $0 } == ["note.text"])
  }
}
