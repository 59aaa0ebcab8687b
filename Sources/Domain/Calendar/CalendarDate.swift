/// A day of the Gregorian calendar, without a time and without a zone: 0001-01-01 … 9999-12-31.
///
/// Sums end at the first and last day rather than trap, so that no date a sender may write can stop the service.
public struct CalendarDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let daysSince1970: Int32

  /// - Returns: `nil` outside 0001-01-01 … 9999-12-31.
  public init?(daysSince1970: Int32) {
    guard Self.days.contains(daysSince1970) else { return nil }
    self.daysSince1970 = daysSince1970
  }

  /// - Returns: `nil` for a day that no calendar holds, such as 30 February, or a year outside 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, 1...Self.days(inMonth: month, year: year) ~= day else {
      return nil
    }
    daysSince1970 = Self.days(year: year, month: month, day: day)
  }

  private init(clamping days: Int) {
    daysSince1970 = Int32(min(max(days, Int(Self.days.lowerBound)), Int(Self.days.upperBound)))
  }

  /// 0001-01-01 … 9999-12-31.
  private static let days: ClosedRange<Int32> = -719_162...2_932_896
  /// 0001-01-01.
  public static let earliest = CalendarDate(clamping: Int(days.lowerBound))
  /// 9999-12-31.
  public static let latest = CalendarDate(clamping: Int(days.upperBound))

  /// 1…9999.
  public var year: Int { components.year }
  /// 1…12.
  public var month: Int { components.month }
  /// 1…31.
  public var day: Int { components.day }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday; +3 makes Monday 0, +7·k keeps it positive.
    let index = (Int(daysSince1970) + 3 + 7 * 200_000) % 7
    return Weekday.allCases[index]
  }

  /// The day `days` later (earlier when negative), at most `latest`, at least `earliest`.
  public func adding(days: Int) -> CalendarDate {
    let (sum, overflow) = Int(daysSince1970).addingReportingOverflow(days)
    return overflow ? (days > 0 ? .latest : .earliest) : CalendarDate(clamping: sum)
  }

  /// The same day of the year `years` later. 29 February becomes 1 March in a year that has none.
  public func adding(years: Int) -> CalendarDate {
    let (year, month, day) = components
    let (sum, overflow) = year.addingReportingOverflow(years)
    guard !overflow, sum <= 9999 else { return years > 0 ? .latest : .earliest }
    guard sum >= 1 else { return .earliest }
    return CalendarDate(year: sum, month: month, day: day)
      ?? CalendarDate(clamping: Int(Self.days(year: sum, month: 3, day: 1)))
  }

  /// Days from this day to `other`; negative when `other` is earlier.
  public func days(until other: CalendarDate) -> Int { Int(other.daysSince1970) - Int(daysSince1970) }

  /// Completed years from this day, a birth date, to `day`: the age on that day. Negative when `day` is before it.
  public func fullYears(until day: CalendarDate) -> Int {
    var years = day.year - year
    if adding(years: years) > day { years -= 1 }
    return years
  }

  /// Year, month and day at once. Days are counted from 0000-03-01, so that the leap day ends a year; divisions are
  /// multiplications and shifts (Neri & Schneider 2023, "Euclidean affine functions and their application to calendar
  /// algorithms", §5).
  public var components: (year: Int, month: Int, day: Int) {
    let quarters = 4 &* UInt32(truncatingIfNeeded: daysSince1970 &+ 719_468) &+ 3
    let century = quarters / 146_097
    let dayOfCentury = (quarters % 146_097 / 4) &* 4 &+ 3
    let years = 2_939_745 &* UInt64(dayOfCentury)
    let dayOfYear = UInt32(truncatingIfNeeded: years) / 2_939_745 / 4
    let months = 2_141 &* dayOfYear &+ 197_913
    let isNextYear = dayOfYear >= 306
    return (
      year: Int(100 &* century &+ UInt32(truncatingIfNeeded: years >> 32)) &+ (isNextYear ? 1 : 0),
      month: Int(months >> 16) &- (isNextYear ? 12 : 0), day: Int((months & 0xFFFF) / 2_141) &+ 1
    )
  }

  private static func days(year: Int, month: Int, day: Int) -> Int32 {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch / 400
    let yearOfEra = yearFromMarch % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  private static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  /// Earlier days first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }
}
