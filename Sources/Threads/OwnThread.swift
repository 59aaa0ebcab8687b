internal import Glibc

/// A thread of the operating system's own, for work that blocks or never ends: it takes nothing from Swift's shared
/// pool. Inherits the signal mask of whoever starts it.
public struct OwnThread: Sendable {
  /// The system gives no further thread.
  public struct Unavailable: Error, Hashable, Sendable {
    /// `errno`'s number, such as `EAGAIN`.
    public let number: Int32

    public init(number: Int32) { self.number = number }

    /// What the system calls it.
    public var reason: String { String(cString: strerror(number)) }
  }

  private let id: pthread_t

  /// Starts `body` on a new thread.
  public init(_ body: @escaping @Sendable () -> Void) throws(Unavailable) {
    var id = pthread_t()
    let start = Unmanaged.passRetained(Start(body: body))
    let result = pthread_create(
      &id, nil,
      { start in
        if let start { Unmanaged<Start>.fromOpaque(start).takeRetainedValue().body() }
        return nil
      }, start.toOpaque())
    guard result == 0 else {
      start.release()
      throw Unavailable(number: result)
    }
    self.id = id
  }

  /// Waits for the end of `body`. Either this or `detach` is to be called, once.
  public func join() {
    _ = pthread_join(id, nil)
  }

  /// Lets it end by itself: what it took is given back then.
  public func detach() {
    _ = pthread_detach(id)
  }

  private final class Start {
    let body: @Sendable () -> Void
    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
