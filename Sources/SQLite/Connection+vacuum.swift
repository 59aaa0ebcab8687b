internal import CSQLite
import Synchronization

extension Connection {
  /// Writes the whole database anew, so that nothing of what was deleted is left in it: `secure_delete` overwrites what is
  /// deleted where it stands, but not the copies that SQLite left behind when it moved rows from page to page. What the
  /// WAL still holds goes when a checkpoint has truncated it.
  ///
  /// Only the writing connection, outside any transaction. Takes as long as the database is large, and twice its room on
  /// the disk; readers go on meanwhile.
  /// - Parameter directory: Where to put the temporary copy, which is the whole database: beside it, and on no other disk.
  ///   It has no name there and is gone when this returns, or the process ends.
  /// - Returns: `false` when there is no room for it: nothing has changed then.
  public func vacuum(temporaryFilesIn directory: String) throws(SQLiteError) -> Bool {
    precondition(access == .write, "only the writing connection may write the database anew")
    try set("temp_store", to: "1")
    let result = turn.withLock { _ in
      csqlite_set_temporary_directory(directory)
      return sqlite3_exec(handle, "VACUUM", nil, nil, nil)
    }
    try set("temp_store", to: "2")
    if result & 0xFF == SQLITE_FULL { return false }
    guard result == SQLITE_OK else { throw failure(result, .vacuum) }
    return true
  }
}

/// SQLite has one temporary directory in the whole process: one at a time may use it.
private let turn = Mutex(())
