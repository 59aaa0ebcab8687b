/// A version 7 UUID (RFC 9562 §5.7): 48 bits of Unix time in milliseconds, then 74 random bits. Later ones sort after
/// earlier ones, so that a page of rows by id is a page of rows by time.
///
/// Its text is 36 octets, lower case, nothing else is read: one id, one spelling.
public struct UUIDv7: Hashable, Sendable {
  /// Octets 0…7: time, version, 12 random bits.
  private let high: UInt64
  /// Octets 8…15: variant, 62 random bits.
  private let low: UInt64

  /// - Parameters:
  ///   - unixMilliseconds: Milliseconds since 1970-01-01T00:00:00Z; the low 48 bits are kept (until the year 10889).
  ///   - randomBits: 128 bits of which 12 of the first word and 62 of the second are used.
  public init(unixMilliseconds: Int64, randomBits: (UInt64, UInt64)) {
    high = UInt64(truncatingIfNeeded: unixMilliseconds) << 16 | 0x7000 | (randomBits.0 & 0x0FFF)
    low = 0x8000_0000_0000_0000 | (randomBits.1 & 0x3FFF_FFFF_FFFF_FFFF)
  }

  /// Milliseconds since 1970-01-01T00:00:00Z at which it was made.
  public var unixMilliseconds: Int64 { Int64(high >> 16) }

  /// The 36 octets of the text form.
  public static let textOctets = 36

  /// Reads the text form: `xxxxxxxx-xxxx-7xxx-yxxx-xxxxxxxxxxxx`, x lower-case hexadecimal, y one of 8 9 a b.
  /// - Returns: `nil` for any other text, also for other versions and variants.
  public init?(octets: Span<UInt8>) {
    guard octets.count == Self.textOctets, octets[8] == UInt8(ascii: "-"), octets[13] == UInt8(ascii: "-"),
      octets[18] == UInt8(ascii: "-"), octets[23] == UInt8(ascii: "-")
    else { return nil }
    let text = octets.bytes
    guard let first = UInt32(lowerCaseHex: text.eight(at: 0)),
      let second = UInt32(lowerCaseHex: text.four(at: 9) | text.four(at: 14) << 32),
      let third = UInt32(lowerCaseHex: text.four(at: 19) | text.four(at: 24) << 32),
      let fourth = UInt32(lowerCaseHex: text.eight(at: 28))
    else { return nil }
    let words = (UInt64(first) << 32 | UInt64(second), UInt64(third) << 32 | UInt64(fourth))
    guard words.0 & 0xF000 == 0x7000, words.1 >> 62 == 0b10 else { return nil }
    (high, low) = words
  }

  /// Reads the text form, as `init(octets:)` does.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(octets: text.utf8.span)
  }

  /// Reads the binary form (RFC 9562 §4): 16 octets, most significant first.
  /// - Returns: `nil` for another number of octets, also for other versions and variants.
  public init?(binary octets: [UInt8]) {
    guard octets.count == 16 else { return nil }
    let high = octets[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let low = octets[8...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard high & 0xF000 == 0x7000, low >> 62 == 0b10 else { return nil }
    (self.high, self.low) = (high, low)
  }

  /// The binary form.
  public var binary: [UInt8] {
    (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> (56 - 8 * UInt64($0 % 8))) }
  }

  /// The text form, on the stack.
  public var spelling: InlineArray<36, UInt8> {
    var spelling = InlineArray<36, UInt8>(repeating: UInt8(ascii: "-"))
    var octets = spelling.mutableSpan
    var bytes = octets.mutableBytes
    let (first, middle) = (high.highHalf.lowerCaseHex, high.lowHalf.lowerCaseHex)
    let (fourth, last) = (low.highHalf.lowerCaseHex, low.lowHalf.lowerCaseHex)
    bytes.storeBytes(of: first.littleEndian, toByteOffset: 0, as: UInt64.self)
    bytes.storeBytes(of: middle.lowHalf.littleEndian, toByteOffset: 9, as: UInt32.self)
    bytes.storeBytes(of: middle.highHalf.littleEndian, toByteOffset: 14, as: UInt32.self)
    bytes.storeBytes(of: fourth.lowHalf.littleEndian, toByteOffset: 19, as: UInt32.self)
    bytes.storeBytes(of: fourth.highHalf.littleEndian, toByteOffset: 24, as: UInt32.self)
    bytes.storeBytes(of: last.littleEndian, toByteOffset: 28, as: UInt64.self)
    return spelling
  }

  /// Appends the 36 octets of the text form.
  public func appendText(to output: inout [UInt8]) {
    let spelling = spelling
    spelling.span.withUnsafeBufferPointer { octets in output.append(contentsOf: octets) }
  }

  /// Appends the 16 octets of the UUID, most significant first (RFC 9562 §5.7).
  public func appendOctets(to output: inout [UInt8]) {
    withUnsafeBytes(of: high.bigEndian) { octets in output.append(contentsOf: octets) }
    withUnsafeBytes(of: low.bigEndian) { octets in output.append(contentsOf: octets) }
  }
}

extension UUIDv7: Comparable {
  /// By time, then by the random bits: the order of the text form too.
  public static func < (left: UUIDv7, right: UUIDv7) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension UUIDv7: CustomStringConvertible {
  /// The text form, lower case.
  public var description: String { text(appendText) }
}

extension UInt64 {
  fileprivate var highHalf: UInt32 { UInt32(truncatingIfNeeded: self >> 32) }
  fileprivate var lowHalf: UInt32 { UInt32(truncatingIfNeeded: self) }
}

extension UInt32 {
  /// Its eight digits in lower-case hexadecimal, the first in the lowest octet. All eight at once: an id is written five
  /// times for every request.
  fileprivate var lowerCaseHex: UInt64 {
    // One nibble to an octet …
    var digits = UInt64(byteSwapped)
    digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
    digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
    digits = (digits >> 4 | digits << 8) & 0x0F0F_0F0F_0F0F_0F0F
    // … and 39 more, from "9" + 1 to "a", where it is ten or more.
    let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return digits &+ 0x3030_3030_3030_3030 &+ letters &* 39
  }
}

extension UInt32 {
  /// Reads what `lowerCaseHex` writes.
  /// - Returns: `nil` for any other eight octets.
  fileprivate init?(lowerCaseHex text: UInt64) {
    // Letters have the bit 0x40, digits have not; and an "a" is 1 where a 10 is meant.
    var digits = (text & 0x0F0F_0F0F_0F0F_0F0F) &+ (text >> 6 & 0x0101_0101_0101_0101) &* 9
    digits = (digits << 4 | digits >> 8) & 0x00FF_00FF_00FF_00FF
    digits = (digits | digits >> 8) & 0x0000_FFFF_0000_FFFF
    digits = digits | digits >> 16
    self = UInt32(truncatingIfNeeded: digits).byteSwapped
    guard lowerCaseHex == text else { return nil }
  }
}

extension RawSpan {
  /// Eight octets, the first of them lowest.
  fileprivate func eight(at index: Int) -> UInt64 {
    UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Four octets, the first of them lowest.
  fileprivate func four(at index: Int) -> UInt64 {
    UInt64(UInt32(littleEndian: unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self)))
  }
}
