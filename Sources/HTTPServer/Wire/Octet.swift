/// The octets that the grammar names, and how they are told apart.
enum Octet {
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var space: UInt8 { 0x20 }
  static var doubleQuote: UInt8 { 0x22 }
  static var numberSign: UInt8 { 0x23 }
  static var percent: UInt8 { 0x25 }
  static var ampersand: UInt8 { 0x26 }
  static var asterisk: UInt8 { 0x2A }
  static var plus: UInt8 { 0x2B }
  static var comma: UInt8 { 0x2C }
  static var dot: UInt8 { 0x2E }
  static var slash: UInt8 { 0x2F }
  static var colon: UInt8 { 0x3A }
  static var semicolon: UInt8 { 0x3B }
  static var equals: UInt8 { 0x3D }
  static var questionMark: UInt8 { 0x3F }
  static var openBracket: UInt8 { 0x5B }
  static var backslash: UInt8 { 0x5C }
  static var closeBracket: UInt8 { 0x5D }
  static var delete: UInt8 { 0x7F }

  /// The value of a decimal digit, or nil.
  @inline(__always)
  static func decimal(_ octet: UInt8) -> Int? {
    let value = octet &- 0x30
    return value < 10 ? Int(value) : nil
  }

  /// The value of a hexadecimal digit in either case, or nil.
  @inline(__always)
  static func hexadecimal(_ octet: UInt8) -> UInt8? {
    let digit = octet &- 0x30
    if digit < 10 { return digit }
    let letter = (octet | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }

  /// White space within a line: SP or HTAB (OWS, RFC 9110 §5.6.3).
  @inline(__always)
  static func isBlank(_ octet: UInt8) -> Bool { octet == space || octet == tab }
}

/// A set of ASCII octets as one bit each; no octet above 0x7F is ever in it.
struct OctetSet {
  /// 0x00–0x3F, lowest bit first.
  let low: UInt64
  /// 0x40–0x7F, lowest bit first.
  let high: UInt64

  @inline(__always)
  func contains(_ octet: UInt8) -> Bool {
    let half = octet & 0x40 == 0 ? low : high
    return octet < 0x80 && half &>> UInt64(octet & 0x3F) & 1 == 1
  }

  /// tchar (RFC 9110 §5.6.2): what methods and field names are made of.
  static var token: OctetSet { OctetSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE) }
  /// unreserved and sub-delims (RFC 3986 §2.2, §2.3): what a registered name is made of, beside escapes.
  static var registeredName: OctetSet { OctetSet(low: 0x2BFF_7FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE) }
  /// pchar, `/` and `?` (RFC 3986 §3.3, §3.4): what a path and a query are made of, beside escapes.
  static var pathAndQuery: OctetSet { OctetSet(low: 0xAFFF_FFD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFF) }
}
