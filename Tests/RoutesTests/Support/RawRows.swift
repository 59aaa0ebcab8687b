import CSQLite
import Testing

/// What stands in the tables, read with nothing of ours in between.
enum RawRows {
  /// One row: the values by column; NULL is left out.
  typealias Row = [String: Value]

  enum Value {
    case integer(Int64)
    case text(String)
    case blob([UInt8])
  }

  struct Failed: Error {
    let message: String
  }

  static func read(_ path: String, _ sql: String) throws -> [Row] {
    var database: OpaquePointer?
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
      throw Failed(message: path)
    }
    defer { sqlite3_close_v2(database) }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
      throw Failed(message: sql + ": " + String(cString: sqlite3_errmsg(database)))
    }
    defer { sqlite3_finalize(statement) }
    var rows: [Row] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      var row: Row = [:]
      for column in 0..<sqlite3_column_count(statement) {
        row[String(cString: sqlite3_column_name(statement, column))] = value(statement, column)
      }
      rows.append(row)
    }
    return rows
  }

  private static func value(_ statement: OpaquePointer?, _ column: Int32) -> Value? {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_TEXT: return sqlite3_column_text(statement, column).map { .text(String(cString: $0)) }
    case SQLITE_BLOB:
      let count = Int(sqlite3_column_bytes(statement, column))
      let start = sqlite3_column_blob(statement, column)
      return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
    default: return nil
    }
  }

  /// The tables from which a chain of foreign keys leads to a table, and that table.
  static func tables(leadingTo table: String, in path: String) throws -> Set<String> {
    let keys = try read(
      path,
      """
      SELECT child.name AS child, key."table" AS parent
      FROM sqlite_schema AS child JOIN pragma_foreign_key_list(child.name) AS key
      WHERE child.type = 'table'
      """)
    var found: Set = [table]
    while true {
      let more = keys.compactMap { key -> String? in
        guard case .text(let child) = key["child"], case .text(let parent) = key["parent"] else { return nil }
        return found.contains(parent) ? child : nil
      }
      if found.isSuperset(of: more) { return found }
      found.formUnion(more)
    }
  }
}
