/// Takes the chunked coding off a body (RFC 9112 §7.1), in place: the data moves together behind the head.
///
/// ```
///          ┌────── CRLF ──────┐
///          ▼                  │
/// new ──▶ size ──size > 0──▶ data ──all of it──▶ dataEnd
///          │
///          └──size = 0──▶ trailers ──empty line──▶ done
///                         └──┘ trailer line
/// ```
/// Between two calls the buffer holds the head, the data so far and at most one line that is not whole yet.
struct ChunkedBody {
  private enum Stage {
    case size
    case data(left: Int)
    case dataEnd
    case trailers
  }

  /// What a call has come to.
  enum Progress: Hashable {
    /// More octets are needed. Of the buffer only the first `kept` octets are still wanted: what comes next belongs
    /// right behind them.
    case more(kept: Int)
    /// The body is whole. The first `consumed` octets of the buffer belong to this request; what follows is the next.
    case done(consumed: Int)
  }

  /// The data so far, as positions from the request's first octet.
  var body: Range<Int> { bodyStart..<bodyEnd }

  private let limits: BodyLimits
  private let bytesMax: Int
  private let bodyStart: Int
  private var bodyEnd: Int
  private var stage = Stage.size
  private var scanner: LineScanner
  private var extensionBytes = 0
  private var trailerBytes = 0
  private var trailers = 0

  /// - Parameters:
  ///   - start: where the body begins, which is the length of the head.
  ///   - bytesMax: how much data this request may bring.
  init(at start: Int, bytesMax: Int, limits: BodyLimits) {
    self.limits = limits
    self.bytesMax = bytesMax
    bodyStart = start
    bodyEnd = start
    scanner = LineScanner(at: start)
  }

  /// Decodes as much as has come.
  /// - Parameter octets: all octets from the request's first on: at the first call all that have come, afterwards
  ///   the `kept` ones and those that came since.
  /// - Throws: `bodyTooLarge` at the chunk that would break `bytesMax`, before its data is read; `malformed(.chunk)`,
  ///   `malformed(.trailer)` or `malformed(.lineEnd)` outside the grammar; `fieldsTooLarge` for trailers beyond
  ///   their limits. A decoder that has thrown is used up.
  mutating func decode(_ octets: inout MutableSpan<UInt8>) throws(Refusal) -> Progress {
    while true {
      switch stage {
      case .size:
        let limit = 16 + limits.chunkExtensionBytesMax + 2
        let line = try scanner.next(
          in: octets.span, before: scanner.lineStart + limit, fault: .chunk, tooLong: .malformed(.chunk))
        guard let line else { return keep(&octets) }
        let size = try readSize(octets.span, line)
        stage = size == 0 ? .trailers : .data(left: size)

      case .data(let left):
        let count = min(left, octets.count - scanner.lineStart)
        octets.move(scanner.lineStart, count: count, to: bodyEnd)
        bodyEnd += count
        scanner.move(to: scanner.lineStart + count)
        guard count == left else {
          stage = .data(left: left - count)
          return keep(&octets)
        }
        stage = .dataEnd

      case .dataEnd:
        // Exactly CRLF behind the data (RFC 9112 §7.1): one octet more and the size was a lie.
        let start = scanner.lineStart
        if start < octets.count, octets[start] != Octet.carriageReturn { throw .malformed(.chunk) }
        guard start + 1 < octets.count else { return keep(&octets) }
        guard octets[start + 1] == Octet.lineFeed else { throw .malformed(.chunk) }
        scanner.move(to: start + 2)
        stage = .size

      case .trailers:
        let limit = limits.trailerBytesMax - trailerBytes + 2
        let line = try scanner.next(
          in: octets.span, before: scanner.lineStart + limit, fault: .trailer, tooLong: .fieldsTooLarge)
        guard let line else { return keep(&octets) }
        if line.isEmpty { return .done(consumed: scanner.lineStart) }
        try readTrailer(octets.span, line)
      }
    }
  }

