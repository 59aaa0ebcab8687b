import Domain
import HTTPServer
import Persistence

/// `/v1/clients`: who is treated. Practitioners see the clients in their care, coordinators all.
enum Clients {
  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let id = call.id.map(Client.ID.init(rawValue:)) else { throw Problem(.notFound) }
    let version = try database.client(id, for: call.viewer) { row throws(StorageError) in
      answer.json.write(row)
      return row.version
    }
    guard let version else { throw Problem(.notFound) }
    answer.version = version
    answer.seen.client = id.rawValue
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

extension JSONWriter {
  /// One client, as every answer shows it.
  mutating func write(_ row: ClientRow) {
    openObject()
    member("id", utf8: row.id)
    member("version", row.version)
    member("createdAt", row.createdAt)
    member("updatedAt", row.updatedAt)
    writeDetails(row, withStatement: true)
    closeObject()
  }

  /// The members that are sent of a client.
  mutating func writeDetails(_ row: ClientRow, withStatement: Bool) {
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
    if withStatement { member("statement", utf8: row.statement) } else { null("statement") }
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

extension JSONWriter {
  /// The beginning of every list.
  mutating func openList() {
    openObject()
    openArray("items")
  }
}

extension Answer {
  /// The end of every list.
  /// - Parameter next: the last id of this page, when there is a next one.
  mutating func closeList(next: UUIDv7?) {
    nextCursor = next.map(Cursor.encode)
    json.closeArray()
    json.member("nextCursor", optional: nextCursor)
    json.closeObject()
  }
}

extension Answer.Seen {
  /// A client that a list showed, by the octets of its id.
  mutating func note(_ client: Span<UInt8>) {
    if let id = Client.ID(octets: client), clients.last != id { clients.append(id) }
  }
}
