import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/export`: everything that is kept of a client, as one document: for the client who asks for a copy
/// (art. 7:456 BW; art. 15 AVG), or takes it elsewhere (art. 20 AVG). Every part is written as its own operation shows it.
///
/// It is made whole in memory before it is sent. What has no bound of its own is cut where the constants below say, and
/// the document then says where to read on (`more`).
enum ClientExport {
  static func get(_ request: borrowing Request, _ call: Call) throws -> Route.LongRead {
    { database, answer in
      let client = try call.visibleClient(database)
      try write(client, call, database, to: &answer.json)
      answer.seen.object = client.rawValue
      answer.seen.client = client.rawValue
    }
  }

  /// The newest events of the access log; about 700 octets each.
  static let auditEventsMax = 10_000
  /// The first earlier versions of one plan; each is as long as the plan was.
  static let planVersionsMax = 200

  /// The members that show the rows of a table. A test holds the values of every row against them.
  static func members(showing table: DossierTable) -> [StaticString] {
    switch table {
    case .client: ["client", "mergedClients"]
    case .intake: ["intakes"]
    case .intakeDecision: ["decisions"]
    case .measurement: ["measurements"]
    case .flag: ["flags"]
    case .consent: ["consents"]
    case .emergencyAccess: ["emergencyAccesses"]
    case .enrolment: ["enrolments"]
    case .careTeamMember: ["careTeam"]
    case .treatmentPlan: ["treatmentPlans", "treatmentPlanVersions"]
    case .goal, .intervention, .evaluation: ["treatmentPlans"]
    case .progressNote: ["progressNotes"]
    case .treatmentPlanVersion: ["treatmentPlanVersions"]
    case .session: ["sessions"]
    case .erasureRequest: ["erasureRequests"]
    case .sickSpell, .sickSpellDuty: ["sickSpells"]
    case .feedbackReport, .feedbackLetter: ["feedbackReports"]
    }
  }

  // MARK: The document

  private static func write(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter
  ) throws {
    var more: [More] = []
    json.openObject()
    json.member("exportedAt", call.now)
    try writeClient(client, database, &json)
    try writePeople(of: client, database, &json)
    try writeIntakes(of: client, call, database, &json)
    try writeInstruments(of: client, database, &json)
    try writeCare(of: client, database, &json)
    json.openArray("erasureRequests")
    for request in try database.erasureRequests(of: client) { json.write(request) }
    json.closeArray()
    try writePlans(of: client, database, &json, &more)
    try writeFeedback(about: client, database, &json)
    try writeAuditEvents(of: client, database, &json, &more)
    json.openArray("more")
    for rest in more {
      json.openObject()
      json.member("of", rest.member.description)
      json.member("at", rest.path)
      json.closeObject()
    }
    json.closeArray()
    json.closeObject()
  }

  /// What did not fit, and where it is read.
  private struct More {
    let member: StaticString
    let path: String
  }

  private static func writeClient(
    _ client: Client.ID, _ database: borrowing ReadTransaction, _ json: inout JSONWriter
  ) throws(StorageError) {
    json.key("client")
    _ = try database.client(client, for: .coordinator) { row throws(StorageError) in json.write(row) }
    json.openArray("mergedClients")
    try database.mergedClients(into: client) { row throws(StorageError) in json.write(row) }
    json.closeArray()
  }

  private static func writePeople(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ json: inout JSONWriter
  ) throws(StorageError) {
    json.openArray("people")
    for person in try database.people(of: client) {
      json.openObject()
      json.member("id", person.id)
      json.member("name", person.name)
      json.member("referrerKind", optional: person.kind)
      json.member("organisation", optional: person.organisation)
      json.closeObject()
    }
    json.closeArray()
  }

  private static func writeIntakes(
    of client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, _ json: inout JSONWriter
  ) throws(StorageError) {
    let intakes = try database.intakeIDs(of: client)
    json.openArray("intakes")
    for id in intakes {
      _ = try database.intake(id, for: .coordinator) { row throws(StorageError) in
        try json.write(row, for: call, database)
      }
    }
    json.closeArray()
    json.openArray("decisions")
    for id in intakes {
      guard let made = try database.decision(on: id) else { continue }
      _ = try database.intake(id, for: .coordinator) { row throws(StorageError) in json.write(made, on: row) }
    }
    json.closeArray()
  }

  private static func writeInstruments(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ json: inout JSONWriter
  ) throws(StorageError) {
    json.openArray("measurements")
    try database.measurements(of: client) { row throws(StorageError) in try json.write(row, database) }
    json.closeArray()
    json.openArray("flags")
    try database.flags(of: client) { row throws(StorageError) in json.write(row) }
    json.closeArray()
    json.openArray("consents")
    try database.consents(of: client) { row throws(StorageError) in json.write(row) }
    json.closeArray()
  }

  private static func writeCare(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ json: inout JSONWriter
  ) throws(StorageError) {
    json.openArray("enrolments")
    for enrolment in try database.enrolments(of: client) { try json.write(enrolment, database) }
    json.closeArray()
    json.openArray("careTeam")
    try database.careTeamPlaces(of: client) { place, version, createdAt, updatedAt in
      json.openObject()
      json.member("id", place.id)
      json.member("version", version)
      json.member("createdAt", createdAt)
      json.member("updatedAt", updatedAt)
      json.member("practitionerId", place.practitionerID)
      json.member("role", place.role)
      json.member("from", place.from)
      json.member("to", optional: place.to)
      json.member("enrolmentId", optional: place.enrolmentID?.rawValue)
      json.closeObject()
    }
    json.closeArray()
    json.openArray("sessions")
    for session in try database.sessions(of: client) { json.write(session) }
    json.closeArray()
    json.openArray("emergencyAccesses")
    for access in try database.emergencyAccesses(of: client) { json.write(access) }
    json.closeArray()
    json.openArray("sickSpells")
    for spell in try database.sickSpells(of: client) { json.write(spell) }
    json.closeArray()
  }

  private static func writePlans(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ json: inout JSONWriter,
    _ more: inout [More]
  ) throws(StorageError) {
    let plans = try database.treatmentPlans(of: client)
    json.openArray("treatmentPlans")
    for plan in plans {
      _ = try database.treatmentPlan(plan, for: .coordinator) { row throws(StorageError) in
        try json.write(row, plan, database)
      }
    }
    json.closeArray()
    json.openArray("progressNotes")
    for plan in plans {
      for goal in try database.goals(of: plan) {
        _ = try database.progressNotes(on: goal.id, after: nil, limit: Int(Int32.max)) {
          row throws(StorageError) in json.write(row)
        }
      }
    }
    json.closeArray()
    json.openArray("treatmentPlanVersions")
    for plan in plans {
      let versions = try database.earlierVersions(of: plan, after: 0, limit: planVersionsMax + 1)
      for version in versions.prefix(planVersionsMax) { try json.write(version, of: plan, database) }
      if versions.count <= planVersionsMax { try json.writePresentVersion(of: plan, database) }
      if versions.count > planVersionsMax {
        let cursor = Cursor.encode(versions[planVersionsMax - 1].version)
        more.append(
          More(
            member: "treatmentPlanVersions", path: "/v1/treatment-plans/\(plan)/versions?cursor=\(cursor)"))
      }
    }
    json.closeArray()
  }

  private static func writeAuditEvents(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ json: inout JSONWriter,
    _ more: inout [More]
  ) throws(StorageError) {
    let ids = try database.clientIDs(of: client)
    json.openArray("auditEvents")
    let next = try database.auditEvents(of: ids, before: nil, limit: auditEventsMax) {
      row throws(StorageError) in try json.write(row, of: ids, database)
    }
    json.closeArray()
    if let next {
      let path = "/v1/clients/\(client)/audit-events?cursor=\(Cursor.encode(next))"
      more.append(More(member: "auditEvents", path: path))
    }
  }
}

extension JSONWriter {
  /// The version of a plan that is in `treatmentPlans`, and who made it.
  fileprivate mutating func writePresentVersion(
    of plan: TreatmentPlan.ID, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    _ = try database.treatmentPlan(plan, for: .coordinator) { row throws(StorageError) in
      let version = try row.standing().presentVersion
      openObject()
      writeDetails(of: version, of: plan)
      null("shown")
      closeObject()
    }
  }

  /// An earlier version of a plan, with what was in it.
  fileprivate mutating func write(
    _ version: TreatmentPlanVersion, of plan: TreatmentPlan.ID, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    openObject()
    writeDetails(of: version, of: plan)
    _ = try database.earlierVersion(version.version, of: plan) { shown in member("shown", json: shown) }
    closeObject()
  }

  private mutating func writeDetails(of version: TreatmentPlanVersion, of plan: TreatmentPlan.ID) {
    member("planId", plan)
    member("version", version.version)
    member("at", version.at)
    writeChangedBy(version)
    member("status", version.status)
  }
}
