import Domain
import Persistence
import Testing

@testable import Routes

/// Requests to destroy a dossier, one that was destroyed, and one whose term has run out, on which the examples of the
/// document can be played.
struct RightsRecords {
  /// By the path's collection.
  private(set) var keys: [String: String] = [:]
  /// Of records that one operation alone needs, by its name and the path's collection.
  private(set) var keysOfRoutes: [String: String] = [:]

  private let service: TestService
  private let coordinator: String

  init(_ service: TestService, coordinator: String) throws {
    (self.service, self.coordinator) = (service, coordinator)
    let gone = try service.addClient(familyName: "Vertrokken")
    let carriedOut = try service.send(
      "POST", "/v1/erasure-requests/\(try addRequest(of: gone))/_carryOut", token: coordinator,
      body: #"{"records":2}"#)
    #expect(carriedOut.status == 200, "\(carriedOut.body)")
    keys = [
      "/v1/erasures/": gone.description, "/v1/erasure-requests/": try addRequest(),
      "/v1/expired-dossiers/": try service.addClientOf2001().description,
    ]
    for route in ["refuseErasureRequest", "withdrawErasureRequest", "carryOutErasureRequest"] {
      keysOfRoutes["\(route) /v1/erasure-requests/"] = try addRequest()
    }
  }

  private func addRequest(of client: Client.ID? = nil) throws -> String {
    let client = try client ?? service.addClient(familyName: "Vertrekker")
    let answer = try service.send(
      "POST", "/v1/clients/\(client)/erasure-requests", token: coordinator,
      body: #"{"receivedOn":"2026-11-17"}"#)
    return try #require(answer.json["id"] as? String, "\(answer.body)")
  }
}

extension TestService {
  /// A client who came in 2001 and of whom nothing was heard since.
  func addClientOf2001() throws -> Client.ID {
    let moment = Instant(unixMilliseconds: 1_000_000_000_000)  // 2001-09-09
    let client = Client(
      id: Client.ID(unixMilliseconds: moment.unixMilliseconds, randomBits: clock.randomBits()), version: 1,
      createdAt: moment, updatedAt: moment,
      details: Client.Details(
        name: Client.Name(givenName: try Line("Oude"), familyName: try Line("Bekende")),
        birthDate: try #require(CalendarDate("1950-01-01")), occupation: .other))
    _ = try database.writer.write { transaction in try transaction.insert(client) }
    return client.id
  }
}
