internal import Glibc

/// A thread of the system that runs one function.
struct Thread {
  private let thread: pthread_t

  /// Starts the thread.
  init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    let start = Unmanaged.passRetained(Start(body: body))
    var thread = pthread_t()
    let error = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, start.toOpaque())
    guard error == 0 else {
      start.release()
      throw SystemError("pthread_create", number: error)
    }
    self.thread = thread
  }

  /// Waits until the function has returned. Once only.
  func join() {
    _ = pthread_join(thread, nil)
  }

  private final class Start {
    let body: @Sendable () -> Void
    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
