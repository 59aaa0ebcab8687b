import Glibc
import SQLite

extension WriterLoop {
  /// Overwrites what destroyed dossiers have left in the files, if there are any.
  ///
  /// `secure_delete` has overwritten the rows where they stood. Copies may stand in pages from which SQLite moved rows
  /// before, and the WAL holds the pages as they were: so the database is written anew, and the WAL cut to nothing, which
  /// waits for readers of older pages.
  /// - Throws: When the storage failed.
  mutating func overwriteTraces(_ connection: Connection) throws(SQLiteError) {
    tracesDueAt = .now + limits.tracesRetryDelay
    let hasTraces = try connection.read { transaction throws(SQLiteError) in try transaction.hasErasedTraces }
    guard hasTraces else {
      tracesDueAt = nil
      return
    }
    guard try connection.vacuum(temporaryFilesIn: directory), try cutLog(connection) else {
      return report(.tracesRemain)
    }
    try connection.write { transaction throws(SQLiteError) in
      try transaction.run(ErasureRecord.markOverwritten)
    }
    tracesDueAt = nil
    queue.count { $0.overwrites += 1 }
  }

  /// - Returns: `false` when a reader kept the WAL from being emptied for all of `tracesPatience`.
  private mutating func cutLog(_ connection: Connection) throws(SQLiteError) -> Bool {
    let deadline = ContinuousClock.now + limits.tracesPatience
    while true {
      let log = try connection.checkpoint(.truncate)
      checkpointedPages = connection.logPages
      if log.pages == 0 { return true }
      if ContinuousClock.now >= deadline { return false }
      usleep(10_000)
    }
  }

  /// Where the database file is: no other disk is to see what is in it.
  private var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
