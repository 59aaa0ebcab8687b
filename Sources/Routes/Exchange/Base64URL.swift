/// Base64 with the alphabet of URLs, without padding (RFC 4648 §5).
enum Base64URL {
  private static let alphabet: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

  static func encode(_ octets: [UInt8]) -> String {
    var text = ""
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for octet in octets {
      word = word << 8 | UInt32(octet)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.unicodeScalars.append(character(word >> bits & 0x3F))
      }
    }
    if bits > 0 { text.unicodeScalars.append(character(word << (6 - bits) & 0x3F)) }
    return text
  }

  /// - Returns: nil for another character, and for bits that no octet fills.
  static func decode(_ text: String) -> [UInt8]? {
    var octets: [UInt8] = []
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for character in text.utf8 {
      guard let value = value(of: character) else { return nil }
      word = word << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        octets.append(UInt8(truncatingIfNeeded: word >> bits))
      }
    }
    return bits < 6 && word & (1 << bits - 1) == 0 ? octets : nil
  }

  private static func character(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(alphabet.utf8Start[Int(value)])
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
