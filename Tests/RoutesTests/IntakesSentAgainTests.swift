import Domain
import Foundation
import Persistence
import SQLite
import Testing

@testable import Routes

@Suite struct `An intake sent again with its key` {
  let service: TestService
  let gp: Referrer.ID
  let token: String

  init() throws {
    service = try TestService()
    gp = try service.addReferrer(.gp)
    token = try service.token(.referrer(gp))
  }

  func post(_ body: String, key: String, token: String? = nil) throws -> TestAnswer {
    try service.send(
      "POST", "/v1/intakes", token: token ?? self.token, fields: ["Idempotency-Key: \(key)"], body: body)
  }

  @Test func `gives the same answer and makes nothing`() throws {
    let first = try post(SampleIntake.text, key: "a")
    #expect(first.fields["idempotent-replayed"] == nil)
    let second = try post(SampleIntake.text, key: "a")
    #expect(second.status == 201)
    #expect(second.body == first.body)
    #expect(second.fields["location"] == first.fields["location"])
    #expect(second.fields["etag"] == first.fields["etag"])
    #expect(second.fields["idempotent-replayed"] == "true")
    #expect(try service.send("GET", "/v1/intakes", token: token).items.count == 1)
  }

  @Test func `holds for all tokens of the principal, and for nobody else`() throws {
    let first = try post(SampleIntake.small(), key: "a")
    let successor = try service.token(.referrer(gp), name: "next")
    #expect(
      try post(SampleIntake.small(), key: "a", token: successor).json["id"] as? String == first.json["id"]
        as? String)
    let other = try post(SampleIntake.small(), key: "a", token: service.referrerToken())
    #expect(other.fields["idempotent-replayed"] == nil)
    #expect(other.status == 201)
  }

  @Test func `with another body is 422`() throws {
    _ = try post(SampleIntake.small(), key: "a")
    let answer = try post(SampleIntake.small(birthDate: "1990-01-01"), key: "a")
    #expect(answer.status == 422)
    #expect(answer.problem == "idempotencyKeyReused")
  }

  @Test func `after a refusal is a new request`() throws {
    _ = try post(SampleIntake.text, key: "a")
    #expect(try post(SampleIntake.text, key: "b").status == 409)
    #expect(try post(SampleIntake.small(), key: "b").status == 201)
    #expect(try post("{}", key: "c").status == 400)
    #expect(try post(SampleIntake.small(), key: "c").status == 201)
  }

  @Test func `after a week is a new request`() throws {
    _ = try post(SampleIntake.small(), key: "a")
    service.clock.advance(milliseconds: 7 * 86_400_000 + 1)
    #expect(try post(SampleIntake.small(), key: "a").fields["idempotent-replayed"] == nil)
  }

  @Test(arguments: ["é", "a b", String(repeating: "k", count: 65)])
  func `needs a key of visible ASCII`(key: String) throws {
    #expect(try post(SampleIntake.small(), key: key).errors == ["Idempotency-Key malformedIdempotencyKey"])
  }
}
