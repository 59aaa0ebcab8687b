// What a target may be made of. All of it is judged at the head, so that whoever decodes a segment or a parameter
// afterwards cannot fail and cannot be led to another route.
extension Span<UInt8> {
  /// Whether `range` is an absolute path (RFC 3986 §3.3) that means one thing only: each segment is encoded text,
  /// none is `.` or `..` in any spelling, and none but the last is empty.
  func isPath(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound + 1
    while true {
      let end = first(Octet.slash, in: start..<range.upperBound)
      if end == start { return end == range.upperBound }
      guard isEncodedText(start..<end, inPath: true), !isDotSegment(start..<end) else { return false }
      if end == range.upperBound { return true }
      start = end + 1
    }
  }

  /// Whether `range` is made of the octets of a path or a query, its escapes are whole, and what it decodes to is
  /// UTF-8 without NUL; in a path also without an escaped `/`.
  func isEncodedText(_ range: Range<Int>, inPath: Bool) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if OctetSet.pathAndQuery.contains(self[index]) {
        index += 1
        continue
      }
      // As many escapes, one behind the other, as make a character.
      var character = UTF8Check()
      repeat {
        guard index + 2 < range.upperBound, self[index] == Octet.percent, let decoded = escaped(at: index),
          decoded != 0, !(inPath && decoded == Octet.slash), character.take(decoded)
        else { return false }
        index += 3
      } while !character.isWhole
    }
    return true
  }

  /// The octet that the escape at `index` stands for (RFC 3986 §2.1), or nil; three octets are there.
  @inline(__always)
  func escaped(at index: Int) -> UInt8? {
    guard let high = Octet.hexadecimal(self[index + 1]), let low = Octet.hexadecimal(self[index + 2]) else {
      return nil
    }
    return high << 4 | low
  }

  /// Whether a segment means `.` or `..` (RFC 3986 §3.3); its escapes are whole.
  private func isDotSegment(_ segment: Range<Int>) -> Bool {
    var dots = 0
    var index = segment.lowerBound
    while index < segment.upperBound {
      if self[index] == Octet.dot {
        index += 1
      } else if self[index] == Octet.percent, escaped(at: index) == Octet.dot {
        index += 3
      } else {
        return false
      }
      dots += 1
    }
    return dots <= 2
  }
}

/// Checks that octets are UTF-8 (RFC 3629 §4), one at a time.
struct UTF8Check {
  private var pending: UInt8 = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Whether no character is half done.
  var isWhole: Bool { pending == 0 }

  /// Takes one octet; false when it can not stand here.
  mutating func take(_ octet: UInt8) -> Bool {
    if pending > 0 {
      guard lowest...highest ~= octet else { return false }
      pending -= 1
      (lowest, highest) = (0x80, 0xBF)
      return true
    }
    // The first octet tells how many follow, and where the second must lie: no overlong form, no surrogate, nothing
    // above U+10FFFF.
    switch octet {
    case 0x00...0x7F: return true
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, lowest) = (2, 0xA0)
    case 0xED: (pending, highest) = (2, 0x9F)
    case 0xE1...0xEF: pending = 2
    case 0xF0: (pending, lowest) = (3, 0x90)
    case 0xF1...0xF3: pending = 3
    case 0xF4: (pending, highest) = (3, 0x8F)
    default: return false
    }
    return true
  }
}
