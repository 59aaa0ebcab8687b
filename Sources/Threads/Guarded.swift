internal import Glibc

/// A value behind a lock, which is the C library's: it sleeps at once when another thread has it (Synchronization's
/// `Mutex` spins first, and on Linux ThreadSanitizer does not see what it orders).
///
/// `@unchecked Sendable`: the value is touched under the lock only.
public final class Guarded<Value>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  /// - Parameter value: what is guarded from now on.
  public init(_ value: sending Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Lends the value to one thread at a time.
  public func withLock<Result>(_ body: (inout Value) -> sending Result) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
