import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/export`: everything that is kept of a client, as one document: for the client who asks for a copy
/// (art. 7:456 BW; art. 15 AVG), or takes it elsewhere (art. 20 AVG). Every part is written as its own operation shows it;
/// as a page, for people, it is `DossierPage`'s.
///
/// It is sent while it is made, record by record, and is of one moment: however long a dossier is, it is whole, and takes
/// no more memory than another.
enum ClientExport {
  static func get(_ request: borrowing Request, _ call: Call) throws -> Route.StreamedRead {
    { database, answer in
      let client = try call.visibleClient(database)
      answer.seen.object = client.rawValue
      answer.seen.client = client.rawValue
      guard call.form == .html else {
        return { database, body in try write(client, call, database, to: &body) }
      }
      let page = try DossierPage.document(about: client, call, database)
      answer.document = page
      return { _, body in body.send(page.octets) }
    }
  }

  /// Events of the access log that are read in one go; about 700 octets each.
  private static let auditEventsAtOnce = 500
  /// Versions of a plan that are listed in one go.
  private static let planVersionsAtOnce = 100

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
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to body: inout StreamedBody
  ) throws {
    body.json.openObject()
    body.json.member("exportedAt", call.now)
    try writeClient(client, database, &body)
    try writePeople(of: client, database, &body)
    try writeIntakes(of: client, call, database, &body)
    body.passOn()
    try writeInstruments(of: client, database, &body)
    body.passOn()
    try writeCare(of: client, database, &body)
    body.passOn()
    body.json.openArray("erasureRequests")
    for request in try database.erasureRequests(of: client) { body.json.write(request) }
    body.json.closeArray()
    try writePlans(of: client, database, &body)
    try writeFeedback(about: client, database, &body)
    try writeAuditEvents(of: client, database, &body)
    body.json.closeObject()
  }

  private static func writeClient(
    _ client: Client.ID, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    body.json.key("client")
    _ = try database.client(client, for: .coordinator) { row throws(StorageError) in body.json.write(row) }
    body.json.openArray("mergedClients")
    try database.mergedClients(into: client) { row throws(StorageError) in body.json.write(row) }
    body.json.closeArray()
  }

  private static func writePeople(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    body.json.openArray("people")
    for person in try database.people(of: client) {
      body.json.openObject()
      body.json.member("id", person.id)
      body.json.member("name", person.name)
      body.json.member("referrerKind", optional: person.kind)
      body.json.member("organisation", optional: person.organisation)
      body.json.closeObject()
    }
    body.json.closeArray()
  }

  private static func writeIntakes(
    of client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    let intakes = try database.intakeIDs(of: client)
    body.json.openArray("intakes")
    for id in intakes {
      _ = try database.intake(id, for: .coordinator) { row throws(StorageError) in
        try body.json.write(row, for: call, database)
      }
    }
    body.json.closeArray()
    body.json.openArray("decisions")
    for id in intakes {
      guard let made = try database.decision(on: id) else { continue }
      _ = try database.intake(id, for: .coordinator) { row throws(StorageError) in
        body.json.write(made, on: row)
      }
    }
    body.json.closeArray()
  }

  private static func writeInstruments(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    body.json.openArray("measurements")
    try database.measurements(of: client) { row throws(StorageError) in try body.json.write(row, database) }
    body.json.closeArray()
    body.json.openArray("flags")
    try database.flags(of: client) { row throws(StorageError) in body.json.write(row) }
    body.json.closeArray()
    body.json.openArray("consents")
    try database.consents(of: client) { row throws(StorageError) in body.json.write(row) }
    body.json.closeArray()
  }

  private static func writeCare(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    body.json.openArray("enrolments")
    for enrolment in try database.enrolments(of: client) { try body.json.write(enrolment, database) }
    body.json.closeArray()
    body.json.openArray("careTeam")
    try database.careTeamPlaces(of: client) { place, version, createdAt, updatedAt in
      body.json.openObject()
      body.json.member("id", place.id)
      body.json.member("version", version)
      body.json.member("createdAt", createdAt)
      body.json.member("updatedAt", updatedAt)
      body.json.member("practitionerId", place.practitionerID)
      body.json.member("role", place.role)
      body.json.member("from", place.from)
      body.json.member("to", optional: place.to)
      body.json.member("enrolmentId", optional: place.enrolmentID?.rawValue)
      body.json.closeObject()
    }
    body.json.closeArray()
    body.json.openArray("sessions")
    for session in try database.sessions(of: client) { body.json.write(session) }
    body.json.closeArray()
    body.json.openArray("emergencyAccesses")
    for access in try database.emergencyAccesses(of: client) { body.json.write(access) }
    body.json.closeArray()
    body.json.openArray("sickSpells")
    for spell in try database.sickSpells(of: client) { body.json.write(spell) }
    body.json.closeArray()
  }

  private static func writePlans(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    let plans = try database.treatmentPlans(of: client)
    body.json.openArray("treatmentPlans")
    for plan in plans {
      _ = try database.treatmentPlan(plan, for: .coordinator) { row throws(StorageError) in
        try body.json.write(row, plan, database)
      }
      body.passOn()
    }
    body.json.closeArray()
    body.json.openArray("progressNotes")
    for plan in plans {
      for goal in try database.goals(of: plan) {
        _ = try database.progressNotes(on: goal.id, after: nil, limit: Int(Int32.max)) {
          row throws(StorageError) in
          body.json.write(row)
          body.passOn()
        }
      }
    }
    body.json.closeArray()
    body.json.openArray("treatmentPlanVersions")
    for plan in plans { try writeVersions(of: plan, database, &body) }
    body.json.closeArray()
  }

  private static func writeVersions(
    of plan: TreatmentPlan.ID, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    var last = 0
    while !body.isCut {
      let versions = try database.earlierVersions(of: plan, after: last, limit: planVersionsAtOnce)
      for version in versions {
        try body.json.write(version, of: plan, database)
        body.passOn()
        last = version.version
      }
      if versions.count < planVersionsAtOnce { break }
    }
    try body.json.writePresentVersion(of: plan, database)
  }

  private static func writeAuditEvents(
    of client: Client.ID, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    let ids = try database.clientIDs(of: client)
    body.json.openArray("auditEvents")
    var next: Int?
    repeat {
      next = try database.auditEvents(of: ids, before: next, limit: auditEventsAtOnce) {
        row throws(StorageError) in
        try body.json.write(row, of: ids, database)
        body.passOn()
      }
    } while next != nil && !body.isCut
    body.json.closeArray()
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
