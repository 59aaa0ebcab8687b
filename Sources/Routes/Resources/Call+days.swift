import Domain

extension Call {
  /// The day at the cooperative on which a moment falls.
  func day(of moment: Instant) -> CalendarDate { service.environment.today(at: moment) }

  /// From the first moment of the first day until the first moment after the last, at the cooperative.
  func moments(of days: ClosedRange<CalendarDate>) -> Range<Instant> {
    let from = service.environment.beginning(of: days.lowerBound)
    return from..<max(from, service.environment.beginning(of: days.upperBound.adding(days: 1)))
  }
}
