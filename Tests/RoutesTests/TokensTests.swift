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

  @Test func `have a form that scanners of secrets know`() throws {
    let made = try make(#"{"role":"coordinator","name":"C"}"#)
    let secret = try #require(made.json["token"] as? String)
    #expect(secret.wholeMatch(of: /vk_[0-9a-f]{72}/) != nil)
    #expect(BearerToken.isWellFormed(secret))
    for place in [3, 40, 66, 67, 74] {
      var octets = Array(secret.utf8)
      octets[place] = octets[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
      #expect(!BearerToken.isWellFormed(String(decoding: octets, as: UTF8.self)), "\(place)")
    }
  }

  @Test func `that end soon say so in time`() throws {
    let end = service.clock.now.adding(days: 40)
    let token = try service.token(.coordinator, name: "C", expiresAt: end)
    for (days, left, isSoon) in [(0, 40, false), (10, 30, false), (1, 29, true), (28, 1, true)] {
      service.clock.advance(milliseconds: Int64(days) * 86_400_000)
      let me = try service.send("GET", "/v1/me", token: token)
      #expect(me.json["expiresInDays"] as? Int == left)
      #expect(me.json["expiresSoon"] as? Bool == isSoon)
    }
    let me = try service.send("GET", "/v1/me", token: service.token(.coordinator, name: "D"))
    #expect(me.json["expiresInDays"] is NSNull)
    #expect(me.json["expiresSoon"] as? Bool == false)
  }

  @Test func `are replaced without a moment in which none works`() throws {
    let old = try service.token(.coordinator, name: "C")
    let made = try make(#"{"role":"coordinator","name":"C"}"#)
    let new = try #require(made.json["token"] as? String)
    let (before, after) = (
      try service.send("GET", "/v1/me", token: old), try service.send("GET", "/v1/me", token: new)
    )
    #expect(before.status == 200 && after.status == 200)
    #expect(before.json["principalId"] as? String == after.json["principalId"] as? String)
    #expect(try make(#"{"role":"coordinator","name":"C"}"#).problem == "tokensTooMany")
  }

  @Test func `may be bound to the addresses of a practice`() throws {
    let made = try make(
      #"{"role":"coordinator","name":"C","allowedFrom":["203.0.113.0/24","2001:db8:7::/48"]}"#)
    #expect(made.status == 201, "\(made.body)")
    #expect(made.json["allowedFrom"] as? [String] == ["203.0.113.0/24", "2001:db8:7::/48"])
    let secret = try #require(made.json["token"] as? String)
    for (peer, status) in [
      (Peer.ipv4(0xCB00_7107), 200), (.ipv4(0xCB00_7207), 401), (.ipv6(0x2001_0DB8_0007_0000, 9), 200),
      (.ipv6(0x2001_0DB8_0008_0000, 9), 401), (.ipv6(0, 0xFFFF_CB00_7107), 200), (.unix, 401),
    ] {
      let answer = try service.send("GET", "/v1/clients", token: secret, peer: peer)
      #expect(answer.status == status, "\(peer)")
      #expect(answer.status == 200 || answer.body == Self.unauthenticated(answer), "\(peer)")
    }
    #expect(try service.auditTrail().contains("authenticate refused address"))
    let fault = try make(#"{"role":"coordinator","name":"D","allowedFrom":["203.0.113.7/24","::/0","::/0"]}"#)
    #expect(
      fault.errors == ["#/allowedFrom/0 malformedAddressRange", "#/allowedFrom/2 duplicateElement"])
  }

  @Test func `that are bound to addresses are judged by the client that a trusted proxy names`() throws {
    let service = try TestService { $0.trustedProxies = (try? TrustedProxies(["192.0.2.1"])) ?? .none }
    let made = try service.send(
      "POST", "/v1/tokens", token: service.token(.admin),
      body: #"{"role":"coordinator","name":"C","allowedFrom":["203.0.113.0/24"]}"#)
    let secret = try #require(made.json["token"] as? String)
    for (peer, client, status) in [
      (UInt32(0xC000_0201), "203.0.113.7", 200), (0xC000_0201, "198.51.100.7", 401),
      (0xC633_6407, "203.0.113.7", 401),
    ] {
      let answer = try service.send(
        "GET", "/v1/clients", token: secret, fields: ["X-Forwarded-For: \(client)"], peer: .ipv4(peer))
      #expect(answer.status == status, "\(client)")
    }
  }

  /// Where octets of a body are still to come, a request is judged before it is counted.
  @Test func `that were stolen are no other than wrong ones, and use up nothing of their owner's`() throws {
    let service = try TestService { $0.rateLimits = RateLimits() }
    let gp = try service.addReferrer()
    let made = try service.send(
      "POST", "/v1/tokens", token: service.token(.admin),
      body: #"{"role":"referrer","binding":"\#(gp)","name":"EPD","allowedFrom":["203.0.113.0/24"]}"#)
    let secret = try #require(made.json["token"] as? String)
    func judged(_ token: String) throws -> (fields: [String: String], body: String) {
      let answer = try #require(
        try service.judge([
          "POST /v1/intakes HTTP/1.1", "Host: test", "Authorization: Bearer \(token)",
          "Content-Type: application/json", "Content-Length: 10",
        ]))
      #expect(answer.status == 401)
      var fields = answer.fields
      let id = fields.removeValue(forKey: "x-request-id") ?? ""
      return (fields, answer.body.replacing(id, with: ""))
    }
    let (stolen, wrong) = (try judged(secret), try judged("vk_wrong"))
    #expect(stolen.fields == wrong.fields)
    #expect(stolen.body == wrong.body)
    for _ in 0..<10 { _ = try judged(secret) }
    let me = try service.send("GET", "/v1/me", token: secret, peer: .ipv4(0xCB00_7107))
    #expect(me.status == 200)
    #expect(me.fields["ratelimit"]?.hasPrefix("\"burst\";r=99") == true, "\(me.fields)")
  }

  /// What anybody is told who shows a wrong token.
  private static func unauthenticated(_ answer: TestAnswer) -> String {
    let service = try? TestService()
    let other = try? service?.send("GET", "/v1/clients", token: "vk_wrong")
    let instance = (other?.json["instance"] as? String) ?? ""
    return other?.body.replacing(instance, with: answer.json["instance"] as? String ?? "") ?? ""
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

  /// Of whom it is not known what may be shown sees the status alone.
  @Test func `of a referrer whose kind is not known show no content`() throws {
    func caller(_ binding: Principal.Binding, _ kind: Referrer.Kind?) -> Caller {
      Caller(principal: Principal(id: service.id(), binding: binding), tokenID: nil, referrerKind: kind)
    }
    #expect(caller(.referrer(service.id()), nil).seesStatusAlone)
    #expect(caller(.referrer(service.id()), .employer).seesStatusAlone)
    #expect(!caller(.referrer(service.id()), .gp).seesStatusAlone)
    #expect(!caller(.coordinator, nil).seesStatusAlone)
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

  @Test(arguments: ["return=minimal", "return=\"minimal\"", "respond-async, return=minimal"])
  func `are answered without a body where that is preferred`(preference: String) throws {
    let answer = try service.send(
      "POST", "/v1/tokens", token: admin, fields: ["Prefer: \(preference)"],
      body: #"{"role":"coordinator","name":"C"}"#)
    #expect(answer.status == 201)
    #expect(answer.body.isEmpty)
    #expect(answer.fields["preference-applied"] == "return=minimal")
    #expect(answer.fields["location"] != nil)
  }
}
