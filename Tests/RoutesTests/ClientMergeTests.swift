import Domain
import Foundation
import Persistence
import SQLite
import Testing

@testable import Routes

@Suite struct `Clients who may be the same person` {
  let service: TestService
  let practitioner: Practitioner.ID
  let token: String
  let coordinator: String
  let gp: String

  init() throws {
    service = try TestService()
    practitioner = try service.addPractitioner()
    token = try service.token(.practitioner(practitioner))
    coordinator = try service.token(.coordinator)
    gp = try service.referrerToken()
  }

  func get(_ client: some CustomStringConvertible, token: String? = nil) throws -> TestAnswer {
    try service.send("GET", "/v1/clients/\(client)", token: token ?? coordinator)
  }

  func merge(
    _ other: some CustomStringConvertible, into client: some CustomStringConvertible, token: String? = nil
  ) throws -> TestAnswer {
    try service.send(
      "POST", "/v1/clients/\(client)/_merge", token: token ?? coordinator,
      body: #"{"clientId":"\#(other)"}"#)
  }

  @Test func `are named to the coordinator alone, in a single read`() throws {
    let one = try service.addClient(familyName: "Müller")
    let other = try service.addClient(familyName: "MULLER")
    let stranger = try service.addClient(familyName: "Muller", birthDate: "1990-01-01")
    for client in [one, other, stranger] { try service.addToCareTeam(practitioner, of: client) }
    #expect(try get(one).json["possibleDuplicates"] as? [String] == [other.description])
    #expect(try get(other).json["possibleDuplicates"] as? [String] == [one.description])
    #expect(try get(stranger).json["possibleDuplicates"] as? [String] == [])
    #expect(try get(one, token: token).json["possibleDuplicates"] is NSNull)
    for item in try service.send("GET", "/v1/clients", token: coordinator).items {
      #expect(item["possibleDuplicates"] is NSNull)
    }
  }

  @Test func `are shown again also to who has this version of the record`() throws {
    let one = try service.addClient()
    let fields = ["If-None-Match: \"1\""]
    let path = "/v1/clients/\(one)"
    #expect(try service.send("GET", path, token: coordinator, fields: fields).status == 200)
    _ = try service.addClient()
    #expect(try service.send("GET", path, token: coordinator, fields: fields).status == 200)
  }

  @Test func `become one, and nothing is lost`() throws {
    let first = try service.send("POST", "/v1/intakes", token: gp, body: SampleIntake.text)
    let second = try service.send(
      "POST", "/v1/intakes", token: gp,
      body: try SampleIntake.with(["zorgdomeinNumber": "ZD987654321", "takenOn": "2026-11-17"]))
    let (one, other) = (
      try #require(first.json["clientId"] as? String), try #require(second.json["clientId"] as? String)
    )
    let team = try #require(Client.ID(other))
    try service.addToCareTeam(practitioner, of: team)
    #expect(try get(one, token: token).status == 404)
    let merged = try merge(other, into: one)
    #expect(merged.status == 200, "\(merged.body)")
    #expect(merged.json["id"] as? String == one)
    #expect(merged.json["version"] as? Int == 2)
    #expect(merged.fields["etag"] == "\"2\"")
    #expect(merged.json["possibleDuplicates"] as? [String] == [])
    for (before, version) in [(first, 2), (second, 2)] {
      let id = try #require(before.json["id"] as? String)
      let after = try service.send("GET", "/v1/intakes/\(id)", token: coordinator).json
      #expect(after["clientId"] as? String == one)
      #expect(after["version"] as? Int == version)
      for name in ["measurements", "flags", "consents", "phq9", "fourDkl", "spinnenweb", "reason", "status"] {
        #expect(after[name] as? NSObject == before.json[name] as? NSObject, "\(name)")
      }
    }
    #expect(try get(one, token: token).status == 200, "the care team came along")
    #expect(try get(other, token: token).status == 404)
    #expect(try service.send("GET", "/v1/clients", token: coordinator).items.count == 1)
  }

  @Test func `give each other what the kept record lacks`() throws {
    let one = try service.addClient(statement: "Mijn woorden.")
    let other = try service.addClient(statement: "Andere woorden.")
    let address: [String: String] = [
      "street": "Laan", "houseNumber": "12a", "postcode": "2514 EA", "city": "Den Haag",
    ]
    let body = try JSONSerialization.data(withJSONObject: ["phone": "070-1234567", "address": address])
    #expect(
      try service.send(
        "PATCH", "/v1/clients/\(other)", token: coordinator,
        fields: ["If-Match: *", "Content-Type: application/merge-patch+json"],
        body: String(decoding: body, as: UTF8.self)
      ).status == 200)
    let merged = try merge(other, into: one)
    #expect(merged.json["statement"] as? String == "Mijn woorden.")
    #expect(merged.json["phone"] as? String == "070-1234567")
    #expect(merged.json["address"] as? [String: String] == address)
  }

  @Test func `lead from the old id to the new one, for the coordinator`() throws {
    let clients = try (0..<3).map { _ in try service.addClient() }
    for client in clients { try service.addToCareTeam(practitioner, of: client) }
    #expect(try merge(clients[1], into: clients[0]).status == 200)
    #expect(try merge(clients[0], into: clients[2]).status == 200)
    for old in [clients[0], clients[1]] {
      let answers = [
        try get(old), try merge(clients[2], into: old), try merge(old, into: clients[2]),
        try service.send(
          "PUT", "/v1/clients/\(old)", token: coordinator, fields: ["If-Match: *"], body: "{}"),
      ]
      for answer in answers {
        #expect(answer.status == 409)
        #expect(answer.problem == "clientMerged")
        #expect(answer.fields["location"] == "/v1/clients/\(clients[2])")
      }
      #expect(try get(old, token: token).status == 404)
    }
    let body = SampleIntake.small().replacing(
      #"{"givenName":"Sanne","familyName":"Voorbeeld","birthDate":"1987-04-12","occupation":"student"}"#,
      with: #"{"id":"\#(clients[0])"}"#)
    let intake = try service.send("POST", "/v1/intakes", token: gp, body: body)
    #expect(intake.errors == ["#/client/id unknownClient"])
  }

  @Test func `are merged by a coordinator, who names another that there is`() throws {
    let (one, other) = (try service.addClient(), try service.addClient())
    for client in [one, other] { try service.addToCareTeam(practitioner, of: client) }
    #expect(try merge(other, into: one, token: token).status == 403)
    #expect(try merge(other, into: one, token: gp).status == 403)
    #expect(try merge(one, into: one).errors == ["#/clientId mergedWithItself"])
    #expect(try merge(service.newKey(), into: one).errors == ["#/clientId unknownClient"])
    #expect(try merge("x", into: one).errors == ["#/clientId malformedId"])
    #expect(try merge(other, into: service.newKey()).status == 404)
    #expect(try get(one).fields["etag"] == "\"1\"")
  }

  @Test func `are in the audit trail, both`() throws {
    let (one, other) = (try service.addClient(), try service.addClient())
    #expect(try merge(other, into: one).status == 200)
    _ = try service.auditTrail()
    let clients = try service.database.reader().read { database in
      try database.all(
        "SELECT client_id FROM audit_event WHERE route = '/v1/clients/{id}/_merge' ORDER BY seq"
      ) { row in row.string(0) }
    }
    #expect(clients == [one, other].map(\.description))
  }
}
