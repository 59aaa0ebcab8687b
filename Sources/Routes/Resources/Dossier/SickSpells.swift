import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/sick-spells`: from when to when a client was sick, and which of the Poortwachter duties were done
/// then. Who sees the client sees and changes them; no referrer does.
enum SickSpells: Removable {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let client = try call.visibleClient(database)
    guard let details = SickSpellBody.read(body, today: call.today, &faults) else { return nil }
    let spell = SickSpell(
      id: SickSpell.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      clientID: client, details: details)
    let collection = Location.Collection("/v1/clients/", client.rawValue, "/sick-spells/")
    return Change(result: .created(in: collection)) { transaction in
      _ = try call.visibleClient(transaction.reading)
      try transaction.insert(spell)
      return Change.Made(id: spell.id.rawValue, client: client.rawValue)
    }
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let client = try call.visibleClient(database)
    let spells = try database.sickSpells(
      of: client, after: paging.after.map(SickSpell.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(spells, upTo: paging.limit, by: \.id.rawValue) { $0.json.write($1) }
    answer.seen.client = client.rawValue
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: SickSpell.ID = try call.innerRecordID()
    try show(id.rawValue, call, database, &answer)
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    try spell(call, database).version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    json.openObject()
    json.writeDetails(try spell(call, database).details)
    json.closeObject()
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> SickSpell.Details? {
    SickSpellBody.read(body, today: call.today, &faults)
  }

  static func update(
    to details: SickSpell.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let spell = try spell(call, transaction.reading)
    try transaction.update(spell.id, of: spell.clientID, to: details, at: call.now)
    return Change.Made(id: spell.id.rawValue, client: spell.clientID.rawValue)
  }

  static func remove(_ call: Call, _ transaction: borrowing WriteTransaction) throws -> Change.Made {
    let spell = try spell(call, transaction.reading)
    try transaction.delete(spell.id)
    return Change.Made(id: spell.id.rawValue, client: spell.clientID.rawValue)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = try call.visibleClient(database)
    guard let spell = try database.sickSpell(SickSpell.ID(rawValue: id), of: client) else {
      throw Problem(.notFound)
    }
    answer.json.write(spell)
    answer.version = spell.version
    answer.seen.object = id
    answer.seen.client = client.rawValue
  }

  /// The spell in the path.
  private static func spell(_ call: Call, _ database: borrowing ReadTransaction) throws -> SickSpell {
    let client = try call.visibleClient(database)
    guard let spell = try database.sickSpell(call.innerRecordID(), of: client) else {
      throw Problem(.notFound)
    }
    return spell
  }
}

extension JSONWriter {
  mutating func write(_ spell: SickSpell) {
    openObject()
    member("id", spell.id)
    member("version", spell.version)
    member("createdAt", spell.createdAt)
    member("updatedAt", spell.updatedAt)
    member("clientId", spell.clientID)
    writeDetails(spell.details)
    closeObject()
  }

  fileprivate mutating func writeDetails(_ details: SickSpell.Details) {
    member("firstDay", details.days.firstDay)
    member("lastDay", optional: details.days.lastDay)
    openArray("dutiesDone")
    for mark in details.dutiesDone {
      openObject()
      member("duty", mark.duty)
      member("week", mark.week)
      member("doneOn", mark.doneOn)
      closeObject()
    }
    closeArray()
  }
}
