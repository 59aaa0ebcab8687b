extension Span<UInt8> {
  /// Whether the octets of `range` are those of `word`, letters in any case. `word` is in small letters, digits
  /// and hyphens; `range` holds no control octet, so that setting the case bit can make nothing else equal.
  @inline(__always)
  func spells(_ word: StaticString, _ range: Range<Int>) -> Bool {
    let count = range.count
    guard count == word.utf8CodeUnitCount else { return false }
    let spelling = UnsafeRawPointer(word.utf8Start)
    let caseBits: UInt64 = 0x2020_2020_2020_2020
    guard count >= 8 else {
      for index in 0..<count where self[range.lowerBound + index] | 0x20 != word.utf8Start[index] {
        return false
      }
      return true
    }
    var index = 0
    while index < count {
      // The last word overlaps the one before it.
      let offset = Swift.min(index, count - 8)
      let expected = UInt64(littleEndian: spelling.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      if self.word(at: range.lowerBound + offset) | caseBits != expected { return false }
      index += 8
    }
    return true
  }

  /// `range` without the white space at its ends (OWS, RFC 9110 §5.6.3).
  @inline(__always)
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, Octet.isBlank(self[start]) { start += 1 }
    while start < end, Octet.isBlank(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether `range` is a token (RFC 9110 §5.6.2): not empty, tchar only.
  @inline(__always)
  func isToken(_ range: Range<Int>) -> Bool {
    !range.isEmpty && endOfToken(range) == range.upperBound
  }

  /// The end of the tchars that `range` begins with.
  @inline(__always)
  func endOfToken(_ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, OctetSet.token.contains(self[index]) { index += 1 }
    return index
  }
}
