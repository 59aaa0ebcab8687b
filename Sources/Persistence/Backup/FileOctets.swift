internal import Crypto
import Glibc

/// An open file, read from its beginning to its end; closed at its owner's end.
struct FileOctets: ~Copyable {
  let path: String
  private let descriptor: CInt
  private let isOwned: Bool

  /// - Throws: `noFile`, or `file`.
  init(path: String) throws(BackupFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .noFile(path: path) : .file(path: path, number: errno)
    }
    self.path = path
    isOwned = true
  }

  /// What was written to a file that is being made, from its beginning.
  init(of file: borrowing PartialFile) throws(BackupFailure) {
    guard lseek(file.descriptor, 0, SEEK_SET) == 0 else { throw .file(path: file.path, number: errno) }
    (path, descriptor, isOwned) = (file.path, file.descriptor, false)
  }

  deinit { if isOwned { close(descriptor) } }

  /// A file, whose octets stay where they are, and no pipe or device.
  var isRegular: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Lends the octets, portion by portion.
  /// - Returns: how many there were, and their SHA-256.
  func read(
    _ take: (UnsafeRawBufferPointer) throws(BackupFailure) -> Void = { _ in }
  ) throws(BackupFailure) -> (count: Int, fingerprint: Fingerprint) {
    let portion = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { portion.deallocate() }
    var sum = SHA256()
    var total = 0
    while true {
      let count = Glibc.read(descriptor, portion.baseAddress, portion.count)
      if count == 0 { return (total, Fingerprint(sum.finalize())) }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw .file(path: path, number: errno)
      }
      let octets = UnsafeRawBufferPointer(rebasing: portion[..<count])
      sum.update(bufferPointer: octets)
      total += count
      try take(octets)
    }
  }
}
