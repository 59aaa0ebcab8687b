internal import CSQLite

/// The right to change the database: all of it is kept at COMMIT, or none. Only lent, never copied: it cannot outlive
/// its transaction.
public struct WriteTransaction: ~Copyable {
  /// The same transaction as one who only reads sees it: queries are written once and serve both.
  public let readTransaction: ReadTransaction
  var connection: Connection { readTransaction.connection }

  init(on connection: Connection) {
    readTransaction = ReadTransaction(on: connection)
  }

  /// The statement itself, for binding octets without making a String of them.
  ///
  /// - Parameter sql: A literal, by its type: SQL cannot be glued from strings.
  @_lifetime(borrow self)
  public func statement(_ sql: StaticString) throws(SQLiteError) -> Statement {
    _overrideLifetime(try connection.statement(sql), borrowing: self)
  }

  /// Runs an INSERT, UPDATE or DELETE.
  /// - Parameter values: For `?1`, `?2` … in order.
  /// - Returns: The number of rows that it inserted, updated or deleted.
  @inlinable
  @discardableResult
  public func run<each Input: Bindable>(
    _ sql: StaticString, _ values: repeat each Input
  ) throws(SQLiteError) -> Int {
    let statement = try statement(sql)
    try statement.bindAll(repeat each values)
    return try statement.run()
  }

  /// Runs a statement with RETURNING.
  /// - Returns: What `read` makes of the first row that it returns; `nil` when it touched none.
  @inlinable
  public func first<each Input: Bindable, Output>(
    _ sql: StaticString, _ values: repeat each Input,
    read: (borrowing Row) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    let statement = try statement(sql)
    try statement.bindAll(repeat each values)
    return try statement.first(read)
  }

  /// Runs a statement with RETURNING, and lends each row in turn. All changes are made before the first row.
  @inlinable
  public func forEachRow<each Input: Bindable>(
    _ sql: StaticString, _ values: repeat each Input,
    read: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    let statement = try statement(sql)
    try statement.bindAll(repeat each values)
    try statement.forEachRow(read)
  }

  /// How many rows this connection has inserted, updated and deleted, also by foreign keys' actions and triggers.
  public var changeCount: Int64 { sqlite3_total_changes64(connection.handle) }

  /// Runs `body` so that what it changed is undone when it throws, and only that.
  public func savepoint<Output>(
    _ body: (borrowing WriteTransaction) throws -> Output
  ) throws -> Output {
    try connection.step("SAVEPOINT nested", .savepoint)
    let output: Output
    do {
      output = try body(self)
    } catch {
      // When the storage failed, SQLite has already ended the whole transaction.
      if connection.isInTransaction {
        try connection.step("ROLLBACK TO nested", .savepoint)
        try connection.step("RELEASE nested", .savepoint)
      }
      throw error
    }
    try connection.step("RELEASE nested", .savepoint)
    return output
  }

  /// Runs a script of several statements, such as a migration. It may not end the transaction.
  package func execute(script: String) throws(SQLiteError) {
    try connection.execute(script, .step)
    precondition(connection.isInTransaction, "a script may not commit or roll back")
  }

  /// SQLite has not ended the transaction by itself, as it does when the storage fails.
  package var isOpen: Bool { connection.isInTransaction }
}
