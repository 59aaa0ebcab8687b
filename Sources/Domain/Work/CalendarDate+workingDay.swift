extension CalendarDate {
  /// Whether it is a Monday to Friday that is no public holiday: 1 January, Good Friday, Easter Monday, King's Day
  /// (27 April, or the 26th when that is a Sunday), 5 May, Ascension Day, Whit Monday, 25 and 26 December. The list
  /// follows the Algemene termijnenwet, art. 3; Good Friday is on it for these terms.
  public var isWorkingDay: Bool {
    guard weekday != .saturday, weekday != .sunday else { return false }
    switch (month, day) {
    case (1, 1), (5, 5), (12, 25), (12, 26): return false
    case (4, 26) where adding(days: 1).weekday == .sunday: return false
    case (4, 27): return false  // not a Sunday: those are out above
    default: break
    }
    switch Self.easterSunday(year: year).days(until: self) {
    case -2, 1, 39, 50: return false  // Good Friday, Easter Monday, Ascension, Whit Monday
    default: return true
    }
  }

  /// This day, or the first working day after it.
  public var workingDayFromHere: CalendarDate {
    var day = self
    while !day.isWorkingDay, day < .latest { day = day.adding(days: 1) }
    return day
  }

  /// Easter Sunday of the Gregorian calendar (Meeus, Jones & Butcher). Always between 22 March and 25 April.
  static func easterSunday(year: Int) -> CalendarDate {
    let golden = year % 19
    let (century, ofCentury) = year.quotientAndRemainder(dividingBy: 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * toSunday) / 451
    let daysFromMarch = epact + toSunday - 7 * late + 21  // after 1 March
    return (CalendarDate(year: year, month: 3, day: 1) ?? .earliest).adding(days: daysFromMarch)
  }
}
