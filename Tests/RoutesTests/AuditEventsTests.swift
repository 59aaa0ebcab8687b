import Domain
import Foundation
import Glibc
import HTTPServer
import Testing

@testable import Routes

@Suite struct `The audit trail over HTTP` {
  let service: TestService
  let practitioner: Practitioner.ID
  let coach: String
  let coordinator: String
  let admin: String
  let client: Client.ID

  init() throws {
    service = try TestService()
    practitioner = try service.addPractitioner()
    coach = try service.token(.practitioner(practitioner))
    coordinator = try service.token(.coordinator)
    admin = try service.token(.admin)
    client = try service.addClient()
    try service.addToCareTeam(practitioner, of: client)
  }

  var dossierPath: String { "/v1/clients/\(client)/audit-events" }

  /// Once what waits in the buffers is written.
  func events(_ target: String, _ token: String) throws -> TestAnswer {
    usleep(250_000)
    let answer = try service.send("GET", target, token: token)
    #expect(answer.status == 200, "\(answer.body)")
    return answer
  }

  func lines(_ answer: TestAnswer) -> [String] {
    answer.items.map { "\($0["action"] ?? "") \($0["result"] ?? "") \($0["route"] ?? "")" }
  }

  @Test func `tells who saw a dossier, the lists that showed it and the refusals too`() throws {
    let other = try service.addClient()
    _ = try service.send("GET", "/v1/clients/\(client)", token: coach)
    _ = try service.send("GET", "/v1/clients", token: coordinator)
    _ = try service.send("GET", "/v1/clients/\(other)", token: coordinator)
    let stranger = try service.token(.practitioner(service.addPractitioner()))
    _ = try service.send("GET", "/v1/clients/\(client)/measurements", token: stranger)
    _ = try service.send(
      "POST", "/v1/clients/\(client)/consents", token: coach,
      body: #"{"purpose":"research","given":true,"textVersion":"1","at":"2026-11-18T09:00:00Z"}"#)
    let answer = try events(dossierPath, coordinator)
    #expect(
      Set(lines(answer)) == [
        "read allowed /v1/clients/{id}", "search allowed /v1/clients",
        "read refused /v1/clients/{id}/measurements", "create allowed /v1/clients/{id}/consents",
      ])
    #expect(answer.items.count == 4)
    let numbers = answer.items.compactMap { $0["seq"] as? Int }
    #expect(numbers == numbers.sorted(by: >))
    let list = try #require(answer.items.first { $0["action"] as? String == "search" })
    #expect(list["clientIds"] as? [String] == [client.description])
    #expect(list["role"] as? String == "coordinator")
    let read = try #require(answer.items.first { $0["result"] as? String == "refused" })
    #expect(read["clientId"] as? String == client.description)
    let own = try #require(answer.items.first { $0["route"] as? String == "/v1/clients/{id}" })
    #expect(own["boundToId"] as? String == practitioner.description)
    #expect(own["accessPoint"] as? String == "127.0.0.1")
    #expect((own["hash"] as? String)?.count == 64)
    // That the log was read is in the log.
    #expect(lines(try events(dossierPath, coordinator)).first == "read allowed /v1/clients/{id}/audit-events")
  }

  @Test func `tells of a client also what was done under an id that it had`() throws {
    let other = try service.addClient()
    _ = try service.send("GET", "/v1/clients/\(other)", token: coordinator)
    _ = try service.send("GET", "/v1/clients", token: coordinator)
    let merged = try service.send(
      "POST", "/v1/clients/\(client)/_merge", token: coordinator, body: #"{"clientId":"\#(other)"}"#)
    #expect(merged.status == 200, "\(merged.body)")
    let answer = try events(dossierPath, coordinator)
    #expect(answer.items.contains { $0["clientId"] as? String == other.description })
    let list = try #require(answer.items.first { $0["action"] as? String == "search" })
    #expect(Set(list["clientIds"] as? [String] ?? []) == [client.description, other.description])
    for path in ["audit-events", "measurements", "spinnenweb", "course", "consents"] {
      let gone = try service.send("GET", "/v1/clients/\(other)/\(path)", token: coordinator)
      #expect(gone.problem == "clientMerged", "\(path)")
      #expect(gone.fields["location"] == "/v1/clients/\(client)")
    }
  }

  @Test func `gives a dossier's log page by page`() throws {
    for _ in 0..<5 { _ = try service.send("GET", "/v1/clients/\(client)", token: coach) }
    let first = try events(dossierPath + "?limit=3", coordinator)
    #expect(first.items.count == 3)
    let cursor = try #require(first.json["nextCursor"] as? String)
    #expect(first.fields["link"] == "<\(dossierPath)?limit=3&cursor=\(cursor)>; rel=\"next\"")
    let second = try events(dossierPath + "?limit=3&cursor=\(cursor)", coordinator)
    #expect(second.items.count == 2)
    #expect(second.json["nextCursor"] is NSNull)
    let numbers = (first.items + second.items).compactMap { $0["seq"] as? Int }
    #expect(numbers == numbers.sorted(by: >))
  }

  @Test func `of everything is the admin's, by who, what and how it ended`() throws {
    _ = try service.send("GET", "/v1/clients/\(client)", token: coach)
    _ = try service.send("GET", "/v1/clients", token: admin)
    _ = try service.send("GET", "/v1/clients", token: "vk_wrong")
    _ = try service.send("GET", "/v1/clients", token: coordinator, peer: .ipv6(0x2001_0db8 << 32, 1))
    let all = try events("/v1/audit-events", admin)
    #expect(all.items.count == 4)
    #expect(all.items.first?["clientIds"] as? [String] == [client.description])
    #expect(Set(all.items.compactMap { $0["accessPoint"] as? String }) == ["127.0.0.1", "2001:db8::1"])
    #expect(all.items.allSatisfy { $0["emergencyReason"] is NSNull })
    let refused = try events("/v1/audit-events?result=refused&limit=1", admin)
    #expect(lines(refused) == ["authenticate refused /v1/clients"])
    let cursor = try #require(refused.json["nextCursor"] as? String)
    let more = try events("/v1/audit-events?result=refused&limit=1&cursor=\(cursor)", admin)
    #expect(lines(more) == ["search refused /v1/clients"])
    #expect(more.json["nextCursor"] is NSNull)
    let coachs = try events("/v1/audit-events?principalId=\(practitioner)&action=read", admin)
    #expect(lines(coachs) == ["read allowed /v1/clients/{id}"])
  }

  @Test(arguments: [
    ("limit=101", "limit outOfRange"), ("cursor=x", "cursor malformedCursor"),
    ("action=look", "action unknownCode"),
    ("principalId=7", "principalId malformedId"), ("from=2026", "from unknownParameter"),
  ]) func `refuses a query that it does not know`(query: String, fault: String) throws {
    #expect(try service.send("GET", "/v1/audit-events?\(query)", token: admin).errors == [fault])
  }

  @Test func `is closed to everybody else`() throws {
    for token in [coach, try service.referrerToken(), try service.token(.reporter), admin] {
      #expect(try service.send("GET", dossierPath, token: token).status == 403)
    }
    for token in [coach, try service.referrerToken(), try service.token(.reporter), coordinator] {
      #expect(try service.send("GET", "/v1/audit-events", token: token).status == 403)
    }
    let unknown = "/v1/clients/0192f7c4-7a3b-7c3d-8e4f-0123456789ab/audit-events"
    #expect(try service.send("GET", unknown, token: coordinator).status == 404)
  }
}
