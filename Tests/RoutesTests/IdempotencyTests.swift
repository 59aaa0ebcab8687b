import Domain
import Foundation
import Persistence
import SQLite
import Testing

@testable import Routes

/// A request that is sent again with the same Idempotency-Key.
@Suite struct `A replay` {
  let service: TestService
  let gp: Referrer.ID
  let token: String
  let coordinator: String

  init() throws {
    service = try TestService()
    gp = try service.addReferrer()
    token = try service.token(.referrer(gp))
    coordinator = try service.token(.coordinator)
  }

  private func post(
    _ path: String, _ body: String?, token: String? = nil, fields: [String] = []
  ) throws -> TestAnswer {
    try service.send(
      "POST", path, token: token ?? self.token, fields: ["Idempotency-Key: one"] + fields, body: body)
  }

  private func expectReplay(_ answer: TestAnswer, _ status: Int) {
    #expect(answer.status == status, "\(answer.body)")
    #expect(answer.fields["idempotent-replayed"] == "true")
  }

  @Test func `is a look at the record, and in the trail of its client`() throws {
    let first = try post("/v1/intakes", SampleIntake.text)
    #expect(first.status == 201)
    for _ in 0..<3 {
      let again = try post("/v1/intakes", SampleIntake.text)
      expectReplay(again, 201)
      #expect(again.body == first.body)
      #expect(again.fields["location"] == first.fields["location"])
    }
    #expect(
      try service.auditTrail() == ["create allowed ownIntake"]
        + Array(repeating: "read allowed ownIntake", count: 3))
    let client = try #require(first.json["clientId"] as? String)
    let log = try service.send("GET", "/v1/clients/\(client)/audit-events", token: coordinator)
    let reads = log.items.filter {
      $0["action"] as? String == "read" && $0["objectType"] as? String == "intake"
    }
    #expect(reads.count == 3)
    #expect(reads.allSatisfy { $0["objectId"] as? String == first.json["id"] as? String })
  }

  @Test func `is on record before it is answered, where the trail is strict`() throws {
    let service = try TestService { $0.auditStrict = true }
    let token = try service.referrerToken()
    func count() throws -> Int {
      try service.database.reader().read { database in
        try database.first("SELECT count(*) FROM audit_event") { row in row.int(0) } ?? 0
      }
    }
    for number in 1...3 {
      let answer = try service.send(
        "POST", "/v1/intakes", token: token, fields: ["Idempotency-Key: one"], body: SampleIntake.text)
      #expect(answer.status == 201)
      #expect(try count() == number)
    }
  }

  @Test func `is known by a key of which nothing is kept but a hash`() throws {
    let key = "mevrouw-Quispelaere-1961-02-17"
    let send = { [self] (token: String) in
      try service.send(
        "POST", "/v1/intakes", token: token, fields: ["Idempotency-Key: \(key)"], body: SampleIntake.small())
    }
    let first = try send(token)
    #expect(first.status == 201)
    expectReplay(try send(token), 201)
    #expect(try RawFiles.holding("Quispelaere", in: service.database.directory.path) == [])
    // The same key is another's own, and the same for each token of one.
    let other = try send(service.referrerToken())
    #expect(other.status == 201 && other.fields["idempotent-replayed"] == nil)
    expectReplay(try send(service.token(.referrer(gp), name: "second")), 201)
  }

  @Test func `of two at once is one of them, and is in the trail too`() throws {
    let request = TestRequest(
      "POST", "/v1/intakes", token: token, fields: ["Idempotency-Key: one"], body: SampleIntake.text)
    let answers = try service.send([request, request])
    #expect(answers.map(\.status) == [201, 201])
    #expect(answers.count { $0.fields["idempotent-replayed"] == "true" } == 1)
    #expect(answers[0].body == answers[1].body)
    #expect(try service.auditTrail() == ["create allowed ownIntake", "read allowed ownIntake"])
  }

  @Test func `is answered though what it asks is not possible any more`() throws {
    let (old, new) = (try service.addClient(), try service.addClient())
    let body = #"{"client":{"id":"\#(old)"},"referrerId":"\#(gp)","reason":"Moe","takenOn":"2026-11-18"}"#
    #expect(try post("/v1/intakes", body, token: coordinator).status == 201)
    let merged = try service.send(
      "POST", "/v1/clients/\(new)/_merge", token: coordinator, body: #"{"clientId":"\#(old)"}"#)
    #expect(merged.status == 200, "\(merged.body)")
    let again = try post("/v1/intakes", body, token: coordinator)
    expectReplay(again, 201)
    #expect(again.json["clientId"] as? String == new.description)
    #expect(try service.send("POST", "/v1/intakes", token: coordinator, body: body).status == 400)
    let admin = try service.token(.admin)
    let token =
      #"{"role":"reporter","name":"R","expiresAt":"\#(service.clock.now.adding(milliseconds: 1_000))"}"#
    #expect(try post("/v1/tokens", token, token: admin).status == 201)
    service.clock.advance(milliseconds: 2_000)
    expectReplay(try post("/v1/tokens", token, token: admin), 201)
  }

  @Test func `has the status and the place of the first time, and the record as it is now`() throws {
    let first = try post("/v1/intakes", SampleIntake.text)
    let path = try #require(first.fields["location"])
    #expect(try service.send("POST", "\(path)/_withdraw", token: token).status == 200)
    let again = try post("/v1/intakes", SampleIntake.text)
    expectReplay(again, 201)
    #expect(again.fields["location"] == path)
    #expect(again.json["status"] as? String == "withdrawn")
    #expect(again.fields["etag"] == "\"2\"", "of what is shown")
    let minimal = try post("/v1/intakes", SampleIntake.text, fields: ["Prefer: return=minimal"])
    expectReplay(minimal, 201)
    #expect(minimal.body.isEmpty)
    #expect(minimal.fields["preference-applied"] == "return=minimal")
  }

  @Test func `of an operation upon a record changes nothing more`() throws {
    let path = try #require(try post("/v1/intakes", SampleIntake.text).fields["location"])
    let first = try service.send(
      "POST", "\(path)/_withdraw", token: token, fields: ["Idempotency-Key: two", "If-Match: \"1\""])
    #expect(first.status == 200, "\(first.body)")
    let again = try service.send(
      "POST", "\(path)/_withdraw", token: token, fields: ["Idempotency-Key: two", "If-Match: \"1\""])
    expectReplay(again, 200)
    #expect(again.body == first.body)
    let other = try service.send("POST", "\(path)/_withdraw", token: token, fields: ["Idempotency-Key: one"])
    #expect(other.status == 422)
  }

  @Test func `shows nothing to who may not see it any more`() throws {
    let practitioner = try service.addPractitioner()
    let coach = try service.token(.practitioner(practitioner))
    let client = try service.addClient()
    let now = service.clock.now
    let member = CareTeamMember(
      id: service.id(), clientID: client, practitionerID: practitioner, role: .member,
      from: now.calendarDate().adding(days: -1), to: now.calendarDate())
    _ = try service.database.writer.write { transaction in try transaction.insert(member, at: now) }
    let body = #"{"purpose":"research","given":true,"textVersion":"1","at":"2026-11-18T09:00:00Z"}"#
    #expect(try post("/v1/clients/\(client)/consents", body, token: coach).status == 201)
    expectReplay(try post("/v1/clients/\(client)/consents", body, token: coach), 201)
    service.clock.advance(milliseconds: Care.days)
    let gone = try post("/v1/clients/\(client)/consents", body, token: coach)
    #expect(gone.status == 404)
    #expect(gone.fields["idempotent-replayed"] == nil)
    #expect(try service.auditTrail().last == "create refused relation")
  }
}
