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

  /// 0…5, clockwise from twelve o'clock.
  public var position: Int {
    switch self {
    case .lichaamsfuncties: 0
    case .mentaalWelbevinden: 1
    case .zingeving: 2
    case .kwaliteitVanLeven: 3
    case .meedoen: 4
    case .dagelijksFunctioneren: 5
    }
  }

  /// The next one clockwise.
  var next: SpinnenwebDimension { Self.allCases[(position + 1) % Self.allCases.count] }
}
