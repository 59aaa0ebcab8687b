internal import Glibc
internal import Threads

/// Where log lines go. Whole lines only: whatever one call brings reaches the descriptor undivided.
final class LogOutput: Sendable {
  static let standardOutput = LogOutput(descriptor: STDOUT_FILENO)
  static let standardError = LogOutput(descriptor: STDERR_FILENO)

  private let descriptor: CInt
  private let turn = Guarded(())

  init(descriptor: CInt) {
    self.descriptor = descriptor
  }

  /// Writes lines, with one `write(2)` unless the reader is slow. Lines that nobody can take any more are lost:
  /// a log that fails is no reason to stop serving.
  func write(_ lines: Span<UInt8>) {
    turn.withLock { _ in
      lines.withUnsafeBytes { octets in
        var left = octets[...]
        while !left.isEmpty {
          let written = Glibc.write(
            descriptor, UnsafeRawBufferPointer(rebasing: left).baseAddress, left.count)
          if written > 0 {
            left = left.dropFirst(written)
          } else if errno != EINTR {
            return
          }
        }
      }
    }
  }
}
