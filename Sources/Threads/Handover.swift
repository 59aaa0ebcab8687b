internal import Dispatch

/// One result, made on one thread and waited for on another.
public final class Handover<Value: Sendable>: Sendable {
  private let value = Guarded<Value?>(nil)
  private let isSet = DispatchSemaphore(value: 0)

  /// A handover of something that is not there yet.
  public init() {}

  /// To be called once.
  public func set(_ value: Value) {
    self.value.withLock { $0 = value }
    isSet.signal()
  }

  /// Waits for `set`. To be called once.
  public func wait() -> Value {
    isSet.wait()
    guard let value = value.withLock({ $0 }) else { preconditionFailure("signalled without a value") }
    return value
  }
}
