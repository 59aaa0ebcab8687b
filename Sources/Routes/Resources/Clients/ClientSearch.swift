import Domain
import Persistence

/// `POST /v1/clients/_search`: by birth date and the beginning of a family name, or by a part of the family name alone.
/// A POST, so that no name stands in a URI.
enum ClientSearch {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults,
    _ answer: inout Answer
  ) throws -> Route.LongRead? {
    let familyName: PersonName? = body.member("familyName", &faults)?.line(&faults)
    let birthDate = body.member("birthDate", &faults)?.date(&faults)
    let limit = body.member("limit", &faults, limit) ?? Paging.limitDefault
    let after = body.member("cursor", &faults)?.parsed(.malformedCursor, &faults) { Cursor.decode($0) }
    let cursor = after.map(Client.ID.init(rawValue:))
    guard faults.isEmpty else { return nil }
    if let birthDate {
      let found = try database.searchClients(
        bornOn: birthDate, familyNamePrefix: familyName?.text ?? "", for: call.viewer, after: cursor,
        limit: limit)
      try show(found, call, database, &answer)
      return nil
    }
    guard let familyName else {
      faults.add(.required, at: body, member: "familyName")
      return nil
    }
    return { database, answer in
      let found = try database.searchClients(
        familyNamePart: familyName.text, bornOn: nil, for: call.viewer, after: cursor, limit: limit)
      try show(found, call, database, &answer)
    }
  }

  private static func show(
    _ found: (ids: [Client.ID], next: Client.ID?), _ call: Call, _ database: borrowing ReadTransaction,
    _ answer: inout Answer
  ) throws {
    answer.json.openList()
    for id in found.ids {
      _ = try database.client(id, for: call.viewer) { row throws(StorageError) in answer.json.write(row) }
    }
    answer.seen.clients = found.ids
    answer.closeList(next: found.next?.rawValue)
    answer.nextCursor = nil  // a link cannot carry the body
  }

  private static func limit(_ value: JSONValue, _ faults: inout Faults) -> Int? {
    guard let limit = value.integer(&faults) else { return nil }
    if 1...Paging.limitMax ~= limit { return limit }
    faults.add(.outOfRange, at: value)
    return nil
  }
}
