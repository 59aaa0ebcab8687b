import Domain
import SQLite
import Testing

@testable import Persistence

// The least that a test is not about. All of it is made up.

extension TestStore {
  func addReferrer(kind: Referrer.Kind = .gp, active: Bool = true) throws -> Referrer {
    let referrer = Referrer(
      id: id(), version: 1, createdAt: Self.now, updatedAt: Self.now,
      details: Referrer.Details(kind: kind, name: try PersonName("Dr. P. Voorbeeld"), active: active))
    try write { try $0.insert(referrer) }
    return referrer
  }

  func addPractitioner() throws -> Practitioner {
    let practitioner = Practitioner(
      id: id(), version: 1, createdAt: Self.now, updatedAt: Self.now,
      details: Practitioner.Details(
        name: try PersonName("C. Coach"), disciplines: [try #require(CodeWord("coach"))]))
    try write { try $0.insert(practitioner) }
    return practitioner
  }

  func addClient(familyName: String = "Voorbeeld", born birthDate: String = "1987-04-12") throws -> Client {
    let client = Client(
      id: id(), version: 1, createdAt: Self.now, updatedAt: Self.now,
      details: try .sample(familyName: familyName, born: birthDate))
    try write { try $0.insert(client) }
    return client
  }

  func addIntake(of client: Client, from referrer: Referrer, zorgdomeinNumber: String? = nil) throws -> Intake
  {
    try receive(
      NewIntake(
        client: .known(client.id), referrerID: referrer.id, details: try .sample(number: zorgdomeinNumber)))
  }

  /// Receives an intake with these flags.
  @discardableResult
  func receive(_ new: NewIntake, flagKinds: [Flag.Kind] = [], proposal: Proposal? = nil) throws -> Intake {
    let received = ReceivedIntake(
      new, flagKinds: flagKinds, proposal: proposal, rules: .current, at: Self.now, makeID: makeID)
    try write { try $0.receive(received) }
    return received.intake
  }

  func addToCareTeam(
    _ practitioner: Practitioner, of client: Client, from: CalendarDate = today, to: CalendarDate? = nil,
    role: CareTeamMember.Role = .lead
  ) throws {
    let member = CareTeamMember(
      id: id(), clientID: client.id, practitionerID: practitioner.id, role: role, from: from, to: to)
    try write { try $0.insert(member, at: Self.now) }
  }
}

extension TestStore {
  /// Days are counted from today; what was done was done today.
  func addSickSpell(
    of client: Client, from first: Int, to last: Int?, done duties: [Poortwachter.Duty] = []
  ) throws {
    let days = SickSpell.Days(
      firstDay: Self.today.adding(days: first), lastDay: last.map { Self.today.adding(days: $0) })
    let marks = duties.compactMap { Poortwachter.Mark($0, doneOn: Self.today) }
    let spell = SickSpell(
      id: id(), version: 1, createdAt: Self.now, updatedAt: Self.now, clientID: client.id,
      details: SickSpell.Details(days: try #require(days), dutiesDone: marks.sorted()))
    try write { try $0.insert(spell) }
  }

  /// An enrolment in phase 2 that begins today, with the intake that it comes from.
  func addEnrolment(of client: Client, status: Enrolment.Status = .planned) throws -> Enrolment {
    let intake = try addIntake(of: client, from: addReferrer())
    let package = try #require(
      try read { reading throws(SQLiteError) in try reading.phasePackage(of: .two) })
    let ending: Enrolment.Ending?
    switch status {
    case .planned, .active: ending = nil
    case .completed: ending = Enrolment.Ending(on: Self.today)
    case .stopped: ending = Enrolment.Ending(on: Self.today, reason: try Note("Verhuisd."))
    }
    let enrolment = Enrolment(
      id: id(), version: 1, createdAt: Self.now, updatedAt: Self.now, clientID: client.id,
      intakeID: intake.id, packageID: package.id,
      period: try Enrolment.Period(.two, weeks: 8, start: Self.today), status: status, ending: ending)
    try write { try $0.insert(enrolment) }
    return enrolment
  }
}

extension TestStore {
  /// From today.
  func addLead(_ practitioner: Practitioner, of enrolment: Enrolment) throws {
    let member = CareTeamMember(
      id: id(), clientID: enrolment.clientID, practitionerID: practitioner.id, role: .lead, from: Self.today,
      enrolmentID: enrolment.id)
    try write { try $0.insert(member, at: Self.now) }
  }

  /// A draft with nothing in it.
  func addPlan(of enrolment: Enrolment) throws {
    let author = Author(practitionerID: nil, name: try PersonName("Anna"))
    _ = try write {
      try $0.insertDraftPlan(of: enrolment, by: author, at: Self.now, makeID: makeID)
    }
  }

  /// Begins now.
  func addSession(of enrolment: Enrolment, with practitioner: Practitioner) throws {
    let session: Session.ID = id()
    try write {
      _ = try $0.run(
        SessionRecord.insert, session, enrolment.clientID, enrolment.id, practitioner.id, "yoga", Self.now,
        60,
        String?.none, String?.none, Session.Status.planned, 1, Self.now, Self.now)
    }
  }

  /// One that waits for a decision, received today.
  func addErasureRequest(of client: Client) throws {
    let request = ErasureRequest(
      id: id(), version: 1, createdAt: Self.now, updatedAt: Self.now, clientID: client.id,
      receivedOn: Self.today)
    try write { try $0.insert(request) }
  }

  /// A report about an enrolment, signed unless it is a draft.
  /// - Parameter consent: What is used up by sending it.
  @discardableResult
  func addFeedbackReport(
    about enrolment: Enrolment, to referrer: Referrer, _ kind: FeedbackReport.Kind = .progress,
    _ status: FeedbackReport.Status = .draft
  ) throws -> FeedbackReport {
    let part = SOEPText(stored: "Gaat vooruit.")
    let report = FeedbackReport(
      id: id(), version: 1, createdAt: Self.now, updatedAt: Self.now, clientID: enrolment.clientID,
      intakeID: enrolment.intakeID, enrolmentID: enrolment.id, recipientID: referrer.id,
      writtenFor: referrer.details.kind.feedbackConsent ?? .feedback,
      kind: kind,
      text: FeedbackReport.Text(
        soep: FeedbackReport.SOEP(subjective: part, objective: part, evaluation: part, plan: part)))
    let letter = FeedbackLetter(
      datedOn: Self.today, letterhead: FeedbackLetter.Letterhead(name: "Coöperatie"),
      sender: FeedbackLetter.Sender(name: "Anna", profession: "coördinator"),
      addressee: FeedbackLetter.Addressee(kind: referrer.details.kind, name: "Dr. Voorbeeld"),
      client: FeedbackLetter.Subject(name: "Sanne Voorbeeld", birthDate: Self.today),
      referral: FeedbackLetter.Referral(number: nil, on: Self.today), summary: "")
    let author = Author(practitionerID: nil, name: try PersonName("Anna"))
    try write { transaction in
      try transaction.insert(report)
      guard status != .draft else { return }
      _ = try transaction.finaliseFeedbackReport(
        report.id, in: letter, by: author, for: .coordinator, at: Self.now)
      guard status != .final else { return }
      _ = try transaction.sendFeedbackReport(report.id, for: .coordinator, at: Self.now)
      guard status != .sent else { return }
      _ = try transaction.acknowledgeFeedbackReport(report.id, for: .coordinator, at: Self.now)
    }
    return report
  }

  /// A consent of a client for a referrer.
  @discardableResult
  func addConsent(
    _ purpose: Consent.Purpose, of client: Client.ID, for referrer: Referrer?, given: Bool = true,
    at moment: Instant = now
  ) throws -> Consent.ID {
    let consent = Consent(
      id: id(), version: 1, createdAt: Self.now, updatedAt: Self.now, clientID: client,
      details: Consent.Details(
        purpose: purpose, recipient: referrer?.id, given: given,
        textVersion: try #require(VersionLabel("2026-1")), at: moment), withdrawnAt: nil)
    try write { try $0.insert(consent) }
    return consent.id
  }
}

extension Client.Details {
  static func sample(familyName: String = "Voorbeeld", born birthDate: String = "1987-04-12") throws
    -> Client.Details
  {
    Client.Details(
      name: Client.Name(givenName: try PersonName("Sanne"), familyName: try PersonName(familyName)),
      birthDate: try #require(CalendarDate(birthDate)), occupation: .employee)
  }
}

extension Intake.Details {
  static func sample(number: String? = nil) throws -> Intake.Details {
    Intake.Details(
      reason: try ReferralReason("Aanhoudende vermoeidheid."),
      zorgdomeinNumber: try number.map { try #require(ZorgDomeinNumber($0)) }, takenOn: TestStore.today)
  }
}
