/// How long a client waited, beside the Treeknormen of mental health care: four weeks to the intake, ten from there to
/// the treatment, fourteen in all, each inclusive. The cooperative is not ggz: shown as information.
public struct Treeknorm: Equatable, Sendable {
  public let referral: CalendarDate
  /// `nil` while there is none.
  public let intake: CalendarDate?
  /// `nil` while there is none.
  public let treatment: CalendarDate?

  public init(referral: CalendarDate, intake: CalendarDate?, treatment: CalendarDate?) {
    self.referral = referral
    self.intake = intake
    self.treatment = treatment
  }

  /// From the referral to the intake.
  public static let daysToIntakeMax = 28
  /// From the intake to the treatment.
  public static let daysFromIntakeToTreatmentMax = 70
  /// From the referral to the treatment.
  public static let daysInAllMax = 98

  public var daysToIntake: Int? { intake.map(referral.days(until:)) }
  public var daysFromIntakeToTreatment: Int? {
    guard let intake, let treatment else { return nil }
    return intake.days(until: treatment)
  }
  public var daysInAll: Int? { treatment.map(referral.days(until:)) }

  /// `nil` while there is no intake.
  public var intakeWithinNorm: Bool? { daysToIntake.map { $0 <= Self.daysToIntakeMax } }
  /// `nil` while there is no treatment.
  public var treatmentWithinNorm: Bool? {
    daysFromIntakeToTreatment.map { $0 <= Self.daysFromIntakeToTreatmentMax }
  }
  /// `nil` while there is no treatment.
  public var allWithinNorm: Bool? { daysInAll.map { $0 <= Self.daysInAllMax } }
}
