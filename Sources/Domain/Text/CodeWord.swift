/// A code of an open list, such as a practitioner's discipline: a lower-case letter, then letters and digits, at most 40.
public struct CodeWord: Hashable, Sendable {
  /// The code, `^[a-z][A-Za-z0-9]{0,39}$`.
  public let text: String

  /// - Returns: `nil` when `text` is not spelled as a code.
  public init?(_ text: some StringProtocol) {
    guard 1...Self.lengthMax ~= text.utf8.count, let first = text.utf8.first,
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= first, text.utf8.allSatisfy(isASCIILetterOrDigit)
    else { return nil }
    self.text = String(text)
  }

  /// Longest code, in characters.
  public static let lengthMax = 40
}

/// Whether `octet` is one of A–Z, a–z, 0–9.
func isASCIILetterOrDigit(_ octet: UInt8) -> Bool {
  asciiDigit(octet) != nil || UInt8(ascii: "a")...UInt8(ascii: "z") ~= octet | 0x20
}

extension CodeWord: CustomStringConvertible {
  /// The code.
  public var description: String { text }
}
