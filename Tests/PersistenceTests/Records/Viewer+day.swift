import Domain
import Persistence

extension Viewer {
  /// At noon of a day.
  static func practitioner(_ id: Practitioner.ID, today: CalendarDate) -> Viewer {
    .practitioner(id, at: CareMoment(on: today, at: Instant(unixMilliseconds: 1_795_165_200_000)))
  }
}
