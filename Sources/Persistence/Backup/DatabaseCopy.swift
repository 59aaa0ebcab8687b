import Glibc
import SQLite

/// Backups: the whole database in one file, made beside a running server, and brought back.
public enum DatabaseCopy {
  /// Copies the database as it is now into a file, looks through the copy, and puts its SHA-256 beside it
  /// (`FILE.sha256`, as sha256sum(1) writes it). Only reads the database: it may run beside a server. The file has its
  /// name once it is whole, sound and on disk, and then takes the place of what had that name.
  public static func make(of directory: DataDirectory, at path: String) throws(BackupFailure)
    -> BackupContents
  {
    try checkName(path, for: directory)
    var file = try PartialFile(path: "\(path).part")
    let examination = try copy(directory, to: file)
    let (count, fingerprint) = try FileOctets(of: file).read()
    try file.sync()
    // In this order nothing that a power cut leaves is a file beside the SHA-256 of another.
    unlink(fingerprintPath(of: path))
    try file.become(path)
    try writeFingerprint(fingerprint, of: path)
    return BackupContents(examination, octetCount: count, fingerprint)
  }

  /// As `make(of:at:)`, to a descriptor, such as standard output. The copy is made in the data directory, and has lost its
  /// name when its first octet leaves.
  public static func stream(
    of directory: DataDirectory, to descriptor: CInt
  ) throws(BackupFailure) -> BackupContents {
    guard directory.hasDatabase else { throw .database(.noDatabase(path: directory.databasePath)) }
    var file = try PartialFile(path: leftCopyPath(in: directory))
    let examination = try copy(directory, to: file)
    file.loseName()
    let (count, fingerprint) = try FileOctets(of: file).read { octets throws(BackupFailure) in
      guard writeAll(octets, to: descriptor) else { throw .outputLost(number: errno) }
    }
    return BackupContents(examination, octetCount: count, fingerprint)
  }

  /// Takes away the copy that `stream` left in the data directory when it was killed: a whole database, which no erasure
  /// would come to. One that is being made stays.
  static func removeLeftCopy(from directory: DataDirectory) {
    let path = leftCopyPath(in: directory)
    guard access(path, F_OK) == 0 else { return }
    _ = try? PartialFile(path: path)
  }

  private static func leftCopyPath(in directory: DataDirectory) -> String { "\(directory.path)/backup.part" }

  private static func copy(
    _ directory: DataDirectory, to file: borrowing PartialFile
  ) throws(BackupFailure) -> BackupExamination {
    let path = directory.databasePath
    guard directory.hasDatabase else { throw .database(.noDatabase(path: path)) }
    do {
      try Connection(path: path, access: .read).copy(to: file.path)
    } catch {
      throw .database(StartFailure(error, path: path))
    }
    return try BackupExamination(path: file.path, .integrity)
  }

  private static func checkName(_ path: String, for directory: DataDirectory) throws(BackupFailure) {
    guard directory.hasDatabase else { throw .database(.noDatabase(path: directory.databasePath)) }
    var (there, parent, data) = (stat(), stat(), stat())
    if lstat(path, &there) == 0, there.st_mode & S_IFMT != S_IFREG { throw .notAFile(path: path) }
    guard stat(directoryPath(of: path), &parent) == 0 else { throw .file(path: path, number: errno) }
    if stat(directory.path, &data) == 0, parent.st_dev == data.st_dev, parent.st_ino == data.st_ino {
      throw .inDataDirectory(path: path)
    }
  }
}

// MARK: The SHA-256 beside it

/// Where the SHA-256 of a backup stands.
func fingerprintPath(of path: String) -> String { "\(path).sha256" }

private func writeFingerprint(_ fingerprint: Fingerprint, of path: String) throws(BackupFailure) {
  var file = try PartialFile(path: "\(fingerprintPath(of: path)).part")
  let name = path.split(separator: "/").last ?? ""
  let line = Array("\(fingerprint)  \(name)\n".utf8)
  guard line.withUnsafeBytes({ writeAll($0, to: file.descriptor) }) else {
    throw .file(path: file.path, number: errno)
  }
  try file.sync()
  try file.become(fingerprintPath(of: path))
}

/// - Throws: `otherFingerprint` when another SHA-256 stands beside the file.
/// - Returns: `false` when none does.
func compareFingerprint(_ found: Fingerprint, of path: String) throws(BackupFailure) -> Bool {
  let beside = fingerprintPath(of: path)
  guard access(beside, F_OK) == 0 else { return false }
  var text: [UInt8] = []
  let octets = try FileOctets(path: beside)
  _ = try octets.read { portion throws(BackupFailure) in text += portion.prefix(64 - min(64, text.count)) }
  guard let wanted = Fingerprint(hexadecimal: String(decoding: text, as: UTF8.self)[...]), wanted == found
  else {
    throw .otherFingerprint(path: path, found: found)
  }
  return true
}

extension BackupContents {
  init(_ examination: BackupExamination, octetCount: Int, _ fingerprint: Fingerprint) {
    self.init(
      octetCount: octetCount, fingerprint: fingerprint, schema: examination.schema,
      knownSchema: Migration.embedded.count, clientCount: examination.clientCount,
      intakeCount: examination.intakeCount, auditHead: examination.auditHead)
  }
}
