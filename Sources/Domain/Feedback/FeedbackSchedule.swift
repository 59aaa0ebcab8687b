/// How soon, and how often, a referrer should hear of a client. The guideline says after the intake, on the way at least
/// once a year, and at the end (Richtlijn HASP); what is not said there is the cooperative's own choice, and whoever runs
/// the service may choose otherwise.
public struct FeedbackSchedule: Equatable, Sendable {
  /// Days from the decision upon an intake to the letter about it.
  public var intakeDays = 7
  /// Weeks from the first day, or from the last letter, to the next one, in phase 1.
  public var phaseOneWeeks = 4
  /// The same in phase 2: halfway.
  public var phaseTwoWeeks = 4
  /// The same in phase 3.
  public var phaseThreeWeeks = 6
  /// Days from the end of an enrolment to the final letter.
  public var finalDays = 7
  /// Days from a red flag, about which somebody telephones the same day, to the letter.
  public var flagDays = 1

  public init() {}

  /// Weeks between two letters in a phase.
  public func weeks(in phase: Phase) -> Int {
    switch phase {
    case .one: phaseOneWeeks
    case .two: phaseTwoWeeks
    case .three: phaseThreeWeeks
    }
  }

  /// The day on which the next letter about an enrolment that is under way should have gone; `nil` when none is needed
  /// before its end.
  /// - Parameter last: The day on which the last one went.
  public func nextProgress(of period: Enrolment.Period, after last: CalendarDate?) -> CalendarDate? {
    let due = max(period.start, last ?? period.start).adding(days: 7 * weeks(in: period.phase))
    return due < period.end ? due : nil
  }
}
