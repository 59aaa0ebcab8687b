import Domain
import HTTPServer
import Persistence

/// `/v1/emergency-accesses`: a practitioner opens a dossier in an emergency. Coordinators see all of them and look at
/// each; a practitioner sees its own.
///
/// Who names a client learns nothing of it before a reason is given: a body without one is refused unseen. Each try is in
/// the audit trail, also one that finds nobody, and so is every access that it opens, with its reason.
enum EmergencyAccesses {
  /// `{"clientId": "…", "reason": "…"}`, or `{"client": {"familyName": "…", "birthDate": "…"}, "reason": "…"}`.
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let reason: EmergencyReason? = body.requiredMember("reason", &faults)?.prose(&faults)
    let wanted = client(body, &faults)
    guard let reason, let wanted, faults.isEmpty else { return nil }
    guard case .practitioner(let practitioner)? = call.caller?.principal.binding else {
      throw Problem(.forbidden)
    }
    try call.service.allowEmergencyTry(of: practitioner, at: call.now)
    let id = EmergencyAccess.ID(rawValue: call.newKey())
    let end = call.now.adding(milliseconds: Int64(call.service.configuration.emergencyHours) * 3_600_000)
    let until = CareMoment(on: call.service.environment.today(at: end), at: end)
    return Change(result: .created(in: "/v1/emergency-accesses/")) { transaction in
      let client = try transaction.openEmergencyAccess(
        id, to: wanted, for: practitioner, because: reason, from: call.moment, until: until)
      return Change.Made(
        id: id.rawValue, client: client.rawValue, rule: .emergency, emergency: id)
    }
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let accesses = try database.emergencyAccesses(
      for: call.viewer, after: paging.after.map(EmergencyAccess.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(accesses, upTo: paging.limit, by: \.id.rawValue) { answer, access in
      answer.json.write(access)
      answer.seen.clients.append(access.clientID)
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(call.idInPath(), call, database, &answer)
  }

  static func end(_ call: Call) throws -> Change {
    let id: EmergencyAccess.ID = try call.recordID()
    return change(call) { transaction in
      try transaction.endEmergencyAccess(id, for: call.viewer, at: call.moment)
    }
  }

  /// `{"note": "…"}`, or `{}`.
  static func review(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let id: EmergencyAccess.ID = try call.recordID()
    guard try database.emergencyAccess(id, for: call.viewer) != nil else { throw Problem(.notFound) }
    let note: Note? = body.member("note", &faults)?.prose(&faults)
    return change(call) { transaction in
      let author = try call.author(transaction.reading)
      return try transaction.reviewEmergencyAccess(
        id, for: call.viewer, EmergencyAccess.Review(at: call.now, by: author.name, note: note))
    }
  }

  // MARK: Parts

  private static func change(
    _ call: Call, _ make: @escaping @Sendable (borrowing WriteTransaction) throws -> EmergencyAccess
  ) -> Change {
    Change(result: .changed) { transaction in
      let access = try make(transaction)
      return Change.Made(id: access.id.rawValue, client: access.clientID.rawValue)
    }
  }

  /// Whom the body names: by id, or as a person.
  private static func client(_ body: JSONObject, _ faults: inout Faults) -> EmergencyClient? {
    let id: Client.ID? = body.member("clientId", &faults)?.id(&faults)
    let person = body.object("client", &faults, person)
    switch (id, person) {
    case (let id?, nil): return .id(id)
    case (nil, let person?): return person
    case (_?, _?): faults.add(.eitherOr, at: body.value)
    case (nil, nil): if faults.isEmpty { faults.add(.required, at: body, member: "clientId") }
    }
    return nil
  }

  private static func person(_ body: JSONObject, _ faults: inout Faults) -> EmergencyClient? {
    let familyName: PersonName? = body.requiredMember("familyName", &faults)?.line(&faults)
    let birthDate = body.requiredMember("birthDate", &faults)?.date(&faults)
    let postcode = body.member("postcode", &faults)?.parsed(.malformedPostcode, &faults) { Postcode($0) }
    guard let familyName, let birthDate else { return nil }
    return .person(familyName: familyName, birthDate: birthDate, postcode: postcode)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard
      let access = try database.emergencyAccess(EmergencyAccess.ID(rawValue: id), for: call.viewer)
    else { throw Problem(.notFound) }
    answer.json.write(access)
    answer.version = access.version
    answer.seen.object = id
    answer.seen.client = access.clientID.rawValue
  }
}

extension JSONWriter {
  /// One emergency access, as its own answer, the list and the worklist show it.
  mutating func write(_ access: EmergencyAccess) {
    openObject()
    member("id", access.id)
    member("version", access.version)
    member("createdAt", access.createdAt)
    member("updatedAt", access.updatedAt)
    member("clientId", access.clientID)
    member("practitionerId", access.practitionerID)
    member("reason", access.reason.text)
    member("until", access.until)
    member("reviewedAt", optional: access.review?.at)
    member("reviewedBy", optional: access.review?.by.text)
    member("reviewNote", optional: access.review?.note?.text)
    closeObject()
  }
}
