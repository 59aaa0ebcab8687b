public import Domain
import Foundation
import Threads

/// Time and chance, as values that are passed in, so that tests own them.
public struct Environment: Sendable {
  /// The moment it is.
  public var now: @Sendable () -> Instant
  /// 128 random bits that nobody can guess.
  public var randomBits: @Sendable () -> (UInt64, UInt64)
  /// How far the clocks at the cooperative are ahead of UTC at a moment, in seconds.
  public var utcOffsetSeconds: @Sendable (Instant) -> Int

  public init(
    now: @escaping @Sendable () -> Instant, randomBits: @escaping @Sendable () -> (UInt64, UInt64),
    utcOffsetSeconds: @escaping @Sendable (Instant) -> Int
  ) {
    self.now = now
    self.randomBits = randomBits
    self.utcOffsetSeconds = utcOffsetSeconds
  }

  /// The day at the cooperative.
  func today(at now: Instant) -> CalendarDate {
    now.calendarDate(utcOffsetSeconds: utcOffsetSeconds(now))
  }

  /// The machine's clock and chance, and Amsterdam's time.
  public static let system = Environment(
    now: systemNow,
    randomBits: {
      var generator = SystemRandomNumberGenerator()
      return (generator.next(), generator.next())
    },
    utcOffsetSeconds: { AmsterdamTime.shared.offsetSeconds(at: $0) })
}

extension Environment {
  /// The first moment of a day at the cooperative. Its clocks are set at 01:00 UTC (Directive 2000/84/EC, art. 2 and 3), so
  /// that the offset at midnight UTC is that of the midnight before.
  func beginning(of day: CalendarDate) -> Instant {
    let midnight = Instant(unixMilliseconds: Int64(day.daysSince1970) * 86_400_000)
    return midnight.adding(milliseconds: -Int64(utcOffsetSeconds(midnight)) * 1_000)
  }
}

private func systemNow() -> Instant {
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  return Instant(unixMilliseconds: Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000)
}

/// Amsterdam's offset from UTC. It changes on the hour at most, so it is asked of the time zone once an hour.
private final class AmsterdamTime: Sendable {
  static let shared = AmsterdamTime()

  private struct Hour {
    var number = Int64.min
    var offsetSeconds = 0
  }

  private let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
  private let hour = Guarded(Hour())

  func offsetSeconds(at moment: Instant) -> Int {
    let number = moment.unixMilliseconds / 3_600_000
    return hour.withLock { hour in
      if hour.number != number {
        let date = Date(timeIntervalSince1970: Double(moment.unixMilliseconds) / 1_000)
        hour = Hour(number: number, offsetSeconds: zone.secondsFromGMT(for: date))
      }
      return hour.offsetSeconds
    }
  }
}
