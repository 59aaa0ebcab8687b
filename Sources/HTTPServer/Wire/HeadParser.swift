/// Reads the head of one request, line by line, as its octets come in (RFC 9112 §2–§3, §5–§7).
///
/// ```
///            CRLF, twice at most
///              ┌──┐
/// new ──▶ requestLine ──line──▶ fields ──empty line──▶ done: the head is given back
///                               └──┘ field line
/// ```
/// Each octet is looked at for a line's end once, each line is parsed once when it is whole, and what is refused is
/// refused at the same octet whatever pieces the octets came in.
struct HeadParser {
  private enum Stage {
    case requestLine
    case fields
  }

  private let limits: HeadLimits
  private var stage = Stage.requestLine
  private var scanner = LineScanner(at: 0)
  private var emptyLines = 0
  private var fieldCount = 0
  private var connection = ConnectionOptions()
  private var head = RequestHead()

  init(limits: HeadLimits) {
    self.limits = limits
  }

  /// Whether more has come than the empty lines that may stand before a request.
  func hasBegun(_ octetCount: Int) -> Bool { octetCount > emptyLines * 2 }

  /// The method, as soon as the request line is read; `other` before.
  var method: Method { head.method }

  /// Parses as much as has come.
  /// - Parameter octets: all octets from the request's first on, so each call passes those of the call before and
  ///   more. They may lie elsewhere each time, and may reach into the body or the next request.
  /// - Returns: the head when its last octet has come; nil when more octets are needed. Once a head was returned or
  ///   a refusal thrown this parser is used up.
  mutating func parse(_ octets: Span<UInt8>) throws(Refusal) -> RequestHead? {
    if stage == .requestLine {
      guard try parseRequestLine(octets) else { return nil }
      stage = .fields
    }
    return try parseFields(octets)
  }

  /// Where the head must have ended; the empty lines before it are not counted.
  private var headEnd: Int { emptyLines * 2 + min(limits.headBytesMax, HeadLimits.headBytesCeiling) }

  private mutating func parseRequestLine(_ octets: Span<UInt8>) throws(Refusal) -> Bool {
    while true {
      let lineEnd = scanner.lineStart + limits.requestLineBytesMax + 2
      let line = try scanner.next(
        in: octets, before: min(lineEnd, headEnd), fault: .requestLine, tooLong: .targetTooLong)
      guard let line else { return false }
      if line.isEmpty {
        // Empty lines before a request line are passed over, but not without end (RFC 9112 §2.2).
        guard emptyLines < 2 else { throw .malformed(.requestLine) }
        emptyLines += 1
        continue
      }
      try head.readRequestLine(octets, line)
      return true
    }
  }

  private mutating func parseFields(_ octets: Span<UInt8>) throws(Refusal) -> RequestHead? {
    while true {
      let lineEnd = scanner.lineStart + limits.fieldBytesMax + 2
      let line = try scanner.next(
        in: octets, before: min(lineEnd, headEnd), fault: .field, tooLong: .fieldsTooLarge)
      guard let line else { return nil }
      if line.isEmpty {
        try finish()
        return head
      }
      guard fieldCount < limits.fieldsMax else { throw .fieldsTooLarge }
      fieldCount += 1
      let field = try FieldLine(octets, line, fault: .field)
      if let name = field.name { try note(name, field.value, octets) }
    }
  }

  /// Notes a known field, and obeys those that frame the request.
  @inline(__always)
  private mutating func note(_ name: FieldName, _ value: Range<Int>, _ octets: Span<UInt8>) throws(Refusal) {
    head.fields.note(name, value)
    switch name {
    case .host:
      // One line and no more (RFC 9112 §3.2), also when both say the same.
      guard head.count(of: .host) == 1, octets.isAuthority(value) else { throw .malformed(.host) }
    case .contentLength:
      // One line of digits: a list or a second line is refused even when all say the same, which RFC 9112 §6.3
      // allows. Never beside Transfer-Encoding (§6.1).
      guard head.framing == .none, let length = octets.contentLength(value) else {
        throw .malformed(.contentLength)
      }
      head.framing = .length(length)
    case .transferEncoding:
      // Nobody can frame HTTP/1.0 so (RFC 9112 §6.1); one line; never beside Content-Length.
      guard !head.isHTTP10, head.framing == .none else { throw .malformed(.transferEncoding) }
      try octets.requireChunked(value)
      head.framing = .chunked
    case .expect:
      // The one expectation there is (RFC 9110 §10.1.1); HTTP/1.0 does not know it and gets no 100.
      guard octets.spells("100-continue", value) else { throw .expectationUnknown }
      head.expectsContinue = !head.isHTTP10
    case .connection:
      try connection.read(octets, value)
    default:
      break
    }
  }

  /// What only the end of the head can tell.
  private mutating func finish() throws(Refusal) {
    // HTTP/1.1 names its host, with an absolute-form target too (RFC 9112 §3.2).
    guard head.isHTTP10 || head.count(of: .host) == 1 else { throw .malformed(.host) }
    // RFC 9112 §9.3: close wins; HTTP/1.0 stays only when asked to.
    head.keepsAlive = !connection.close && (!head.isHTTP10 || connection.keepAlive)
    head.length = scanner.lineStart
  }
}
