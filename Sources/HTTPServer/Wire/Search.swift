// Searches that look at eight octets at a time, as one word. `x` has a zero octet where `(x - ones) & ~x & highs` has a
// bit; borrows can set bits above the lowest one, which itself is never wrong, and only that one is used.
private let ones: UInt64 = 0x0101_0101_0101_0101
private let highs: UInt64 = 0x8080_8080_8080_8080

extension Span<UInt8> {
  /// The first control octet (0x00–0x1F, 0x7F) at `start` or after it, or `end`.
  @inline(__always)
  func firstControl(from start: Int, to end: Int) -> Int {
    var index = start
    while end - index >= 8 {
      let word = word(at: index)
      let delete = word ^ (ones &* 0x7F)
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

  /// The first position of `octet` in `range`, or its end.
  @inline(__always)
  func first(_ octet: UInt8, in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while range.upperBound - index >= 8 {
      let difference = word(at: index) ^ (ones &* UInt64(octet))
      let found = (difference &- ones) & ~difference & highs
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < range.upperBound, self[index] != octet { index += 1 }
    return index
  }

  /// Eight octets, the first in the lowest bits.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
