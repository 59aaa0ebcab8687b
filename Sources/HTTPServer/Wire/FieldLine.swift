/// One field line, taken apart (RFC 9112 §5).
struct FieldLine {
  /// The field, when it is one that this server reads.
  let name: FieldName?
  /// The value without the white space around it.
  let value: Range<Int>

  /// - Parameters:
  ///   - line: the line without its CRLF, free of control octets but HTAB.
  ///   - fault: what a line outside the grammar is called.
  @inline(__always)
  init(_ octets: Span<UInt8>, _ line: Range<Int>, fault: Refusal.Fault) throws(Refusal) {
    // A name that is empty, no token, or followed by white space is refused, and so is obs-fold: a line that begins
    // with white space has no name (RFC 9112 §5.1, §5.2; RFC 9110 §5.1).
    let colon = octets.first(Octet.colon, in: line)
    guard colon > line.lowerBound, colon < line.upperBound else { throw .malformed(fault) }
    name = FieldName(octets, line.lowerBound..<colon)
    if name == nil, !octets.isToken(line.lowerBound..<colon) { throw .malformed(fault) }
    value = octets.trimmed(colon + 1..<line.upperBound)
  }
}
