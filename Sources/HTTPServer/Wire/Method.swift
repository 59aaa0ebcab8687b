/// A request method (RFC 9110 §9, RFC 5789 for PATCH).
public enum Method: UInt8, Sendable, CaseIterable {
  case get
  case head
  case post
  case put
  case patch
  case delete
  case options
  /// TRACE, CONNECT or a token that this server does not know.
  case other
}
