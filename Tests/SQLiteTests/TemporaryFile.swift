import Foundation
import SQLite

/// A place for a database file that is there for one test.
final class TemporaryFile: Sendable {
  let path: String
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sqlite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "test.sqlite").path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A writing connection to a database with the table `item`.
  func items() throws -> Connection {
    let connection = try Connection(path: path, access: .write)
    try connection.write { transaction throws(SQLiteError) in
      try transaction.run(
        """
        CREATE TABLE IF NOT EXISTS item (
          id INTEGER NOT NULL PRIMARY KEY, name TEXT UNIQUE, data BLOB,
          parent INTEGER REFERENCES item(id),
          size INTEGER CONSTRAINT size_is_positive CHECK (size > 0)
        ) STRICT
        """)
    }
    return connection
  }
}

extension Connection {
  /// Runs one statement in a transaction of its own.
  func change<each Value: Bindable>(_ sql: StaticString, _ values: repeat each Value) throws(SQLiteError) {
    try write { transaction throws(SQLiteError) in
      try transaction.run(sql, repeat each values)
    }
  }

  func names() throws(SQLiteError) -> [String] {
    try read { transaction throws(SQLiteError) in
      try transaction.all("SELECT name FROM item ORDER BY id") { row in row.optionalString(0) ?? "NULL" }
    }
  }
}
