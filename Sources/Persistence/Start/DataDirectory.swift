import Glibc

/// The directory that holds everything of one cooperative: the database, its write-ahead log and the lock.
public struct DataDirectory: Hashable, Sendable {
  public let path: String

  public init(path: String) {
    self.path = path
  }

  public var databasePath: String { "\(path)/veerkracht.sqlite" }
  var lockPath: String { "\(path)/veerkracht.lock" }

  /// Makes the directory (0700, only the last step of the path) and the empty database file (0600) where they are not
  /// there yet. SQLite gives its own files beside it the same permissions.
  /// - Throws: `directoryUnusable`, or `exposed` when others can read or change what is there.
  func prepare() throws(StartFailure) {
    try make()
    for file in databaseFiles { try refuseOthers(file) }
    // Only ever opened here before SQLite does: closing a descriptor of its file later would drop SQLite's locks.
    let file = open(databasePath, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if file >= 0 {
      close(file)
      syncDirectory(path)
    } else if errno != EEXIST {
      if errno == ENOSPC { throw .diskFull(path: databasePath) }
      throw unusable()
    }
  }

  /// Makes the directory where it is not there yet.
  /// - Throws: `directoryUnusable`, or `exposed`.
  func make() throws(StartFailure) {
    if mkdir(path, 0o700) == 0 {
      syncDirectory("\(path)/..")  // else a power cut could take the whole directory away
    } else if errno != EEXIST {
      throw unusable()
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else { throw unusable() }
    try refuseOthers(path)
  }

  /// Health data is for the service's own account: neither its group nor anybody else may as much as list it.
  private func refuseOthers(_ file: String) throws(StartFailure) {
    var status = stat()
    if stat(file, &status) == 0, status.st_mode & 0o077 != 0 {
      throw .exposed(path: file, mode: status.st_mode & 0o777)
    }
  }

  public var hasDatabase: Bool { access(databasePath, F_OK) == 0 }

  /// What SQLite may have left here of a database, the file itself first.
  var databaseFiles: [String] {
    ["", "-wal", "-shm", "-journal"].map { databasePath + $0 }.filter { access($0, F_OK) == 0 }
  }

  func unusable() -> StartFailure {
    .directoryUnusable(path: path, reason: String(cString: strerror(errno)))
  }
}

/// Puts on disk which names stand in a directory. Where the file system cannot do that, nothing better can be done.
func syncDirectory(_ path: String) {
  let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard directory >= 0 else { return }
  _ = fsync(directory)
  close(directory)
}
