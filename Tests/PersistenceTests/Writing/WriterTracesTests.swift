import Domain
import SQLite
import Testing
import Threads

@testable import Persistence

@Suite struct `Traces of a destroyed dossier` {
  private func overwrite(_ writer: Writer) {
    let done = Handover<Bool>()
    writer.overwriteTraces { done.set(true) }
    _ = done.wait()
  }

  @Test func `are overwritten when that is asked`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let id = try notes.eraseClient(writer)
    #expect(try notes.isOverwritten(id) == false)
    overwrite(writer)
    #expect(try notes.isOverwritten(id) == true)
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
    let id = try notes.eraseClient(writer)
    let reader = try Reader(path: notes.path)
    _ = try reader.read { database in try database.exists("SELECT 1 FROM client LIMIT 1") }
    overwrite(writer)
    #expect(try notes.isOverwritten(id) == false)
    #expect(notes.events.names.first == "traces remain")
    reader.endTurn()
    eventually { (try? notes.isOverwritten(id)) == true }
  }

  @Test func `are overwritten after a restart`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let id = try notes.eraseClient(writer)
    writer.stop()
    #expect(try notes.isOverwritten(id) == false)
    let next = try notes.writer()
    eventually { (try? notes.isOverwritten(id)) == true }
    #expect(next.statistics.overwrites == 1)
  }

  @Test func `of many are overwritten once, soon after the last, when nobody waits for each`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.tracesDelay = .milliseconds(200)
    let writer = try notes.writer(limits)
    let ids = try (0..<5).map { number in
      let id = try notes.eraseClient(writer, number: number)
      writer.overwriteTracesSoon()
      return id
    }
    #expect(try ids.map { try notes.isOverwritten($0) } == Array(repeating: false, count: 5))
    eventually { (try? ids.allSatisfy { try notes.isOverwritten($0) == true }) == true }
    #expect(writer.statistics.overwrites == 1)
  }

  @Test func `are no reason to keep a caller waiting when the writer stops`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    writer.stop()
    overwrite(writer)
  }
}
