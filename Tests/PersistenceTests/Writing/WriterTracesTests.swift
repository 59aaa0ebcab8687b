import Domain
import SQLite
import Testing
import Threads

@testable import Persistence

@Suite struct `Traces of a destroyed dossier` {
  private func erased(_ notes: Notes, _ writer: Writer) throws -> Client.ID {
    let id = Client.ID(unixMilliseconds: 0, randomBits: (0, 7))
    let now = Instant(unixMilliseconds: 0)
    let client = Client(
      id: id, version: 1, createdAt: now, updatedAt: now,
      details: Client.Details(
        name: Client.Name(givenName: try Line("Zwaantje"), familyName: try Line("Quispelaere")),
        birthDate: try #require(CalendarDate("1961-02-17")), occupation: .other))
    let backupsUntil = try #require(CalendarDate("2027-12-23"))
    try writer.write { transaction in try transaction.insert(client) }
    try writer.write { transaction in
      _ = try transaction.erase(
        id, ground: .retention, request: nil, by: .coordinator, backupsUntil: backupsUntil, at: now)
    }
    return id
  }

  private func isOverwritten(_ id: Client.ID, _ notes: Notes) throws -> Bool? {
    try Reader(path: notes.path).read { database in try database.erasure(of: id)?.isOverwritten }
  }

  private func overwrite(_ writer: Writer) {
    let done = Handover<Bool>()
    writer.overwriteTraces { done.set(true) }
    _ = done.wait()
  }

  @Test func `are overwritten when that is asked`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let id = try erased(notes, writer)
    #expect(try isOverwritten(id, notes) == false)
    overwrite(writer)
    #expect(try isOverwritten(id, notes) == true)
    #expect(writer.statistics.overwrites == 1)
    overwrite(writer)
    #expect(writer.statistics.overwrites == 1)
    try writer.write { transaction in try Notes.insert("goes on", transaction) }
  }

  @Test func `wait for who still reads old pages`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.tracesPatience = .milliseconds(20)
    limits.tracesRetryDelay = .milliseconds(50)
    let writer = try notes.writer(limits)
    let id = try erased(notes, writer)
    let reader = try Reader(path: notes.path)
    _ = try reader.read { database in try database.exists("SELECT 1 FROM client LIMIT 1") }
    overwrite(writer)
    #expect(try isOverwritten(id, notes) == false)
    #expect(notes.events.names.first == "traces remain")
    reader.endTurn()
    eventually { (try? isOverwritten(id, notes)) == true }
  }

  @Test func `are overwritten after a restart`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let id = try erased(notes, writer)
    writer.stop()
    #expect(try isOverwritten(id, notes) == false)
    let next = try notes.writer()
    eventually { (try? isOverwritten(id, notes)) == true }
    #expect(next.statistics.overwrites == 1)
  }

  @Test func `are no reason to keep a caller waiting when the writer stops`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    writer.stop()
    overwrite(writer)
  }
}
