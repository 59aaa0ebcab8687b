import Glibc

/// Why a backup cannot be made, checked or restored: for the operator who reads it on a terminal or in the journal.
public enum BackupFailure: Error, Equatable, Sendable {
  /// The database, the copy of it, or its schema says no.
  case database(StartFailure)
  /// There is no such file.
  case noFile(path: String)
  /// Something else than a file has the name that the backup is to have.
  case notAFile(path: String)
  /// A backup in the data directory would be lost with it, or lie in the way of its files.
  case inDataDirectory(path: String)
  /// Another process is just making this backup.
  case beingMade(path: String)
  /// The operating system could not open, read, write or sync a file: `errno`'s number.
  case file(path: String, number: Int32)
  /// Who takes the backup from standard output has gone: `errno`'s number.
  case outputLost(number: Int32)
  /// The file contradicts itself; these are SQLite's first words about it, which name tables and indexes only.
  case damaged(path: String, faults: [String])
  /// It is not the file whose SHA-256 stands beside it.
  case otherFingerprint(path: String, found: Fingerprint)
  /// It has a write-ahead log beside it: a part of a data directory, and not a backup.
  case hasLog(path: String)
  case brokenChain(path: String, AuditBreak)
  /// The data directory has a database, or what SQLite has left of one.
  case databasePresent(path: String)
}

extension BackupFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .database(let failure): "\(failure)"
    case .noFile(let path): "There is no file \(path)."
    case .notAFile(let path):
      "\(path) is there and is not a file. Choose another name, or - for standard output."
    case .inDataDirectory(let path):
      "\(path) lies in the data directory: a backup there would be lost together with the database."
    case .beingMade(let path): "Another process is just making the backup \(path)."
    case .file(let path, let number): "\(path): \(String(cString: strerror(number)))."
    case .outputLost(let number):
      "The backup could not be written to standard output: \(String(cString: strerror(number)))."
    case .damaged(let path, let faults):
      "\(path) is damaged: \(faults.joined(separator: "; "))."
    case .otherFingerprint(let path, let found):
      "\(path) is not the file whose SHA-256 stands in \(path).sha256: its own is \(found)."
    case .hasLog(let path):
      "\(path) has a write-ahead log (\(path)-wal) beside it: it is a part of a data directory and not a backup."
    case .brokenChain(let path, let link): "The audit chain of \(path) is broken: \(link)."
    case .databasePresent(let path):
      "\(path) is there already. Restore into a data directory without a database."
    }
  }
}
