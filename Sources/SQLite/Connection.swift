internal import CSQLite

/// One connection to one database file, for one thread at a time: not `Sendable`, so that the compiler keeps it there.
///
/// It is opened without SQLite's own mutexes, every setting is set explicitly and read back (`Connection+configure`),
/// and it is only reached through transactions: `read`, `write` and `snapshot`.
public final class Connection {
  /// What a connection may do.
  public enum Access: Sendable {
    /// The one connection of the whole system that writes and checkpoints. Creates the file when it is not there.
    case write
    /// Cannot write, and never checkpoints, not even when it is the last to close.
    case read
    /// Reads a file that nobody changes, such as a backup: takes no locks, makes no file beside it, and sees no WAL.
    case readUnchanging
  }

  public let path: String
  public let access: Access
  let handle: OpaquePointer
  /// By the address of its SQL: a literal has one address for as long as the process lives.
  private var statements: [UInt: CachedStatement] = [:]
  /// The first failure of the storage below. It stays: a caller that catches an error must not be able to hide from the
  /// writer that the disk is full.
  public private(set) var storageFailure: SQLiteError?
  /// How many pages the WAL held after the last commit by this connection.
  public internal(set) var logPages = 0

  /// - Parameters:
  ///   - path: The database file. Its directory must be there.
  ///   - cacheKiB: How much of the file SQLite keeps in memory for this connection, in KiB.
  ///   - busyTimeoutMilliseconds: How long to wait for a lock that another connection holds.
  public init(
    path: String, access: Access, cacheKiB: Int = 8_192, busyTimeoutMilliseconds: Int = 2_000
  ) throws(SQLiteError) {
    _ = Library.isConfigured
    let (name, mode) =
      switch access {
      case .write: (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      case .read: (path, SQLITE_OPEN_READONLY)
      case .readUnchanging: (unchangingURI(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
      }
    var opened: OpaquePointer?
    let result = sqlite3_open_v2(name, &opened, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard result == SQLITE_OK, let opened else {
      let error = SQLiteError(result, on: opened, during: .open)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    self.path = path
    self.access = access
    try configure(cacheKiB: cacheKiB, busyTimeoutMilliseconds: busyTimeoutMilliseconds)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// - Returns: The statement for `sql`, prepared at its first use and kept.
  @_lifetime(borrow self)
  func statement(_ sql: StaticString) throws(SQLiteError) -> Statement {
    let key = UInt(bitPattern: sql.utf8Start)
    if let cached = statements[key] { return Statement(cached, of: self) }
    let cached = CachedStatement(handle: try prepare(sql))
    statements[key] = cached
    return Statement(cached, of: self)
  }

  /// The number of statements that are kept prepared.
  package var cachedStatementCount: Int { statements.count }

  private func prepare(_ sql: StaticString) throws(SQLiteError) -> OpaquePointer {
    var prepared: OpaquePointer?
    var rest = 0
    let result = sql.withUTF8Buffer { text in
      text.withMemoryRebound(to: CChar.self) { text in
        var tail: UnsafePointer<CChar>?
        let result = sqlite3_prepare_v3(
          handle, text.baseAddress, Int32(text.count), UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &tail)
        if let tail, let start = text.baseAddress { rest = text.count - (tail - start) }
        return result
      }
    }
    guard result == SQLITE_OK else { throw failure(result, .prepare) }
    guard let prepared, rest == 0 else { preconditionFailure("one statement to a literal: \(sql)") }
    return prepared
  }

  /// Notes a failure of the storage on its way to the caller.
  func failure(_ result: Int32, _ operation: SQLiteError.Operation) -> SQLiteError {
    let error = SQLiteError(result, on: handle, during: operation)
    if error.isStorageFailure, storageFailure == nil { storageFailure = error }
    return error
  }

  /// A transaction is open. SQLite ends one by itself when the storage fails under it.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Runs any number of statements, without parameters and without looking at their rows.
  func execute(_ sql: String, _ operation: SQLiteError.Operation) throws(SQLiteError) {
    let result = sqlite3_exec(handle, sql, nil, nil, nil)
    guard result == SQLITE_OK else { throw failure(result, operation) }
  }
}

/// <https://www.sqlite.org/uri.html>: what stands in a path is escaped, the slashes are not.
private func unchangingURI(_ path: String) -> String {
  var uri = path.hasPrefix("/") ? "file://" : "file:"
  for octet in path.utf8 {
    let scalar = Unicode.Scalar(octet)
    if scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789/._-".unicodeScalars.contains(scalar))
    {
      uri.unicodeScalars.append(scalar)
    } else {
      uri += "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16)
    }
  }
  return uri + "?immutable=1"
}
