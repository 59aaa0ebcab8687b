internal import Crypto

/// A SHA-256: of a migration, or of an audit event and all before it.
public struct Fingerprint: Sendable {
  private let octets: InlineArray<32, UInt8>

  /// What the first event is chained to.
  static let zero = Fingerprint(octets: InlineArray(repeating: 0))

  private init(octets: InlineArray<32, UInt8>) {
    self.octets = octets
  }

  /// - Returns: `nil` unless there are 32 octets.
  init?(_ octets: borrowing Span<UInt8>) {
    guard octets.count == 32 else { return nil }
    var copy = InlineArray<32, UInt8>(repeating: 0)
    for index in 0..<32 { copy[index] = octets[index] }
    self.octets = copy
  }

  /// SHA-256 of `octets`.
  init(of octets: [UInt8]) {
    self.init(SHA256.hash(data: octets))
  }

  init(_ digest: SHA256.Digest) {
    octets = digest.withUnsafeBytes { digest in InlineArray { index in digest[index] } }
  }

  /// - Parameter hexadecimal: 64 digits.
  init?(hexadecimal digits: Substring) {
    guard digits.utf8.count == 64, digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    var octets = InlineArray<32, UInt8>(repeating: 0)
    let text = Array(digits.utf8)
    for index in 0..<32 {
      octets[index] = UInt8(String(decoding: text[2 * index..<2 * index + 2], as: UTF8.self), radix: 16) ?? 0
    }
    self.octets = octets
  }

  var span: Span<UInt8> {
    @_lifetime(borrow self) get { octets.span }
  }
}

extension Fingerprint: Hashable {
  public static func == (left: Fingerprint, right: Fingerprint) -> Bool {
    for index in 0..<32 where left.octets[index] != right.octets[index] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    for index in 0..<32 { hasher.combine(octets[index]) }
  }
}

extension Fingerprint: CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public var description: String { hexadecimal(octets.span) }
}

/// Lower-case hexadecimal digits, two to an octet.
func hexadecimal(_ octets: borrowing Span<UInt8>) -> String {
  var text = ""
  for index in octets.indices {
    text += octets[index] < 16 ? "0" : ""
    text += String(octets[index], radix: 16)
  }
  return text
}
