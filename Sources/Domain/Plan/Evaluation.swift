/// A day on which the client and its practitioners look back together.
public struct Evaluation: Hashable, Sendable {
  public let on: CalendarDate
  public let kind: Kind

  public init(on day: CalendarDate, kind: Kind) {
    on = day
    self.kind = kind
  }

  /// Days before its day from which a measurement counts for it: what was measured sooner is looked at again.
  public static let earlyDays = 14

  /// Which of the looks back it is.
  public enum Kind: String, CaseIterable, Sendable {
    /// Tussentijds, beside the two that every plan has.
    case interim
    /// Halverwege.
    case midway
    /// At the end of the package.
    case end
    /// Nameting, some months later.
    case followUp
  }
}
