internal import CSQLite

extension Connection {
  /// How far a checkpoint goes.
  public enum Checkpoint: Sendable {
    /// Moves what no reader still needs, and waits for nobody.
    case passive
    /// Waits for readers (at most the busy timeout), so that the WAL starts again from its beginning.
    case restart
    /// As `restart`, and the WAL file is cut to nothing.
    case truncate
  }

  /// Where a checkpoint left the write-ahead log, in pages.
  public struct Log: Equatable, Sendable {
    /// In the WAL; 0 after `truncate`.
    public let pages: Int
    /// Of these, already moved into the database file.
    public let movedPages: Int
  }

  /// Has SQLite tell `logPages` after every commit.
  func watchLog() {
    let me = Unmanaged.passUnretained(self).toOpaque()  // the hook ends with the handle, and that with `self`
    sqlite3_wal_hook(
      handle,
      { connection, _, _, pages in
        guard let connection else { return SQLITE_OK }
        Unmanaged<Connection>.fromOpaque(connection).takeUnretainedValue().logPages = Int(pages)
        return SQLITE_OK
      }, me)
  }

  /// Moves pages from the WAL into the database file. Only the one connection that writes may do so: in SQLite before
  /// 3.51.3 two at once can lose committed pages.
  public func checkpoint(_ kind: Checkpoint) throws(SQLiteError) -> Log {
    precondition(access == .write, "only the writing connection may checkpoint")
    let mode =
      switch kind {
      case .passive: SQLITE_CHECKPOINT_PASSIVE
      case .restart: SQLITE_CHECKPOINT_RESTART
      case .truncate: SQLITE_CHECKPOINT_TRUNCATE
      }
    var pages: Int32 = 0
    var movedPages: Int32 = 0
    let result = sqlite3_wal_checkpoint_v2(handle, nil, mode, &pages, &movedPages)
    // Busy: a reader stood in the way, and as much was moved as could be.
    guard result == SQLITE_OK || result & 0xFF == SQLITE_BUSY else { throw failure(result, .checkpoint) }
    return Log(pages: Int(pages), movedPages: Int(movedPages))
  }
}
