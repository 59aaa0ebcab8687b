import Glibc

/// A program that runs beside the test, started and waited for with nothing between us and the kernel: the tests
/// start hundreds, and kill some at every possible moment.
final class ChildProcess {
  let id: pid_t
  private var waitStatus: CInt?

  struct NotSpawned: Error {
    let program: String
    let reason: String
  }

  /// Starts a program whose output goes to two files.
  /// - Parameter environment: `NAME=value`.
  init(
    _ program: String, _ arguments: [String], environment: [String], output: String, errors: String
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    // The threads of a test block signals, which a child would inherit.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var id = pid_t()
    let result = posix_spawn(&id, program, &actions, &attributes, &words, &variables)
    guard result == 0 else { throw NotSpawned(program: program, reason: String(cString: strerror(result))) }
    self.id = id
  }

  deinit {
    if isRunning {
      kill(id, SIGKILL)
      _ = exitStatus()
    }
  }

  var isRunning: Bool {
    guard waitStatus == nil else { return false }
    var status: CInt = 0
    if waitpid(id, &status, WNOHANG) == id { waitStatus = status }
    return waitStatus == nil
  }

  func send(_ signal: CInt) {
    if isRunning { kill(id, signal) }
  }

  /// Waits for its end.
  /// - Returns: what it exited with, or 128 and the signal that ended it, as a shell says it.
  func exitStatus() -> Int32 {
    var status = waitStatus ?? 0
    while waitStatus == nil {
      if waitpid(id, &status, 0) == id || errno != EINTR { waitStatus = status }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
