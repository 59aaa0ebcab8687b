import Domain
import Foundation
import Persistence
import SQLite
import Testing

@testable import Routes

@Suite struct `Reading intakes` {
  let service: TestService
  let token: String
  let ids: [String]

  init() throws {
    let service = try TestService()
    let token = try service.referrerToken()
    ids = try (0..<5).map { _ in
      service.clock.advance(milliseconds: 1)
      let answer = try service.send("POST", "/v1/intakes", token: token, body: SampleIntake.small())
      return try #require(answer.json["id"] as? String)
    }
    (self.service, self.token) = (service, token)
  }

  func ids(_ answer: TestAnswer) -> [String] { answer.items.compactMap { $0["id"] as? String } }

  @Test func `goes page by page`() throws {
    let first = try service.send("GET", "/v1/intakes?limit=2&status=received", token: token)
    #expect(ids(first) == Array(ids[0..<2]))
    let cursor = try #require(first.json["nextCursor"] as? String)
    #expect(first.fields["link"] == "</v1/intakes?limit=2&status=received&cursor=\(cursor)>; rel=\"next\"")
    let second = try service.send("GET", "/v1/intakes?limit=2&cursor=\(cursor)", token: token)
    #expect(ids(second) == Array(ids[2..<4]))
    let next = try #require(second.json["nextCursor"] as? String)
    let third = try service.send("GET", "/v1/intakes?limit=2&cursor=\(next)", token: token)
    #expect(ids(third) == [ids[4]])
    #expect(third.json["nextCursor"] is NSNull)
    #expect(third.fields["link"] == nil)
  }

  @Test(arguments: [
    ("limit=0", "limit outOfRange"), ("limit=101", "limit outOfRange"), ("limit=+5", "limit outOfRange"),
    ("limit=", "limit outOfRange"), ("limit=1&limit=2", "limit duplicateParameter"),
    ("cursor=x", "cursor malformedCursor"), ("status=open", "status unknownCode"),
    ("offset=3", "offset unknownParameter"),
  ]) func `refuses a query that it does not know`(query: String, fault: String) throws {
    let answer = try service.send("GET", "/v1/intakes?\(query)", token: token)
    #expect(answer.status == 400)
    #expect(answer.errors == [fault])
  }

  @Test func `shows nobody another's`() throws {
    let other = try service.referrerToken()
    #expect(try service.send("GET", "/v1/intakes/\(ids[0])", token: other).status == 404)
    #expect(try service.send("GET", "/v1/intakes", token: other).items.isEmpty)
    let practitioner = try service.addPractitioner()
    let theirs = try service.token(.practitioner(practitioner))
    #expect(try service.send("GET", "/v1/intakes/\(ids[0])", token: theirs).status == 404)
    #expect(try service.send("GET", "/v1/intakes", token: theirs).items.isEmpty)
    let coordinator = try service.token(.coordinator)
    let seen = try service.send("GET", "/v1/intakes/\(ids[0])", token: coordinator)
    #expect(seen.status == 200)
    let client = try #require((seen.json["clientId"] as? String).flatMap { Client.ID($0) })
    try service.addToCareTeam(practitioner, of: client)
    #expect(try service.send("GET", "/v1/intakes/\(ids[0])", token: theirs).status == 200)
    #expect(try service.send("GET", "/v1/intakes", token: theirs).items.count == 1)
  }

  @Test func `again is 304 until it has changed`() throws {
    let path = "/v1/intakes/\(ids[0])"
    #expect(try service.send("GET", path, token: token, fields: ["If-None-Match: \"1\""]).status == 304)
    #expect(
      try service.send("GET", path, token: token, fields: ["If-None-Match: W/\"7\", \"1\""]).body.isEmpty)
    #expect(try service.send("GET", path, token: token, fields: ["If-None-Match: *"]).status == 304)
    #expect(try service.send("GET", path, token: token, fields: ["If-None-Match: \"2\""]).status == 200)
    _ = try service.send("POST", path + "/_withdraw", token: token)
    let changed = try service.send("GET", path, token: token, fields: ["If-None-Match: \"1\""])
    #expect(changed.status == 200)
    #expect(changed.fields["etag"] == "\"2\"")
  }

  @Test func `lets a referrer withdraw its own once`() throws {
    let path = "/v1/intakes/\(ids[0])/_withdraw"
    #expect(try service.send("POST", path, token: service.referrerToken()).status == 404)
    let answer = try service.send("POST", path, token: token)
    #expect(answer.status == 200)
    #expect(answer.json["status"] as? String == "withdrawn")
    #expect(try service.send("POST", path, token: token).problem == "intakeNotWithdrawable")
    #expect(try service.send("GET", "/v1/intakes?status=withdrawn", token: token).items.count == 1)
  }
}
