/// Why a write was not done. Nothing of it is kept, but where it says otherwise.
public enum WriteFailure: Error, Sendable {
  /// The work itself threw: what it changed is undone, its neighbours in the batch are not concerned.
  case threw(any Error)
  /// The queue is full: try again shortly.
  case overloaded
  /// The storage fails (disk full, I/O error): try again later. When it was the commit's sync that failed, the write may
  /// have been kept all the same: whoever repeats it needs an idempotency key.
  case unavailable
  /// The writer is stopping.
  case stopping
}
