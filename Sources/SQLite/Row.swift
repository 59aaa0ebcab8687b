internal import CSQLite

/// One row of a result, lent while the statement stands on it. Columns are counted from 0, in the order of the SELECT.
///
/// Reading a NULL as a number gives 0, as bytes an empty span, as in SQLite: ask `isNull` or an `optional…` first where
/// the column may hold one. STRICT tables make sure that the rest is of the type that it is read as.
public struct Row: ~Escapable {
  @usableFromInline let handle: OpaquePointer

  @usableFromInline
  @_lifetime(immortal)
  init(handle: OpaquePointer) {
    self.handle = handle
  }

  /// What kind of value stands in a column.
  public enum Kind: Sendable {
    case null
    case integer
    case real
    case text
    case blob
  }

  public func kind(_ column: Int32) -> Kind {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  public func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  public func int64(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  public func int(_ column: Int32) -> Int {
    Int(sqlite3_column_int64(handle, column))
  }

  public func bool(_ column: Int32) -> Bool {
    sqlite3_column_int64(handle, column) != 0
  }

  /// The UTF-8 octets of a text column, valid until this row ends: no copy is made.
  @_lifetime(borrow self)
  public func text(_ column: Int32) -> Span<UInt8> {
    let value = sqlite3_column_value(handle, column)
    return bytes(at: UnsafeRawPointer(sqlite3_value_text(value)), of: value)
  }

  /// The UTF-8 octets of a text column that may be NULL, valid until this row ends: no copy is made.
  @_lifetime(borrow self)
  public func optionalText(_ column: Int32) -> Span<UInt8>? {
    let value = sqlite3_column_value(handle, column)
    guard let start = sqlite3_value_text(value) else { return nil }
    return bytes(at: UnsafeRawPointer(start), of: value)
  }

  /// The octets of a blob column, valid until this row ends: no copy is made.
  @_lifetime(borrow self)
  public func blob(_ column: Int32) -> Span<UInt8> {
    let value = sqlite3_column_value(handle, column)
    return bytes(at: sqlite3_value_blob(value), of: value)
  }

  public func string(_ column: Int32) -> String {
    let value = sqlite3_column_value(handle, column)
    guard let start = sqlite3_value_text(value) else { return "" }
    let count = Int(sqlite3_value_bytes(value))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  public func optionalInt(_ column: Int32) -> Int? {
    isNull(column) ? nil : int(column)
  }

  public func optionalBool(_ column: Int32) -> Bool? {
    isNull(column) ? nil : bool(column)
  }

  public func optionalString(_ column: Int32) -> String? {
    isNull(column) ? nil : string(column)
  }

  /// The address and the length come from one look at the column, where `sqlite3_column_text` and `…_bytes` are two. The
  /// value is "unprotected", which makes no difference on a connection that one thread at a time uses and that has no
  /// mutex (SQLITE_OPEN_NOMUTEX).
  @_lifetime(borrow self)
  private func bytes(at start: UnsafeRawPointer?, of value: OpaquePointer?) -> Span<UInt8> {
    let count = start == nil ? 0 : Int(sqlite3_value_bytes(value))
    let buffer = UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count)
    return _overrideLifetime(Span(_unsafeElements: buffer), borrowing: self)
  }
}
