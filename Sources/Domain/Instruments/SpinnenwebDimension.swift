/// The six dimensions of positive health, in the order in which the web draws them: clockwise from twelve o'clock.
public enum SpinnenwebDimension: String, CaseIterable, Sendable {
  /// Bodily functions.
  case lichaamsfuncties
  /// Mental well-being.
  case mentaalWelbevinden
  /// Meaningfulness.
  case zingeving
  /// Quality of life.
  case kwaliteitVanLeven
  /// Participation.
  case meedoen
  /// Daily functioning.
  case dagelijksFunctioneren
}
