import Domain
import HTTPServer
import Persistence

/// `/v1/flags`: what somebody must act on. A red flag holds every start until a contact with the general practitioner is
/// recorded.
enum Flags {
  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let status: Flag.Status? = query.word("status", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    answer.json.openList()
    let next = try database.flags(
      for: call.viewer, status: status, after: paging.after.map(Flag.ID.init(rawValue:)), limit: paging.limit
    ) { row throws(StorageError) in
      answer.json.write(row)
      answer.seen.note(row.clientID)
    }
    answer.closeList(next: next?.rawValue)
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(call.idInPath(), call, database, &answer)
  }

  static func handle(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let id: Flag.ID = try call.recordID()
    let source = try database.flag(id, for: call.viewer) { row throws(StorageError) in try row.flag().source }
    guard let source, let day = try database.day(of: source) else { throw Problem(.notFound) }
    guard let member = body.requiredMember("contact", &faults), let object = member.object(&faults),
      let contact = FlagContactBody.read(object, about: day, call, &faults)
    else { return nil }
    return Change(result: .changed) { transaction in
      let flag = try transaction.handleFlag(id, for: call.viewer, contact, at: call.now)
      return Change.Made(id: id.rawValue, client: flag.clientID.rawValue)
    }
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let shown = try database.flag(Flag.ID(rawValue: id), for: call.viewer) { row throws(StorageError) in
      answer.json.write(row)
      return (version: row.version, client: Client.ID(octets: row.clientID))
    }
    guard let shown else { throw Problem(.notFound) }
    answer.version = shown.version
    answer.seen.object = id
    answer.seen.client = shown.client?.rawValue
  }
}

extension ReadTransaction {
  /// The day on which the intake or the measurement was taken that raised a flag. The caller has made sure that the flag
  /// may be seen.
  fileprivate func day(of source: Flag.Source) throws(StorageError) -> CalendarDate? {
    switch source {
    case .intake(let id):
      try intake(id, for: .coordinator) { row throws(StorageError) in try row.intake().details.takenOn }
    case .measurement(let id):
      try measurement(id, for: .coordinator) { row throws(StorageError) in
        try row.measurement().details.takenOn
      }
    }
  }
}

extension JSONWriter {
  /// One flag, as its own answer, the list and the worklist show it.
  mutating func write(_ row: FlagRow) {
    openObject()
    member("id", utf8: row.id)
    member("version", row.version)
    member("createdAt", row.createdAt)
    member("updatedAt", row.updatedAt)
    member("clientId", utf8: row.clientID)
    writeKind(row)
    member("raisedAt", row.raisedAt)
    openObject("source")
    member("intakeId", utf8: row.intakeID)
    member("measurementId", utf8: row.measurementID)
    closeObject()
    if let with = row.contactWith, let at = row.contactAt {
      openObject("contact")
      member("with", utf8: with)
      member("at", at)
      member("note", utf8: row.contactNote)
      closeObject()
    } else {
      null("contact")
    }
    closeObject()
  }

  /// One flag, as the answer of what raised it shows it.
  mutating func writeBriefly(_ row: FlagRow) {
    openObject()
    member("id", utf8: row.id)
    writeKind(row)
    closeObject()
  }

  private mutating func writeKind(_ row: FlagRow) {
    member("kind", utf8: row.kind)
    member("level", utf8: row.level)
    member("action", utf8: row.action)
    member("status", utf8: row.status)
  }
}
