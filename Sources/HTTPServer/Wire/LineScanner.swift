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
