/// One whole request, as a view of the octets in its connection's buffer. It cannot be copied or kept: what must
/// outlive the answer is parsed out of it.
public struct Request: ~Copyable {
  let octets: UnsafeRawBufferPointer
  let head: RequestHead
  let bodyRange: Range<Int>
  /// Where an answer that comes later is sent.
  public let replyHandle: ReplyHandle
  /// Who is at the other end of the connection.
  public let peer: Peer
  /// When the first octet of this request came: nanoseconds of the monotonic clock.
  public let startedAtNanoseconds: UInt64

  init(
    octets: UnsafeRawBufferPointer, head: RequestHead, bodyRange: Range<Int>, replyHandle: ReplyHandle,
    peer: Peer, startedAtNanoseconds: UInt64
  ) {
    self.octets = octets
    self.head = head
    self.bodyRange = bodyRange
    self.replyHandle = replyHandle
    self.peer = peer
    self.startedAtNanoseconds = startedAtNanoseconds
  }

  /// The request's method (RFC 9110 §9).
  public var method: Method { head.method }

  /// The path of the target as sent, starting with `/`, before percent-decoding; `*` for `OPTIONS *`.
  public var path: Span<UInt8> {
    @_lifetime(borrow self) get { span(head.path) }
  }

  /// The query of the target, without its `?`, as sent; nil without a `?`.
  public var query: Span<UInt8>? {
    @_lifetime(borrow self) get { if let range = head.query { span(range) } else { nil } }
  }

  /// The segments of the path.
  public var segments: PathSegments {
    @_lifetime(borrow self) get { PathSegments(path) }
  }

  /// The parameters of the query; none without a `?`.
  public var parameters: QueryParameters {
    @_lifetime(borrow self) get { QueryParameters(span(head.query ?? 0..<0)) }
  }

  /// The body, with its transfer coding taken off; empty when there is none.
  public var body: Span<UInt8> {
    @_lifetime(borrow self) get { span(bodyRange) }
  }

  /// The length of the body that the head announces; nil for a chunked body.
  public var announcedBodyBytes: Int? {
    switch head.framing {
    case .none: 0
    case .length(let length): length
    case .chunked: nil
    }
  }

  /// The value of a field, without the white space around it; nil when the request does not carry it.
  /// A field in several lines is given by its first; `lines(of:)` has them all.
  @_lifetime(borrow self)
  public func field(_ name: FieldName) -> Span<UInt8>? {
    if let range = head.value(of: name) { span(range) } else { nil }
  }

  /// How many lines carry this field; 255 stands for more, too.
  public func count(of name: FieldName) -> Int { head.count(of: name) }

  /// The values of a field, line by line; together they are one list (RFC 9110 §5.3).
  @_lifetime(borrow self)
  public func lines(of name: FieldName) -> FieldLines {
    let count = head.count(of: name)
    return FieldLines(
      span(0..<head.length), name, first: count == 0 ? nil : head.fields.firstValue(of: name).range,
      hasMore: count > 1)
  }

  @_lifetime(borrow self)
  private func span(_ range: Range<Int>) -> Span<UInt8> {
    let part = UnsafeBufferPointer(rebasing: octets.bindMemory(to: UInt8.self)[range])
    return _overrideLifetime(Span(_unsafeElements: part), borrowing: self)
  }
}
