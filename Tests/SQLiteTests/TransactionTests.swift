import SQLite
import Testing

@Suite struct `A write transaction` {
  private struct Refused: Error {}

  @Test func `keeps all or nothing`() throws {
    let connection = try TemporaryFile().items()
    try connection.write { transaction throws(SQLiteError) in
      try transaction.run("INSERT INTO item (name) VALUES ('a')")
      try transaction.run("INSERT INTO item (name) VALUES ('b')")
    }
    #expect(throws: SQLiteError.self) {
      try connection.write { transaction throws(SQLiteError) in
        try transaction.run("INSERT INTO item (name) VALUES ('c')")
        try transaction.run("INSERT INTO item (name) VALUES ('a')")
      }
    }
    #expect(try connection.names() == ["a", "b"])
  }

  @Test func `undoes a savepoint that throws, and only that`() throws {
    let connection = try TemporaryFile().items()
    try connection.write { transaction throws(SQLiteError) in
      try transaction.run("INSERT INTO item (name) VALUES ('before')")
      do {
        try transaction.savepoint { transaction in
          try transaction.run("INSERT INTO item (name) VALUES ('outer')")
          try? transaction.savepoint { transaction in
            try transaction.run("INSERT INTO item (name) VALUES ('inner')")
            throw Refused()
          }
          #expect(try transaction.readTransaction.exists("SELECT 1 FROM item WHERE name = 'outer'"))
          #expect(try !transaction.readTransaction.exists("SELECT 1 FROM item WHERE name = 'inner'"))
          throw Refused()
        }
        Issue.record("the savepoint did not throw")
      } catch {
        #expect(error is Refused)
      }
      let kept = try? transaction.savepoint { transaction in
        try transaction.run("INSERT INTO item (name) VALUES ('kept')")
      }
      #expect(kept == 1)
      try transaction.run("INSERT INTO item (name) VALUES ('after')")
    }
    #expect(try connection.names() == ["before", "kept", "after"])
  }

  @Test func `is not seen by others before its commit`() throws {
    let file = try TemporaryFile()
    let connection = try file.items()
    let other = try Connection(path: file.path, access: .read)
    try connection.write { transaction throws(SQLiteError) in
      try transaction.run("INSERT INTO item (name) VALUES ('a')")
      #expect(try other.names() == [])
    }
    #expect(try other.names() == ["a"])
  }

  @Test func `lends what it has written to the queries that only read`() throws {
    let connection = try TemporaryFile().items()
    let found = try connection.write { transaction throws(SQLiteError) in
      try transaction.run("INSERT INTO item (name) VALUES ('a')")
      return try transaction.readTransaction.exists("SELECT 1 FROM item WHERE name = ?1", "a")
    }
    #expect(found)
  }
}

@Suite struct `A snapshot` {
  @Test func `shows one moment, that of its first read`() throws {
    let file = try TemporaryFile()
    let writing = try file.items()
    let reading = try Connection(path: file.path, access: .read)
    func count(_ snapshot: borrowing Snapshot) throws -> Int? {
      try snapshot.read { transaction throws(SQLiteError) in
        try transaction.first("SELECT count(*) FROM item") { row in row.int(0) }
      }
    }
    do {
      let snapshot = try reading.snapshot()
      try writing.change("INSERT INTO item (id) VALUES (1)")
      #expect(try count(snapshot) == 1)
      try writing.change("INSERT INTO item (id) VALUES (2)")
      #expect(try count(snapshot) == 1)
    }
    #expect(try count(try reading.snapshot()) == 2)
  }
}
