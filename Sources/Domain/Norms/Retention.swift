/// How long a record must be kept, counted in calendar years from its last change.
public enum Retention: String, CaseIterable, Sendable {
  /// Zorgdossier: twenty years (art. 7:454 BW, since 2020).
  case careRecord
  /// Logging of access: five years (Stcrt 2019, 38007).
  case accessLog

  public var years: Int {
    switch self {
    case .careRecord: 20
    case .accessLog: 5
    }
  }

  /// The day until which a record last changed on `day` is kept at least.
  public func keepUntilAtLeast(lastChange day: CalendarDate) -> CalendarDate { day.adding(years: years) }
}
