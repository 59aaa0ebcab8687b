import Glibc

/// A thread of the operating system's own, for work that blocks: it takes nothing from Swift's shared pool.
struct OwnThread: Sendable {
  private let id: pthread_t

  /// Starts `body` on a new thread.
  /// - Throws: `outOfResources`.
  init(_ body: @escaping @Sendable () -> Void) throws(StartFailure) {
    var id = pthread_t()
    let start = Unmanaged.passRetained(Start(body: body))
    let result = pthread_create(
      &id, nil,
      { start in
        guard let start else { return nil }
        Unmanaged<Start>.fromOpaque(start).takeRetainedValue().body()
        return nil
      }, start.toOpaque())
    guard result == 0 else {
      start.release()
      throw .outOfResources(reason: String(cString: strerror(result)))
    }
    self.id = id
  }

  /// Waits for the end of `body`. To be called once.
  func join() {
    pthread_join(id, nil)
  }

  private final class Start {
    let body: @Sendable () -> Void
    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
