import Glibc

extension DatabaseCopy {
  /// What `check` and `restore` found.
  public struct Finding: Hashable, Sendable {
    public let contents: BackupContents
    /// A SHA-256 stood beside the file, and is its own.
    public let isCompared: Bool
  }

  /// Looks through a backup: SHA-256, integrity, foreign keys, schema and the audit chain, link by link. Changes nothing.
  /// - Parameters:
  ///   - path: A file, or what is no file but gives the octets of one, such as /dev/stdin.
  ///   - scratch: A directory for what comes from a pipe: kept there while it is looked through, without a name.
  public static func check(_ path: String, scratch: String) throws(BackupFailure) -> Finding {
    let octets = try FileOctets(path: path)
    guard octets.isRegular else { return try checkCopy(of: octets, in: scratch) }
    try refuseLog(beside: path)
    let (count, fingerprint) = try octets.read()
    let isCompared = try compareFingerprint(fingerprint, of: path)
    let examination = try BackupExamination(path: path, .chain)
    return Finding(
      contents: BackupContents(examination, octetCount: count, fingerprint), isCompared: isCompared)
  }

  private static func checkCopy(
    of octets: borrowing FileOctets, in scratch: String
  ) throws(BackupFailure) -> Finding {
    var file = try PartialFile(path: "\(scratch)/veerkracht-\(getpid()).part")
    let (count, fingerprint) = try octets.read { portion throws(BackupFailure) in try file.write(portion) }
    let examination = try BackupExamination(path: file.path, .chain, opened: { file.loseName() })
    return Finding(contents: BackupContents(examination, octetCount: count, fingerprint), isCompared: false)
  }

  /// Makes a backup the database of a data directory that has none, once it has been looked through as `check` does.
  /// - Throws: `databasePresent`; nothing is overwritten.
  public static func restore(_ path: String, to directory: DataDirectory) throws(BackupFailure) -> Finding {
    let octets = try FileOctets(path: path)
    if octets.isRegular { try refuseLog(beside: path) }
    let lock = try locked(directory)
    return try restore(path, octets, to: directory, under: lock)
  }

  private static func locked(_ directory: DataDirectory) throws(BackupFailure) -> DirectoryLock {
    do {
      try directory.make()
      return try DirectoryLock(directory)
    } catch {
      throw .database(error)
    }
  }

  private static func restore(
    _ path: String, _ octets: borrowing FileOctets, to directory: DataDirectory,
    under _: borrowing DirectoryLock
  ) throws(BackupFailure) -> Finding {
    if let present = directory.databaseFiles.first { throw .databasePresent(path: present) }
    var file = try PartialFile(path: "\(directory.databasePath).part")
    let (count, fingerprint) = try octets.read { portion throws(BackupFailure) in try file.write(portion) }
    let isCompared = octets.isRegular ? try compareFingerprint(fingerprint, of: path) : false
    try file.sync()
    let examination = try BackupExamination(path: file.path, .chain)
    try file.become(directory.databasePath)
    return Finding(
      contents: BackupContents(examination, octetCount: count, fingerprint), isCompared: isCompared)
  }

  private static func refuseLog(beside path: String) throws(BackupFailure) {
    var status = stat()
    if stat("\(path)-wal", &status) == 0, status.st_size > 0 { throw .hasLog(path: path) }
  }
}
