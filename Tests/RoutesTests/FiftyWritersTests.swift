import Domain
import Foundation
import Testing

@testable import Routes

/// Fifty who change one client record at once, through the one writer.
@Suite struct `Fifty writers on one record` {
  static let count = 50
  let service: TestService
  let coordinator: String
  let path: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator)
    path = "/v1/clients/\(try service.addClient())"
  }

  private func request(_ method: String, ifMatch: String, statement: String) -> TestRequest {
    let rest = #""givenName":"S","familyName":"V","birthDate":"1987-04-12","occupation":"other","#
    return TestRequest(
      method, path, token: coordinator,
      fields: [
        "If-Match: \(ifMatch)",
        method == "PATCH" ? "Content-Type: application/merge-patch+json" : "Content-Type: application/json",
      ], body: #"{\#(method == "PATCH" ? "" : rest)"statement":"\#(statement)"}"#)
  }

  @Test(arguments: ["PUT", "PATCH"]) func `have one winner for each version`(method: String) throws {
    let answers = try service.send(
      (0..<Self.count).map { request(method, ifMatch: "\"1\"", statement: "\($0)") })
    let winners = answers.indices.filter { answers[$0].status == 200 }
    #expect(winners.count == 1)
    for answer in answers where answer.status != 200 {
      #expect(answer.status == 412)
      #expect(answer.fields["etag"] == "\"2\"")
    }
    let record = try service.send("GET", path, token: coordinator)
    #expect(record.fields["etag"] == "\"2\"")
    #expect(record.json["statement"] as? String == winners.first.map { "\($0)" })
  }

  @Test func `lose nothing when each tries until it has written`() throws {
    var waiting = Array(0..<Self.count)
    var rounds = 0
    while !waiting.isEmpty, rounds <= Self.count {
      rounds += 1
      let record = try service.send("GET", path, token: coordinator)
      let known = record.json["statement"] as? String ?? ""
      let tag = try #require(record.fields["etag"])
      let answers = try service.send(
        waiting.map { request("PUT", ifMatch: tag, statement: "\(known)\($0),") })
      let winners = answers.indices.filter { answers[$0].status == 200 }
      #expect(winners.count == 1)
      if let winner = winners.first { waiting.remove(at: winner) }
    }
    #expect(rounds == Self.count)
    let record = try service.send("GET", path, token: coordinator)
    #expect(record.fields["etag"] == "\"\(Self.count + 1)\"")
    let written = (record.json["statement"] as? String ?? "").split(separator: ",").compactMap { Int($0) }
    #expect(written.sorted() == Array(0..<Self.count))
  }

  @Test func `that take any version each make one of their own`() throws {
    let answers = try service.send(
      (0..<Self.count).map { request("PATCH", ifMatch: "*", statement: "\($0)") })
    #expect(answers.allSatisfy { $0.status == 200 })
    let versions = answers.compactMap { $0.json["version"] as? Int }
    #expect(versions.sorted() == Array(2...Self.count + 1))
  }

  @Test func `with one Idempotency-Key make one record`() throws {
    let body = #"{"kind":"gp","name":"Dr. P. Voorbeeld"}"#
    let answers = try service.send(
      (0..<Self.count).map { _ in
        TestRequest(
          "POST", "/v1/referrers", token: coordinator, fields: ["Idempotency-Key: one"], body: body)
      })
    #expect(answers.allSatisfy { $0.status == 201 })
    #expect(Set(answers.compactMap { $0.json["id"] as? String }).count == 1)
    #expect(answers.count { $0.fields["idempotent-replayed"] == "true" } == Self.count - 1)
    #expect(try service.send("GET", "/v1/referrers", token: coordinator).items.count == 1)
  }
}
