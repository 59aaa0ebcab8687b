import Domain
import Testing

// Synthetic values that name only what a test is about.

extension NewIntake {
  static func sample(
    birthDate: CalendarDate? = CalendarDate("1987-04-12"),
    takenOn: CalendarDate? = CalendarDate("2026-11-20"),
    firstSickDay: CalendarDate? = nil, icpc: [String] = [], observations: Observations? = nil,
    phq9: Phq9? = nil,
    fourDkl: FourDkl? = nil, consents: [Consent.Details] = []
  ) throws -> NewIntake {
    let name = Client.Name(
      givenName: try PersonName("Sanne"), infix: try NameInfix("de"), familyName: try PersonName("Voorbeeld"))
    let client = Client.Details(name: name, birthDate: try #require(birthDate), occupation: .employee)
    return NewIntake(
      client: .new(client), referrerID: Referrer.ID(unixMilliseconds: 1, randomBits: (1, 1)),
      details: Intake.Details(
        reason: try ReferralReason("Aanhoudende vermoeidheid."), icpc: icpc.compactMap(ICPC.init),
        firstSickDay: firstSickDay, observations: observations, takenOn: try #require(takenOn)),
      fourDkl: fourDkl, phq9: phq9, consents: consents)
  }
}

extension Consent.Details {
  static func sample(_ purpose: Consent.Purpose, given: Bool, at: String = "2026-11-20T09:00:00Z") throws
    -> Self
  {
    Consent.Details(
      purpose: purpose, recipient: nil, given: given, textVersion: try #require(VersionLabel("2026-1")),
      at: try #require(Instant(at)))
  }
}

extension Phq9 {
  /// The example of api documentation: 16 points, syndrome `major`.
  static let sample = Phq9(
    .answers(Phq9.Answers([2, 2, 3, 3, 1, 2, 2, 1, 0]) ?? Phq9.Answers()), difficulty: .veryDifficult)
}
