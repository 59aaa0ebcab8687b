/// Free text of one or more lines: 1…`maximum` code points, not blank, no control characters but newline and tab,
/// no number labelled as a burgerservicenummer. Kept exactly as it was sent. The lengths in use are in `Limits.swift`.
public struct Prose<let maximum: Int>: Hashable, Sendable {
  /// The text as it was sent.
  public let text: String

  /// - Throws: What is wrong with it, first fault first.
  public init(_ text: String) throws(TextFault) {
    if let fault = fault(in: text, maximum: maximum, lines: .many) { throw fault }
    self.text = text
  }

  /// A text that was checked before it was stored. Only for what a `Prose` of this length wrote.
  public init(stored text: String) { self.text = text }
}

extension Prose: CustomStringConvertible {
  /// The text as it was sent.
  public var description: String { text }
}
