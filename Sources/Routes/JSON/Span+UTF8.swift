extension Span<UInt8> {
  /// The octets of the character that begins here.
  /// - Returns: nil where the octets are not well-formed UTF-8 (Unicode §3.9, table 3-7): cut short, overlong,
  ///   a surrogate, or beyond U+10FFFF.
  func lengthOfUTF8Scalar(at index: Int) -> Int? {
    let lead = self[index]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
    case 0xE0: (second, length) = (0xA0...0xBF, 3)
    case 0xE1...0xEC, 0xEE...0xEF: (second, length) = (0x80...0xBF, 3)
    case 0xED: (second, length) = (0x80...0x9F, 3)
    case 0xF0: (second, length) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
    case 0xF4: (second, length) = (0x80...0x8F, 4)
    default: return nil
    }
    guard index + length <= count, second ~= self[index + 1] else { return nil }
    for offset in 2..<Swift.max(length, 2) where self[index + offset] & 0xC0 != 0x80 { return nil }
    return length
  }

  /// Four hexadecimal digits, as in `\u00e9`; nil when one of them is something else.
  func hexadecimal(at index: Int) -> UInt16? {
    guard index + 4 <= count else { return nil }
    var unit: UInt16 = 0
    for offset in 0..<4 {
      let digit: UInt8
      switch self[index + offset] {
      case let octet where UInt8(ascii: "0")...UInt8(ascii: "9") ~= octet: digit = octet - UInt8(ascii: "0")
      case let octet where UInt8(ascii: "a")...UInt8(ascii: "f") ~= octet | 0x20:
        digit = (octet | 0x20) - UInt8(ascii: "a") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
