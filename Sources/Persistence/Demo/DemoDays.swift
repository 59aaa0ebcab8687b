internal import Domain

/// The days and hours of the demo, counted from the moment at which it was first sown.
struct DemoDays {
  let anchor: Instant

  var today: CalendarDate { anchor.calendarDate() }

  func date(_ offset: Int) -> CalendarDate { today.adding(days: offset) }

  /// A moment on a day, in hours and minutes of UTC.
  func moment(_ day: CalendarDate, hour: Int, minute: Int = 0) -> Instant {
    Instant(unixMilliseconds: Int64(day.daysSince1970) * 86_400_000 + Int64(hour * 60 + minute) * 60_000)
  }

  /// Where a client's session has its place in every week: no two of fifty clients have the same, so that nobody is in two
  /// places at once.
  /// - Returns: A day of the week as its distance from today, 0…6, and an hour of UTC: 7…16.
  func slot(of number: Int) -> (day: Int, hour: Int) {
    let weekdays = (1...6).filter { !date($0).isWeekend }
    return (day: ([0] + weekdays)[number % 5], hour: 7 + number / 5 % 10)
  }

  /// The beginnings of a client's weekly sessions on some days.
  func sessions(of number: Int, on days: ClosedRange<CalendarDate>) -> [Instant] {
    let slot = slot(of: number)
    let first = days.lowerBound
    let ahead = (first.days(until: date(slot.day)) % 7 + 7) % 7
    return stride(from: ahead, through: first.days(until: days.upperBound), by: 7).map {
      moment(first.adding(days: $0), hour: slot.hour)
    }
  }
}

extension CalendarDate {
  fileprivate var isWeekend: Bool { weekday == .saturday || weekday == .sunday }
}
