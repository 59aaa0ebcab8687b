import Dispatch
import Synchronization

/// One result, made on one thread and waited for on another.
final class Outcome<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isSet = DispatchSemaphore(value: 0)

  /// To be called once.
  func set(_ value: Value) {
    self.value.withLock { $0 = value }
    isSet.signal()
  }

  /// Waits for `set`. To be called once.
  func wait() -> Value {
    isSet.wait()
    guard let value = value.withLock({ $0 }) else { preconditionFailure("signalled without a value") }
    return value
  }
}
