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

extension Evaluation {
  /// The two that every plan has over an enrolment's days: halfway, and at the end.
  public static func usual(over days: ClosedRange<CalendarDate>) -> [Evaluation] {
    let count = days.lowerBound.days(until: days.upperBound) + 1
    return [
      Evaluation(on: days.lowerBound.adding(days: count / 2), kind: .midway),
      Evaluation(on: days.upperBound, kind: .end),
    ]
  }

  /// What becomes of evaluations when an enrolment's days become others: those that stood on the usual days go with
  /// them, and those to which people gave a day of their own stay.
  /// - Parameter first: The day from which they are still to come: what was before has been.
  /// - Returns: By day.
  public static func moved(
    _ evaluations: [Evaluation], from old: ClosedRange<CalendarDate>, to new: ClosedRange<CalendarDate>,
    since first: CalendarDate
  ) -> [Evaluation] {
    let places = Dictionary(zip(usual(over: old), usual(over: new))) { $1 }
    return evaluations.map { $0.on < first ? $0 : places[$0] ?? $0 }.sorted { $0.on < $1.on }
  }
}
