import Domain
import HTTPServer
import Persistence

/// `/v1/practitioners`: who treats clients. Coordinators change them; practitioners see their colleagues.
enum Practitioners: Editable {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    guard let details = PractitionerBody.read(body, active: true, &faults) else { return nil }
    let practitioner = Practitioner(
      id: Practitioner.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      details: details)
    return Change(result: .created(in: "/v1/practitioners/")) { transaction in
      try transaction.insert(practitioner)
      return Change.Made(id: practitioner.id.rawValue)
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: Practitioner.ID = try call.recordID()
    try show(id.rawValue, call, database, &answer)
  }

  /// `?registrationExpiresBefore=yyyy-mm-dd`: those who have no registration, or one that ends before that day and is
  /// followed by none of the same association.
  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let day = query.date("registrationExpiresBefore", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let practitioners = try database.practitioners(
      for: call.viewer, registrationExpiresBefore: day,
      after: paging.after.map(Practitioner.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(practitioners, upTo: paging.limit, by: \.id.rawValue) { $0.json.write($1) }
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    try practitioner(call, database).version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    json.openObject()
    json.writeDetails(try practitioner(call, database).details)
    json.closeObject()
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Practitioner.Details? {
    PractitionerBody.read(body, &faults)
  }

  static func update(
    to details: Practitioner.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let id: Practitioner.ID = try call.recordID()
    try transaction.update(id, to: details, at: call.now)
    return Change.Made(id: id.rawValue)
  }

  // MARK: Parts

  private static func practitioner(
    _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> Practitioner {
    guard let practitioner = try database.practitioner(try call.recordID(), for: call.viewer) else {
      throw Problem(.notFound)
    }
    return practitioner
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let practitioner = try database.practitioner(Practitioner.ID(rawValue: id), for: call.viewer) else {
      throw Problem(.notFound)
    }
    answer.json.write(practitioner)
    answer.version = practitioner.version
    answer.seen.object = id
  }
}

extension JSONWriter {
  /// One practitioner, as every answer shows it.
  fileprivate mutating func write(_ practitioner: Practitioner) {
    openObject()
    member("id", practitioner.id)
    member("version", practitioner.version)
    member("createdAt", practitioner.createdAt)
    member("updatedAt", practitioner.updatedAt)
    writeDetails(practitioner.details)
    closeObject()
  }

  /// The members that are sent of a practitioner.
  fileprivate mutating func writeDetails(_ details: Practitioner.Details) {
    member("name", details.name.text)
    openArray("disciplines")
    for discipline in details.disciplines { element(discipline.text) }
    closeArray()
    openArray("registrations")
    for registration in details.registrations { write(registration) }
    closeArray()
    member("agbCode", optional: details.agbCode?.text)
    member("email", optional: details.email?.text)
    member("phone", optional: details.phone?.text)
    member("active", details.active)
  }

  private mutating func write(_ registration: Registration) {
    openObject()
    member("association", registration.association.text)
    member("number", registration.number.text)
    member("category", optional: registration.category?.text)
    member("validFrom", registration.validFrom)
    member("validUntil", registration.validUntil)
    closeObject()
  }
}
