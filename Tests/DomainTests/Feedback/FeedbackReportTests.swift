import Domain
import Testing

@Suite struct `A feedback report` {
  static let whole = FeedbackReport.SOEP(
    subjective: SOEPText(stored: "S"), objective: SOEPText(stored: "O"), evaluation: SOEPText(stored: "E"),
    plan: SOEPText(stored: "P"))
  static let other = FeedbackReport.ID(unixMilliseconds: 1, randomBits: (0, 9))

  private func report(
    _ status: FeedbackReport.Status, _ soep: FeedbackReport.SOEP = whole, superseded: Bool = false,
    for purpose: Consent.Purpose = .feedback
  ) -> FeedbackReport {
    FeedbackReport(
      id: FeedbackReport.ID(unixMilliseconds: 1, randomBits: (0, 1)), version: 1,
      createdAt: Instant(unixMilliseconds: 1), updatedAt: Instant(unixMilliseconds: 1),
      clientID: Client.ID(unixMilliseconds: 1, randomBits: (0, 2)),
      intakeID: Intake.ID(unixMilliseconds: 1, randomBits: (0, 3)), enrolmentID: nil,
      recipientID: Referrer.ID(unixMilliseconds: 1, randomBits: (0, 4)), writtenFor: purpose, kind: .progress,
      status: status,
      text: FeedbackReport.Text(soep: soep), supersededByID: superseded ? Self.other : nil)
  }

  @Test(arguments: FeedbackReport.Status.allCases) func `goes from state to state as drawn`(
    status: FeedbackReport.Status
  ) throws {
    let report = report(status)
    let now = Instant(unixMilliseconds: 2)
    if status == .draft {
      try report.checkDraft()
      #expect(try report.finalised(for: .gp) == .final)
      #expect(throws: Refusal.feedbackStillDraft) { try report.successor(Self.other, at: now) }
    } else {
      #expect(throws: Refusal.feedbackNotDraft(status)) { try report.checkDraft() }
      #expect(throws: Refusal.feedbackNotDraft(status)) { try report.finalised(for: .gp) }
      let successor = try report.successor(Self.other, at: now)
      #expect(successor.status == .draft)
      #expect(successor.supersedesID == report.id)
      #expect(successor.text == report.text)
      #expect(successor.author == nil && successor.version == 1)
    }
    if status == .final {
      #expect(try report.sent(to: .gp) == .sent)
    } else {
      #expect(throws: Refusal.feedbackNotFinal(status)) { try report.sent(to: .gp) }
    }
    if status == .sent {
      #expect(try report.acknowledged() == .acknowledged)
    } else {
      #expect(throws: Refusal.feedbackNotSent(status)) { try report.acknowledged() }
    }
  }

  @Test func `that is superseded is neither sent nor superseded again, but may be acknowledged`() throws {
    let final = report(.final, superseded: true)
    #expect(throws: Refusal.feedbackSuperseded(by: Self.other)) { try final.sent(to: .gp) }
    #expect(throws: Refusal.feedbackSuperseded(by: Self.other)) {
      try final.successor(Self.other, at: Instant(unixMilliseconds: 2))
    }
    #expect(try report(.sent, superseded: true).acknowledged() == .acknowledged)
  }

  @Test(arguments: Referrer.Kind.allCases) func `goes to those who treat, and needs what each needs`(
    kind: Referrer.Kind
  ) throws {
    let final = report(.final, for: kind.feedbackConsent ?? .feedback)
    switch kind {
    case .gp, .psychologist, .companyDoctor:
      #expect(try final.sent(to: kind) == .sent)
      #expect(kind.feedbackConsent == (kind == .companyDoctor ? .companyDoctor : .feedback))
    case .employer, .municipality, .other:
      #expect(throws: Refusal.feedbackNotForKind(kind)) { try final.sent(to: kind) }
      #expect(kind.feedbackConsent == nil)
    }
  }

  @Test func `that was written for one kind of recipient is neither signed for nor sent to another`() throws {
    let others: [(Consent.Purpose, Referrer.Kind)] = [
      (.feedback, .companyDoctor), (.companyDoctor, .gp), (.companyDoctor, .psychologist),
    ]
    for (purpose, kind) in others {
      #expect(throws: Refusal.feedbackOtherRecipient) {
        try report(.draft, for: purpose).finalised(for: kind)
      }
      #expect(throws: Refusal.feedbackOtherRecipient) { try report(.final, for: purpose).sent(to: kind) }
    }
    #expect(try report(.draft).finalised(for: .psychologist) == .final)
    #expect(
      try report(.final, for: .companyDoctor).successor(Self.other, at: Instant(unixMilliseconds: 2))
        .writtenFor
        == .companyDoctor)
  }

  @Test func `is not signed before all four parts are there`() {
    let soep = FeedbackReport.SOEP(objective: SOEPText(stored: "O"), plan: SOEPText(stored: "P"))
    #expect(throws: Refusal.feedbackIncomplete([.subjective, .evaluation])) {
      try report(.draft, soep).finalised(for: .gp)
    }
  }

  @Test(arguments: [(750, true, true), (751, false, true), (1_500, false, true), (1_501, false, false)])
  func `fits one sheet, or two`(length: Int, fitsOnePage: Bool, fits: Bool) {
    let text = SOEPText(stored: String(repeating: "é", count: length))
    let soep = FeedbackReport.SOEP(subjective: text, objective: text, evaluation: text, plan: text)
    #expect(soep.characters == 4 * length)
    #expect(soep.fitsOnePage == fitsOnePage)
    if fits {
      #expect(throws: Never.self) { try soep.checkLength() }
    } else {
      #expect(throws: Refusal.soepTooLong(maximum: 6_000)) { try soep.checkLength() }
    }
  }
}

@Suite struct `The schedule of feedback` {
  static let start = CalendarDate(year: 2026, month: 11, day: 18) ?? .earliest

  @Test func `asks for a letter halfway in phase 2, on the way in phase 3, and at the end in phase 1`() throws
  {
    let schedule = FeedbackSchedule()
    let one = try Enrolment.Period(.one, weeks: 4, start: Self.start)
    let two = try Enrolment.Period(.two, weeks: 8, start: Self.start)
    let three = try Enrolment.Period(.three, weeks: 16, start: Self.start)
    #expect(schedule.nextProgress(of: one, after: nil) == nil)
    #expect(schedule.nextProgress(of: two, after: nil) == Self.start.adding(days: 28))
    #expect(schedule.nextProgress(of: two, after: Self.start.adding(days: 30)) == nil)
    #expect(schedule.nextProgress(of: three, after: nil) == Self.start.adding(days: 42))
    let last = Self.start.adding(days: 40)
    #expect(schedule.nextProgress(of: three, after: last) == last.adding(days: 42))
    #expect(
      schedule.nextProgress(of: three, after: Self.start.adding(days: -9)) == Self.start.adding(days: 42))
  }
}
