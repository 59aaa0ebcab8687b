internal import CSQLite

/// A prepared statement on loan from its connection's cache: bind, step, and it goes back reset and with its bindings
/// cleared when it leaves scope, by whatever door.
///
/// Parameters are numbered from 1 (`?1`, `?2` …). It cannot outlive the transaction that lent it.
public struct Statement: ~Copyable, ~Escapable {
  let cached: CachedStatement
  let connection: Connection

  @_lifetime(immortal)
  init(_ cached: CachedStatement, of connection: Connection) {
    precondition(!cached.isLent, "a statement cannot run inside its own rows")
    cached.isLent = true
    self.cached = cached
    self.connection = connection
  }

  deinit {
    // The result repeats what the last step already reported.
    sqlite3_reset(cached.handle)
    if cached.parameterCount > 0 { sqlite3_clear_bindings(cached.handle) }
    cached.isLent = false
  }
}

// Binding.
extension Statement {
  public func bind(_ index: Int32, _ value: Int64) throws(SQLiteError) {
    try check(sqlite3_bind_int64(cached.handle, index, value), .bind)
  }

  /// Copies the text.
  public func bind(_ index: Int32, _ value: String) throws(SQLiteError) {
    var value = value
    let result = value.withUTF8 { text in
      csqlite_bind_text_copied(cached.handle, index, text.baseAddress, Int32(text.count))
    }
    try check(result, .bind)
  }

  public func bind(_ index: Int32, _ value: StaticString) throws(SQLiteError) {
    // No destructor: a literal outlives every statement.
    let result = value.withUTF8Buffer { text in
      sqlite3_bind_text(cached.handle, index, text.baseAddress, Int32(text.count), nil)
    }
    try check(result, .bind)
  }

  /// Copies the text.
  /// - Parameter text: UTF-8, which is not checked again.
  public func bind(_ index: Int32, text: borrowing Span<UInt8>) throws(SQLiteError) {
    let result = text.withUnsafeBufferPointer { bytes in
      // An empty span may have no address, which SQLite would take for NULL.
      bytes.isEmpty
        ? sqlite3_bind_text(cached.handle, index, "", 0, nil)
        : csqlite_bind_text_copied(cached.handle, index, bytes.baseAddress, Int32(bytes.count))
    }
    try check(result, .bind)
  }

  /// Copies the octets.
  public func bind(_ index: Int32, blob: borrowing Span<UInt8>) throws(SQLiteError) {
    let result = blob.withUnsafeBufferPointer { bytes in
      // An empty span may have no address, which SQLite would take for NULL.
      bytes.isEmpty
        ? sqlite3_bind_zeroblob(cached.handle, index, 0)
        : csqlite_bind_blob_copied(cached.handle, index, bytes.baseAddress, Int32(bytes.count))
    }
    try check(result, .bind)
  }

  /// Binds octets where they are, without a copy: they must stay there, unchanged, until the statement is given back.
  package func bind(_ index: Int32, textInPlace text: borrowing Span<UInt8>) throws(SQLiteError) {
    guard !text.isEmpty else { return try bind(index, text: text) }
    let result = text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        sqlite3_bind_text(cached.handle, index, bytes.baseAddress, Int32(bytes.count), nil)
      }
    }
    try check(result, .bind)
  }

  /// Binds octets where they are, without a copy: they must stay there, unchanged, until the statement is given back.
  package func bind(_ index: Int32, blobInPlace blob: borrowing Span<UInt8>) throws(SQLiteError) {
    guard !blob.isEmpty else { return try bind(index, blob: blob) }
    let result = blob.withUnsafeBufferPointer { bytes in
      sqlite3_bind_blob(cached.handle, index, bytes.baseAddress, Int32(bytes.count), nil)
    }
    try check(result, .bind)
  }

  public func bindNull(_ index: Int32) throws(SQLiteError) {
    try check(sqlite3_bind_null(cached.handle, index), .bind)
  }

  /// Binds `?1`, `?2` … in order.
  /// - Precondition: There are as many values as the statement has parameters: a forgotten one would become NULL.
  @inlinable
  public func bindAll<each Value: Bindable>(_ values: repeat each Value) throws(SQLiteError) {
    var count: Int32 = 0
    for value in repeat each values {
      count += 1
      try value.bind(to: self, at: count)
    }
    precondition(count == parameterCount, "as many values as the statement has parameters")
  }

  public var parameterCount: Int32 { cached.parameterCount }
}

// Stepping.
extension Statement {
  /// - Returns: `true` when the statement stands on a row, `false` at the end.
  func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(cached.handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let result: throw connection.failure(result, .step)
    }
  }

  /// Runs a statement that gives no rows.
  /// - Returns: The number of rows that it inserted, updated or deleted; those by triggers and foreign key actions do
  ///   not count.
  @discardableResult
  public func run() throws(SQLiteError) -> Int {
    while try step() {}
    return Int(sqlite3_changes64(connection.handle))
  }

  /// - Returns: What `read` makes of the first row; `nil` when there is none.
  public func first<Value>(_ read: (borrowing Row) throws(SQLiteError) -> Value) throws(SQLiteError) -> Value?
  {
    guard try step() else { return nil }
    return try read(Row(handle: cached.handle))
  }

  /// Lends each row in turn.
  public func forEachRow(_ read: (borrowing Row) throws(SQLiteError) -> Void) throws(SQLiteError) {
    while try step() { try read(Row(handle: cached.handle)) }
  }

  /// Lends each row in turn, for as long as `read` says `true`.
  public func forRows(while read: (borrowing Row) throws(SQLiteError) -> Bool) throws(SQLiteError) {
    while try step(), try read(Row(handle: cached.handle)) {}
  }

  private func check(_ result: Int32, _ operation: SQLiteError.Operation) throws(SQLiteError) {
    guard result == SQLITE_OK else { throw connection.failure(result, operation) }
  }
}

/// A statement in its connection's cache. Finalised with the connection.
final class CachedStatement {
  let handle: OpaquePointer
  let parameterCount: Int32
  /// It does not write to the database file.
  let isReadOnly: Bool
  /// A `Statement` has it at this moment.
  var isLent = false

  init(handle: OpaquePointer) {
    self.handle = handle
    parameterCount = sqlite3_bind_parameter_count(handle)
    isReadOnly = sqlite3_stmt_readonly(handle) != 0
  }

  deinit { sqlite3_finalize(handle) }
}
