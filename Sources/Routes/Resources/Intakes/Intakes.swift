import Domain
import HTTPServer
import Persistence

/// `/v1/intakes`: clients referred to the cooperative. Referrers see their own, practitioners those of the clients in
/// their care, coordinators all.
enum Intakes {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    guard let intake = try IntakeBody.read(body, call, database, &faults) else { return nil }
    let received = receive(intake, call)
    return Change(result: .created(in: "/v1/intakes/")) { transaction in
      try confirm(intake, call, transaction.reading)
      try transaction.receive(received)
      // A coordinator enters what a referrer sent in another way.
      let isOwn = call.caller?.role == .referrer
      return Change.Made(
        id: received.intake.id.rawValue, client: received.intake.clientID.rawValue,
        onBehalfOf: isOwn ? nil : intake.referrerID.rawValue)
    }
  }

  static func validate(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults,
    _ answer: inout Answer
  ) throws -> Route.LongRead? {
    guard let intake = try IntakeBody.read(body, call, database, &faults) else { return nil }
    if let number = intake.details.zorgdomeinNumber,
      let known = try database.intake(from: intake.referrerID, numbered: number)
    {
      throw Refusal.zorgdomeinNumberTaken(known)
    }
    answer.json.write(
      intake.assessment(), of: intake, withProposal: call.service.configuration.proposal)
    return nil
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(call.idInPath(), call, database, &answer)
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let status: Intake.Status? = query.word("status", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    answer.json.openList()
    let next = try database.intakes(
      for: call.viewer, status: status, after: paging.after.map(Intake.ID.init(rawValue:)),
      limit: paging.limit
    ) { row throws(StorageError) in
      try answer.json.write(row, for: call, database)
      answer.seen.note(row.clientID)
    }
    answer.closeList(next: next?.rawValue)
  }

  static func withdraw(_ call: Call) throws -> Change {
    guard let id = call.id.map(Intake.ID.init(rawValue:)) else { throw Problem(.notFound) }
    return Change(result: .changed) { transaction in
      let client = try transaction.reading.intake(id, for: call.viewer) { row throws(StorageError) in
        Client.ID(octets: row.clientID)
      }
      guard let client else { throw Refusal.unknownIntake(id) }
      try transaction.withdrawIntake(id, ifVersion: nil, at: call.now)
      return Change.Made(id: id.rawValue, client: client?.rawValue)
    }
  }

  // MARK: Parts

  private static func receive(_ intake: NewIntake, _ call: Call) -> ReceivedIntake {
    let triage = intake.assessment().triage
    var ids = call.newIDs()
    return ReceivedIntake(
      intake, flagKinds: triage.flags,
      proposal: call.service.configuration.proposal ? triage.proposal : nil, rules: .current, at: call.now,
      makeID: { ids.next(at: call.now) })
  }

  /// What was looked up on the loop and may have changed since: whether the referrer may still send intakes, and name
  /// this client.
  private static func confirm(
    _ intake: NewIntake, _ call: Call, _ database: borrowing ReadTransaction
  ) throws {
    if case .known(let client) = intake.client, try !database.mayName(client, call.viewer) {
      throw Problem(FaultCode(.unknownClient(client)), in: .body, at: "#/client/id")
    }
    guard let standing = try database.referrerStanding(intake.referrerID) else {
      throw Refusal.unknownReferrer(intake.referrerID)
    }
    guard standing.active else { throw Refusal.referrerInactive(intake.referrerID) }
    let members = intake.clinicalMembers
    if !standing.kind.mayHandleClinicalContent, !members.isEmpty {
      throw Refusal.clinicalContentNotAllowed(standing.kind, members)
    }
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let shown = try database.intake(Intake.ID(rawValue: id), for: call.viewer) { row throws(StorageError) in
      try answer.json.write(row, for: call, database)
      return (version: row.version(for: call), client: Client.ID(octets: row.clientID))
    }
    guard let shown else { throw Problem(.notFound) }
    answer.version = shown.version
    answer.seen.object = id
    answer.seen.client = shown.client?.rawValue
  }
}
