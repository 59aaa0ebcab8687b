import Domain
import Persistence
import Testing

@testable import Routes

/// Care under way, without the requests that lead to it.
extension TestService {
  func addIntake() throws -> Intake.ID {
    let details = Intake.Details(
      reason: try ReferralReason("Moe."), takenOn: clock.now.calendarDate())
    let received = ReceivedIntake(
      NewIntake(client: .known(try addClient()), referrerID: try addReferrer(), details: details),
      flagKinds: [], proposal: nil, rules: .current, at: clock.now, makeID: newKey)
    _ = try database.writer.write { transaction in try transaction.receive(received) }
    return received.intake.id
  }

  /// Of a new practitioner, to a new client's dossier.
  func addEmergencyAccess() throws -> EmergencyAccess.ID {
    let (id, client, practitioner): (EmergencyAccess.ID, _, _) = (
      id(), try addClient(), try addPractitioner()
    )
    try openEmergencyAccess(id, to: client, for: practitioner)
    return id
  }

  /// For four hours.
  func openEmergencyAccess(
    _ id: EmergencyAccess.ID, to client: Client.ID, for practitioner: Practitioner.ID
  ) throws {
    let end = clock.now.adding(milliseconds: 4 * 3_600_000)
    let (from, until) = (
      CareMoment(on: clock.now.calendarDate(), at: clock.now), CareMoment(on: end.calendarDate(), at: end)
    )
    let reason = try EmergencyReason("Belt in paniek.")
    _ = try database.writer.write { transaction in
      try transaction.openEmergencyAccess(
        id, to: .id(client), for: practitioner, because: reason, from: from, until: until)
    }
  }

  func packageID(_ phase: Phase = .two) throws -> PhasePackage.ID {
    try #require(try database.reader().read { database in try database.phasePackage(of: phase) }).id
  }

  /// Accepted from today, in phase 2.
  func addEnrolment(lead: Practitioner.ID? = nil) throws -> Enrolment.ID {
    let intake = try addIntake()
    let (today, now) = (clock.now.calendarDate(), clock.now)
    let period = try Enrolment.Period(.two, weeks: 8, start: today)
    let decision = Decision(
      intakeID: intake,
      outcome: .accept(
        Decision.Acceptance(period: period, leadID: try lead ?? addRegistered(["coach"]))),
      reason: try Note("Past."))
    let author = Author(practitionerID: nil, name: try PersonName("Anna"))
    let keys = (0..<200).map { _ in newKey() }
    _ = try database.writer.write { transaction in
      var next = keys.makeIterator()
      _ = try transaction.decide(decision, by: author, today: today, at: now) { next.next() ?? keys[0] }
    }
    let made = try database.reader().read { database in try database.decision(on: intake) }
    return try #require(made?.enrolmentID)
  }

  /// Of the path of an enrolment, or of a place in its care team.
  func careTeamPath(_ template: String) throws -> String {
    let enrolment = try addEnrolment()
    let team = try database.reader().read { database in try database.careTeam(of: enrolment) }
    let place = try #require(team.members.first).id
    return template.replacing("{id}", with: enrolment.description)
      .replacing("{memberId}", with: place.description)
  }

  /// A planned session of a new client, tomorrow.
  func addSession() throws -> Session.ID {
    let lead = try addRegistered(["coach"])
    let enrolmentID = try addEnrolment(lead: lead)
    let enrolment = try #require(
      try database.reader().read { database in try database.enrolment(enrolmentID, for: .coordinator) })
    let startsAt = clock.now.adding(days: 1)
    let session = Session(
      id: id(), version: 1, createdAt: clock.now, updatedAt: clock.now, clientID: enrolment.clientID,
      enrolmentID: enrolmentID,
      details: Session.Details(
        module: try #require(CodeWord("actCoaching")), practitionerID: lead, startsAt: startsAt,
        length: try #require(SessionLength(minutes: 60))))
    let today = clock.now.calendarDate()
    _ = try database.writer.write { transaction in
      try transaction.plan(session, on: startsAt.calendarDate(), for: .coordinator, today: today)
    }
    return session.id
  }
}
