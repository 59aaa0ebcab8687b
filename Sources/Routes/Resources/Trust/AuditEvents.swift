import Domain
import Glibc
import HTTPServer
import Persistence

/// `/v1/audit-events` and `/v1/clients/{id}/audit-events`: who did or saw what, the newest first (NEN 7513). The first is for
/// whoever watches over the service, ids only; the second answers a client who asks who saw the dossier.
enum AuditEvents {
  static func list(_ request: borrowing Request, _ call: Call) throws -> Route.LongRead {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let limit = query.limit(&faults)
    let cursor = query.numberCursor(&faults)
    let filter = AuditFilter(
      principal: query.id("principalId", &faults), action: query.word("action", &faults),
      result: query.word("result", &faults))
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    return { database, answer in
      answer.json.openList()
      let next = try database.auditEvents(filter, before: cursor, limit: limit) { row throws(StorageError) in
        try answer.json.write(row, of: nil, database)
      }
      answer.closeList(cursor: next.map(Cursor.encode))
    }
  }

  /// Where the trail ends now: to be kept elsewhere, so that it shows when the end is cut off or written anew.
  static func head(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let head = try AuditChain.head(database)
    answer.json.openObject()
    answer.json.member("seq", Int(head.seq))
    answer.json.member("hash", head.hash.description)
    answer.json.member("at", call.now)
    answer.json.closeObject()
  }

  static func listOfClient(_ request: borrowing Request, _ call: Call) throws -> Route.LongRead {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let limit = query.limit(&faults)
    let cursor = query.numberCursor(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    return { database, answer in
      let client = try call.visibleClient(database)
      let ids = try database.clientIDs(of: client)
      answer.json.openList()
      let next = try database.auditEvents(of: ids, before: cursor, limit: limit) {
        row throws(StorageError) in try answer.json.write(row, of: ids, database)
      }
      answer.closeList(cursor: next.map(Cursor.encode))
      answer.seen.client = client.rawValue
    }
  }
}

extension JSONWriter {
  /// One event.
  /// - Parameter clients: the ids of the one whose log it stands in, where others are nobody's to see; nil in the log of
  ///   all.
  mutating func write(
    _ row: AuditRow, of clients: [Client.ID]?, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    openObject()
    member("seq", row.seq)
    member("at", row.at)
    member("action", utf8: row.action)
    member("result", utf8: row.result)
    member("route", utf8: row.route)
    member("requestId", utf8: row.requestID)
    member("principalId", utf8: row.principalID)
    member("tokenId", utf8: row.tokenID)
    member("role", utf8: row.role)
    member("boundToId", utf8: row.boundToID)
    member("onBehalfOfId", utf8: row.onBehalfOfID)
    member("organisationId", utf8: row.organisationID)
    writeAccessPoint(row)
    member("objectType", utf8: row.objectType)
    member("objectId", utf8: row.objectID)
    member("clientId", utf8: row.clientID)
    openArray("clientIds")
    for id in try row.clientIDs() where clients?.contains(id) ?? true { element(id.description) }
    closeArray()
    member("rule", utf8: row.rule)
    member("emergencyAccessId", optional: row.emergencyID?.rawValue)
    // A reason may tell of a client, which is nothing for the log of all.
    let emergency = clients == nil ? nil : row.emergencyID
    member(
      "emergencyReason",
      optional: try emergency.flatMap { id throws(StorageError) in
        try database.emergencyAccess(id, for: .coordinator)?.reason.text
      })
    member("hash", appending: { text in row.hash.appendHexadecimal(to: &text) })
    closeObject()
  }

  /// Where the caller was: an address as RFC 5952 spells it; null for the machine itself.
  private mutating func writeAccessPoint(_ row: AuditRow) {
    guard let octets = row.accessPoint, octets.count == 16 else { return null("accessPoint") }
    member("accessPoint", IPAddressText(octets).text)
  }
}

/// The text of an address that is kept as the 16 octets of IPv6, IPv4 mapped into it.
private struct IPAddressText {
  let text: String

  init(_ octets: Span<UInt8>) {
    let isIPv4 =
      octets.extracting(0..<12).equals([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF].span)
    let address = isIPv4 ? octets.extracting(12..<16) : octets
    var spelled = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    address.withUnsafeBytes { address in
      _ = inet_ntop(
        isIPv4 ? AF_INET : AF_INET6, address.baseAddress, &spelled, socklen_t(INET6_ADDRSTRLEN))
    }
    text = String(decoding: spelled.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension Span<UInt8> {
  fileprivate func appendHexadecimal(to text: inout OctetBuffer) {
    let digits: StaticString = "0123456789abcdef"
    for index in indices {
      text.append(digits.utf8Start[Int(self[index] >> 4)])
      text.append(digits.utf8Start[Int(self[index] & 0xF)])
    }
  }
}
