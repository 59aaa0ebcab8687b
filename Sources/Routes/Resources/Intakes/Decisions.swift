import Domain
import HTTPServer
import Persistence

/// `/v1/intakes/{id}/decision`: what a person made of an intake. It has the intake's version: whoever decides says
/// which intake was read.
enum Decisions {
  static func put(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let id: Intake.ID = try call.recordID()
    let takenOn = try database.intake(id, for: call.viewer) { row throws(StorageError) in
      try row.intake().details.takenOn
    }
    guard let takenOn else { throw Refusal.unknownIntake(id) }
    guard let decision = DecisionBody.read(body, on: id, takenOn: takenOn, call, &faults) else { return nil }
    if case .accept(let acceptance) = decision.outcome,
      try database.practitionerIsActive(acceptance.leadID) == nil
    {
      faults.add(
        FaultCode(.unknownPractitioner(acceptance.leadID)), at: body, member: "leadPractitionerId")
      return nil
    }
    return Change(result: .createdHere) { transaction in
      guard let ifMatch = call.ifMatch else { throw Problem(.preconditionRequired) }
      try ifMatch.confirm(version(of: id, call, transaction.reading))
      var ids = call.newIDs()
      let intake = try transaction.decide(
        decision, by: call.author(transaction.reading), today: call.today, at: call.now,
        makeID: { ids.next(at: call.now) })
      return Change.Made(id: id.rawValue, client: intake.clientID.rawValue)
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(call.idInPath(), call, database, &answer)
  }

  private static func version(
    of id: Intake.ID, _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> Int {
    let version = try database.intake(id, for: call.viewer) { row throws(StorageError) in row.version }
    guard let version else { throw Refusal.unknownIntake(id) }
    return version
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let intake = Intake.ID(rawValue: id)
    // Who looks is asked first: whether it is decided shows in no time that it takes.
    _ = try version(of: intake, call, database)
    guard let made = try database.decision(on: intake) else { throw Problem(.notFound) }
    let shown = try database.intake(intake, for: call.viewer) { row throws(StorageError) in
      answer.json.write(made, on: row)
      return (version: row.version, client: Client.ID(octets: row.clientID))
    }
    guard let shown else { throw Problem(.notFound) }
    answer.version = shown.version
    answer.seen.object = id
    answer.seen.client = shown.client?.rawValue
  }
}

extension JSONWriter {
  /// A decision, with what was proposed beside it.
  mutating func write(_ made: MadeDecision, on row: IntakeRow) {
    openObject()
    member("intakeId", utf8: row.id)
    member("version", row.version)
    member("outcome", made.decision.outcome.kind)
    member("reason", made.decision.reason.text)
    if case .accept(let acceptance) = made.decision.outcome {
      member("phase", acceptance.period.phase.rawValue)
      member("weeks", acceptance.period.weeks)
      member("startDate", acceptance.period.start)
      member("leadPractitionerId", acceptance.leadID)
    } else {
      for key in ["phase", "weeks", "startDate", "leadPractitionerId"] as [StaticString] { null(key) }
    }
    if let contact = made.decision.gpContact {
      openObject("gpContact")
      member("with", contact.with.text)
      member("at", contact.at)
      member("note", optional: contact.note?.text)
      closeObject()
    } else {
      null("gpContact")
    }
    member("enrolmentId", optional: made.enrolmentID?.rawValue)
    member("decidedBy", made.by.text)
    member("decidedAt", made.at)
    writeProposal(row)
    closeObject()
  }
}
