/// Why octets from the wire were refused, before or beside the application.
public enum Refusal: Error, Hashable, Sendable {
  /// Outside the grammar or the rules of framing: 400.
  case malformed(Fault)
  /// The head or the body did not come in time: 408.
  case timedOut
  /// The body is larger than the route takes: 413.
  case bodyTooLarge
  /// The request line is longer than its limit: 414.
  case targetTooLong
  /// An `Expect` other than `100-continue`: 417.
  case expectationUnknown
  /// A field line, the head or the number of fields breaks its limit: 431.
  case fieldsTooLarge
  /// A transfer coding, or the method CONNECT, which this server does not do: 501.
  case notImplemented
  /// Too many connections or bodies at once: 503.
  case overloaded
  /// Neither HTTP/1.1 nor HTTP/1.0: 505.
  case versionUnsupported

  /// The status code that says so (RFC 9110 §15, RFC 6585 §5).
  public var status: Int {
    switch self {
    case .malformed: 400
    case .timedOut: 408
    case .bodyTooLarge: 413
    case .targetTooLong: 414
    case .expectationUnknown: 417
    case .fieldsTooLarge: 431
    case .notImplemented: 501
    case .overloaded: 503
    case .versionUnsupported: 505
    }
  }

  /// What was malformed; a stable word for the answer, for logs and for tests.
  public enum Fault: String, Sendable, CaseIterable {
    case requestLine
    case target
    case field
    case lineEnd
    case host
    case contentLength
    case transferEncoding
    case chunk
    case trailer
    case endedEarly
  }
}
