/// The head of an answer, as the one serialiser writes it (RFC 9112 §4, RFC 9110 §6.6.1, §8.6).
struct ResponseHead {
  /// A final status; one that is not 200…599 is written as 500.
  var status: Int
  /// How the end of the body is known; that of the answer to GET, where this one is to HEAD.
  var framing: BodyFraming
  /// Whether they are compressed (RFC 9110 §8.4.1.3).
  var isGzipped: Bool
  /// The method of the request; `other` when there was none.
  var method: Method
  /// Whether the request came as HTTP/1.0.
  var isHTTP10: Bool
  /// Whether the connection stays open after this answer.
  var keepsAlive: Bool

  /// Whether the body is written: not for HEAD, 204 and 304 (RFC 9110 §6.4.1).
  var carriesBody: Bool { method != .head && status != 204 && status != 304 }

  /// Appends status line, Date, the framing, Connection and Content-Encoding, `fieldLines` and the closing empty line.
  /// - Parameter fieldLines: whole lines, each with its CRLF.
  func append(to output: inout [UInt8], date: HTTPDate, fieldLines: [UInt8]) {
    if let line = StatusLine.withDate(status) {
      output.append(line)
    } else if 200...599 ~= status {
      // A status without a reason here: the reason is empty, its SP stays (RFC 9112 §4).
      output.append("HTTP/1.1 ")
      output.appendDecimal(status)
      output.append(" \r\nDate: ")
    } else {
      output.append("HTTP/1.1 500 Internal Server Error\r\nDate: ")
    }
    output.append(contentsOf: date.octets)
    // HEAD says what GET would (RFC 9110 §9.3.2); 204 must not have a length, 304 need not (§8.6).
    if status != 204 && status != 304 {
      switch framing {
      case .length(let octets):
        output.append("\r\nContent-Length: ")
        output.appendDecimal(octets)
      case .chunked: output.append("\r\nTransfer-Encoding: chunked")
      case .untilClose: break
      }
    }
    if !keepsAlive {
      output.append("\r\nConnection: close\r\n")
    } else if isHTTP10 {
      output.append("\r\nConnection: keep-alive\r\n")
    } else {
      output.append("\r\n")
    }
    output.append(contentsOf: fieldLines)
    if isGzipped { output.append("Content-Encoding: gzip\r\n") }
    output.append("\r\n")
  }
}

/// How a client knows where the body of an answer ends (RFC 9112 §6.3).
enum BodyFraming: Hashable, Sendable {
  /// After so many octets.
  case length(Int)
  /// After a chunk of none.
  case chunked
  /// With the connection; for HTTP/1.0, which knows no chunks.
  case untilClose
}

extension [UInt8] {
  /// Appends the octets of a literal.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a number that is not negative, in decimal.
  mutating func appendDecimal(_ number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(0x30 + number / divisor % 10))
      divisor /= 10
    }
  }
}
