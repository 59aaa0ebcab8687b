public import Domain
public import SQLite

// What may happen to sessions. Each throws what the rules refuse, or what SQLite says.

extension WriteTransaction {
  /// Plans a session: in a running enrolment, for a module of its package, with somebody of its care team, when neither
  /// the client nor the practitioner is somewhere else.
  /// - Parameters:
  ///   - day: The day on which it begins, at the cooperative.
  ///   - today: The day at the cooperative.
  /// - Throws: `Refusal.unknownEnrolment`, `.enrolmentEnded`, `.sessionOutsideEnrolment`, `.unknownModule`,
  ///   `.unknownPractitioner`, `.practitionerInactive`, `.practitionerNotRegistered`, `.disciplineMissing`,
  ///   `.practitionerNotInCareTeam`, `.practitionerBusy` or `.clientBusy`.
  public func plan(
    _ session: Session, on day: CalendarDate, for viewer: Viewer, today: CalendarDate
  ) throws {
    try checkPlan(session.id, session.details, in: session.enrolmentID, on: day, for: viewer, today: today)
    let details = session.details
    try run(
      SessionRecord.insert, session.id, session.clientID, session.enrolmentID, details.practitionerID,
      details.module, details.startsAt, details.length, details.place, details.note, session.status,
      session.version, session.createdAt, session.updatedAt)
    try touch(session.enrolmentID, at: session.createdAt)
  }

  /// Moves a session, or says anew where it is and what is to be noted.
  /// - Throws: `Refusal.unknownSession`, `.sessionNotPlanned`, or as `plan` does.
  public func update(
    _ id: Session.ID, to details: Session.Details, on day: CalendarDate, for viewer: Viewer,
    today: CalendarDate, at now: Instant
  ) throws -> Session {
    let session = try session(id, for: viewer)
    if try session.isMoved(by: details) {
      try checkPlan(id, details, in: session.enrolmentID, on: day, for: viewer, today: today)
    }
    try run(
      SessionRecord.update, id, details.practitionerID, details.module, details.startsAt, details.length,
      details.place, details.note, now)
    return session
  }

  /// Says what became of a session.
  /// - Parameter change: One of `Session`'s ways from state to state.
  /// - Throws: `Refusal.unknownSession`, what `change` does, or `.enrolmentNotActive` when it would have taken place before
  ///   care began.
  public func settle(
    _ id: Session.ID, for viewer: Viewer, at now: Instant,
    _ change: (Session) throws(Refusal) -> Session.Status
  ) throws -> Session {
    let session = try session(id, for: viewer)
    let status = try change(session)
    if status == .attended { try enrolment(session.enrolmentID, for: viewer).checkBegun() }
    try run(SessionRecord.updateStatus, id, status, now)
    try touch(session.enrolmentID, at: now)
    return session
  }

  private func session(_ id: Session.ID, for viewer: Viewer) throws -> Session {
    guard let session = try reading.session(id, for: viewer) else { throw Refusal.unknownSession(id) }
    return session
  }

  private func checkPlan(
    _ id: Session.ID, _ details: Session.Details, in enrolmentID: Enrolment.ID, on day: CalendarDate,
    for viewer: Viewer, today: CalendarDate
  ) throws {
    let enrolment = try enrolment(enrolmentID, for: viewer)
    try enrolment.checkRunning()
    guard enrolment.period.days.contains(day) else {
      throw Refusal.sessionOutsideEnrolment(enrolment.period.days)
    }
    guard
      let package = try reading.phasePackage(enrolment.packageID, for: .coordinator),
      let module = package.module(details.module)
    else { throw Refusal.unknownModule(details.module) }
    guard let practitioner = try reading.practitioner(details.practitionerID, for: .coordinator) else {
      throw Refusal.unknownPractitioner(details.practitionerID)
    }
    try practitioner.checkAssignable(from: max(day, today))
    try practitioner.checkDiscipline(for: module)
    guard try reading.isInCareTeam(practitioner.id, of: enrolment.clientID, on: day) else {
      throw Refusal.practitionerNotInCareTeam(practitioner.id)
    }
    try checkFree(id, details, enrolment.clientID)
  }

  /// Nobody is in two places at once. There is one writer: what is not there now will not be there before the commit.
  private func checkFree(_ id: Session.ID, _ details: Session.Details, _ client: Client.ID) throws {
    let (from, until) = (details.startsAt, details.endsAt)
    if try reading.exists(SessionRecord.selectBusyPractitioner, details.practitionerID, from, until, id) {
      throw Refusal.practitionerBusy(details.practitionerID)
    }
    if try reading.exists(SessionRecord.selectBusyClient, client, from, until, id) {
      throw Refusal.clientBusy(client)
    }
  }
}
