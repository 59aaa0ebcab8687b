import Domain
import HTTPServer
import Persistence

/// `/v1/enrolments/{id}/care-team`: who cares for the client, on which days, and how to reach them. On these days the
/// client's dossier is open to them.
enum CareTeams {
  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let enrolment = try call.visibleEnrolment(database)
    let entries = try database.careTeamEntries(
      of: enrolment.id, after: paging.after.map(CareTeamMember.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(entries, upTo: paging.limit, by: \.member.id.rawValue) { $0.json.write($1) }
    answer.seen.client = enrolment.clientID.rawValue
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let id = call.innerID else { throw Problem(.notFound) }
    try show(id, call, database, &answer)
  }

  /// `{"practitionerId": …, "role": "substitute", "from": "2026-12-01", "to": "2026-12-14"}`.
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let enrolment = try call.visibleEnrolment(database)
    let practitioner: Practitioner.ID? = body.requiredMember("practitionerId", &faults)?.id(&faults)
    let role: CareTeamMember.Role? = body.requiredMember("role", &faults)?.word(&faults)
    let from = body.requiredMember("from", &faults)?.date(&faults)
    let to = body.member("to", &faults)?.date(&faults)
    if let from, let to, to < from { faults.add(FaultCode(.endsBeforeItBegins), at: body, member: "to") }
    guard let practitioner, let role, let from, faults.isEmpty,
      try call.knows(practitioner, as: "practitionerId", body, database, &faults)
    else { return nil }
    let member = CareTeamMember(
      id: CareTeamMember.ID(rawValue: call.newKey()), clientID: enrolment.clientID,
      practitionerID: practitioner, role: role, from: from, to: to, enrolmentID: enrolment.id)
    return joining(enrolment.id, call) { enrolment, transaction in
      try transaction.join(member, enrolment, today: call.today, at: call.now)
      return member.id
    }
  }

  /// `{"to": "2026-12-14"}`: the last day.
  static func end(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let (enrolment, id) = try member(call, database)
    guard let to = body.requiredMember("to", &faults)?.date(&faults) else { return nil }
    return Change(result: .changed) { transaction in
      let now = try call.visibleEnrolment(transaction.reading)
      try transaction.endCareTeamMember(id, of: now, on: to, today: call.today, at: call.now)
      return Change.Made(id: id.rawValue, client: enrolment.clientID.rawValue)
    }
  }

  /// `{"practitionerId": …, "from": "2026-12-01"}`: somebody else in the same place, from that day on.
  static func replace(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let (enrolment, id) = try member(call, database)
    let practitioner: Practitioner.ID? = body.requiredMember("practitionerId", &faults)?.id(&faults)
    let from = body.requiredMember("from", &faults)?.date(&faults)
    guard let practitioner, let from,
      try call.knows(practitioner, as: "practitionerId", body, database, &faults)
    else { return nil }
    let newID = CareTeamMember.ID(rawValue: call.newKey())
    return joining(enrolment.id, call) { enrolment, transaction in
      try transaction.replaceCareTeamMember(
        id, of: enrolment, by: practitioner, from: from, as: newID, today: call.today, at: call.now)
      return newID
    }
  }

  // MARK: Parts

  private static func joining(
    _ enrolment: Enrolment.ID, _ call: Call,
    _ make: @escaping @Sendable (Enrolment, borrowing WriteTransaction) throws -> CareTeamMember.ID
  ) -> Change {
    let collection = Location.Collection("/v1/enrolments/", enrolment.rawValue, "/care-team/")
    return Change(result: .created(in: collection)) { transaction in
      let enrolment = try call.visibleEnrolment(transaction.reading)
      let id = try make(enrolment, transaction)
      return Change.Made(id: id.rawValue, client: enrolment.clientID.rawValue)
    }
  }

  /// The enrolment and the place in its team that the path names.
  private static func member(
    _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> (Enrolment, CareTeamMember.ID) {
    let enrolment = try call.visibleEnrolment(database)
    guard let id = call.innerID.map(CareTeamMember.ID.init(rawValue:)),
      try database.careTeamEntry(id, of: enrolment.id) != nil
    else { throw Problem(.notFound) }
    return (enrolment, id)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let enrolment = try call.visibleEnrolment(database)
    guard
      let entry = try database.careTeamEntry(CareTeamMember.ID(rawValue: id), of: enrolment.id)
    else { throw Problem(.notFound) }
    answer.json.write(entry)
    answer.version = entry.version
    // The practitioner's name and how to reach it change without the place.
    answer.versionTellsAll = false
    answer.seen.object = id
    answer.seen.client = enrolment.clientID.rawValue
  }
}

extension JSONWriter {
  /// One place in a care team, with whose it is.
  fileprivate mutating func write(_ entry: CareTeamEntry) {
    openObject()
    member("id", entry.member.id)
    member("version", entry.version)
    member("createdAt", entry.createdAt)
    member("updatedAt", entry.updatedAt)
    member("practitionerId", entry.member.practitionerID)
    member("role", entry.member.role)
    member("from", entry.member.from)
    member("to", optional: entry.member.to)
    member("name", entry.practitioner.details.name.text)
    openArray("disciplines")
    for discipline in entry.practitioner.details.disciplines { element(discipline.text) }
    closeArray()
    member("email", optional: entry.practitioner.details.email?.text)
    member("phone", optional: entry.practitioner.details.phone?.text)
    closeObject()
  }
}
