internal import Glibc

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
    var thread = pthread_t()
    let watcher = Unmanaged.passRetained(Watcher(drain: drain))
    let result = pthread_create(
      &thread, nil,
      { watcher in
        if let watcher { Unmanaged<Watcher>.fromOpaque(watcher).takeRetainedValue().run() }
        return nil
      }, watcher.toOpaque())
    guard result == 0 else {
      watcher.release()
      throw Failure(.system, "cannot start a thread: \(String(cString: strerror(result)))")
    }
    pthread_detach(thread)
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    return set
  }

  private final class Watcher {
    let drain: @Sendable () -> Void

    init(drain: @escaping @Sendable () -> Void) {
      self.drain = drain
    }

    func run() {
      _ = next()
      drain()
      _exit(128 + next())
    }

    /// Waits for the next signal and names it.
    private func next() -> CInt {
      var signals = EndSignals.set
      var signal: CInt = 0
      while sigwait(&signals, &signal) != 0 {}
      return signal
    }
  }
}
