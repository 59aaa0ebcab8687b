public import SQLite

/// Brings a database to the schema that this program speaks.
///
/// Each migration runs in one transaction, together with the row that records it and its checksum. A database that has
/// seen other migrations than these is refused, not repaired.
public struct Migrator: Sendable {
  public let migrations: [Migration]

  public init(_ migrations: [Migration] = Migration.embedded) {
    self.migrations = migrations
  }

  /// - Parameters:
  ///   - connection: The writing connection, outside any transaction.
  ///   - now: UTC milliseconds, for the record.
  /// - Returns: The migrations that were applied, in order; empty when the schema was up to date.
  @discardableResult
  public func migrate(_ connection: Connection, now: Int64) throws(StartFailure) -> [Migration] {
    let path = connection.path
    let applied: [Applied]
    do {
      applied = try connection.write { transaction throws(SQLiteError) in
        try transaction.run(Applied.createTable)
        return try Applied.all(transaction.reading)
      }
    } catch {
      throw StartFailure(error, path: path)
    }

    let pending = try pending(after: applied)
    for migration in pending {
      do {
        try connection.writeWithoutForeignKeys { transaction throws(SQLiteError) in
          try transaction.execute(script: migration.sql)
          try Applied.record(migration, at: now, transaction)
        }
      } catch {
        if error.isStorageFailure { throw StartFailure(error, path: path) }
        throw .failedMigration(version: migration.version, name: migration.name, error)
      }
    }
    return pending
  }

  /// Looks at a database that is only read.
  /// - Returns: What is still to be applied to it.
  /// - Throws: `notADatabase` when it is none of ours, and what `migrate` throws of a schema that does not fit.
  func pending(_ connection: Connection) throws(StartFailure) -> [Migration] {
    let applied: [Applied]
    do {
      applied = try connection.read { transaction throws(SQLiteError) in
        try transaction.exists(Applied.isThere) ? try Applied.all(transaction) : []
      }
    } catch {
      throw StartFailure(error, path: connection.path)
    }
    guard !applied.isEmpty else { throw .notADatabase(path: connection.path) }
    return try pending(after: applied)
  }

  /// - Returns: What is still to be applied.
  private func pending(after applied: [Applied]) throws(StartFailure) -> [Migration] {
    if let last = applied.last, last.version > migrations.count {
      throw .newerSchema(version: last.version, known: migrations.count)
    }
    for (row, migration) in zip(applied, migrations)
    where row.version != migration.version || row.checksum != migration.checksum {
      throw .changedMigration(version: row.version, name: row.name)
    }
    return Array(migrations.dropFirst(applied.count))
  }
}

/// The `schema_migration` table: which migrations this database has seen.
private struct Applied {
  let version: Int
  let name: String
  let checksum: String

  static let createTable: StaticString = """
    CREATE TABLE IF NOT EXISTS schema_migration (
      version    INTEGER NOT NULL PRIMARY KEY,
      name       TEXT    NOT NULL,
      checksum   TEXT    NOT NULL,  -- SHA-256 of the file, hexadecimal
      applied_at INTEGER NOT NULL   -- UTC milliseconds
    ) STRICT
    """

  static let isThere: StaticString = "SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'"

  static func all(_ transaction: borrowing ReadTransaction) throws(SQLiteError) -> [Applied] {
    try transaction.all("SELECT version, name, checksum FROM schema_migration ORDER BY version") { row in
      Applied(version: row.int(0), name: row.string(1), checksum: row.string(2))
    }
  }

  static func record(
    _ migration: Migration, at now: Int64, _ transaction: borrowing WriteTransaction
  ) throws(SQLiteError) {
    try transaction.run(
      "INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
      migration.version, migration.name, migration.checksum, now)
  }
}
