/// A moment in milliseconds of Unix time (UTC, without leap seconds), from the year 1 to the year 9999.
public struct Instant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
  public let unixMilliseconds: Int64

  /// The moment, or the first or last one there is when the number lies outside the years 1…9999.
  public init(unixMilliseconds: Int64) {
    self.unixMilliseconds = min(max(unixMilliseconds, Self.range.lowerBound), Self.range.upperBound)
  }

  /// 0001-01-01T00:00:00.000Z … 9999-12-31T23:59:59.999Z.
  static let range: ClosedRange<Int64> =
    Int64(CalendarDate.earliest.daysSince1970)
    * Self
    .millisecondsPerDay...(Int64(CalendarDate.latest.daysSince1970) + 1) * millisecondsPerDay - 1

  static let millisecondsPerDay: Int64 = 86_400_000

  /// The moment `milliseconds` later (earlier when negative).
  public func adding(milliseconds: Int64) -> Instant {
    let (sum, overflow) = unixMilliseconds.addingReportingOverflow(milliseconds)
    return Instant(unixMilliseconds: overflow ? (milliseconds > 0 ? .max : .min) : sum)
  }

  /// The moment `days` times 24 hours later (earlier when negative).
  public func adding(days: Int) -> Instant {
    let (product, overflow) = Int64(days).multipliedReportingOverflow(by: Self.millisecondsPerDay)
    return adding(milliseconds: overflow ? (days > 0 ? .max : .min) : product)
  }

  /// Milliseconds from this moment to `other`; negative when `other` is earlier.
  public func milliseconds(until other: Instant) -> Int64 { other.unixMilliseconds - unixMilliseconds }

  /// The day on a calendar whose clock is `utcOffsetSeconds` ahead of UTC. What the offset of a place is at this moment,
  /// the caller knows (tzdata); 0 gives the day in UTC.
  public func calendarDate(utcOffsetSeconds: Int = 0) -> CalendarDate {
    let local = adding(milliseconds: Int64(utcOffsetSeconds) * 1_000).unixMilliseconds
    let day = (local - Self.range.lowerBound) / Self.millisecondsPerDay
    return CalendarDate.earliest.adding(days: Int(day))
  }
}

extension Instant: Comparable {
  /// Earlier moments first.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.unixMilliseconds < right.unixMilliseconds
  }
}
