internal import CSQLite

extension Connection {
  /// Sets every setting that matters and reads it back: what a distribution compiled in as a default decides nothing.
  func configure(cacheKiB: Int, busyTimeoutMilliseconds: Int) throws(SQLiteError) {
    try set(SQLITE_DBCONFIG_DEFENSIVE, on: true)  // SQL cannot damage the file deliberately
    try set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, on: false)
    try set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, on: false)
    try set(SQLITE_DBCONFIG_ENABLE_FKEY, on: true)
    try set(SQLITE_DBCONFIG_ENABLE_TRIGGER, on: true)
    try set(SQLITE_DBCONFIG_DQS_DML, on: false)  // "text" is a name, never a value
    try set(SQLITE_DBCONFIG_DQS_DDL, on: false)
    // The writer empties the WAL itself when it closes in good order; a reader never may.
    try set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on: true)

    try set("busy_timeout", to: "\(busyTimeoutMilliseconds)")
    try set("cache_size", to: "\(-cacheKiB)")
    try set("mmap_size", to: "0", absentIfNotCompiledIn: true)
    try set("temp_store", to: "2")  // in memory: no personal data in temporary files
    try set("cell_size_check", to: "1")
    try set("recursive_triggers", to: "0")
    try set("secure_delete", to: "1")  // what is erased is overwritten
    // The first touch of the file: one that is no database, or cannot be read, says so here.
    _ = try value(of: "schema_version")
    switch access {
    case .write:
      try set("journal_mode", to: "wal")
      try set("query_only", to: "0")
    case .read:
      guard try value(of: "journal_mode") == "wal" else {
        throw SQLiteError(
          extendedCode: SQLITE_CANTOPEN, operation: .configure, detail: "journal_mode is not wal")
      }
      try set("query_only", to: "1")
    case .readUnchanging:
      try set("query_only", to: "1")
    }
    try set("synchronous", to: "2")  // FULL: the WAL is on disk before COMMIT returns
    try set("foreign_keys", to: "1")
    try set("wal_autocheckpoint", to: "0")  // the writer alone checkpoints, and says when
    if access == .write { watchLog() }
  }

  private func set(_ option: Int32, on: Bool) throws(SQLiteError) {
    var now: Int32 = -1
    let result = csqlite_db_switch(handle, option, on ? 1 : 0, &now)
    guard result == SQLITE_OK else { throw failure(result, .configure) }
    guard now == (on ? 1 : 0) else {
      throw SQLiteError(
        extendedCode: SQLITE_ERROR, operation: .configure, detail: "option \(option) is \(now)")
    }
  }

  func set(_ pragma: String, to wanted: String, absentIfNotCompiledIn: Bool = false)
    throws(SQLiteError)
  {
    try execute("PRAGMA \(pragma) = \(wanted)", .configure)
    let now = try value(of: pragma)
    guard now == wanted || (now == nil && absentIfNotCompiledIn) else {
      throw SQLiteError(
        extendedCode: SQLITE_ERROR, operation: .configure, detail: "\(pragma) is \(now ?? "unknown")")
    }
  }

  /// - Returns: What a pragma says, as text; `nil` when it gives no row.
  public func value(of pragma: String) throws(SQLiteError) -> String? {
    var prepared: OpaquePointer?
    let result = sqlite3_prepare_v2(handle, "PRAGMA \(pragma)", -1, &prepared, nil)
    guard result == SQLITE_OK, let prepared else { throw failure(result, .configure) }
    let statement = Statement(CachedStatement(handle: prepared), of: self)
    return try statement.first { row in row.string(0) }
  }
}
