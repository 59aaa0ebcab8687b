import Foundation
import SQLite
import Testing

@Suite struct `A connection` {
  static let settings: [(String, String, String)] = [
    ("journal_mode", "wal", "wal"), ("synchronous", "2", "2"), ("foreign_keys", "1", "1"),
    ("wal_autocheckpoint", "0", "0"), ("mmap_size", "0", "0"), ("trusted_schema", "0", "0"),
    ("cell_size_check", "1", "1"), ("temp_store", "2", "2"), ("secure_delete", "1", "1"),
    ("cache_size", "-512", "-512"),
    ("busy_timeout", "250", "250"), ("query_only", "0", "1"),
  ]

  @Test(arguments: settings) func `has every setting set`(pragma: String, writer: String, reader: String)
    throws
  {
    let file = try TemporaryFile()
    let writing = try Connection(path: file.path, access: .write, cacheKiB: 512, busyTimeoutMilliseconds: 250)
    #expect(try writing.value(of: pragma) == writer)
    let reading = try Connection(path: file.path, access: .read, cacheKiB: 512, busyTimeoutMilliseconds: 250)
    #expect(try reading.value(of: pragma) == reader)
  }

  @Test func `that reads cannot write`() throws {
    let file = try TemporaryFile()
    let writing = try file.items()
    let reading = try Connection(path: file.path, access: .read)
    let error = try #require(throws: SQLiteError.self) { try reading.value(of: "user_version = 7") }
    #expect(error.isReadOnly)
    #expect(try writing.value(of: "user_version") == "0")
  }

  @Test func `that reads leaves the log as it is, even when it is the last to close`() throws {
    let file = try TemporaryFile()
    var writing: Connection? = try file.items()
    let reading = try Connection(path: file.path, access: .read)
    try writing?.change("INSERT INTO item (id) VALUES (1)")
    writing = nil
    let log = try Data(contentsOf: URL(fileURLWithPath: file.path + "-wal"))
    #expect(log.count > 0)
    #expect(try reading.names() == ["NULL"])
    do {
      let last = try Connection(path: file.path, access: .read)
      #expect(try last.names() == ["NULL"])
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path + "-wal")) == log)
  }

  @Test func `keeps a statement prepared, one for each literal`() throws {
    let connection = try TemporaryFile().items()
    let before = connection.cachedStatementCount
    for number in 0..<10 { try connection.change("INSERT INTO item (id) VALUES (?1)", number) }
    #expect(connection.cachedStatementCount == before + 1)
  }

  @Test func `says what is wrong with a file`() throws {
    let file = try TemporaryFile()
    try Data("this is a letter to the editor, and quite a long one at that: ".utf8).write(
      to: URL(fileURLWithPath: file.path))
    let error = try #require(throws: SQLiteError.self) { try Connection(path: file.path, access: .write) }
    #expect(error.isNotADatabase)
    let missing = try #require(throws: SQLiteError.self) {
      try Connection(path: file.path + "-missing", access: .read)
    }
    #expect(missing.isCannotOpen)
  }

  @Test func `says that a damaged file is damaged`() throws {
    let file = try TemporaryFile()
    do {
      let connection = try file.items()
      for number in 0..<1_000 {
        try connection.change("INSERT INTO item (id, name) VALUES (?1, 'n' || ?1)", number)
      }
      _ = try connection.checkpoint(.truncate)
    }
    var octets = try Data(contentsOf: URL(fileURLWithPath: file.path))
    for index in 8_192..<octets.count { octets[index] = 0x5A }
    try octets.write(to: URL(fileURLWithPath: file.path))
    let reading = try Connection(path: file.path, access: .read)
    let error = try #require(throws: SQLiteError.self) { try reading.names() }
    #expect(error.isCorrupt)
    #expect(reading.storageFailure == error)
  }
}

@Suite struct `A checkpoint` {
  @Test func `moves what no reader needs, and can empty the log`() throws {
    let file = try TemporaryFile()
    let writing = try file.items()
    let reading = try Connection(path: file.path, access: .read)
    let pages = writing.logPages
    try writing.change("INSERT INTO item (id) VALUES (1)")
    #expect(writing.logPages > pages)
    do {
      let snapshot = try reading.snapshot()
      snapshot.read { transaction in _ = try? transaction.exists("SELECT 1 FROM item") }
      try writing.change("INSERT INTO item (id) VALUES (2)")
      let log = try writing.checkpoint(.passive)
      #expect(log.movedPages < log.pages)
    }
    #expect(try writing.checkpoint(.truncate).pages == 0)
  }
}
