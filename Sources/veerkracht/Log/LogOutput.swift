internal import Glibc
import Threads

/// Where log lines go: a file, a terminal or a pipe. Nobody waits for it: what its reader does not take at once is kept,
/// up to a bound, and written by a thread of its own. A log that fails is no reason to stop serving.
final class LogOutput: Sendable {
  static let standardOutput = LogOutput(descriptor: STDOUT_FILENO)
  static let standardError = LogOutput(descriptor: STDERR_FILENO)

  /// What may wait; more is lost, whole lines of it, and that is said when there is room again.
  static let waitingBytesMax = 1 << 20
  /// A pipe with any room has room for this much (pipe(7): PIPE_BUF).
  private static let pieceBytes = 4_096

  private struct State {
    /// Begins where the reader's last line broke off, if it did.
    var waiting: [UInt8] = []
    var linesLost = 0
    /// Whether the thread is there that writes what waits.
    var isWriting = false
  }

  private let descriptor: CInt
  private let state = Guarded(State())

  init(descriptor: CInt) {
    self.descriptor = descriptor
  }

  /// Takes whole lines, which stay in their order and undivided.
  func write(_ lines: Span<UInt8>) {
    state.withLock { state in
      let octets = lines.withUnsafeBytes { Array($0) }
      var written = 0
      if state.waiting.isEmpty { written = writeAtOnce(octets[...]) }
      guard written < octets.count else { return }
      if written == 0, state.waiting.count + octets.count > Self.waitingBytesMax {
        state.linesLost += octets.count { $0 == UInt8(ascii: "\n") }
        return
      }
      state.waiting += octets[written...]
      guard !state.isWriting else { return }
      // Without a thread it is tried again with the next line.
      guard let thread = try? OwnThread({ [self] in writeWhatWaits() }) else { return }
      thread.detach()
      state.isWriting = true
    }
  }

  /// Waits until everything has been taken, but not for ever.
  func finish(milliseconds: Int) {
    for _ in 0..<max(1, milliseconds / 10) {
      if state.withLock({ $0.waiting.isEmpty }) { return }
      usleep(10_000)
    }
  }

  // MARK: On whatever thread

  /// Writes as much as the reader takes without anybody waiting.
  /// - Returns: how many octets that were; all of them when nobody reads any more.
  private func writeAtOnce(_ octets: ArraySlice<UInt8>) -> Int {
    var left = octets
    while !left.isEmpty, isReady(waiting: 0) {
      let written = left.prefix(Self.pieceBytes).withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written > 0 {
        left = left.dropFirst(written)
      } else if errno == EAGAIN {
        break
      } else if errno != EINTR {
        return octets.count  // nobody can take it any more
      }
    }
    return octets.count - left.count
  }

  private func isReady(waiting milliseconds: CInt) -> Bool {
    var descriptor = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // POLLERR too: the write then says what is wrong.
    return poll(&descriptor, 1, milliseconds) > 0
  }

  // MARK: On the thread of its own

  private func writeWhatWaits() {
    while true {
      _ = isReady(waiting: 1_000)
      let isDone = state.withLock { state in
        state.waiting.removeFirst(writeAtOnce(state.waiting[...]))
        guard state.waiting.isEmpty else { return false }
        if state.linesLost > 0 {
          var line = JSONLine()
          line.add("level", "warning")
          line.add("msg", "log lines lost")
          line.add("count", "\(state.linesLost)")
          state.waiting = line.finished()
          state.linesLost = 0
          return false
        }
        state.waiting = []
        state.isWriting = false
        return true
      }
      if isDone { return }
    }
  }
}
