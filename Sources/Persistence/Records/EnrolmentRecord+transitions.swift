public import Domain
public import SQLite

// The ways of an enrolment, each with what changes beside it. Each throws `Refusal.unknownEnrolment` when there is none,
// or none that `viewer` may know of, what `Enrolment+transitions` refuses, or what SQLite says.

extension WriteTransaction {
  /// Starts an enrolment, unless a red flag of its client waits for a contact with the general practitioner.
  public func startEnrolment(
    _ id: Enrolment.ID, for viewer: Viewer, today: CalendarDate, at now: Instant
  ) throws -> Enrolment {
    let enrolment = try enrolment(id, for: viewer)
    let openRedFlags = try reading.hasOpenRedFlag(enrolment.clientID)
    let status = try enrolment.started(on: today, openRedFlags: openRedFlags)
    try update(id, to: status, at: now)
    return enrolment
  }

  /// Gives an enrolment more weeks.
  public func prolongEnrolment(
    _ id: Enrolment.ID, toWeeks weeks: Int, for viewer: Viewer, at now: Instant
  ) throws -> Enrolment {
    let enrolment = try enrolment(id, for: viewer)
    try update(id, to: enrolment.prolonged(toWeeks: weeks), at: now)
    return enrolment
  }

  /// Stops an enrolment. What was still planned in it is cancelled, and its team goes.
  /// - Parameter aftercareDays: How long the team keeps the dossier; of care that never began there is nothing to do after.
  public func stopEnrolment(
    _ id: Enrolment.ID, because reason: Note, aftercareDays: Int, for viewer: Viewer, today: CalendarDate,
    at now: Instant
  ) throws -> Enrolment {
    let enrolment = try enrolment(id, for: viewer)
    let status = try enrolment.stopped()
    let ending = Enrolment.Ending(on: today, reason: reason)
    try end(enrolment, as: status, ending, enrolment.status == .planned ? 0 : aftercareDays, at: now)
    return enrolment
  }

  /// Completes an enrolment. What was still planned in it is cancelled, and its team goes.
  /// - Parameter aftercareDays: How long the team keeps the dossier.
  public func completeEnrolment(
    _ id: Enrolment.ID, aftercareDays: Int, for viewer: Viewer, today: CalendarDate, at now: Instant
  ) throws -> Enrolment {
    let enrolment = try enrolment(id, for: viewer)
    let status = try enrolment.completed()
    try end(enrolment, as: status, Enrolment.Ending(on: today), aftercareDays, at: now)
    return enrolment
  }

  /// Goes on after an enrolment that has ended, in a new one.
  /// - Throws: Also `Refusal.enrolmentNotEnded`, `.startBeforeEnd`, and what keeps an accepted client from an enrolment.
  public func continueEnrolment(
    _ id: Enrolment.ID, in acceptance: Decision.Acceptance, payer: Payer?, by author: Author,
    for viewer: Viewer, today: CalendarDate, at now: Instant, makeID: () -> UUIDv7
  ) throws -> Enrolment {
    let enrolment = try enrolment(id, for: viewer)
    try enrolment.checkContinuation(from: acceptance.period.start)
    return try enrol(
      enrolment.clientID, acceptance, from: enrolment.intakeID, continuing: id, payer: payer, by: author,
      today: today, at: now, makeID: makeID)
  }

  /// Says anew when an enrolment begins and who pays.
  /// - Parameter day: The day at the cooperative on which a moment falls.
  /// - Returns: The enrolment as it was before.
  /// - Throws: Also `Refusal.startBeforeIntake` or `.startBeforeEnd`, and `.sessionsPlanned` when sessions are planned that
  ///   would then be on none of its days.
  public func update(
    _ id: Enrolment.ID, start: CalendarDate, payer: Payer?, for viewer: Viewer, at now: Instant,
    day: (Instant) -> CalendarDate
  ) throws -> Enrolment {
    let enrolment = try enrolment(id, for: viewer)
    let period = try enrolment.moved(to: start)
    if period != enrolment.period { try checkMove(of: enrolment, to: period, day: day) }
    try run(
      EnrolmentRecord.updateDetails, id, period.weeks, period.start, period.end, payer?.kind, payer?.name,
      payer?.price, now)
    return enrolment
  }

  private func checkMove(
    of enrolment: Enrolment, to period: Enrolment.Period, day: (Instant) -> CalendarDate
  ) throws {
    let intake = try reading.intake(enrolment.intakeID, for: .coordinator) { row throws(SQLiteError) in
      try row.intake()
    }
    try intake?.checkStart(period.start)
    if let id = enrolment.continuesID, let continued = try reading.enrolment(id, for: .coordinator) {
      try continued.checkContinuation(from: period.start)
    }
    let planned = try reading.plannedSessions(of: enrolment.id)
    guard planned.allSatisfy({ period.days.contains(day($0)) }) else { throw Refusal.sessionsPlanned }
  }

  func enrolment(_ id: Enrolment.ID, for viewer: Viewer) throws -> Enrolment {
    guard let enrolment = try reading.enrolment(id, for: viewer) else { throw Refusal.unknownEnrolment(id) }
    return enrolment
  }

  /// The team stays as long as the aftercare lasts: the last report and the follow-up measurement are its work. Whoever
  /// was to join it later does not.
  private func end(
    _ enrolment: Enrolment, as status: Enrolment.Status, _ ending: Enrolment.Ending, _ aftercareDays: Int,
    at now: Instant
  ) throws(SQLiteError) {
    try update(enrolment.id, to: status, ending: ending, at: now)
    let last = ending.on.adding(days: aftercareDays)
    try run(CareTeamRecord.deleteStillToCome, enrolment.id, ending.on)
    try run(CareTeamRecord.endOfEnrolment, enrolment.id, last, now)
    try run(SessionRecord.cancelFrom, enrolment.id, now)
  }
}
