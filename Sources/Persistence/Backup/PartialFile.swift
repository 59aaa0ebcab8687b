import Glibc

/// A file that is being made, under a name of its own, for its owner alone (0600). It gets its real name when it is whole
/// and on disk; otherwise it goes with this value. What a process that was killed left under its name is taken over.
struct PartialFile: ~Copyable {
  let path: String
  let descriptor: CInt
  private var isNamed = true

  /// - Parameter path: its name until it is whole.
  /// - Throws: `beingMade` when another process has it.
  init(path: String) throws(BackupFailure) {
    // Until the locked file is the one that has the name: another process may have given it its real name meanwhile.
    while true {
      let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw .file(path: path, number: errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let number = errno
        close(descriptor)
        throw number == EWOULDBLOCK ? .beingMade(path: path) : .file(path: path, number: number)
      }
      if isSameFile(descriptor, path) {
        guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else {
          let number = errno
          close(descriptor)
          throw .file(path: path, number: number)
        }
        self.path = path
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    if isNamed { unlink(path) }
    close(descriptor)
  }

  /// Adds octets at the end.
  func write(_ octets: UnsafeRawBufferPointer) throws(BackupFailure) {
    guard writeAll(octets, to: descriptor) else { throw .file(path: path, number: errno) }
  }

  /// Puts what was written on disk. Never to be tried again: what a failed sync lost, the next one does not miss.
  func sync() throws(BackupFailure) {
    guard fsync(descriptor) == 0 else { throw .file(path: path, number: errno) }
  }

  /// Gives it its real name, in the same directory, in the place of what has that name now.
  mutating func become(_ finalPath: String) throws(BackupFailure) {
    guard rename(path, finalPath) == 0 else { throw .file(path: finalPath, number: errno) }
    isNamed = false
    syncDirectory(directoryPath(of: finalPath))
  }

  /// Takes its name away: whoever has it open reads on, and nothing is left behind whatever happens.
  mutating func loseName() {
    if isNamed { unlink(path) }
    isNamed = false
  }
}

/// Whether a path names the file that is open as `descriptor`.
private func isSameFile(_ descriptor: CInt, _ path: String) -> Bool {
  var (open, named) = (stat(), stat())
  return fstat(descriptor, &open) == 0 && lstat(path, &named) == 0
    && open.st_dev == named.st_dev && open.st_ino == named.st_ino
}

/// The directory that a path's last name stands in.
func directoryPath(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// - Returns: `false` when it could not, and `errno` says why.
func writeAll(_ octets: UnsafeRawBufferPointer, to descriptor: CInt) -> Bool {
  var left = octets[...]
  while !left.isEmpty {
    let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: left).baseAddress, left.count)
    if count > 0 {
      left = left.dropFirst(count)
    } else if errno != EINTR {
      return false
    }
  }
  return true
}
