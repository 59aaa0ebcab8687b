/// The number of a care insurer (UZOVI register, Vektis): 4 digits, not 0000.
public struct UZOVI: Hashable, Sendable {
  /// The 4 digits.
  public let text: String

  /// Reads a number; white space around it does not count.
  public init?(_ text: some StringProtocol) {
    guard let digits = digits(cleaned(text), count: 4) else { return nil }
    self.text = digits
  }
}

extension UZOVI: CustomStringConvertible {
  /// The 4 digits.
  public var description: String { text }
}
