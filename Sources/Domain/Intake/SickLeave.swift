/// Ziekteverzuim: how much of the work is missed for sickness.
public enum SickLeave: String, CaseIterable, Sendable {
  case none
  case partial
  case full
}
