import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `The worklist` {
  let service: TestService
  let practitioner: Practitioner.ID
  let coach: String
  let coordinator: String
  let gp: String

  init() throws {
    service = try TestService()
    practitioner = try service.addPractitioner()
    coach = try service.token(.practitioner(practitioner))
    coordinator = try service.token(.coordinator)
    gp = try service.referrerToken()
  }

  static let contact = #"{"contact":{"with":"Huisarts","at":"2026-11-18T09:00:00Z"}}"#

  func intake(birthDate: String = "1987-04-12", _ more: String = "") throws -> (id: String, client: Client.ID)
  {
    service.clock.advance(milliseconds: 1)
    let answer = try service.send(
      "POST", "/v1/intakes", token: gp, body: SampleIntake.small(birthDate: birthDate, more: more))
    #expect(answer.status == 201, "\(answer.body)")
    return (
      try #require(answer.json["id"] as? String),
      try #require((answer.json["clientId"] as? String).flatMap { Client.ID($0) })
    )
  }

  func section(_ name: String, _ token: String) throws -> [[String: Any]] {
    let answer = try service.send("GET", "/v1/worklist", token: token)
    #expect(answer.status == 200, "\(answer.body)")
    let section = try #require(answer.json[name] as? [String: Any])
    #expect(section["hasMore"] as? Bool == false)
    return try #require(section["items"] as? [[String: Any]])
  }

  @Test func `shows the intakes to decide with the days they waited`() throws {
    let old = try intake()
    let days = 86_400_000 as Int64
    service.clock.advance(milliseconds: 28 * days)
    let new = try intake(birthDate: "1990-01-01")
    var items = try section("intakesToDecide", coordinator)
    #expect(items.compactMap { $0["intakeId"] as? String } == [old.id, new.id])
    #expect(items.compactMap { $0["daysWaited"] as? Int } == [28, 0])
    #expect(items.compactMap { $0["daysNorm"] as? Int } == [28, 28])
    #expect(items.compactMap { $0["withinNorm"] as? Bool } == [true, true])
    #expect(items[0]["receivedOn"] as? String == "2026-11-18")
    service.clock.advance(milliseconds: days)
    items = try section("intakesToDecide", coordinator)
    #expect(items.compactMap { $0["withinNorm"] as? Bool } == [false, true])
    _ = try service.send("POST", "/v1/intakes/\(old.id)/_withdraw", token: gp)
    #expect(try section("intakesToDecide", coordinator).compactMap { $0["intakeId"] as? String } == [new.id])
  }

  @Test func `shows the red flags that nobody has handled`() throws {
    _ = try intake(#""phq9":{"answers":[0,0,0,0,0,0,0,0,1]},"observations":{"substance":true}"#)
    let flags = try section("redFlags", coordinator)
    #expect(flags.compactMap { $0["kind"] as? String } == ["suicidality"])
    let id = try #require(flags.first?["id"] as? String)
    _ = try service.send("POST", "/v1/flags/\(id)/_handle", token: coordinator, body: Self.contact)
    #expect(try section("redFlags", coordinator).isEmpty)
  }

  @Test func `shows registrations that end within sixty days, or have ended`() throws {
    let other = try service.addPractitioner(registrations: [
      ("RBCZ", "1", "2027-01-17"), ("VMBN", "2", "2027-01-18"), ("NOBCO", "3", "2026-11-17"),
      ("LVNT", "4", "2026-12-01"), ("LVNT", "5", "2031-12-01"),
    ])
    let items = try section("registrationsEnding", coordinator)
    #expect(items.compactMap { $0["association"] as? String } == ["NOBCO", "RBCZ"])
    #expect(items.compactMap { $0["daysLeft"] as? Int } == [-1, 60])
    #expect(items[1]["validUntil"] as? String == "2027-01-17")
    #expect(items[1]["practitionerName"] as? String == "Coach Voorbeeld")
    #expect(items[1]["practitionerId"] as? String == other.description)
    #expect(try section("registrationsEnding", coach).isEmpty)
    #expect(try section("registrationsEnding", service.token(.practitioner(other))).count == 2)
  }

  @Test func `shows a coordinator who may be here twice`() throws {
    let known = try service.addClient()
    let new = try intake()
    _ = try intake(birthDate: "1990-01-01")
    let items = try section("possibleDuplicates", coordinator)
    #expect(items.count == 1)
    #expect(items[0]["clientId"] as? String == new.client.description)
    #expect(items[0]["intakeId"] as? String == new.id)
    #expect(items[0]["possibleDuplicates"] as? [String] == [known.description])
    try service.addToCareTeam(practitioner, of: new.client)
    #expect(try section("possibleDuplicates", coach).isEmpty)
  }

  @Test func `shows a coordinator the requests to destroy a dossier, what is late first`() throws {
    func ask(_ client: Client.ID, on day: String) throws -> String {
      let answer = try service.send(
        "POST", "/v1/clients/\(client)/erasure-requests", token: coordinator,
        body: #"{"receivedOn":"\#(day)","note":"Belde zelf."}"#)
      return try #require(answer.json["id"] as? String, "\(answer.body)")
    }
    let client = try service.addClient()
    try service.addToCareTeam(practitioner, of: client)
    let fresh = try ask(client, on: "2026-11-18")
    let late = try ask(service.addClient(), on: "2026-10-17")
    let settled = try ask(service.addClient(), on: "2026-10-01")
    let done = try service.send("POST", "/v1/erasure-requests/\(settled)/_withdraw", token: coordinator)
    #expect(done.status == 200, "\(done.body)")
    let items = try section("erasureRequests", coordinator)
    #expect(items.compactMap { $0["erasureRequestId"] as? String } == [late, fresh])
    #expect(items.compactMap { $0["decideBy"] as? String } == ["2026-11-17", "2026-12-18"])
    #expect(items.compactMap { $0["daysLeft"] as? Int } == [-1, 30])
    #expect(items.last?["clientId"] as? String == client.description)
    #expect(items.allSatisfy { $0["note"] == nil }, "what somebody asked for is read where it is decided")
    #expect(try section("erasureRequests", coach).isEmpty, "they are for whoever decides")
    for id in [late, fresh] {
      let refusal = #"{"ground":"lawRequiresKeeping","explanation":"De wet vraagt het."}"#
      _ = try service.send(
        "POST", "/v1/erasure-requests/\(id)/_refuse", token: coordinator, body: refusal)
    }
    #expect(try section("erasureRequests", coordinator).isEmpty)
  }

  @Test func `says that there may be more duplicates where not all that wait were looked at`() throws {
    func hasMore(_ token: String) throws -> Bool? {
      let answer = try service.send("GET", "/v1/worklist", token: token)
      return (answer.json["possibleDuplicates"] as? [String: Any])?["hasMore"] as? Bool
    }
    for _ in 0..<Worklist.entriesMax { _ = try service.addIntake() }
    #expect(try hasMore(coordinator) == false)
    _ = try service.addIntake()
    #expect(try hasMore(coordinator) == true)
    #expect(try hasMore(coach) == false)
  }

  @Test func `shows a practitioner what is about its own clients`() throws {
    let flagged = #""phq9":{"answers":[0,0,0,0,0,0,0,0,1]}"#
    let mine = try intake(flagged)
    _ = try intake(birthDate: "1990-01-01", flagged)
    #expect(try section("redFlags", coach).isEmpty)
    #expect(try section("intakesToDecide", coach).isEmpty)
    try service.addToCareTeam(practitioner, of: mine.client)
    #expect(
      try section("redFlags", coach).compactMap { $0["clientId"] as? String } == [mine.client.description])
    #expect(try section("intakesToDecide", coach).compactMap { $0["intakeId"] as? String } == [mine.id])
    #expect(try section("redFlags", coordinator).count == 2)
  }

  @Test func `is for practitioners and coordinators, and its reading is noted`() throws {
    for token in [gp, try service.token(.reporter), try service.token(.admin)] {
      #expect(try service.send("GET", "/v1/worklist", token: token).status == 403)
    }
    #expect(try service.send("GET", "/v1/worklist", token: coach).status == 200)
    #expect(try service.auditTrail().suffix(1) == ["search allowed careTeam"])
  }
}
