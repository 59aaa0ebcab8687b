import Domain
import Testing

@Suite struct `A new intake` {
  static let takenOn = "2026-11-20"

  @Test func `of a grown client by a general practitioner breaks no rule`() throws {
    #expect(try refusals(NewIntake.sample(phq9: .sample)) == [])
  }

  @Test(
    arguments: [
      ("2011-11-20", true, nil), ("2011-11-20", false, .parentalConsentMissing(underYears: 16)),
      ("2011-11-21", true, .clientTooYoung(minimumYears: 15)), ("2010-11-20", false, nil),
      ("2010-11-21", false, .parentalConsentMissing(underYears: 16)),
      ("2026-11-21", false, .birthDateAfterTakenOn),
    ] as [(String, Bool, Refusal?)])
  func `needs a client of fifteen, and a parent's consent under sixteen`(
    birth: String, parent: Bool, refusal: Refusal?
  ) throws {
    let birthDate = try #require(CalendarDate(birth))
    let consents = parent ? [try Consent.Details.sample(.parental, given: true)] : []
    #expect(
      try refusals(NewIntake.sample(birthDate: birthDate, consents: consents)) == [refusal].compactMap { $0 })
  }

  @Test func `does not count a parental consent that was refused`() throws {
    let consent = try Consent.Details.sample(.parental, given: false)
    let intake = try NewIntake.sample(
      birthDate: CalendarDate("2011-01-01"), consents: [consent])
    #expect(refusals(intake) == [.parentalConsentMissing(underYears: 16)])
  }

  @Test(arguments: [Referrer.Kind.employer, .municipality, .other])
  func `may hold no clinical content from an employer, a municipality or another`(kind: Referrer.Kind) throws
  {
    let intake = try NewIntake.sample(icpc: ["P78"], observations: .unknown, phq9: .sample)
    #expect(
      refusals(intake, from: kind) == [.clinicalContentNotAllowed(kind, [.icpc, .observations, .phq9])])
    #expect(refusals(try NewIntake.sample(), from: kind) == [])
  }

  @Test func `says everything that is wrong at once`() throws {
    let late = try #require(CalendarDate("2026-12-01"))
    let consent = try Consent.Details.sample(.feedback, given: true, at: "2027-01-01T00:00:00Z")
    let intake = try NewIntake.sample(
      birthDate: CalendarDate("2020-01-01"), takenOn: late, firstSickDay: late.adding(days: 1),
      consents: [consent])
    #expect(
      refusals(intake) == [
        .takenOnInFuture, .firstSickDayAfterTakenOn, .consentInFuture, .clientTooYoung(minimumYears: 15),
      ])
  }

  @Test func `names the instruments that came and those that did not`() throws {
    let intake = try NewIntake.sample(phq9: .sample)
    #expect(intake.measurements.map(\.form.instrument) == [.phq9])
    #expect(intake.measurements.map(\.moment) == [.intake])
    #expect(intake.absent == [.spinnenweb, .fourDkl])
  }

  @Test(arguments: Intake.Status.allCases) func `is withdrawn only while it is received`(
    status: Intake.Status
  ) throws {
    if status == .received {
      #expect(try status.withdrawn() == .withdrawn)
    } else {
      #expect(throws: Refusal.intakeNotWithdrawable(status)) { try status.withdrawn() }
    }
  }

  private func refusals(_ intake: NewIntake, from kind: Referrer.Kind = .gp) -> [Refusal] {
    guard let now = Instant("2026-11-20T12:00:00Z") else { return [] }
    return intake.refusals(from: kind, now: now, today: now.calendarDate())
  }
}
