internal import CSQLite

extension Connection {
  /// Lends a read transaction: everything that `body` reads is of one moment.
  public func read<Output>(
    _ body: (borrowing ReadTransaction) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output {
    let snapshot = try snapshot()
    return try body(snapshot.transaction)
  }

  /// Begins a read transaction that stays open until the value is let go.
  public func snapshot() throws(SQLiteError) -> Snapshot {
    try step("BEGIN DEFERRED", .begin)
    return Snapshot(on: self)
  }

  /// Lends a write transaction, and commits it when `body` returns. When `body` or the commit throws, nothing of it is
  /// kept.
  @discardableResult
  public func write<Output>(
    _ body: (borrowing WriteTransaction) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output {
    precondition(access == .write, "this connection may only read")
    try step("BEGIN IMMEDIATE", .begin)
    let output: Output
    do {
      output = try body(WriteTransaction(on: self))
      try step("COMMIT", .commit)
    } catch {
      // A ROLLBACK that fails leaves an open transaction: the next BEGIN says so.
      if isInTransaction { try? step("ROLLBACK", .commit) }
      throw error
    }
    return output
  }

  /// As `write`, for a migration that rebuilds tables: foreign keys are not enforced while it runs, but all must hold
  /// before it is committed.
  package func writeWithoutForeignKeys(
    _ body: (borrowing WriteTransaction) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try set("foreign_keys", to: "0")
    let result: Result<Void, SQLiteError>
    do {
      try write { transaction throws(SQLiteError) in
        try body(transaction)
        if try transaction.readTransaction.exists("PRAGMA foreign_key_check") {
          throw SQLiteError(extendedCode: SQLITE_CONSTRAINT | 3 << 8, operation: .commit)
        }
      }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    try set("foreign_keys", to: "1")
    try result.get()
  }

  /// Runs a statement without parameters or rows.
  func step(_ sql: StaticString, _ operation: SQLiteError.Operation) throws(SQLiteError) {
    let statement = try statement(sql)
    let result = sqlite3_step(statement.cached.handle)
    guard result == SQLITE_DONE else { throw failure(result, operation) }
  }
}

/// A read transaction held open for as long as this value lives. SQLite takes the state that it shows at the first read.
///
/// Hold it briefly: while it lives, the WAL cannot be emptied.
public struct Snapshot: ~Copyable {
  let transaction: ReadTransaction

  init(on connection: Connection) {
    transaction = ReadTransaction(on: connection)
  }

  deinit {
    // Ends a transaction that wrote nothing: there is nothing to lose. When an error has ended it already, this fails.
    let connection = transaction.connection
    if connection.isInTransaction { try? connection.step("COMMIT", .commit) }
  }

  public func read<Output, Failure>(
    _ body: (borrowing ReadTransaction) throws(Failure) -> Output
  ) throws(Failure) -> Output {
    try body(transaction)
  }
}
