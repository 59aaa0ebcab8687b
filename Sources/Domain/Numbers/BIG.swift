/// A number of the BIG register of health professionals (Wet BIG): 11 digits, not all zero (NORA).
public struct BIG: Hashable, Sendable {
  /// The 11 digits.
  public let text: String

  /// Reads a number; spaces and hyphens in it do not count.
  public init?(_ text: some StringProtocol) {
    guard let digits = digits(cleaned(text, dropping: " -"), count: 11) else { return nil }
    self.text = digits
  }
}

extension BIG: CustomStringConvertible {
  /// The 11 digits.
  public var description: String { text }
}
