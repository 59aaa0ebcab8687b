internal import Glibc

/// Where a command puts what it has read: a new file that is its owner's alone, or standard output.
struct OutputFile: ~Copyable {
  private let path: String
  private let descriptor: CInt

  /// - Parameter path: `-` for standard output.
  /// - Throws: when there is such a file already, or none can be made.
  init(_ path: String) throws(Failure) {
    self.path = path
    descriptor =
      path == "-" ? STDOUT_FILENO : open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw Self.failure(path) }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  /// - Throws: when not all of it can be written.
  func write(_ octets: [UInt8]) throws(Failure) {
    var written = 0
    while written < octets.count {
      let count = octets[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      written += count
    }
  }

  /// Takes the file away again.
  func remove() {
    if path != "-" { unlink(path) }
  }

  private static func failure(_ path: String) -> Failure {
    let name = path == "-" ? "standard output" : path
    let reason = String(cString: strerror(errno))
    return Failure(errno == ENOSPC ? .diskFull : .inputOutput, "\(name) cannot be written: \(reason)")
  }
}

/// Tells whoever called the command something, on a line of its own.
/// - Throws: when nobody can read it.
func say(_ line: String) throws(Failure) {
  try OutputFile("-").write(Array("\(line)\n".utf8))
}
