import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/calendar` and `/v1/practitioners/{id}/calendar`: the sessions of some days, in the order in which they
/// begin, of clients that the caller may see.
enum Calendars {
  /// Days that are shown where the query does not say which is the last.
  static let daysDefault = 7
  /// Most days at a time.
  static let daysMax = 92
  /// Most sessions at a time; `hasMore` says that there are more.
  static let sessionsMax = 500

  static func ofClient(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let days = try days(request, call)
    let client = try call.visibleClient(database)
    try write(.client(client), days, call, database, &answer)
    answer.seen.client = client.rawValue
  }

  static func ofPractitioner(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let days = try days(request, call)
    let id: Practitioner.ID = try call.recordID()
    guard try database.practitioner(id, for: call.viewer) != nil else { throw Problem(.notFound) }
    try write(.practitioner(id), days, call, database, &answer)
    answer.seen.object = id.rawValue
  }

  /// `?from=…&to=…`: today and six days more where nothing is said.
  private static func days(
    _ request: borrowing Request, _ call: Call
  ) throws -> ClosedRange<CalendarDate> {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let from = query.date("from", &faults) ?? call.today
    let to = query.date("to", &faults) ?? from.adding(days: daysDefault - 1)
    if faults.isEmpty, !(0..<daysMax ~= from.days(until: to)) { faults.add(.outOfRange, inQuery: "to") }
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    return from...to
  }

  private static func write(
    _ owner: CalendarOwner, _ days: ClosedRange<CalendarDate>, _ call: Call,
    _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let sessions = try database.calendar(
      of: owner, call.moments(of: days), for: call.viewer, limit: sessionsMax + 1)
    answer.json.openObject()
    answer.json.member("from", days.lowerBound)
    answer.json.member("to", days.upperBound)
    answer.json.openArray("items")
    for session in sessions.prefix(sessionsMax) {
      answer.json.write(session)
      answer.seen.clients.append(session.clientID)
    }
    answer.json.closeArray()
    answer.json.member("hasMore", sessions.count > sessionsMax)
    answer.json.closeObject()
  }
}
