/// The head of one request, as positions in the octets that it was parsed from. They count from the request's first
/// octet (empty lines before the request line included), so they hold wherever the buffer moves those octets.
struct RequestHead {
  var method = Method.other
  /// The path of the target; also of an absolute-form target, where an empty path is given as a `/`. Its escapes
  /// are whole, decode to UTF-8 without NUL or `/`, and no segment but the last is empty or means `.` or `..`.
  var path: Range<Int> { pathPart.range }
  /// What follows the first `?` of the target. Its escapes are whole and decode to UTF-8 without NUL.
  var query: Range<Int>? { hasQuery ? queryPart.range : nil }
  /// The host and port that the request is for: of an absolute-form target, else of the field `Host`; nil when an
  /// HTTP/1.0 request names none (RFC 9112 §3.3).
  var authority: Range<Int>? { isAbsoluteForm ? authorityPart.range : value(of: .host) }
  /// Whether the request came as HTTP/1.0.
  var isHTTP10 = false
  var framing = Framing.none
  /// Whether the connection may be used again after this request (RFC 9112 §9.3).
  var keepsAlive = true
  /// `Expect: 100-continue` was sent, in HTTP/1.1.
  var expectsContinue = false
  /// The octets of the head, its closing empty line included: where the body begins.
  var length = 0

  /// The first value of a field, without the white space around it.
  func value(of name: FieldName) -> Range<Int>? {
    fields.lines(of: name) == 0 ? nil : fields.firstValue(of: name).range
  }

  /// How many lines carry a field.
  func count(of name: FieldName) -> Int { fields.lines(of: name) }

  var pathPart = Part()
  var queryPart = Part()
  var authorityPart = Part()
  var hasQuery = false
  var isAbsoluteForm = false
  var fields = FieldTable()

  /// A range in four octets: a head ends below `HeadLimits.headBytesCeiling`.
  struct Part {
    private var start: UInt16 = 0
    private var count: UInt16 = 0

    init() {}

    @inline(__always)
    init(_ range: Range<Int>) {
      start = UInt16(range.lowerBound)
      count = UInt16(range.count)
    }

    @inline(__always)
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }
}

/// How the body's end is known (RFC 9112 §6.3); decided once, before routing.
enum Framing: Hashable, Sendable {
  case none
  case length(Int)
  case chunked
}
