/// A telephone number as people write it: 3…15 digits (E.164), a `+` only in front, spaces, dots, hyphens, slashes and
/// parentheses between. Kept as it was sent.
public struct PhoneNumber: Hashable, Sendable {
  /// The number as it was sent.
  public let text: String

  /// - Returns: `nil` when `text` is not such a number, or longer than 30 characters.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.lengthMax, let first = text.utf8.first, let last = text.utf8.last,
      first != UInt8(ascii: " "), last != UInt8(ascii: " ")
    else { return nil }
    var digits = 0
    for (index, octet) in text.utf8.enumerated() {
      if asciiDigit(octet) != nil {
        digits += 1
      } else if !(" .-/()".utf8.contains(octet) || index == 0 && octet == UInt8(ascii: "+")) {
        return nil
      }
    }
    guard 3...15 ~= digits else { return nil }
    self.text = text
  }

  /// Longest spelling, in characters.
  public static let lengthMax = 30
}

extension PhoneNumber: CustomStringConvertible {
  /// The number as it was sent.
  public var description: String { text }
}
