import Domain
import Foundation
import HTTPServer
import Persistence
import SQLite
import Testing

@testable import Routes

@Suite struct `Tokens` {
  let service: TestService
  let admin: String

  init() throws {
    service = try TestService()
    admin = try service.token(.admin)
  }

  func make(_ body: String) throws -> TestAnswer {
    try service.send("POST", "/v1/tokens", token: admin, body: body)
  }

  @Test func `are shown once`() throws {
    let gp = try service.addReferrer()
    let made = try make(#"{"role":"referrer","binding":"\#(gp)","name":"EPD"}"#)
    #expect(made.status == 201, "\(made.body)")
    let secret = try #require(made.json["token"] as? String)
    let id = try #require(made.json["id"] as? String)
    #expect(made.fields["location"] == "/v1/tokens/\(id)")
    let me = try service.send("GET", "/v1/me", token: secret)
    #expect(me.json["role"] as? String == "referrer")
    #expect(me.json["binding"] as? String == gp.description)
    #expect(me.json["referrerKind"] as? String == "gp")
    #expect(me.json["name"] as? String == "EPD")
    let read = try service.send("GET", "/v1/tokens/\(id)", token: admin)
    #expect(read.status == 200)
    #expect(!read.body.contains(secret))
    #expect(try !service.send("GET", "/v1/tokens", token: admin).body.contains(secret))
  }

  @Test func `are not shown again to a replay`() throws {
    let body = #"{"role":"coordinator","name":"C"}"#
    let fields = ["Idempotency-Key: one"]
    let first = try service.send("POST", "/v1/tokens", token: admin, fields: fields, body: body)
    let second = try service.send("POST", "/v1/tokens", token: admin, fields: fields, body: body)
    #expect(second.status == 201)
    #expect(second.json["id"] as? String == first.json["id"] as? String)
    #expect(second.json["token"] is NSNull)
  }

  @Test func `open nothing once revoked`() throws {
    let made = try make(#"{"role":"coordinator","name":"C"}"#)
    let secret = try #require(made.json["token"] as? String)
    let id = try #require(made.json["id"] as? String)
    #expect(try service.send("GET", "/v1/clients", token: secret).status == 200)
    let revoked = try service.send("POST", "/v1/tokens/\(id)/_revoke", token: admin)
    #expect(revoked.status == 200)
    #expect(revoked.json["revokedAt"] as? String == service.clock.now.description)
    #expect(try service.send("GET", "/v1/clients", token: secret).status == 401)
    let again = try service.send("POST", "/v1/tokens/\(id)/_revoke", token: admin)
    #expect(again.problem == "tokenAlreadyRevoked")
  }

  @Test func `open nothing once expired`() throws {
    let moment = service.clock.now.adding(milliseconds: 60_000)
    let made = try make(#"{"role":"reporter","name":"R","expiresAt":"\#(moment)"}"#)
    let secret = try #require(made.json["token"] as? String)
    #expect(
      try service.send("GET", "/v1/me", token: secret).json["expiresAt"] as? String == moment.description)
    service.clock.advance(milliseconds: 60_000)
    #expect(try service.send("GET", "/v1/me", token: secret).status == 401)
  }

  @Test(arguments: [
    (#"{"role":"referrer","name":"x"}"#, "#/binding bindingMissing"),
    (
      #"{"role":"admin","name":"x","binding":"0192f7c4-7a3b-7c3d-8e4f-0123456789ab"}"#,
      "#/binding bindingNotAllowed"
    ),
    (#"{"role":"king","name":"x"}"#, "#/role unknownCode"),
    (#"{"role":"admin"}"#, "#/name required"),
    (#"{"role":"admin","name":"x","expiresAt":"2020-01-01T00:00:00Z"}"#, "#/expiresAt mayNotBeInPast"),
  ]) func `need a role, a name, and whom they stand for`(body: String, fault: String) throws {
    #expect(try make(body).errors == [fault])
  }

  @Test func `for those who see dossiers are flagged in the audit trail`() throws {
    let roles = ["coordinator", "reporter", "admin"]
    for role in roles { #expect(try make(#"{"role":"\#(role)","name":"x"}"#).status == 201) }
    let rules = try service.database.reader().read { database in
      try database.all("SELECT rule FROM audit_event WHERE action = 'create' ORDER BY seq") { row in
        row.optionalString(0)
      }
    }
    #expect(rules == ["adminMadeDossierToken", "administration", "administration"])
  }

  @Test func `stand for somebody who is there`() throws {
    let nobody = "0192f7c4-7a3b-7c3d-8e4f-0123456789ab"
    #expect(
      try make(#"{"role":"referrer","name":"x","binding":"\#(nobody)"}"#).errors == [
        "#/binding unknownReferrer"
      ])
    #expect(
      try make(#"{"role":"practitioner","name":"x","binding":"\#(nobody)"}"#).errors == [
        "#/binding unknownPractitioner"
      ])
  }

  @Test func `live two at a time`() throws {
    #expect(try make(#"{"role":"coordinator","name":"C"}"#).status == 201)
    #expect(try make(#"{"role":"coordinator","name":"C"}"#).status == 201)
    #expect(try make(#"{"role":"coordinator","name":"C"}"#).problem == "tokensTooMany")
  }

  @Test func `are made by whoever reaches the Unix socket too`() throws {
    let made = try service.send(
      "POST", "/v1/tokens", body: #"{"role":"coordinator","name":"C"}"#, peer: .unix)
    #expect(made.status == 201)
    #expect(try service.send("GET", "/v1/tokens", peer: .unix).items.count == 2)
    #expect(try service.send("GET", "/v1/clients", peer: .unix).status == 403)
    #expect(try service.send("GET", "/v1/tokens", token: "vk_wrong", peer: .unix).status == 401)
  }

  @Test func `are answered without a body where that is preferred`() throws {
    let answer = try service.send(
      "POST", "/v1/tokens", token: admin, fields: ["Prefer: return=minimal"],
      body: #"{"role":"coordinator","name":"C"}"#)
    #expect(answer.status == 201)
    #expect(answer.body.isEmpty)
    #expect(answer.fields["preference-applied"] == "return=minimal")
    #expect(answer.fields["location"] != nil)
  }
}
