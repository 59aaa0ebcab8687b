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
    guard octets.count == Self.textOctets else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for index in 0..<Self.textOctets {
      let octet = octets[index]
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard octet == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = Self.value(ofLowerCaseHex: octet) else { return nil }
      if index < 18 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
    }
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
    var word = high
    for position in 0..<Self.textOctets {
      switch position {
      case 8, 13, 23: continue
      case 18: word = low
      default:
        spelling[position] = Self.lowerCaseHex(word >> 60)
        word <<= 4
      }
    }
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

  private static func value(ofLowerCaseHex octet: UInt8) -> UInt64? {
    switch octet {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(octet - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(octet - UInt8(ascii: "a") + 10)
    default: nil
    }
  }

  private static func lowerCaseHex(_ digit: UInt64) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: digit)
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
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
