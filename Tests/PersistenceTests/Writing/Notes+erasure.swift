import Domain
import Persistence
import SQLite
import Testing

// A dossier, and its end.
extension Notes {
  func addClient(_ writer: Writer, number: Int = 0) throws -> Client.ID {
    let id = Client.ID(unixMilliseconds: 0, randomBits: (UInt64(number), 7))
    let now = Instant(unixMilliseconds: 0)
    let client = Client(
      id: id, version: 1, createdAt: now, updatedAt: now,
      details: Client.Details(
        name: Client.Name(givenName: try Line("Zwaantje"), familyName: try Line("Quispelaere")),
        birthDate: try #require(CalendarDate("1961-02-17")), occupation: .other))
    try writer.write { transaction in try transaction.insert(client) }
    return id
  }

  func erase(_ id: Client.ID, _ writer: Writer) throws {
    let backupsUntil = try #require(CalendarDate("2027-12-23"))
    try writer.write { transaction in
      _ = try transaction.erase(
        id, ground: .retention, request: nil, by: .coordinator, backupsUntil: backupsUntil,
        at: Instant(unixMilliseconds: 0))
    }
  }

  /// One that was, and whose traces are still there.
  func eraseClient(_ writer: Writer, number: Int = 0) throws -> Client.ID {
    let id = try addClient(writer, number: number)
    try erase(id, writer)
    return id
  }

  /// - Returns: `nil` when it was not destroyed.
  func isOverwritten(_ id: Client.ID) throws -> Bool? {
    try Reader(path: path).read { database in try database.erasure(of: id)?.isOverwritten }
  }
}
