import Domain
import HTTPServer
import Persistence

/// `/v1/expired-dossiers`: those that have been kept for as long as they must be. Nothing is destroyed by itself: somebody
/// looks at the list, and destroys each.
enum ExpiredDossiers {
  static func list(_ request: borrowing Request, _ call: Call) throws -> Route.LongRead {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let terms = call.service.configuration.retention
    // A day more than the shortest term: the day there may be another than in UTC.
    let shortest = RetentionTerms.Class.allCases.map { terms.years(of: $0) }.min() ?? 0
    let moment = Instant(
      unixMilliseconds: Int64(call.today.adding(years: -shortest).adding(days: 1).daysSince1970) * 86_400_000)
    return { database, answer in
      let page = try database.expiredDossiers(
        after: paging.after.map(Client.ID.init(rawValue:)), limit: paging.limit, lastChangedBefore: moment
      ) { call.keptUntil($0) < call.today }
      answer.json.openList()
      for term in page.terms {
        answer.json.openObject()
        answer.json.member("clientId", term.clientID)
        answer.json.member("dossierClass", term.dossierClass)
        answer.json.member("lastChangeOn", call.day(of: term.lastChange))
        answer.json.member("keptUntilDate", call.keptUntil(term))
        answer.json.closeObject()
        answer.seen.clients.append(term.clientID)
      }
      answer.closeList(next: page.next?.rawValue)
    }
  }
}
