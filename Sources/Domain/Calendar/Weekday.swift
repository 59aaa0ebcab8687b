/// A day of the week, in ISO 8601 order.
public enum Weekday: String, CaseIterable, Sendable {
  case monday
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday
}
