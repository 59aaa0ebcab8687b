internal import CSQLite

/// The SQLite library of this process.
public enum Library {
  /// `true` when the process-wide switches could be set, which is only possible before SQLite's first use.
  ///
  /// Memory statistics take a global lock at every allocation, on every thread, for figures that nobody reads.
  package static let isConfigured = csqlite_config_memory_statistics(0) == SQLITE_OK

  /// The version that is linked, such as `3.40.1`.
  public static var version: String { String(cString: sqlite3_libversion()) }
}
