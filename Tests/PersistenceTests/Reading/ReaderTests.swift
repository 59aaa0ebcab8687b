import Persistence
import SQLite
import Testing
import Threads

@Suite struct `A reader` {
  private func count(_ reader: Reader) throws -> Int? {
    try reader.read { transaction in try transaction.first("SELECT count(*) FROM note") { row in row.int(0) }
    }
  }

  @Test func `shows one moment within a turn, and the latest in the next`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let reader = try Reader(path: notes.path)
    #expect(try count(reader) == 0)
    try writer.write { transaction in try Notes.insert("a", transaction) }
    #expect(try count(reader) == 0)
    reader.endTurn()
    #expect(try count(reader) == 1)
    reader.endTurn()
    reader.endTurn()
  }

  @Test func `goes on after an error`() throws {
    let notes = try Notes()
    let reader = try Reader(path: notes.path)
    #expect(throws: SQLiteError.self) {
      try reader.read { transaction in _ = try transaction.exists("SELECT 1 FROM nowhere") }
    }
    #expect(try count(reader) == 0)
  }

  @Test func `reads on while the storage fails the writer`() throws {
    let notes = try Notes()
    let writer = try notes.writer()
    let reader = try Reader(path: notes.path)
    try writer.write { transaction in try Notes.insert("a", transaction) }
    #expect(throws: WriteFailure.self) {
      try writer.write { transaction in
        _ = try transaction.first("PRAGMA max_page_count = 1") { row in row.int(0) }
        try transaction.run("INSERT INTO note (text) VALUES (hex(randomblob(100000)))")
      }
    }
    #expect(try count(reader) == 1)
  }

  @Test func `of a missing database says so`() throws {
    #expect(throws: StartFailure.noDatabase(path: "/nowhere/veerkracht.sqlite")) {
      try Reader(path: "/nowhere/veerkracht.sqlite")
    }
  }
}

@Suite struct `Long reads` {
  @Test func `answer from threads of their own`() throws {
    let notes = try Notes()
    let reads = try LongReads(path: notes.path)
    let answers = Guarded<[Int]>([])
    for number in 0..<20 {
      reads.submit(
        { transaction in try transaction.first("SELECT ?1", number) { row in row.int(0) } ?? -1 },
        completion: { result in
          if case .success(let number) = result { answers.withLock { $0.append(number) } }
        })
    }
    reads.stop()
    #expect(answers.withLock { $0.sorted() } == Array(0..<20))
  }

  @Test func `stop at their limit`() throws {
    let notes = try Notes()
    var limits = LongReads.Limits()
    limits.stepsMax = 100_000
    let reads = try LongReads(path: notes.path, limits: limits)
    let results = Guarded<[String]>([])
    for count in [1_000_000, 10] {
      reads.submit(
        { transaction in
          try transaction.first(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT count(*) FROM n",
            count
          ) { row in row.int(0) }
        },
        completion: { result in
          switch result {
          case .success(let count): results.withLock { $0.append("\(count ?? -1)") }
          case .failure(.tooLong): results.withLock { $0.append("too long") }
          case .failure(let failure): results.withLock { $0.append("\(failure)") }
          }
        })
    }
    reads.stop()
    #expect(results.withLock { $0.sorted() } == ["10", "too long"])
  }

  @Test func `are refused when too many wait, and after the end`() throws {
    let notes = try Notes()
    var limits = LongReads.Limits()
    limits.threadCount = 1
    limits.queueMax = 1
    let reads = try LongReads(path: notes.path, limits: limits)
    let results = Guarded<[String]>([])
    let note: @Sendable (Result<Int, ReadFailure>) -> Void = { result in
      switch result {
      case .success: results.withLock { $0.append("answered") }
      case .failure(let failure): results.withLock { $0.append("\(failure)") }
      }
    }
    reads.submit(
      { _ in
        results.withLock { $0.append("begun") }
        eventually { results.withLock { $0.contains("overloaded") } }
        return 0
      }, completion: note)
    eventually { results.withLock { $0.contains("begun") } }
    reads.submit({ _ in 0 }, completion: note)
    reads.submit({ _ in 0 }, completion: note)
    reads.stop()
    reads.submit({ _ in 0 }, completion: note)
    #expect(results.withLock { $0 } == ["begun", "overloaded", "answered", "answered", "stopping"])
  }
}
