import Domain
import Glibc
import Persistence
import SQLite
import Testing

@testable import Routes

/// Who tried to see a record of a dossier stands in the log of the client whose it is, though the path names no client.
@Suite struct `A refused call by a record's own id` {
  @Test func `is in the log of the client whose record it is`() throws {
    let records = try ExampleRecords()
    let service = records.service
    let stranger = try records.token(of: .strangePractitioner)
    let referrer = try records.token(of: .otherReferrer)
    let routes = RouteTable.routes.filter { $0.dossierTable != nil && $0.dossierTable != .client }
    #expect(Set(routes.compactMap(\.dossierTable)).count == 10)
    var sent: [String] = []
    for route in routes {
      let mayAsk = route.roles?.contains(.practitioner) == true ? stranger : referrer
      let answer = try records.send(route, token: mayAsk, fields: ["If-Match: *"])
      #expect(answer.status == 404 || answer.status == 403, "\(route.name): \(answer.body)")
      sent.append(route.template.description)
    }
    usleep(250_000)  // what waits in the buffers is written after 100 ms at the latest
    let found = try service.database.reader().read { database in
      try database.all("SELECT route, client_id IS NOT NULL FROM audit_event WHERE result = 'refused'") {
        row throws(SQLiteError) in (route: row.string(0), hasClient: row.int(1) == 1)
      }
    }
    #expect(found.map(\.route).sorted() == sent.sorted())
    for (route, hasClient) in found { #expect(hasClient, "\(route)") }
  }

  @Test func `is told to that client, and of one that is not there to nobody`() throws {
    let care = try Care()
    let intake = try care.intake()
    let other = try care.service.referrerToken()
    let coach = try care.service.token(.practitioner(care.service.addRegistered()))
    let refused = try care.send("GET", "/v1/intakes/\(intake)", token: other)
    let unknown = try care.send("GET", "/v1/intakes/\(care.service.newKey())", token: other)
    #expect(refused.status == 404 && unknown.status == 404)
    let instance = (refused.fields["x-request-id"] ?? "", unknown.fields["x-request-id"] ?? "")
    #expect(refused.body.replacing(instance.0, with: instance.1) == unknown.body)
    #expect(try care.send("POST", "/v1/intakes/\(intake)/_withdraw", token: other).status == 404)
    #expect(try care.send("GET", "/v1/intakes/\(intake)/decision", token: coach).status == 404)
    usleep(250_000)
    let client = try care.send("GET", "/v1/intakes/\(intake)").json["clientId"] as? String ?? ""
    let log = try care.send("GET", "/v1/clients/\(client)/audit-events").items.filter {
      $0["result"] as? String == "refused"
    }
    #expect(
      log.compactMap { $0["route"] as? String }.sorted() == [
        "/v1/intakes/{id}", "/v1/intakes/{id}/_withdraw", "/v1/intakes/{id}/decision",
      ])
    #expect(log.allSatisfy { $0["clientId"] as? String == client && $0["objectId"] as? String == intake })
    let all = try care.send("GET", "/v1/audit-events?result=refused", token: care.service.token(.admin))
    #expect(all.items.count == 4)
    #expect(all.items.count { $0["clientId"] is String } == 3)
  }

  @Test func `by an id that is no dossier's names no client`() {
    for route in RouteTable.routes where !route.idNames.isEmpty && route.dossierTable == nil {
      let collection = route.template.description.split(separator: "/")[1]
      #expect(
        ["referrers", "practitioners", "phase-packages", "tokens"].contains(collection), "\(route.name)")
    }
  }
}
