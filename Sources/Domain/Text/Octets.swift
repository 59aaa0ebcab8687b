// What the text forms of this module share: ASCII digits in octets, read and written without a String.

extension Span where Element == UInt8 {
  /// The unsigned decimal number that exactly `range` spells in ASCII digits; `nil` when another octet stands there.
  func decimal(_ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard let digit = asciiDigit(self[index]) else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}

/// The value of an ASCII digit; `nil` for any other octet.
func asciiDigit(_ octet: UInt8) -> Int? {
  guard octet >= UInt8(ascii: "0"), octet <= UInt8(ascii: "9") else { return nil }
  return Int(octet - UInt8(ascii: "0"))
}

extension [UInt8] {
  /// Appends `value` (0 or more) in decimal with leading zeros up to `digits`.
  mutating func appendDecimal(_ value: Int, digits: Int) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }
}

/// The String of what `append` writes.
func text(_ append: (inout [UInt8]) -> Void) -> String {
  var octets: [UInt8] = []
  octets.reserveCapacity(36)
  append(&octets)
  return String(decoding: octets, as: UTF8.self)
}
