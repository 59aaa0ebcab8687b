import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Consents of a client` {
  let service: TestService
  let practitioner: Practitioner.ID
  let coach: String
  let coordinator: String
  let gp: Referrer.ID
  let client: Client.ID

  init() throws {
    service = try TestService()
    practitioner = try service.addPractitioner()
    coach = try service.token(.practitioner(practitioner))
    coordinator = try service.token(.coordinator)
    gp = try service.addReferrer()
    client = try service.addClient()
    try service.addToCareTeam(practitioner, of: client)
  }

  var path: String { "/v1/clients/\(client)/consents" }

  func post(_ more: String, token: String? = nil) throws -> TestAnswer {
    try service.send(
      "POST", path, token: token ?? coach,
      body: #"{"textVersion":"2026-1","at":"2026-11-18T09:00:00Z",\#(more)}"#)
  }

  func feedback() throws -> TestAnswer {
    try post(#""purpose":"feedback","recipient":"\#(gp)","given":true"#)
  }

  @Test func `are kept as they were given, and found where Location says`() throws {
    let answer = try feedback()
    #expect(answer.status == 201, "\(answer.body)")
    #expect(
      Set(answer.json.keys) == [
        "id", "version", "createdAt", "updatedAt", "clientId", "intakeId", "purpose", "recipient", "given",
        "textVersion", "at", "withdrawnAt",
      ])
    #expect(answer.json["recipient"] as? String == gp.description)
    #expect(answer.json["at"] as? String == "2026-11-18T09:00:00.000Z")
    #expect(answer.json["withdrawnAt"] is NSNull)
    let location = try #require(answer.fields["location"])
    #expect(location == "\(path)/\(answer.json["id"] ?? "")")
    let read = try service.send("GET", location, token: coach)
    #expect(read.body == answer.body)
    #expect(read.fields["etag"] == "\"1\"")
    let refusal = try post(#""purpose":"research","given":false"#)
    #expect(refusal.status == 201)
    let list = try service.send("GET", path, token: coordinator)
    #expect(list.items.map { $0 as NSObject } == [answer.json as NSObject, refusal.json as NSObject])
    #expect(try service.send("GET", path + "?limit=1", token: coach).json["nextCursor"] is String)
  }

  @Test func `are withdrawn at once, and once`() throws {
    let location = try #require(try feedback().fields["location"])
    service.clock.advance(milliseconds: 1_000)
    let answer = try service.send("POST", location + "/_withdraw", token: coach)
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.json["withdrawnAt"] as? String == service.clock.now.description)
    #expect(answer.fields["etag"] == "\"2\"")
    #expect(try service.send("GET", location, token: coach).body == answer.body)
    let again = try service.send("POST", location + "/_withdraw", token: coach)
    #expect(again.status == 409)
    #expect(again.problem == "consentAlreadyWithdrawn")
  }

  @Test func `that were refused cannot be withdrawn`() throws {
    let location = try #require(try post(#""purpose":"research","given":false"#).fields["location"])
    #expect(try service.send("POST", location + "/_withdraw", token: coach).problem == "consentNotGiven")
  }

  @Test func `of an intake change what the intake shows`() throws {
    let referrer = try service.token(.referrer(gp))
    let intake = try service.send("POST", "/v1/intakes", token: referrer, body: SampleIntake.text)
    let consent = try #require((intake.json["consents"] as? [[String: Any]])?.first?["id"] as? String)
    let path = "/v1/clients/\(intake.json["clientId"] ?? "")/consents/\(consent)"
    #expect(try service.send("GET", path, token: coach).status == 404)
    let answer = try service.send("POST", path + "/_withdraw", token: coordinator)
    #expect(answer.json["intakeId"] as? String == intake.json["id"] as? String)
    let read = try service.send("GET", "/v1/intakes/\(intake.json["id"] ?? "")", token: referrer)
    #expect((read.json["consents"] as? [[String: Any]])?.first?["withdrawnAt"] is String)
    #expect(read.fields["etag"] == "\"2\"")
  }

  @Test(arguments: [
    (#""purpose":"feedback","given":true"#, ["#/recipient required"]),
    (#""purpose":"companyDoctor","given":true"#, ["#/recipient required"]),
    (
      #""purpose":"feedback","given":true,"recipient":"0192f7c4-7a3b-7c3d-8e4f-0123456789ab""#,
      ["#/recipient unknownReferrer"]
    ),
    (#""purpose":"marketing","given":"yes""#, ["#/given notBoolean", "#/purpose unknownCode"]),
    (#""purpose":"research""#, ["#/given required"]),
    (#""purpose":"research","given":true,"withdrawnAt":null"#, ["#/withdrawnAt unknownMember"]),
  ]) func `are refused with every fault`(more: String, faults: [String]) throws {
    let answer = try post(more)
    #expect(answer.status == 400)
    #expect(answer.errors.sorted() == faults)
  }

  @Test func `cannot come from the future`() throws {
    let body = #"{"purpose":"research","given":true,"textVersion":"1","at":"2026-12-01T00:00:00Z"}"#
    #expect(try service.send("POST", path, token: coach, body: body).errors == ["#/at consentInFuture"])
  }

  @Test func `are for the care team and the coordinator`() throws {
    let location = try #require(try feedback().fields["location"])
    let other = try service.token(.practitioner(service.addPractitioner()))
    #expect(try post(#""purpose":"research","given":true"#, token: other).status == 404)
    for target in [path, location] { #expect(try service.send("GET", target, token: other).status == 404) }
    #expect(try service.send("POST", location + "/_withdraw", token: other).status == 404)
    let elsewhere = try service.addClient()
    let moved = location.replacing(client.description, with: elsewhere.description)
    #expect(try service.send("GET", moved, token: coordinator).status == 404)
    #expect(try service.send("POST", moved + "/_withdraw", token: coordinator).status == 404)
    for token in [try service.token(.referrer(gp)), try service.token(.reporter), try service.token(.admin)] {
      #expect(try post(#""purpose":"research","given":true"#, token: token).status == 403)
      for target in [path, location] { #expect(try service.send("GET", target, token: token).status == 403) }
      #expect(try service.send("POST", location + "/_withdraw", token: token).status == 403)
    }
    #expect(try service.send("GET", path, token: coach).items.count == 1)
  }

  @Test func `are written in the audit trail`() throws {
    let location = try #require(try feedback().fields["location"])
    _ = try service.send("GET", path, token: coach)
    _ = try service.send("POST", location + "/_withdraw", token: coach)
    // The change's record is in its own commit, that of the read comes along with one.
    #expect(
      Set(try service.auditTrail().suffix(3)) == [
        "create allowed careTeam", "read allowed careTeam", "update allowed careTeam",
      ])
  }
}
