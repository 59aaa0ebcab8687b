import Domain
import HTTPServer
import Persistence

/// `/v1/clients`: who is treated. Practitioners see the clients in their care, coordinators all.
enum Clients {
  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: Client.ID = try call.recordID()
    try show(id.rawValue, call, database, &answer)
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    answer.json.openList()
    let next = try database.clients(
      for: call.viewer, after: paging.after.map(Client.ID.init(rawValue:)), limit: paging.limit
    ) { row throws(StorageError) in
      answer.json.write(row)
      answer.seen.note(row.id)
    }
    answer.closeList(next: next?.rawValue)
  }
}

extension Clients {
  /// Answers with one client. A coordinator is told who may be the same person; that is no part of the record, so its
  /// version does not count it.
  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = Client.ID(rawValue: id)
    let viewer = call.viewer
    let version = try database.client(client, for: viewer) { row throws(StorageError) in
      var duplicates: [Client.ID]?
      if viewer == .coordinator {
        duplicates = try database.possibleDuplicates(of: row, limit: Paging.limitMax)
      }
      answer.json.write(row, possibleDuplicates: duplicates)
      answer.versionTellsAll = duplicates == nil
      return row.version
    }
    guard let version else { throw try absence(of: client, viewer, database) }
    answer.version = version
    answer.seen.object = id
    answer.seen.client = id
  }

  /// Why a client is not shown: a coordinator is told where to find what was merged, anybody else nothing.
  static func absence(
    of client: Client.ID, _ viewer: Viewer, _ database: borrowing ReadTransaction
  ) throws -> any Error {
    if viewer == .coordinator, let kept = try database.client(thatTookOver: client) {
      return Refusal.clientMerged(into: kept)
    }
    return Problem(.notFound)
  }
}

extension JSONWriter {
  /// One client, as every answer shows it.
  /// - Parameter possibleDuplicates: nil where nobody looked for them.
  mutating func write(_ row: ClientRow, possibleDuplicates: [Client.ID]? = nil) {
    openObject()
    member("id", utf8: row.id)
    member("version", row.version)
    member("createdAt", row.createdAt)
    member("updatedAt", row.updatedAt)
    writeDetails(row)
    if let possibleDuplicates {
      openArray("possibleDuplicates")
      for id in possibleDuplicates { element(id.description) }
      closeArray()
    } else {
      null("possibleDuplicates")
    }
    closeObject()
  }

  /// The members that are sent of a client.
  mutating func writeDetails(_ row: ClientRow) {
    member("givenName", utf8: row.givenName)
    member("infix", utf8: row.infix)
    member("familyName", utf8: row.familyName)
    member("birthDate", utf8: row.birthDate)
    member("email", utf8: row.email)
    member("phone", utf8: row.phone)
    writeAddress(row)
    member("occupation", utf8: row.occupation)
    if let name = row.employerName {
      openObject("employer")
      member("name", utf8: name)
      closeObject()
    } else {
      null("employer")
    }
    if let name = row.gpName {
      openObject("gp")
      member("name", utf8: name)
      member("agbCode", utf8: row.gpAGBCode)
      member("phone", utf8: row.gpPhone)
      closeObject()
    } else {
      null("gp")
    }
    member("statement", utf8: row.statement)
  }

  private mutating func writeAddress(_ row: ClientRow) {
    guard let street = row.street else { return null("address") }
    openObject("address")
    member("street", utf8: street)
    member("houseNumber", utf8: row.houseNumber)
    member("postcode", utf8: row.postcode)
    member("city", utf8: row.city)
    closeObject()
  }
}
