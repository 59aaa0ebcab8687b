public import Domain
public import SQLite

extension WriteTransaction {
  /// Decides upon an intake: with its status, all that comes of an acceptance is made, or nothing: the enrolment, its
  /// care team of one, a draft of the treatment plan, and the spell of sickness that the intake tells of.
  /// - Parameters:
  ///   - author: Whoever decides.
  ///   - today: The day at the cooperative.
  ///   - makeID: Gives a new key at each call.
  /// - Returns: The intake as it was before.
  /// - Throws: `Refusal.unknownIntake`, `.intakeNotDecidable`, `.startBeforeIntake`, `.enrolmentRunning`; what keeps the
  ///   lead practitioner from new work; or what SQLite says. Who may decide is for the caller to know.
  public func decide(
    _ decision: Decision, by author: Author, today: CalendarDate, at now: Instant, makeID: () -> UUIDv7
  ) throws -> Intake {
    let found = try reading.intake(decision.intakeID, for: .coordinator) { row throws(SQLiteError) in
      try row.intake()
    }
    guard let intake = found else { throw Refusal.unknownIntake(decision.intakeID) }
    let status = try intake.decided(decision.outcome)
    if let contact = decision.gpContact { try handleRedFlags(of: intake, contact, at: now) }
    var enrolment: Enrolment?
    if case .accept(let acceptance) = decision.outcome {
      enrolment = try enrol(
        intake.clientID, acceptance, from: intake.id, by: author, today: today, at: now, makeID: makeID)
      try insertSickSpell(of: intake, at: now, makeID: makeID)
    }
    try insert(MadeDecision(decision: decision, enrolmentID: enrolment?.id, by: author.name, at: now))
    try run(IntakeRecord.decide, intake.id, status, now)
    return intake
  }

  /// Begins an enrolment: the record, its lead practitioner, and a draft of the treatment plan.
  /// - Parameter payer: Who pays; `nil` while nobody has said so.
  /// - Throws: `Refusal.enrolmentRunning`, `.unknownPractitioner`, or what keeps the practitioner from new work.
  func enrol(
    _ client: Client.ID, _ acceptance: Decision.Acceptance, from intake: Intake.ID,
    continuing continued: Enrolment.ID? = nil, payer: Payer? = nil, by author: Author, today: CalendarDate,
    at now: Instant, makeID: () -> UUIDv7
  ) throws -> Enrolment {
    let period = acceptance.period
    guard let package = try reading.phasePackage(of: period.phase) else {
      throw SQLiteError.malformedRow("phase_package.phase")
    }
    try checkAssignable(acceptance.leadID, from: period.start, today: today)
    let enrolment = Enrolment(
      id: Enrolment.ID(rawValue: makeID()), version: 1, createdAt: now, updatedAt: now, clientID: client,
      intakeID: intake, continuesID: continued, packageID: package.id, period: period, payer: payer)
    try insert(enrolment)
    let lead = CareTeamMember(
      id: CareTeamMember.ID(rawValue: makeID()), clientID: client, practitionerID: acceptance.leadID,
      role: .lead, from: min(today, period.start), enrolmentID: enrolment.id)
    try insert(lead, at: now)
    try insertDraftPlan(of: enrolment, by: author, at: now, makeID: makeID)
    return enrolment
  }

  /// Whether new work may be given to a practitioner, from a day or from today, whichever is later.
  /// - Throws: `Refusal.unknownPractitioner`, `.practitionerInactive` or `.practitionerNotRegistered`.
  func checkAssignable(
    _ id: Practitioner.ID, from day: CalendarDate, today: CalendarDate
  ) throws {
    guard let practitioner = try reading.practitioner(id, for: .coordinator) else {
      throw Refusal.unknownPractitioner(id)
    }
    try practitioner.checkAssignable(from: max(day, today))
  }

  /// One contact about all that is red in an intake.
  private func handleRedFlags(of intake: Intake, _ contact: Flag.Contact, at now: Instant) throws(SQLiteError)
  {
    var open: [Flag.ID] = []
    try reading.flags(of: intake.id, client: intake.clientID) { row throws(SQLiteError) in
      let flag = try row.flag()
      if flag.level == .red, flag.status == .open { open.append(flag.id) }
    }
    for flag in open {
      try run(FlagRecord.handle, flag, Flag.Status.handled, contact.with, contact.at, contact.note, now)
    }
  }
}
