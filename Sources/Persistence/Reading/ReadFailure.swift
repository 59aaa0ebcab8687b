/// Why a long read gave no answer.
public enum ReadFailure: Error, Sendable {
  /// The work itself threw, or SQLite did.
  case threw(any Error)
  /// It took more steps than a long read may.
  case tooLong
  /// The queue is full: try again shortly.
  case overloaded
  /// The readers are stopping.
  case stopping
}
