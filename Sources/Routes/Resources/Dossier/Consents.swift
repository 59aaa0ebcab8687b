import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/consents`: what a client allows. A withdrawal works from the moment that it is kept.
enum Consents {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let client = try call.visibleClient(database)
    guard let details = ConsentBody.read(body, &faults) else { return nil }
    try judge(details, body, call, database, &faults)
    guard faults.isEmpty else { return nil }
    let consent = Consent(
      id: Consent.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      clientID: client, details: details, withdrawnAt: nil)
    let collection = Location.Collection("/v1/clients/", client.rawValue, "/consents/")
    return Change(result: .created(in: collection)) { transaction in
      _ = try call.visibleClient(transaction.reading)
      try transaction.insert(consent)
      return Change.Made(id: consent.id.rawValue, client: client.rawValue)
    }
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let client = try call.visibleClient(database)
    answer.json.openList()
    let next = try database.consents(
      of: client, after: paging.after.map(Consent.ID.init(rawValue:)), limit: paging.limit
    ) { row throws(StorageError) in answer.json.write(row) }
    answer.closeList(next: next?.rawValue)
    answer.seen.client = client.rawValue
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: Consent.ID = try call.innerRecordID()
    try show(id.rawValue, call, database, &answer)
  }

  static func withdraw(_ call: Call) throws -> Change {
    guard let id = call.innerID.map(Consent.ID.init(rawValue:)) else { throw Problem(.notFound) }
    return Change(result: .changed) { transaction in
      let client = try call.visibleClient(transaction.reading)
      try transaction.withdrawConsent(id, of: client, at: call.now)
      return Change.Made(id: id.rawValue, client: client.rawValue)
    }
  }

  // MARK: Parts

  /// A consent is for somebody who is there, and was answered before now.
  private static func judge(
    _ details: Consent.Details, _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction,
    _ faults: inout Faults
  ) throws {
    if details.at > call.now { faults.add(FaultCode(.consentInFuture), at: body, member: "at") }
    if let recipient = details.recipient {
      if try database.referrerStanding(recipient) == nil {
        faults.add(FaultCode(.unknownReferrer(recipient)), at: body, member: "recipient")
      }
    } else if details.purpose.needsRecipient {
      faults.add(.required, at: body, member: "recipient")
    }
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = try call.visibleClient(database)
    let version = try database.consent(Consent.ID(rawValue: id), of: client) { row throws(StorageError) in
      answer.json.write(row)
      return row.version
    }
    guard let version else { throw Problem(.notFound) }
    answer.version = version
    answer.seen.object = id
    answer.seen.client = client.rawValue
  }
}

extension JSONWriter {
  /// One consent, as its own answer, the list and the export show it.
  mutating func write(_ row: ConsentRow) {
    openObject()
    member("id", utf8: row.id)
    member("version", row.version)
    member("createdAt", row.createdAt)
    member("updatedAt", row.updatedAt)
    member("clientId", utf8: row.clientID)
    member("intakeId", utf8: row.intakeID)
    writeDetails(row)
    closeObject()
  }

  /// What was asked and answered, and whether it still holds.
  mutating func writeDetails(_ row: ConsentRow) {
    member("purpose", utf8: row.purpose)
    member("recipient", utf8: row.recipient)
    member("given", row.given)
    member("textVersion", utf8: row.textVersion)
    member("at", row.at)
    member("withdrawnAt", optional: row.withdrawnAt)
  }
}
