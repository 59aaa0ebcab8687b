import SQLite
import Testing

@Suite struct `An error of SQLite` {
  private func failure(_ sql: StaticString) throws -> SQLiteError {
    let connection = try TemporaryFile().items()
    try connection.change("INSERT INTO item (id, name) VALUES (1, 'one')")
    return try #require(throws: SQLiteError.self) { try connection.change(sql) }
  }

  @Test func `names the constraint and never the value`() throws {
    let unique = try failure("INSERT INTO item (id, name) VALUES (2, 'one')")
    #expect(unique.isUniqueViolation && unique.isUniqueViolation(of: "item.name"))
    #expect(!unique.isUniqueViolation(of: "item.id"))
    #expect(unique.description == "SQLite could not step: constraint failed (2067): item.name")

    let key = try failure("INSERT INTO item (id) VALUES (1)")
    #expect(key.isUniqueViolation(of: "item.id"))

    let check = try failure("INSERT INTO item (id, size) VALUES (2, 0)")
    #expect(check.isCheckViolation(of: "size_is_positive") && check.isConstraintViolation)

    let foreign = try failure("INSERT INTO item (id, parent) VALUES (2, 77)")
    #expect(foreign.isForeignKeyViolation && !foreign.isUniqueViolation)

    let type = try failure("INSERT INTO item (id, size) VALUES (2, 'patient@example.org')")
    #expect(type.isConstraintViolation && !type.description.contains("patient"))
  }

  @Test func `in a statement says why it does not compile`() throws {
    let error = try failure("INSERT INTO item (colour) VALUES (1)")
    #expect(error.operation == .prepare && error.detail.contains("colour"))
  }

  @Test func `tells a full disk from a refused row`() throws {
    let connection = try TemporaryFile().items()
    _ = try connection.value(of: "max_page_count = 1")
    let error = try #require(throws: SQLiteError.self) {
      try connection.change("INSERT INTO item (data) VALUES (zeroblob(100000))")
    }
    #expect(error.isDiskFull && error.isStorageFailure && !error.isConstraintViolation)
    #expect(connection.storageFailure == error)
  }

  @Test func `tells a lock that another holds`() throws {
    let file = try TemporaryFile()
    let first = try file.items()
    let second = try Connection(path: file.path, access: .write, busyTimeoutMilliseconds: 1)
    try first.write { _ throws(SQLiteError) in
      let error = #expect(throws: SQLiteError.self) { try second.change("INSERT INTO item (id) VALUES (1)") }
      #expect(error?.isBusy == true)
    }
  }
}
