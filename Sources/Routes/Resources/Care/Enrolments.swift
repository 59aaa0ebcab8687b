import Domain
import HTTPServer
import Persistence

/// `/v1/enrolments`: clients on their way through a phase package. Practitioners see those of the clients in their care,
/// coordinators all.
enum Enrolments: Editable {
  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let client: Client.ID? = query.id("clientId", &faults)
    let status: Enrolment.Status? = query.word("status", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let page = try database.enrolments(
      for: call.viewer, client: client, status: status, after: paging.after.map(Enrolment.ID.init(rawValue:)),
      limit: paging.limit)
    answer.json.openList()
    for enrolment in page.enrolments {
      try answer.json.write(enrolment, database)
      answer.seen.clients.append(enrolment.clientID)
    }
    answer.closeList(next: page.next?.rawValue)
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: Enrolment.ID = try call.recordID()
    try show(id.rawValue, call, database, &answer)
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    try call.visibleEnrolment(database).version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    let enrolment = try call.visibleEnrolment(database)
    json.openObject()
    json.member("startDate", enrolment.period.start)
    json.writePayer(enrolment.payer)
    json.closeObject()
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> EnrolmentBody.Details? {
    EnrolmentBody.details(body, &faults)
  }

  static func update(
    to details: EnrolmentBody.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let enrolment = try transaction.update(
      call.recordID(), start: details.start, payer: details.payer, for: call.viewer, at: call.now,
      day: call.day(of:))
    try moveEvaluations(of: enrolment, since: .earliest, call, transaction)
    return Change.Made(id: enrolment.id.rawValue, client: enrolment.clientID.rawValue)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let enrolment = try database.enrolment(Enrolment.ID(rawValue: id), for: call.viewer) else {
      throw Problem(.notFound)
    }
    try answer.json.write(enrolment, database)
    answer.version = enrolment.version
    answer.seen.object = id
    answer.seen.client = enrolment.clientID.rawValue
  }
}

extension Call {
  /// The enrolment in the path.
  /// - Throws: 404 when there is none, or none that the caller may know of.
  func visibleEnrolment(_ database: borrowing ReadTransaction) throws -> Enrolment {
    let id: Enrolment.ID = try recordID()
    guard let enrolment = try database.enrolment(id, for: viewer) else {
      throw Refusal.unknownEnrolment(id)
    }
    return enrolment
  }
}

extension JSONWriter {
  /// One enrolment, as every answer shows it.
  mutating func write(
    _ enrolment: Enrolment, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    openObject()
    member("id", enrolment.id)
    member("version", enrolment.version)
    member("createdAt", enrolment.createdAt)
    member("updatedAt", enrolment.updatedAt)
    member("clientId", enrolment.clientID)
    member("intakeId", enrolment.intakeID)
    member("continuesId", optional: enrolment.continuesID?.rawValue)
    member("phasePackageId", enrolment.packageID)
    member("status", enrolment.status)
    member("phase", enrolment.period.phase.rawValue)
    member("weeks", enrolment.period.weeks)
    member("startDate", enrolment.period.start)
    member("endDate", enrolment.period.end)
    writePayer(enrolment.payer)
    member("endedOn", optional: enrolment.ending?.on)
    member("stopReason", optional: enrolment.ending?.reason?.text)
    openArray("careTeam")
    for place in try database.careTeam(of: enrolment.id).members {
      openObject()
      member("id", place.id)
      member("practitionerId", place.practitionerID)
      member("role", place.role)
      member("from", place.from)
      member("to", optional: place.to)
      closeObject()
    }
    closeArray()
    write(try database.attendance(of: enrolment.id), key: "sessions")
    closeObject()
  }

  /// How many sessions stand how.
  mutating func write(_ attendance: Attendance, key: StaticString) {
    openObject(key)
    member("planned", attendance[.planned])
    member("attended", attendance[.attended])
    member("noShow", attendance[.noShow])
    member("cancelled", attendance[.cancelled])
    closeObject()
  }

  fileprivate mutating func writePayer(_ payer: Payer?) {
    guard let payer else { return null("payer") }
    openObject("payer")
    member("kind", payer.kind)
    member("name", optional: payer.name?.text)
    member("priceCents", payer.price.value)
    closeObject()
  }
}
