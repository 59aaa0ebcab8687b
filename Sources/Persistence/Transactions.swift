public import SQLite

// What the rooms above speak of when they read and write. They import this room and not SQLite, so that they can call
// the functions of a table's record, and no SQL.

/// The right to read one unchanging state of the database, lent for as long as a closure runs.
public typealias ReadTransaction = SQLite.ReadTransaction

/// The right to change the database; what it did counts when its commit has succeeded.
public typealias WriteTransaction = SQLite.WriteTransaction

/// Why the storage said no. Carries codes and names from the schema, never a value: it may be logged.
public typealias StorageError = SQLite.SQLiteError

extension WriteTransaction {
  /// The reading side, for the functions that serve both.
  public var reading: ReadTransaction {
    _read { yield readTransaction }
  }
}

extension StorageError {
  /// The storage's trouble and not the request's: the same request may do later.
  public var isPassing: Bool { isStorageFailure || isBusy || isStepLimit }
}
