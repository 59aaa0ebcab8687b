import Persistence
import SQLite
import Testing

@Suite struct `Records of reads` {
  private func count(_ notes: Notes) throws -> Int {
    try Reader(path: notes.path).read { transaction in
      try transaction.first("SELECT count(*) FROM audit_event") { row in row.int(0) } ?? 0
    }
  }

  @Test func `are on disk a tenth of a second later`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let buffer = writer.auditBuffer()
    try writer.write { _ in }
    let clock = ContinuousClock()
    let start = clock.now
    try buffer.record(.sample(1))
    try buffer.record(.sample(2))
    try eventually { try count(notes) >= 2 }
    let elapsed = clock.now - start
    #expect(elapsed > .milliseconds(50), "they were not collected")
    #expect(elapsed < .milliseconds(500), "the delay, and room for a busy machine")
    #expect(writer.statistics.commits == 2)
  }

  @Test func `go along with a write that commits before`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.auditDelay = .seconds(60)
    let writer = try notes.writer(limits)
    let buffers = (writer.auditBuffer(), writer.auditBuffer())
    try buffers.0.record(.sample(1))
    try buffers.1.record(.sample(2))
    try writer.write { transaction in try AuditChain.append(.sample(3), to: transaction) }
    #expect(try count(notes) == 3)
    #expect(writer.statistics.commits == 1)
  }

  @Test func `do not wait when there are many`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.auditDelay = .seconds(60)
    limits.auditBatchMax = 10
    let writer = try notes.writer(limits)
    let buffer = writer.auditBuffer()
    for number in 0..<Int64(25) { try buffer.record(.sample(number)) }
    try eventually { try count(notes) >= 20 }
    writer.stop()
    #expect(try count(notes) == 25)
    guard case .whole = try AuditChain.verify(try Reader(path: notes.path)) else {
      Issue.record("the chain broke")
      return
    }
  }

  @Test func `are kept when the writer stops`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.auditDelay = .seconds(60)
    let writer = try notes.writer(limits)
    let buffer = writer.auditBuffer()
    for number in 0..<Int64(10) { try buffer.record(.sample(number)) }
    writer.stop()
    #expect(try count(notes) == 10)
  }

  @Test func `wait while the storage fails, are bounded, and are kept when it is back`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.auditEventsMax = 5
    limits.reopenDelayMin = .milliseconds(300)
    let writer = try notes.writer(limits)
    let buffer = writer.auditBuffer()
    #expect(throws: WriteFailure.self) {
      try writer.write { transaction in
        try buffer.record(.sample(1))
        _ = try transaction.first("PRAGMA max_page_count = 1") { row in row.int(0) }
        try transaction.run("INSERT INTO note (text) VALUES (hex(randomblob(100000)))")
      }
    }
    for number in 2...Int64(5) { try buffer.record(.sample(number)) }
    #expect(throws: WriteFailure.self) { try buffer.record(.sample(6)) }
    try eventually { try count(notes) >= 5 }
    #expect(notes.events.names == ["disk full", "recovered"])
    // The commit is seen a moment before the writer has counted it.
    eventually { (try? buffer.record(.sample(7))) != nil }
  }
}
