internal import CSQLite

extension Connection {
  /// Copies the whole database, as it is at one moment, into another file (SQLite's online backup,
  /// <https://www.sqlite.org/backup.html>). Others may write meanwhile: what they commit is not in the copy, and until
  /// it is made the WAL does not begin again.
  ///
  /// The copy is neither looked through nor synced.
  /// - Parameter path: An empty file, or none.
  public func copy(to path: String) throws(SQLiteError) {
    // Held for the whole copy, so that the pages are of one moment, and the copy need never begin again.
    let snapshot = try snapshot()
    try snapshot.read { transaction throws(SQLiteError) in
      _ = try transaction.exists("SELECT 1 FROM sqlite_schema")
    }
    var opened: OpaquePointer?
    let mode = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let result = sqlite3_open_v2(path, &opened, mode, nil)
    defer { sqlite3_close_v2(opened) }
    guard result == SQLITE_OK, let opened else { throw SQLiteError(result, on: opened, during: .open) }
    // Half a copy is thrown away: nothing needs a journal.
    guard
      sqlite3_exec(opened, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", nil, nil, nil) == SQLITE_OK,
      let backup = sqlite3_backup_init(opened, "main", handle, "main")
    else {
      throw SQLiteError(sqlite3_extended_errcode(opened), on: opened, during: .copy)
    }
    let stepped = sqlite3_backup_step(backup, -1)
    let finished = sqlite3_backup_finish(backup)
    guard stepped == SQLITE_DONE else { throw SQLiteError(extendedCode: stepped, operation: .copy) }
    guard finished == SQLITE_OK else { throw SQLiteError(extendedCode: finished, operation: .copy) }
  }
}
