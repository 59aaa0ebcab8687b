/// What the server asks of the program behind it.
///
/// The server makes one per loop and calls it on that loop's thread only, so an application may own things that
/// are not `Sendable`, such as a database connection, without a lock.
public protocol Application: AnyObject {
  /// Decides at the head whether a body is wanted (RFC 9110 §10.1.1). Called only while octets of the body are
  /// still to come, and for every chunked body; `answer` is called afterwards with the whole request, and judges
  /// for itself.
  func judge(_ request: borrowing Request, _ response: inout Response) -> Judgement

  /// Answers a request whose body is complete.
  func answer(_ request: borrowing Request, _ response: inout Response) -> Outcome

  /// Words the answer to octets that never became a request, or to one that broke a limit of the server. Status
  /// and `Connection: close` are the server's; fields and body are the application's.
  /// - Parameter request: the head of the request whose body is refused; nil when there is no whole head.
  func refuse(_ refusal: Refusal, of request: borrowing Request?, from peer: Peer, _ response: inout Response)

  /// The loop has answered every request of this turn and is about to send: end read snapshots, flush logs.
  func turnEnded()
}

/// What `Application.judge` decides.
public enum Judgement: Sendable {
  /// Read the body, up to this many octets; more is 413.
  case bodyWanted(bytesMax: Int)
  /// The response says no already; the body is drained or the connection closed.
  case answered
}

/// What `Application.answer` did.
public enum Outcome: Sendable {
  /// The response is complete.
  case answered
  /// The answer comes through the request's `ReplyHandle`, from any thread, exactly once.
  case later
}
