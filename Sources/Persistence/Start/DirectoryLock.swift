import Glibc

/// The right to write to a data directory, held by one process at a time and let go when the value (or the process) ends.
///
/// An flock on a file of its own: the kernel releases it whatever happens, which a file with a process id in it cannot
/// promise.
public struct DirectoryLock: ~Copyable, Sendable {
  private let descriptor: CInt

  /// - Throws: `lockedByAnotherProcess`, or `directoryUnusable`.
  public init(_ directory: DataDirectory) throws(StartFailure) {
    let descriptor = open(directory.lockPath, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      if errno == ENOSPC { throw .diskFull(path: directory.lockPath) }
      throw directory.unusable()
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let failure = isHeld ? .lockedByAnotherProcess(path: directory.path) : directory.unusable()
      close(descriptor)
      throw failure
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
