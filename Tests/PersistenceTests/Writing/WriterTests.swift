import SQLite
import Testing
import Threads

@testable import Persistence

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
    gate.close(writer)
    let answered = Guarded(0)
    for number in 0..<100 {
      writer.submit(
        { transaction in try Notes.insert("\(number)", transaction) },
        completion: { result in
          if case .success = result { answered.withLock { $0 += 1 } }
        })
    }
    gate.open()
    writer.stop()
    #expect(answered.withLock { $0 } == 100)
    #expect(try notes.texts().count == 100)
    #expect(writer.statistics.commits == 2)
    #expect(writer.statistics.writes == 101)
    #expect(writer.statistics.largestBatch == 100)
  }

  @Test func `lets one that throws harm no neighbour`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let gate = Gate()
    gate.close(writer)
    let refused = Guarded<[String]>([])
    for text in ["a", "b", "a", "c"] {
      writer.submit(
        { transaction in
          try transaction.run("INSERT INTO note (text) VALUES ('note ' || (SELECT count(*) FROM note))")
          try Notes.insert(text, transaction)
        },
        completion: { result in
          guard case .failure(.threw(let error as SQLiteError)) = result else { return }
          refused.withLock { $0.append(error.detail) }
        })
    }
    gate.open()
    writer.stop()
    #expect(try notes.texts() == ["a", "b", "c", "note 0", "note 2", "note 4"])
    #expect(refused.withLock { $0 } == ["note.text"])
    #expect(writer.statistics.commits == 2)
  }

  @Test func `runs a batch again when one of it threw after it had changed something, and then only`() throws
  {
    let notes = try Notes()
    let writer = try notes.writer()
    let gate = Gate()
    let runs = Guarded(0)
    let submit: (_ text: String, _ isFirstAnError: Bool) -> Void = { text, isFirstAnError in
      writer.submit(
        { transaction in
          runs.withLock { $0 += 1 }
          if isFirstAnError { throw CancellationError() }
          try Notes.insert(text, transaction)
          if text == "refused" { throw CancellationError() }
        }, completion: { _ in })
    }
    gate.close(writer)
    submit("a", false)
    submit("early", true)
    submit("b", false)
    gate.open()
    try writer.write { _ in }
    #expect(runs.withLock { $0 } == 3)
    gate.close(writer)
    submit("c", false)
    submit("refused", false)
    submit("d", false)
    gate.open()
    writer.stop()
    #expect(runs.withLock { $0 } == 3 + 2 + 3)
    #expect(try notes.texts() == ["a", "b", "c", "d"])
  }

  @Test func `counts a change before it answers, and no record of a read`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    #expect(writer.changes.value == 0)
    let seen = Guarded<[Int]>([])
    writer.submit({ _ in }, completion: { _ in seen.withLock { $0.append(writer.changes.value) } })
    try writer.write { transaction in try Notes.insert("a", transaction) }
    #expect(seen.withLock { $0 } == [1])
    let before = writer.changes.value
    try writer.auditBuffer().record(.sample(1))
    eventually { writer.statistics.auditEvents == 1 }
    #expect(writer.changes.value == before)
    writer.stop()
  }

  @Test func `refuses at once what does not fit into the queue`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.queueMax = 2
    let writer = try notes.writer(limits)
    let gate = Gate()
    gate.close(writer)
    let refused = Guarded(0)
    for text in ["a", "b", "c"] {
      writer.submit(
        { transaction in try Notes.insert(text, transaction) },
        completion: { result in
          if case .failure(.overloaded) = result { refused.withLock { $0 += 1 } }
        })
    }
    #expect(refused.withLock { $0 } == 1)  // before the others have run
    gate.open()
    writer.stop()
    #expect(try notes.texts() == ["a", "b"])
  }

  @Test func `takes no more than a batch at a time`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.batchMax = 10
    let writer = try notes.writer(limits)
    let gate = Gate()
    gate.close(writer)
    for number in 0..<25 {
      writer.submit({ transaction in try Notes.insert("\(number)", transaction) }, completion: { _ in })
    }
    gate.open()
    writer.stop()
    #expect(writer.statistics.commits == 4)
    #expect(writer.statistics.largestBatch == 10)
  }

  @Test func `refuses the whole batch when the disk is full, and goes on by itself`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let gate = Gate()
    gate.close(writer)
    let results = Guarded<[String]>([])
    let note: @Sendable (String, Result<Void, WriteFailure>) -> Void = { text, result in
      switch result {
      case .success: results.withLock { $0.append("\(text) kept") }
      case .failure(.unavailable): results.withLock { $0.append("\(text) unavailable") }
      case .failure: results.withLock { $0.append("\(text) failed") }
      }
    }
    writer.submit(
      { transaction in try Notes.insert("before", transaction) }, completion: { note("before", $0) })
    writer.submit(
      { transaction in
        // From here on the file may not grow by a page. A handler that swallows the error hides nothing.
        _ = try transaction.first("PRAGMA max_page_count = 1") { row in row.int(0) }
        _ = try? transaction.run("INSERT INTO note (text) VALUES (hex(randomblob(100000)))")
      }, completion: { note("large", $0) })
    writer.submit(
      { transaction in try Notes.insert("after", transaction) }, completion: { note("after", $0) })
    gate.open()
    eventually { !notes.events.names.isEmpty }
    #expect(results.withLock { $0 } == ["before unavailable", "large unavailable", "after unavailable"])
    #expect(!writer.isAvailable)
    #expect(throws: WriteFailure.self) {
      try writer.write { transaction in try Notes.insert("soon", transaction) }
    }

    eventually { notes.events.names.last == "recovered" }
    try writer.write { transaction in try Notes.insert("later", transaction) }
    writer.stop()
    #expect(notes.events.names == ["disk full", "recovered"])
    #expect(try notes.texts() == ["later"])
    #expect(writer.statistics.failedBatches == 1)
  }

  @Test func `commits what waits when it is stopped, and refuses what comes`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let gate = Gate()
    gate.close(writer)
    writer.submit({ transaction in try Notes.insert("waiting", transaction) }, completion: { _ in })
    gate.open()
    writer.stop()
    writer.stop()
    #expect(try notes.texts() == ["waiting"])
    do {
      try writer.write { transaction in try Notes.insert("late", transaction) }
      Issue.record("a stopped writer wrote")
    } catch {
      guard case .stopping = error else {
        Issue.record(error)
        return
      }
    }
  }

  @Test func `moves the log into the database when nothing waits, and empties it at the end`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.checkpointPagesWhenIdle = 10
    let writer = try notes.writer(limits)
    for number in 0..<20 { try writer.write { transaction in try Notes.insert("\(number)", transaction) } }
    eventually { writer.statistics.checkpoints > 0 }
    let before = writer.statistics.checkpoints
    #expect(before >= 1)
    writer.stop()
    #expect(try fileSize(notes.path + "-wal") == 0)
    #expect(try notes.texts().count == 20)
  }

  @Test func `moves the log even when writes wait, once it is long`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.batchMax = 1
    limits.checkpointPagesMax = 10
    let writer = try notes.writer(limits)
    let gate = Gate()
    gate.close(writer)
    let seen = Guarded(0)
    for number in 0..<50 {
      writer.submit(
        { transaction in
          seen.withLock { $0 = writer.statistics.checkpoints }
          try Notes.insert("\(number)", transaction)
        }, completion: { _ in })
    }
    gate.open()
    writer.stop()
    #expect(seen.withLock { $0 } > 3)
  }

  @Test func `is not available when the file cannot be opened`() throws {
    let notes = try Notes()
    let writer = try Writer(path: "/nowhere/veerkracht.sqlite", report: notes.events.add)
    #expect(throws: WriteFailure.self) { try writer.write { _ in } }
    eventually { notes.events.names == ["failed"] }
    #expect(!writer.isAvailable)
    writer.stop()
  }
}
