/// How long the dossiers of each class are kept after their last change, in calendar years.
public struct RetentionTerms: Equatable, Sendable {
  /// What was done for a client says how long its dossier must be kept.
  public enum Class: String, CaseIterable, Sendable {
    /// There is or was an enrolment: a treatment, so at least twenty years (art. 7:454 lid 3 BW).
    case care
    /// Referred, and never treated: nothing asks for twenty years, and no longer than is needed is what the AVG asks
    /// (art. 5 lid 1 onder e).
    case referral
  }

  /// At least `Retention.careRecord.years`.
  public var careYears = Retention.careRecord.years
  public var referralYears = Retention.careRecord.years

  public init() {}

  /// Longer than the law asks is for whoever runs the service to justify.
  public static let careYearsRange = Retention.careRecord.years...100
  public static let referralYearsRange = 1...100

  public func years(of dossier: Class) -> Int {
    switch dossier {
    case .care: careYears
    case .referral: referralYears
    }
  }

  /// The last day on which a dossier that was last changed on `day` is kept.
  public func keptUntil(_ dossier: Class, lastChange day: CalendarDate) -> CalendarDate {
    day.adding(years: years(of: dossier))
  }
}
