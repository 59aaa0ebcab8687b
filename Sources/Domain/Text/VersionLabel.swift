/// The version of a printed text or of an instrument's form: "2026-1", "adult-42". Letters, digits, dot, hyphen and
/// underscore, a letter or digit first, at most 32.
public struct VersionLabel: Hashable, Sendable {
  /// The label, `^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$`.
  public let text: String

  /// - Returns: `nil` when `text` is not spelled as a label.
  public init?(_ text: some StringProtocol) {
    guard 1...Self.lengthMax ~= text.utf8.count, let first = text.utf8.first, isASCIILetterOrDigit(first),
      text.utf8.allSatisfy({
        isASCIILetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: "_")
      })
    else { return nil }
    self.text = String(text)
  }

  /// Longest label, in characters.
  public static let lengthMax = 32
}

extension VersionLabel: CustomStringConvertible {
  /// The label.
  public var description: String { text }
}
