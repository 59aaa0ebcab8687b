import SQLite
import Testing

@testable import Persistence

@Suite struct `The migrator` {
  private let directory: TemporaryDirectory
  private let connection: Connection

  private static let one = Migration(version: 1, name: "one", sql: "CREATE TABLE one (a INTEGER) STRICT;")
  private static let two = Migration(
    version: 2, name: "two", sql: "CREATE TABLE two (a INTEGER) STRICT; INSERT INTO one VALUES (1);")
  private static let broken = Migration(
    version: 2, name: "broken", sql: "CREATE TABLE two (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);")

  init() throws {
    directory = try TemporaryDirectory()
    connection = try Connection(path: "\(directory.path)/test.sqlite", access: .write)
  }

  private func tables() throws -> [String] {
    try connection.read { transaction throws(SQLiteError) in
      try transaction.all(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_migration' ORDER BY name"
      ) { row in row.string(0) }
    }
  }

  @Test func `applies what is missing, in order, and nothing twice`() throws {
    #expect(try Migrator([Self.one]).migrate(connection, now: 5) == [Self.one])
    #expect(try Migrator([Self.one, Self.two]).migrate(connection, now: 6) == [Self.two])
    #expect(try Migrator([Self.one, Self.two]).migrate(connection, now: 7) == [])
    #expect(try tables() == ["one", "two"])
    let rows = try connection.read { transaction throws(SQLiteError) in
      try transaction.all("SELECT version, name, applied_at FROM schema_migration ORDER BY version") { row in
        "\(row.int(0)) \(row.string(1)) \(row.int(2))"
      }
    }
    #expect(rows == ["1 one 5", "2 two 6"])
  }

  @Test func `keeps nothing of one that fails`() throws {
    try Migrator([Self.one]).migrate(connection, now: 0)
    let failure = try #require(throws: StartFailure.self) {
      try Migrator([Self.one, Self.broken]).migrate(connection, now: 0)
    }
    guard case .failedMigration(2, "broken", _) = failure else {
      Issue.record(failure)
      return
    }
    #expect(try tables() == ["one"])
    try Migrator([Self.one, Self.two]).migrate(connection, now: 0)
    #expect(try tables() == ["one", "two"])
  }

  @Test func `refuses a database that a later version has used`() throws {
    try Migrator([Self.one, Self.two]).migrate(connection, now: 0)
    #expect(throws: StartFailure.newerSchema(version: 2, known: 1)) {
      try Migrator([Self.one]).migrate(connection, now: 0)
    }
  }

  @Test func `refuses a migration that has changed since it was applied`() throws {
    try Migrator([Self.one]).migrate(connection, now: 0)
    let changed = Migration(version: 1, name: "one", sql: Self.one.sql + " ")
    #expect(throws: StartFailure.changedMigration(version: 1, name: "one")) {
      try Migrator([changed, Self.two]).migrate(connection, now: 0)
    }
    #expect(try tables() == ["one"])
  }

  @Test func `lets a migration rebuild a table that others refer to, but not leave a row without its parent`()
    throws
  {
    let parents = Migration(
      version: 1, name: "parents",
      sql: """
        CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY) STRICT;
        CREATE TABLE child (parent_id INTEGER NOT NULL REFERENCES parent(id)) STRICT;
        INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);
        """)
    let rebuilt = Migration(
      version: 2, name: "rebuilt",
      sql: """
        CREATE TABLE parent_new (id INTEGER NOT NULL PRIMARY KEY, name TEXT) STRICT;
        INSERT INTO parent_new SELECT id, NULL FROM parent;
        DROP TABLE parent;
        ALTER TABLE parent_new RENAME TO parent;
        """)
    let orphaned = Migration(version: 2, name: "orphaned", sql: "DELETE FROM parent;")
    try Migrator([parents]).migrate(connection, now: 0)
    #expect(throws: StartFailure.self) { try Migrator([parents, orphaned]).migrate(connection, now: 0) }
    try Migrator([parents, rebuilt]).migrate(connection, now: 0)
    #expect(try tables() == ["child", "parent"])
    #expect(try connection.value(of: "foreign_keys") == "1")
  }

  @Test func `carries the project's own migrations, numbered without a gap`() throws {
    let migrations = Migration.embedded
    #expect(migrations.map(\.version) == Array(1...migrations.count))
    #expect(try Migrator().migrate(connection, now: 0) == migrations)
    #expect(try tables().contains("audit_event"))
  }
}
