internal import CSQLite

/// Why SQLite said no. Carries codes and names from the schema, never a bound value: it may be logged.
public struct SQLiteError: Error, Hashable, Sendable {
  /// What was asked of SQLite when it failed.
  public enum Operation: String, Hashable, Sendable {
    case open
    case configure
    case prepare
    case bind
    case step
    case begin
    case commit
    case savepoint
    case checkpoint
    case sync
    case vacuum
    case copy
    case readRow
  }

  /// The extended result code (<https://www.sqlite.org/rescode.html>), such as 2067 for a unique violation.
  public let extendedCode: Int32
  public let operation: Operation
  /// The violated constraint as SQLite names it: `client.number`, `intake.client_id, intake.number`, a CHECK's or a
  /// unique index's name; for a statement that does not compile, why. Empty for everything else.
  public let detail: String

  public init(extendedCode: Int32, operation: Operation, detail: String = "") {
    self.extendedCode = extendedCode
    self.operation = operation
    self.detail = detail
  }

  /// A row that holds what its table's record cannot read: the file was changed by another hand.
  /// - Parameter what: Table and column, never the value.
  public static func malformedRow(_ what: StaticString) -> SQLiteError {
    SQLiteError(extendedCode: SQLITE_CORRUPT, operation: .readRow, detail: what.description)
  }

  /// The database file cannot be opened at this moment.
  public static let cannotOpen = SQLiteError(extendedCode: SQLITE_CANTOPEN, operation: .open)

  /// SQLite ended the transaction by itself, and with it everything that was done in it.
  public static let transactionEnded = SQLiteError(extendedCode: SQLITE_ABORT | 2 << 8, operation: .step)

  /// The primary result code: the low eight bits of the extended one.
  public var code: Int32 { extendedCode & 0xFF }
}

// What a caller may want to tell apart.
extension SQLiteError {
  /// A UNIQUE or PRIMARY KEY constraint was violated.
  public var isUniqueViolation: Bool {
    extendedCode == uniqueViolation || extendedCode == primaryKeyViolation
  }

  /// - Parameter columns: The constraint's columns as `table.column`, in its order, such as `client.number` or
  ///   `intake.client_id, intake.number`; for an index on an expression `index 'name'`.
  public func isUniqueViolation(of columns: StaticString) -> Bool {
    isUniqueViolation && detail == columns.description
  }

  public var isForeignKeyViolation: Bool { extendedCode == foreignKeyViolation }

  /// - Parameter name: The constraint's name, or its expression when it has none.
  package func isCheckViolation(of name: StaticString) -> Bool {
    extendedCode == checkViolation && detail == name.description
  }

  /// A NOT NULL, CHECK, UNIQUE, FOREIGN KEY or STRICT rule, or a trigger, refused the row.
  package var isConstraintViolation: Bool { code == SQLITE_CONSTRAINT }

  /// No room is left: on the disk, in the quota, or under `max_page_count`.
  public var isDiskFull: Bool { code == SQLITE_FULL }
  /// The operating system could not read, write or sync.
  public var isIOError: Bool { code == SQLITE_IOERR }
  /// What was written may not have reached the disk, and a second sync would not miss it.
  public var isSyncFailure: Bool { extendedCode == syncFailure }
  /// Another connection holds the lock.
  public var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
  /// The file contradicts itself.
  public var isCorrupt: Bool { code == SQLITE_CORRUPT }
  /// The file is no SQLite database at all (or an encrypted one).
  public var isNotADatabase: Bool { code == SQLITE_NOTADB }
  public var isReadOnly: Bool { code == SQLITE_READONLY }
  /// The file could not be opened or created.
  public var isCannotOpen: Bool { code == SQLITE_CANTOPEN }
  /// The statement ran into its step limit, or was interrupted.
  public var isStepLimit: Bool { code == SQLITE_INTERRUPT }

  /// The storage below failed, not the statement: nothing that was not committed before may be relied on.
  public var isStorageFailure: Bool {
    switch code {
    case SQLITE_FULL, SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY, SQLITE_CANTOPEN,
      SQLITE_NOMEM,
      SQLITE_PROTOCOL, SQLITE_NOLFS:
      operation != .readRow
    default:
      false
    }
  }
}

extension SQLiteError: CustomStringConvertible {
  public var description: String {
    let meaning = String(cString: sqlite3_errstr(extendedCode))
    let suffix = detail.isEmpty ? "" : ": \(detail)"
    return "SQLite could not \(operation.rawValue): \(meaning) (\(extendedCode))\(suffix)"
  }
}

// SQLITE_CONSTRAINT_… and SQLITE_IOERR_… are macros with a shift in them, which the importer leaves out.
private let syncFailure = SQLITE_IOERR | 4 << 8
private let checkViolation = SQLITE_CONSTRAINT | 1 << 8
private let foreignKeyViolation = SQLITE_CONSTRAINT | 3 << 8
private let primaryKeyViolation = SQLITE_CONSTRAINT | 6 << 8
private let uniqueViolation = SQLITE_CONSTRAINT | 8 << 8

extension SQLiteError {
  /// What `database` says about the call that just gave `result`.
  init(_ result: Int32, on database: OpaquePointer?, during operation: Operation) {
    guard let database else {
      self.init(extendedCode: result, operation: operation)
      return
    }
    let message = String(cString: sqlite3_errmsg(database))
    switch result & 0xFF {
    case SQLITE_CONSTRAINT:
      // "UNIQUE constraint failed: client.number" → "client.number"
      let name = message.firstIndex(of: ":").map { message[message.index($0, offsetBy: 2)...] }
      self.init(extendedCode: result, operation: operation, detail: String(name ?? ""))
    case SQLITE_ERROR where operation == .prepare:
      self.init(extendedCode: result, operation: operation, detail: message)
    default:
      self.init(extendedCode: result, operation: operation)
    }
  }
}
