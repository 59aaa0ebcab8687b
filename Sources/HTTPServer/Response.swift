/// One answer: a status, field lines and a body, each already in octets. The serialiser adds `Date`,
/// `Content-Length`, `Content-Encoding` and `Connection`; nobody else may.
public struct Response: Sendable {
  /// The status code (RFC 9110 §15).
  public var status: Int
  /// The body's octets; not sent to HEAD, nor with 204 and 304.
  public var body: [UInt8]
  /// How the body travels.
  public var coding: ContentCoding
  /// Whether the connection ends after this answer.
  public var closes: Bool
  /// Whole field lines, each with its CRLF.
  private(set) var fieldLines: [UInt8]

  /// An empty 200.
  public init() {
    status = 200
    body = []
    coding = .identity
    closes = false
    fieldLines = []
  }

  /// Back to an empty 200; keeps what room the buffers have.
  public mutating func reset() {
    status = 200
    coding = .identity
    closes = false
    body.removeAll(keepingCapacity: true)
    fieldLines.removeAll(keepingCapacity: true)
  }

  /// Adds one field line.
  public mutating func add(_ name: StaticString, _ value: StaticString) {
    value.withUTF8Buffer { add(name, octets: Span(_unsafeElements: $0)) }
  }

  /// Adds one field line.
  public mutating func add(_ name: StaticString, _ value: String) {
    var value = value
    value.withUTF8 { add(name, octets: Span(_unsafeElements: $0)) }
  }

  /// Adds one field line. Octets that could end the line (CR, LF, NUL) are a mistake of the caller: the field is
  /// left out, so that nothing can be smuggled into the head (RFC 9110 §5.5).
  public mutating func add(_ name: StaticString, octets value: Span<UInt8>) {
    for index in value.indices where value[index] == 0x0D || value[index] == 0x0A || value[index] == 0 {
      assertionFailure("CR, LF or NUL in the value of \(name)")
      return
    }
    name.withUTF8Buffer { fieldLines.append(contentsOf: $0) }
    fieldLines.append(0x3A)
    fieldLines.append(0x20)
    value.withUnsafeBufferPointer { fieldLines.append(contentsOf: $0) }
    fieldLines.append(0x0D)
    fieldLines.append(0x0A)
  }

  /// Adds the lines of a block that was checked when it was made.
  public mutating func add(_ block: FieldBlock) {
    fieldLines.append(contentsOf: block.lines)
  }
}

extension Response {
  /// Appends the whole answer: its head, and its body where there is one to send (RFC 9110 §6.4.1).
  /// - Parameters:
  ///   - method: of the request; `other` when there was none.
  ///   - isHTTP10: whether the request came as HTTP/1.0.
  ///   - keepsAlive: whether the connection would stay open; `closes` says no also then.
  ///   - gzip: compresses the body where that is asked for; where it cannot, the body goes as it is.
  func append(
    to output: inout [UInt8], method: Method, isHTTP10: Bool, keepsAlive: Bool, date: HTTPDate,
    gzip: inout Gzip
  ) {
    let isCompressedNow = coding == .gzipWhenSent && !body.isEmpty && gzip.compress(body.span)
    let head = ResponseHead(
      status: status, framing: .length(isCompressedNow ? gzip.octets.count : body.count),
      isGzipped: isCompressedNow || coding == .gzipAlready && !body.isEmpty, method: method,
      isHTTP10: isHTTP10, keepsAlive: keepsAlive && !closes)
    head.append(to: &output, date: date, fieldLines: fieldLines)
    guard head.carriesBody else { return }
    if isCompressedNow {
      gzip.octets.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    } else {
      output.append(contentsOf: body)
    }
  }
}

/// How a body travels (RFC 9110 §8.4.1).
public enum ContentCoding: Sendable {
  /// As it is.
  case identity
  /// Compressed by the loop that sends it, whatever thread it was made on.
  case gzipWhenSent
  /// Its octets are compressed already.
  case gzipAlready
}

/// Field lines that many answers share, checked and laid out once.
public struct FieldBlock: Sendable {
  let lines: [UInt8]

  /// - Precondition: no name or value holds CR, LF or NUL.
  public init(_ fields: [(name: StaticString, value: String)]) {
    var response = Response()
    for field in fields {
      let endsLine = field.value.utf8.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 }
      precondition(!endsLine, "control octet in the field \(field.name)")
      response.add(field.name, field.value)
    }
    lines = response.fieldLines
  }
}