  /// Moves what is not read yet behind the data.
  private mutating func keep(_ octets: inout MutableSpan<UInt8>) -> Progress {
    let left = octets.count - scanner.lineStart
    octets.move(scanner.lineStart, count: left, to: bodyEnd)
    scanner.shift(to: bodyEnd)
    return .more(kept: bodyEnd + left)
  }

  /// Reads `chunk-size [ chunk-ext ]`.
  private mutating func readSize(_ octets: Span<UInt8>, _ line: Range<Int>) throws(Refusal) -> Int {
    var size: UInt64 = 0
    var index = line.lowerBound
    while index < line.upperBound, let digit = Octet.hexadecimal(octets[index]) {
      guard index - line.lowerBound < 16 else { throw .malformed(.chunk) }
      size = size << 4 | UInt64(digit)
      index += 1
    }
    guard index > line.lowerBound else { throw .malformed(.chunk) }
    extensionBytes += line.upperBound - index
    guard extensionBytes <= limits.chunkExtensionBytesMax, octets.isChunkExtensions(index..<line.upperBound)
    else { throw .malformed(.chunk) }
    guard size <= UInt64(clamping: bytesMax - body.count) else { throw .bodyTooLarge }
    return Int(size)
  }

  /// Checks a trailer line, and drops it (RFC 9112 §7.1.2). What frames, routes, authenticates or describes the
  /// message can not come after it (RFC 9110 §6.5.1).
  private mutating func readTrailer(_ octets: Span<UInt8>, _ line: Range<Int>) throws(Refusal) {
    trailers += 1
    trailerBytes += line.count + 2
    guard trailers <= limits.trailersMax, trailerBytes <= limits.trailerBytesMax else {
      throw .fieldsTooLarge
    }
    switch try FieldLine(octets, line, fault: .trailer).name {
    case .authorization, .connection, .contentEncoding, .contentLength, .contentType, .expect, .host,
      .transferEncoding:
      throw .malformed(.trailer)
    default:
      break
    }
  }
}

extension Span<UInt8> {
  /// Whether `range`, free of control octets but HTAB, is
  /// `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )` (RFC 9112 §7.1.1).
  fileprivate func isChunkExtensions(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      index = skipBlanks(index..<end)
      guard index < end, self[index] == Octet.semicolon else { return false }
      index = skipBlanks(index + 1..<end)
      let nameEnd = endOfToken(index..<end)
      guard nameEnd > index else { return false }
      index = nameEnd
      let next = skipBlanks(index..<end)
      guard next < end, self[next] == Octet.equals else { continue }
      index = skipBlanks(next + 1..<end)
      guard let valueEnd = endOfValue(index..<end) else { return false }
      index = valueEnd
    }
    return true
  }

  /// The end of the token or quoted string that `range` begins with (RFC 9110 §5.6.4), or nil.
  private func endOfValue(_ range: Range<Int>) -> Int? {
    guard range.lowerBound < range.upperBound, self[range.lowerBound] == Octet.doubleQuote else {
      let end = endOfToken(range)
      return end > range.lowerBound ? end : nil
    }
    var index = range.lowerBound + 1
    while index < range.upperBound {
      if self[index] == Octet.doubleQuote { return index + 1 }
      index += self[index] == Octet.backslash ? 2 : 1
    }
    return nil
  }

  private func skipBlanks(_ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, Octet.isBlank(self[index]) { index += 1 }
    return index
  }
}

extension MutableSpan<UInt8> {
  /// Moves `count` octets from `source` to `destination`, which may overlap.
  fileprivate mutating func move(_ source: Int, count: Int, to destination: Int) {
    if count == 0 || source == destination { return }
    withUnsafeMutableBytes { bytes in
      let moved = UnsafeRawBufferPointer(rebasing: bytes[source..<source + count])
      let place = UnsafeMutableRawBufferPointer(rebasing: bytes[destination..<destination + count])
      place.copyMemory(from: moved)
    }
  }
}
