/// Why a write was not done. In every case nothing of it is kept.
public enum WriteFailure: Error, Sendable {
  /// The work itself threw: what it changed is undone, its neighbours in the batch are not concerned.
  case threw(any Error)
  /// The queue is full: try again shortly.
  case overloaded
  /// The storage fails (disk full, I/O error): try again later. The commit's outcome is unknown only in the sense that
  /// its last sync failed: whoever repeats the write needs an idempotency key.
  case unavailable
  /// The writer is stopping.
  case stopping
}
