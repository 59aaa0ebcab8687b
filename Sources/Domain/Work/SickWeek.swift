/// Which day and week of sickness a day is, both counted from 1.
public struct SickWeek: Equatable, Sendable {
  /// 1 on the first sick day.
  public let day: Int
  /// 1 on the first seven days.
  public let week: Int

  /// - Returns: `nil` when `day` lies before `firstSickDay`.
  public init?(firstSickDay: CalendarDate, on day: CalendarDate) {
    let passed = firstSickDay.days(until: day)
    guard passed >= 0 else { return nil }
    self.day = passed + 1
    week = passed / 7 + 1
  }
}
