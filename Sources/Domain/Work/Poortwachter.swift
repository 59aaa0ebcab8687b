/// The dates of the Wet verbetering poortwachter, counted from the first sick day D: week n is D+7(n−1) … D+7n−1, and
/// what is due in a week is due on its last day. The duties are the employer's; the cooperative shows them to plan with.
///
/// Terms after the Regeling procesgang eerste en tweede ziektejaar, Ziektewet art. 38 and WIA art. 23, 25 and 64. Only the
/// report of week 42 moves to a working day.
public struct Poortwachter: Equatable, Sendable {
  public let firstSickDay: CalendarDate
  /// When the company doctor's problem analysis was made, if it was: the plan of action is due fourteen days later.
  public let problemAnalysis: CalendarDate?

  public init(firstSickDay: CalendarDate, problemAnalysis: CalendarDate? = nil) {
    self.firstSickDay = firstSickDay
    self.problemAnalysis = problemAnalysis
  }

  /// Week 8: plan van aanpak, or fourteen days after the analysis.
  public var actionPlanDue: CalendarDate { problemAnalysis?.adding(days: 14) ?? lastDay(ofWeek: 8) }
  /// The first day after 42 weeks.
  public var after42Weeks: CalendarDate { firstSickDay.adding(days: 294) }
  /// The report of sickness to the UWV: that day, or the next working day.
  public var reportToUWV: CalendarDate { after42Weeks.workingDayFromHere }
  /// Week 46, from which the first year may be evaluated.
  public var firstYearEvaluationFrom: CalendarDate { firstSickDay.adding(days: 315) }
  /// Week 52: eerstejaarsevaluatie.
  public var firstYearEvaluationDue: CalendarDate { lastDay(ofWeek: 52) }
  /// Week 104: the last day of the waiting period.
  public var waitingPeriodEnd: CalendarDate { lastDay(ofWeek: 104) }
  /// The first day on which the WIA may pay.
  public var wiaFirstPossibleDay: CalendarDate { firstSickDay.adding(days: 728) }

  func firstDay(ofWeek week: Int) -> CalendarDate { firstSickDay.adding(days: 7 * (week - 1)) }
  func lastDay(ofWeek week: Int) -> CalendarDate { firstSickDay.adding(days: 7 * week - 1) }
}
