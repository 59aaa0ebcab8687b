/// A code of the AGB register of care providers (Vektis): 8 digits, not all zero, leading zeros kept. The first two name
/// the kind of provider: 01 general practitioners, 90 alternative therapists, 94 psychologists.
public struct AGB: Hashable, Sendable {
  /// The 8 digits.
  public let text: String

  /// Reads a code; spaces and hyphens in it do not count.
  public init?(_ text: some StringProtocol) {
    guard let digits = digits(cleaned(text, dropping: " -"), count: 8) else { return nil }
    self.text = digits
  }
}

extension AGB: CustomStringConvertible {
  /// The 8 digits.
  public var description: String { text }
}
