import Domain
import HTTPServer
import Persistence

/// `/v1/referrers`: who sends clients. Coordinators see and change all of them, a referrer sees itself.
enum Referrers: Editable {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    guard let details = ReferrerBody.read(body, active: true, &faults) else { return nil }
    let referrer = Referrer(
      id: Referrer.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      details: details)
    return Change(result: .created(in: "/v1/referrers/")) { transaction in
      try transaction.insert(referrer)
      return Change.Made(id: referrer.id.rawValue)
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: Referrer.ID = try call.recordID()
    try show(id.rawValue, call, database, &answer)
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let referrers = try database.referrers(
      for: call.viewer, after: paging.after.map(Referrer.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(referrers, upTo: paging.limit, by: \.id.rawValue) { $0.json.write($1) }
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    try referrer(call, database).version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    json.openObject()
    json.writeDetails(try referrer(call, database).details)
    json.closeObject()
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Referrer.Details? {
    ReferrerBody.read(body, &faults)
  }

  static func update(
    to details: Referrer.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let id: Referrer.ID = try call.recordID()
    try transaction.update(id, to: details, at: call.now)
    return Change.Made(id: id.rawValue)
  }

  // MARK: Parts

  private static func referrer(_ call: Call, _ database: borrowing ReadTransaction) throws -> Referrer {
    guard let referrer = try database.referrer(try call.recordID(), for: call.viewer) else {
      throw Problem(.notFound)
    }
    return referrer
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let referrer = try database.referrer(Referrer.ID(rawValue: id), for: call.viewer) else {
      throw Problem(.notFound)
    }
    answer.json.write(referrer)
    answer.version = referrer.version
    answer.seen.object = id
  }
}

extension JSONWriter {
  /// One referrer, as every answer shows it.
  fileprivate mutating func write(_ referrer: Referrer) {
    openObject()
    member("id", referrer.id)
    member("version", referrer.version)
    member("createdAt", referrer.createdAt)
    member("updatedAt", referrer.updatedAt)
    writeDetails(referrer.details)
    closeObject()
  }

  /// The members that are sent of a referrer.
  fileprivate mutating func writeDetails(_ details: Referrer.Details) {
    member("kind", details.kind)
    member("name", details.name.text)
    member("organisation", optional: details.organisation?.text)
    member("agbCode", optional: details.agbCode?.text)
    member("email", optional: details.email?.text)
    member("phone", optional: details.phone?.text)
    member("secureMailAddress", optional: details.secureMailAddress?.text)
    member("active", details.active)
  }
}
