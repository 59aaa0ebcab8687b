public import SQLite

/// Why the database cannot be opened: for the operator who reads it on a terminal or in the journal.
public enum StartFailure: Error, Equatable, Sendable {
  /// The data directory cannot be made, entered or written. `reason` is the operating system's.
  case directoryUnusable(path: String, reason: String)
  /// Other accounts of this machine can read or change what is there.
  case exposed(path: String, mode: UInt32)
  /// Another process has the data directory open for writing.
  case lockedByAnotherProcess(path: String)
  /// There is no database to read.
  case noDatabase(path: String)
  /// The file is something else, or encrypted.
  case notADatabase(path: String)
  /// The file contradicts itself.
  case corrupt(path: String)
  case diskFull(path: String)
  /// The operating system could not read, write or sync.
  case inputOutput(path: String, SQLiteError)
  /// A later version of Veerkracht has been at this database.
  case newerSchema(version: Int, known: Int)
  /// A migration that was applied before is no longer the same, or is gone.
  case changedMigration(version: Int, name: String)
  /// A migration does not run on this database. Nothing of it was kept.
  case failedMigration(version: Int, name: String, SQLiteError)
  /// The operating system gives no thread or file descriptor.
  case outOfResources(reason: String)
  /// Anything else that SQLite says.
  case database(SQLiteError)

  /// - Parameter path: The database file.
  init(_ error: SQLiteError, path: String) {
    self =
      if error.isNotADatabase {
        .notADatabase(path: path)
      } else if error.isCorrupt {
        .corrupt(path: path)
      } else if error.isDiskFull {
        .diskFull(path: path)
      } else if error.isIOError || error.isCannotOpen || error.isReadOnly {
        .inputOutput(path: path, error)
      } else {
        .database(error)
      }
  }
}

extension StartFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .directoryUnusable(let path, let reason):
      "The data directory \(path) cannot be used: \(reason)."
    case .exposed(let path, let mode):
      "Other accounts of this machine can read or change \(path) (mode 0\(String(mode, radix: 8))). "
        + "Close it to them: chmod go= \(path)."
    case .lockedByAnotherProcess(let path):
      "Another process serves the data directory \(path). Stop it first, or choose another directory."
    case .noDatabase(let path):
      "There is no database at \(path)."
    case .notADatabase(let path):
      "\(path) is not a Veerkracht database. It was left as it is."
    case .corrupt(let path):
      "The database \(path) is damaged. Restore it from a backup; keep the damaged file for examination."
    case .diskFull(let path):
      "The disk of \(path) is full. Make room and start again; nothing was lost."
    case .inputOutput(let path, let error):
      "The database \(path) cannot be read or written. \(error)."
    case .newerSchema(let version, let known):
      "A later version of Veerkracht has used this database (schema \(version); this program knows \(known)). "
        + "Install that version."
    case .changedMigration(let version, let name):
      "Migration \(version) (\(name)) is not the one that this database was made with. Install the right version."
    case .failedMigration(let version, let name, let error):
      "Migration \(version) (\(name)) could not be applied, and nothing of it was kept. \(error)."
    case .outOfResources(let reason):
      "The operating system refuses what the database needs: \(reason)."
    case .database(let error):
      "The database cannot be opened. \(error)."
    }
  }
}
