/// When a phase package that begins on a day may end: after the fewest or the most weeks of its phase.
public struct PackageWindow: Equatable, Sendable {
  /// The last day with the fewest weeks.
  public let earliestEnd: CalendarDate
  /// The last day with the most weeks.
  public let latestEnd: CalendarDate

  public init(_ phase: Phase, start: CalendarDate, by ruleVersion: RuleVersion = .current) {
    let weeks = phase.weeks(by: ruleVersion)
    earliestEnd = Self.end(start: start, weeks: weeks.lowerBound)
    latestEnd = Self.end(start: start, weeks: weeks.upperBound)
  }

  /// The last day of a package of so many weeks: start + 7·weeks − 1 day.
  /// - Throws: `Refusal.weeksOutsidePhase` when the phase has no such package.
  public static func end(
    _ phase: Phase, start: CalendarDate, weeks: Int, by ruleVersion: RuleVersion = .current
  ) throws(Refusal) -> CalendarDate {
    let allowed = phase.weeks(by: ruleVersion)
    guard allowed.contains(weeks) else { throw .weeksOutsidePhase(phase, weeks: weeks, allowed: allowed) }
    return end(start: start, weeks: weeks)
  }

  private static func end(start: CalendarDate, weeks: Int) -> CalendarDate {
    start.adding(days: 7 * weeks - 1)
  }
}

extension Phase {
  /// How many weeks a package of this phase may take.
  public func weeks(by ruleVersion: RuleVersion = .current) -> ClosedRange<Int> {
    switch self {
    case .one: ruleVersion.decisions.phaseOneWeeks
    case .two: ruleVersion.decisions.phaseTwoWeeks
    case .three: ruleVersion.decisions.phaseThreeWeeks
    }
  }
}
