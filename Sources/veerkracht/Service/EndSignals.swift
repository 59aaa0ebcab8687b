internal import Glibc
import Threads

/// SIGTERM and SIGINT: the first ends the program gracefully, the second at once.
enum EndSignals {
  /// Keeps the signals from interrupting this thread and every thread that it starts from now on.
  static func block() {
    var signals = set
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits for the signals on a thread of its own, until the process ends. They must have been blocked.
  /// - Parameter drain: begins a graceful end; called on that thread at the first signal.
  static func watch(_ drain: @escaping @Sendable () -> Void) throws(Failure) {
    do {
      _ = try OwnThread {
        _ = next()
        drain()
        _exit(128 + next())
      }
    } catch {
      throw Failure(.system, "cannot start a thread: \(error.reason)")
    }
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    return set
  }

  /// Waits for the next signal and names it.
  private static func next() -> CInt {
    var signals = set
    var signal: CInt = 0
    while sigwait(&signals, &signal) != 0 {}
    return signal
  }
}
