import SQLite
import Testing

@Suite struct `A statement` {
  @Test func `gives back what was bound`() throws {
    let connection = try TemporaryFile().items()
    try connection.change(
      "INSERT INTO item (id, name, data, size) VALUES (?1, ?2, ?3, ?4)", 1, "Zoë", [1, 2] as [UInt8], 7)
    try connection.change(
      "INSERT INTO item (id, name, data, size) VALUES (?1, ?2, ?3, ?4)", Int64.max, "", [] as [UInt8],
      Int?.none)
    try connection.change(
      "INSERT INTO item (id, name, data, size) VALUES (?1, ?2, NULL, ?3)", Int64.min, "a\0b" as String?, true)
    let rows = try connection.read { transaction throws(SQLiteError) in
      try transaction.all("SELECT id, name, data, size FROM item ORDER BY id") { row in
        "\(row.int64(0)) \(row.string(1).utf8.count) \(row.text(1).count) \(row.blob(2).count) \(row.isNull(2)) \(row.optionalInt(3) ?? -1)"
      }
    }
    #expect(
      rows == ["\(Int64.min) 3 3 0 true 1", "1 4 4 2 false 7", "\(Int64.max) 0 0 0 false -1"])
  }

  @Test func `takes octets and literals without a String`() throws {
    let connection = try TemporaryFile().items()
    let octets: [UInt8] = [72, 105]
    try connection.write { transaction throws(SQLiteError) in
      let insert = try transaction.statement("INSERT INTO item (id, name, data) VALUES (?1, ?2, ?3)")
      try insert.bind(1, 1)
      try insert.bind(2, text: octets.span)
      try insert.bind(3, blob: octets.span)
      try insert.run()
    }
    try connection.change("INSERT INTO item (id, name) VALUES (?1, ?2)", 2, "literal" as StaticString)
    #expect(try connection.names() == ["Hi", "literal"])
  }

  @Test func `comes back clean when its row was refused, its reader threw, or it was left in the middle`()
    throws
  {
    struct Stop: Error {}
    let connection = try TemporaryFile().items()
    for number in 1...3 {
      try connection.change("INSERT INTO item (id, name) VALUES (?1, ?2)", number, "n\(number)")
    }
    for _ in 0..<2 {
      #expect(throws: SQLiteError.self) {
        try connection.change("INSERT INTO item (id, name) VALUES (?1, ?2)", 4, "n1")
      }
      try connection.read { transaction throws(SQLiteError) in
        let first = try transaction.first("SELECT name FROM item ORDER BY id") { row in row.string(0) }
        #expect(first == "n1")
      }
      #expect(throws: SQLiteError.self) {
        try connection.read { transaction throws(SQLiteError) in
          try transaction.forEachRow("SELECT name FROM item ORDER BY id") { _ throws(SQLiteError) in
            throw SQLiteError.malformedRow("item.name")
          }
        }
      }
    }
    // A statement left on a row would keep the log from being emptied.
    #expect(try connection.checkpoint(.truncate).pages == 0)
  }

  @Test func `binds nothing that an earlier use left behind`() throws {
    let connection = try TemporaryFile().items()
    try connection.write { transaction throws(SQLiteError) in
      for name in ["first", nil] as [String?] {
        let insert = try transaction.statement("INSERT INTO item (name) VALUES (?1)")
        if let name { try insert.bind(1, name) }
        try insert.run()
      }
    }
    #expect(try connection.names() == ["first", "NULL"])
  }

  @Test func `counts what it changed`() throws {
    let connection = try TemporaryFile().items()
    for number in 1...3 { try connection.change("INSERT INTO item (id) VALUES (?1)", number) }
    try connection.write { transaction throws(SQLiteError) in
      #expect(try transaction.run("UPDATE item SET size = ?1 WHERE id > ?2", 5, 1) == 2)
      #expect(try transaction.run("DELETE FROM item WHERE id = ?1", 99) == 0)
      #expect(try transaction.first("DELETE FROM item WHERE id = 1 RETURNING id") { row in row.int(0) } == 1)
    }
  }

  @Test func `stops at its step limit, and works again after it`() throws {
    let connection = try TemporaryFile().items()
    let count: StaticString = """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT count(*) FROM n
      """
    let error = try #require(throws: SQLiteError.self) {
      try connection.withStepLimit(100_000) {
        _ = try connection.read { transaction throws(SQLiteError) in
          try transaction.first(count) { row in row.int(0) }
        }
      }
    }
    #expect(error.isStepLimit)
    #expect(connection.storageFailure == nil)
    let all = try connection.read { transaction throws(SQLiteError) in
      try transaction.first(count) { row in row.int(0) }
    }
    #expect(all == 1_000_000)
  }
}
