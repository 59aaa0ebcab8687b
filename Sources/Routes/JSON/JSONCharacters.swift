/// Walks the characters of a text or key that `JSONReader` has found to be right, escapes undone, as UTF-8 octets.
struct JSONCharacters: ~Escapable {
  private let text: Span<UInt8>
  private var position: Int
  private let end: Int
  /// Octets of an undone escape that are still to be given, the next one lowest.
  private var pending: UInt32 = 0
  private var pendingCount = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>, _ node: JSONNode) {
    self.text = text
    position = Int(node.start)
    end = Int(node.end)
  }

  /// The next octet; nil at the end.
  mutating func next() -> UInt8? {
    if pendingCount > 0 {
      let octet = UInt8(truncatingIfNeeded: pending)
      pending >>= 8
      pendingCount -= 1
      return octet
    }
    guard position < end else { return nil }
    let octet = text[position]
    guard octet == UInt8(ascii: "\\") else {
      position += 1
      return octet
    }
    let escape = text[position + 1]
    guard escape == UInt8(ascii: "u") else {
      position += 2
      return Self.character(of: escape)
    }
    giveUTF8(ofScalar: takeScalar())
    return next()
  }

  private static func character(of escape: UInt8) -> UInt8 {
    switch escape {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: escape
    }
  }

  /// `\uXXXX`, or two of them for a character beyond U+FFFF.
  private mutating func takeScalar() -> UInt32 {
    let first = UInt32(text.hexadecimal(at: position + 2) ?? 0)
    position += 6
    guard 0xD800..<0xDC00 ~= first else { return first }
    let second = UInt32(text.hexadecimal(at: position + 2) ?? 0)
    position += 6
    return 0x1_0000 + (first - 0xD800) << 10 + (second & 0x3FF)
  }

  private mutating func giveUTF8(ofScalar scalar: UInt32) {
    switch scalar {
    case 0..<0x80: (pending, pendingCount) = (scalar, 1)
    case 0x80..<0x800: (pending, pendingCount) = (0xC0 | scalar >> 6 | Self.tail(scalar, 0) << 8, 2)
    case 0x800..<0x1_0000:
      pending = 0xE0 | scalar >> 12 | Self.tail(scalar, 6) << 8 | Self.tail(scalar, 0) << 16
      pendingCount = 3
    default:
      pending = 0xF0 | scalar >> 18 | Self.tail(scalar, 12) << 8
      pending |= Self.tail(scalar, 6) << 16 | Self.tail(scalar, 0) << 24
      pendingCount = 4
    }
  }

  private static func tail(_ scalar: UInt32, _ shift: UInt32) -> UInt32 { 0x80 | scalar >> shift & 0x3F }
}
