import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Flags` {
  let service: TestService
  let practitioner: Practitioner.ID
  let coach: String
  let coordinator: String
  /// A referrer's intake with two red flags, depressionSevere and suicidality, and an amber one.
  let intake: String
  let client: Client.ID
  let gp: String

  init() throws {
    service = try TestService()
    practitioner = try service.addPractitioner()
    coach = try service.token(.practitioner(practitioner))
    coordinator = try service.token(.coordinator)
    gp = try service.referrerToken()
    let answer = try service.send(
      "POST", "/v1/intakes", token: gp,
      body: SampleIntake.small(
        more: #""phq9":{"answers":[3,3,3,3,3,3,3,3,3]},"observations":{"substance":true}"#))
    intake = try #require(answer.json["id"] as? String)
    client = try #require((answer.json["clientId"] as? String).flatMap { Client.ID($0) })
    #expect(answer.json["holdUntilGpContact"] as? Bool == true)
  }

  static let contact =
    #"{"contact":{"with":"Huisarts Voorbeeld","at":"2026-11-18T09:00:00+01:00","note":"Belt vandaag."}}"#

  func flags(_ token: String, _ query: String = "") throws -> [[String: Any]] {
    let answer = try service.send("GET", "/v1/flags\(query)", token: token)
    #expect(answer.status == 200)
    return answer.items
  }

  func id(_ kind: String) throws -> String {
    try #require(try flags(coordinator).first { $0["kind"] as? String == kind }?["id"] as? String)
  }

  func handle(_ id: String, _ token: String, body: String = contact) throws -> TestAnswer {
    try service.send("POST", "/v1/flags/\(id)/_handle", token: token, body: body)
  }

  @Test func `show what raised them`() throws {
    let all = try flags(coordinator)
    #expect(all.map { $0["kind"] as? String } == ["suicidality", "depressionSevere", "substance"])
    let flag = all[0]
    #expect(
      Set(flag.keys) == [
        "id", "version", "createdAt", "updatedAt", "clientId", "kind", "level", "action", "status",
        "raisedAt",
        "source", "contact",
      ])
    #expect(flag["clientId"] as? String == client.description)
    #expect(flag["level"] as? String == "red")
    #expect(flag["action"] as? String == "sameDay")
    #expect(flag["status"] as? String == "open")
    #expect(flag["raisedAt"] as? String == service.clock.now.description)
    #expect((flag["source"] as? [String: Any])?["intakeId"] as? String == intake)
    #expect(flag["contact"] is NSNull)
    let read = try service.send("GET", "/v1/flags/\(flag["id"] ?? "")", token: coordinator)
    #expect(read.json as NSObject == flag as NSObject)
    #expect(read.fields["etag"] == "\"1\"")
  }

  @Test func `are for the care team and the coordinator`() throws {
    let id = try id("suicidality")
    #expect(try flags(coach).isEmpty)
    #expect(try service.send("GET", "/v1/flags/\(id)", token: coach).status == 404)
    #expect(try handle(id, coach).status == 404)
    try service.addToCareTeam(practitioner, of: client)
    #expect(try flags(coach).count == 3)
    #expect(try service.send("GET", "/v1/flags/\(id)", token: coach).status == 200)
    for token in [gp, try service.token(.reporter), try service.token(.admin)] {
      #expect(try service.send("GET", "/v1/flags", token: token).status == 403)
      #expect(try service.send("GET", "/v1/flags/\(id)", token: token).status == 403)
      #expect(try handle(id, token).status == 403)
    }
    #expect(try handle(id, coach).status == 200)
  }

  @Test func `are handled by a contact, once`() throws {
    let id = try id("suicidality")
    service.clock.advance(milliseconds: 1_000)
    let answer = try handle(id, coordinator)
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.fields["etag"] == "\"2\"")
    #expect(answer.json["status"] as? String == "handled")
    let contact = try #require(answer.json["contact"] as? [String: Any])
    #expect(contact["with"] as? String == "Huisarts Voorbeeld")
    #expect(contact["at"] as? String == "2026-11-18T08:00:00.000Z")
    #expect(contact["note"] as? String == "Belt vandaag.")
    let again = try handle(id, coordinator)
    #expect(again.status == 409)
    #expect(again.problem == "flagAlreadyHandled")
    #expect(try flags(coordinator, "?status=handled").compactMap { $0["id"] as? String } == [id])
    #expect(try flags(coordinator, "?status=open").count == 2)
  }

  @Test func `are not handled by a contact before what raised them`() throws {
    let early = #"{"contact":{"with":"Huisarts Voorbeeld","at":"2026-11-17T22:59:00Z"}}"#
    let refused = try handle(try id("suicidality"), coordinator, body: early)
    #expect(refused.status == 400 && refused.errors == ["#/contact/at contactTooEarly"], "\(refused.body)")
    let lead = try service.addPractitioner()
    let decision = try service.send(
      "PUT", "/v1/intakes/\(intake)/decision", token: coordinator, fields: ["If-Match: *"],
      body: """
        {"outcome":"accept","reason":"Past.","phase":2,"weeks":8,"startDate":"2026-11-18",
         "leadPractitionerId":"\(lead)","gpContact":{"with":"Huisarts","at":"2001-01-01T10:00:00Z"}}
        """)
    #expect(decision.errors == ["#/gpContact/at contactTooEarly"], "\(decision.body)")
    #expect(try flags(coordinator, "?status=open").count == 3)
    // Midnight at the cooperative is 23:00 UTC.
    let sameDay = early.replacing("22:59", with: "23:00")
    #expect(try handle(try id("suicidality"), coordinator, body: sameDay).status == 200)
  }

  @Test func `that are red hold the intake until the last of them is handled`() throws {
    func shown() throws -> TestAnswer { try service.send("GET", "/v1/intakes/\(intake)", token: gp) }
    let before = try shown()
    _ = try handle(try id("suicidality"), coordinator)
    #expect(try shown().json["holdUntilGpContact"] as? Bool == true)
    #expect(try shown().fields["etag"] != before.fields["etag"])
    let states = try shown().json["flags"] as? [[String: Any]]
    #expect(states?.map { $0["status"] as? String } == ["handled", "open", "open"])
    _ = try handle(try id("depressionSevere"), coordinator)
    #expect(try shown().json["holdUntilGpContact"] as? Bool == false)
    #expect(try shown().json["version"] as? Int == 3)
  }

  @Test func `of a measurement change what the measurement shows`() throws {
    let measured = try service.send(
      "POST", "/v1/clients/\(client)/measurements", token: coordinator,
      body: #"{"instrument":"phq9","answers":[0,0,0,0,0,0,0,0,2],"moment":"end","takenOn":"2026-11-18"}"#)
    let flag = try #require((measured.json["flags"] as? [[String: Any]])?.first?["id"] as? String)
    #expect(try handle(flag, coordinator).status == 200)
    let read = try service.send("GET", "/v1/measurements/\(measured.json["id"] ?? "")", token: coordinator)
    #expect((read.json["flags"] as? [[String: Any]])?.first?["status"] as? String == "handled")
    #expect(read.fields["etag"] == "\"2\"")
    let held = try service.send("GET", "/v1/intakes/\(intake)", token: gp)
    #expect(held.json["holdUntilGpContact"] as? Bool == true)
  }

  @Test(arguments: [
    ("{}", ["#/contact required"]), (#"{"contact":[]}"#, ["#/contact notObject"]),
    (#"{"contact":{}}"#, ["#/contact/at required", "#/contact/with required"]),
    (
      #"{"contact":{"with":"","at":"today","note":" "}}"#,
      ["#/contact/at malformedMoment", "#/contact/note blank", "#/contact/with blank"]
    ),
    (#"{"contact":{"with":"A","at":"2027-01-01T00:00:00Z"}}"#, ["#/contact/at contactInFuture"]),
    (#"{"contact":{"with":"A","at":"2026-11-18T00:00:00Z","by":"B"}}"#, ["#/contact/by unknownMember"]),
    (
      #"{"contact":{"with":"BSN 123456782","at":"2026-11-18T00:00:00Z"}}"#, ["#/contact/with bsnRefused"]
    ),
  ]) func `need a contact that is right`(body: String, faults: [String]) throws {
    let answer = try handle(try id("suicidality"), coordinator, body: body)
    #expect(answer.status == 400)
    #expect(answer.errors.sorted() == faults)
    #expect(try flags(coordinator, "?status=open").count == 3)
  }

  @Test func `list what single reads show, page by page`() throws {
    try service.addToCareTeam(practitioner, of: client)
    _ = try service.send(
      "POST", "/v1/intakes", token: gp,
      body: SampleIntake.small(birthDate: "1990-01-01", more: #""phq9":{"total":9}"#))
    let all = try flags(coordinator)
    for token in [coordinator, coach] {
      for status in ["", "&status=open", "&status=handled"] {
        var seen: [String] = []
        var cursor = ""
        repeat {
          let page = try service.send("GET", "/v1/flags?limit=1\(status)\(cursor)", token: token)
          seen += page.items.compactMap { $0["id"] as? String }
          cursor = (page.json["nextCursor"] as? String).map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty
        let readable = try all.filter { flag in
          let read = try service.send("GET", "/v1/flags/\(flag["id"] ?? "")", token: token)
          return read.status == 200
            && (status.isEmpty || status == "&status=\(read.json["status"] as? String ?? "")")
        }
        #expect(seen == readable.compactMap { $0["id"] as? String })
      }
    }
    #expect(
      try service.send("GET", "/v1/flags?status=closed", token: coach).errors == ["status unknownCode"])
  }

  @Test func `are written in the audit trail`() throws {
    let id = try id("suicidality")
    _ = try handle(id, coordinator)
    _ = try handle(id, coach)
    let changes = try service.auditTrail().filter { $0.hasPrefix("update") }
    #expect(changes == ["update allowed coordination", "update refused relation"])
  }
}
