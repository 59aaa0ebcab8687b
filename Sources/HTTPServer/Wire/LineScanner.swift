/// Finds lines that end in CRLF, looking at each octet once however the lines come in.
struct LineScanner {
  /// The first octet of the line that is being looked for.
  private(set) var lineStart: Int
  /// Octets of the line before this one hold no control octet.
  private var searched: Int

  init(at start: Int) {
    lineStart = start
    searched = start
  }

  /// Goes on from here, past the end of a line or past octets that were read otherwise.
  mutating func move(to start: Int) {
    lineStart = start
    searched = start
  }

  /// The same octets now lie here.
  mutating func shift(to start: Int) {
    searched -= lineStart - start
    lineStart = start
  }

  /// The next line, without its CRLF; the scanner then stands behind it. Nil when `octets` ends before the line
  /// does: call again with more.
  /// - Parameters:
  ///   - end: the line and its CRLF may not reach beyond this position.
  ///   - fault: what a control octet in the line is called; a CR or LF alone is always a `lineEnd`.
  ///   - tooLong: what a line that reaches `end` is called.
  mutating func next(
    in octets: Span<UInt8>, before end: Int, fault: Refusal.Fault, tooLong: Refusal
  ) throws(Refusal) -> Range<Int>? {
    let known = min(octets.count, end)
    while true {
      searched = octets.firstControl(from: searched, to: known)
      guard searched < known else { break }
      let control = octets[searched]
      if control == Octet.tab {
        searched += 1
        continue
      }
      // A bare LF is no line end, and a bare CR nothing at all (RFC 9112 §2.2).
      guard control == Octet.carriageReturn else {
        throw .malformed(control == Octet.lineFeed ? .lineEnd : fault)
      }
      guard searched + 1 < known else { break }
      guard octets[searched + 1] == Octet.lineFeed else { throw .malformed(.lineEnd) }
      let line = lineStart..<searched
      move(to: searched + 2)
      return line
    }
    if octets.count >= end { throw tooLong }
    return nil
  }
}

extension Span<UInt8> {
  /// The first control octet (0x00–0x1F, 0x7F) at `start` or after it, or `end`. Eight octets at a time.
  @inline(__always)
  func firstControl(from start: Int, to end: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while end - index >= 8 {
      let word = word(at: index)
      let delete = word ^ (ones &* 0x7F)
      // The classic "has a byte below n": the lowest bit that is set is never wrong, and only that one is used.
      let found = ((word &- (ones &* 0x20)) & ~word | (delete &- ones) & ~delete) & highs
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end {
      let octet = self[index]
      if octet < 0x20 || octet == Octet.delete { return index }
      index += 1
    }
    return end
  }

  /// Eight octets, the first in the lowest bits.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
