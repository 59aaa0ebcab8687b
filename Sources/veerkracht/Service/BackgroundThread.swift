internal import Glibc

/// A thread of the operating system that runs one piece of work.
struct BackgroundThread: Sendable {
  private let id: pthread_t

  /// Starts `work`.
  init(_ work: @escaping @Sendable () -> Void) throws(Failure) {
    var id = pthread_t()
    let box = Unmanaged.passRetained(Box(work: work))
    let result = pthread_create(
      &id, nil,
      { box in
        if let box { Unmanaged<Box>.fromOpaque(box).takeRetainedValue().work() }
        return nil
      }, box.toOpaque())
    guard result == 0 else {
      box.release()
      throw Failure(.system, "cannot start a thread: \(String(cString: strerror(result)))")
    }
    self.id = id
  }

  /// Waits for the end of the work. To be called once, if at all.
  func join() {
    pthread_join(id, nil)
  }

  private final class Box {
    let work: @Sendable () -> Void

    init(work: @escaping @Sendable () -> Void) {
      self.work = work
    }
  }
}
