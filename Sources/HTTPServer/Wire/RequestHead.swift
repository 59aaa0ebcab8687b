/// The head of one request, as positions in the buffer that it was parsed from.
struct RequestHead {
  var method: Method
  /// The path of the target; also of an absolute-form target.
  var path: Range<Int>
  var query: Range<Int>?
  /// Whether the request came as HTTP/1.0.
  var isHTTP10: Bool
  var framing: Framing
  /// Whether the connection may be used again after this request (RFC 9112 §9.3).
  var keepsAlive: Bool
  /// `Expect: 100-continue` was sent, in HTTP/1.1.
  var expectsContinue: Bool
  /// The octets of the head, its closing empty line included.
  var length: Int

  func value(of name: FieldName) -> Range<Int>? { nil }
  func count(of name: FieldName) -> Int { 0 }
}

/// How the body's end is known (RFC 9112 §6.3); decided once, before routing.
enum Framing: Hashable, Sendable {
  case none
  case length(Int)
  case chunked
}
