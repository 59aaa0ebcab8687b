/// The right to read one unchanging state of the database. Only lent, never copied: it cannot outlive its transaction.
public struct ReadTransaction: ~Copyable {
  let connection: Connection

  init(on connection: Connection) {
    self.connection = connection
  }

  /// The statement itself, for binding octets without making a String of them.
  ///
  /// - Parameter sql: A SELECT. A literal, by its type: SQL cannot be glued from strings.
  @_lifetime(borrow self)
  public func statement(_ sql: StaticString) throws(SQLiteError) -> Statement {
    let statement = try connection.statement(sql)
    precondition(statement.cached.isReadOnly, "a statement that writes needs a WriteTransaction")
    return _overrideLifetime(statement, borrowing: self)
  }

  /// - Parameters:
  ///   - sql: A SELECT.
  ///   - values: For `?1`, `?2` … in order.
  /// - Returns: What `read` makes of the first row; `nil` when there is none.
  @inlinable
  public func first<each Input: Bindable, Output>(
    _ sql: StaticString, _ values: repeat each Input,
    read: (borrowing Row) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    let statement = try statement(sql)
    try statement.bindAll(repeat each values)
    return try statement.first(read)
  }

  /// Lends each row in turn.
  @inlinable
  public func forEachRow<each Input: Bindable>(
    _ sql: StaticString, _ values: repeat each Input,
    read: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    let statement = try statement(sql)
    try statement.bindAll(repeat each values)
    try statement.forEachRow(read)
  }

  /// Lends each row in turn, for as long as `read` says `true`.
  @inlinable
  public func forRows<each Input: Bindable>(
    _ sql: StaticString, _ values: repeat each Input,
    while read: (borrowing Row) throws(SQLiteError) -> Bool
  ) throws(SQLiteError) {
    let statement = try statement(sql)
    try statement.bindAll(repeat each values)
    try statement.forRows(while: read)
  }

  /// - Returns: What `read` makes of each row, in the statement's order.
  @inlinable
  public func all<each Input: Bindable, Output>(
    _ sql: StaticString, _ values: repeat each Input,
    read: (borrowing Row) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> [Output] {
    let statement = try statement(sql)
    try statement.bindAll(repeat each values)
    var rows: [Output] = []
    try statement.forEachRow { row throws(SQLiteError) in rows.append(try read(row)) }
    return rows
  }

  /// - Returns: `true` when the statement gives at least one row.
  @inlinable
  public func exists<each Input: Bindable>(
    _ sql: StaticString, _ values: repeat each Input
  ) throws(SQLiteError) -> Bool {
    try first(sql, repeat each values) { _ in true } ?? false
  }
}
