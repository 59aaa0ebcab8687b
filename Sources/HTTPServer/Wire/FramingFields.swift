extension Span<UInt8> {
  /// The value of Content-Length: 1–19 digits and nothing else (RFC 9110 §8.6), or nil. What does not fit an `Int`
  /// is given as `Int.max`, which no limit lets through.
  func contentLength(_ value: Range<Int>) -> Int? {
    guard 1...19 ~= value.count else { return nil }
    var length: UInt64 = 0  // 19 digits always fit
    for index in value {
      guard let digit = Octet.decimal(self[index]) else { return nil }
      length = length * 10 + UInt64(digit)
    }
    return Int(clamping: length)
  }

  /// Accepts a Transfer-Encoding that says `chunked` and nothing else (RFC 9112 §6.1, §7).
  /// - Throws: `malformed` when chunked is repeated, not the last or has parameters, or when the list is none;
  ///   `notImplemented` for every other coding.
  func requireChunked(_ value: Range<Int>) throws(Refusal) {
    if spells("chunked", value) { return }
    var chunkedCount = 0
    var chunkedIsLast = false
    var rest = value
    repeat {
      let comma = first(Octet.comma, in: rest)
      let element = trimmed(rest.lowerBound..<comma)
      let nameEnd = endOfToken(element)
      chunkedIsLast = spells("chunked", element.lowerBound..<nameEnd)
      if chunkedIsLast { chunkedCount += 1 }
      // transfer-parameter only behind a coding that is not ours: chunked has none (RFC 9112 §7.1).
      let parameters = trimmed(nameEnd..<element.upperBound)
      let isWellFormed =
        nameEnd > element.lowerBound
        && (parameters.isEmpty || self[parameters.lowerBound] == Octet.semicolon && !chunkedIsLast)
      guard isWellFormed, chunkedCount <= 1 else { throw .malformed(.transferEncoding) }
      if comma == value.upperBound { break }
      rest = comma + 1..<value.upperBound
    } while true
    guard chunkedCount == 0 || chunkedIsLast else { throw .malformed(.transferEncoding) }
    throw .notImplemented
  }
}

/// What the Connection field asks for (RFC 9110 §7.6.1). Its other options name fields for one hop, such as Upgrade;
/// this server reads none of them.
struct ConnectionOptions {
  private(set) var close = false
  private(set) var keepAlive = false

  /// Reads the list of one line. Empty elements are passed over (RFC 9110 §5.6.1.2).
  mutating func read(_ octets: Span<UInt8>, _ value: Range<Int>) throws(Refusal) {
    var start = value.lowerBound
    while start < value.upperBound {
      let comma = octets.first(Octet.comma, in: start..<value.upperBound)
      let option = octets.trimmed(start..<comma)
      start = comma + 1
      if option.isEmpty { continue }
      if octets.spells("close", option) {
        close = true
      } else if octets.spells("keep-alive", option) {
        keepAlive = true
      } else if !octets.isToken(option) {
        throw .malformed(.field)
      }
    }
  }
}
