/// An e-mail address: a local part of at most 64 octets, `@`, and a host name with a dot; 254 octets in all (RFC 5321
/// §4.5.3.1). Quoted local parts, address literals and non-ASCII are refused. Kept as it was sent.
public struct EmailAddress: Hashable, Sendable {
  /// The address as it was sent.
  public let text: String

  /// - Returns: `nil` when `text` is not such an address. Whether it exists is not looked up.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.lengthMax, parts.count == 2, 1...64 ~= parts[0].utf8.count,
      parts[0].split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAtomCharacter) })
    else { return nil }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy(Self.isHostLabel) else { return nil }
    self.text = text
  }

  /// Longest address, in octets.
  public static let lengthMax = 254

  /// `atext` of RFC 5322 §3.2.3.
  private static func isAtomCharacter(_ octet: UInt8) -> Bool {
    isASCIILetterOrDigit(octet) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(octet)
  }

  private static func isHostLabel(_ label: Substring) -> Bool {
    1...63 ~= label.utf8.count && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { isASCIILetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }
}

extension EmailAddress: CustomStringConvertible {
  /// The address as it was sent.
  public var description: String { text }
}
