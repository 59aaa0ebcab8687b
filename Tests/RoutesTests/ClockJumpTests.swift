import Domain
import Persistence
import Testing

@testable import Routes

/// The machine's clock is set back or forward while the service runs: by NTP, by hand, or after a virtual machine slept.
@Suite struct `A clock that jumps` {
  private let service: TestService
  private let token: String
  private let hour: Int64 = 3_600_000

  init() throws {
    service = try TestService()
    token = try service.referrerToken()
  }

  @Test(arguments: [-24 * 365, -1, 1, 24 * 6] as [Int64]) func `doubles no intake that is sent again`(
    hours: Int64
  )
    throws
  {
    let first = try post("k-1")
    service.clock.advance(milliseconds: hours * hour)
    let again = try post("k-1")
    #expect(again.status == 201)
    #expect(again.fields["idempotent-replayed"] == "true")
    #expect(again.fields["location"] == first.fields["location"])
    service.clock.advance(milliseconds: -hours * hour)
    #expect(try post("k-1").fields["location"] == first.fields["location"])
  }

  @Test(arguments: [-24 * 365, -1, 24 * 6] as [Int64])
  func `gives no id twice, and hides no intake from a list`(
    hours: Int64
  ) throws {
    var ids: Set<String> = []
    for number in 0..<6 {
      ids.insert(try #require(post("a-\(number)").json["id"] as? String))
      service.clock.advance(milliseconds: number % 2 == 0 ? hours * hour : -hours * hour)
    }
    #expect(ids.count == 6)
    var listed: [String] = []
    var path: String? = "/v1/intakes?limit=2"
    while let next = path {
      let page = try service.send("GET", next, token: token)
      listed += page.items.compactMap { $0["id"] as? String }
      path = (page.json["nextCursor"] as? String).map { "/v1/intakes?limit=2&cursor=\($0)" }
    }
    #expect(listed.count == 6 && Set(listed) == ids)
  }

  @Test func `changes what was made in the time to come, which then was changed no earlier than it was made`()
    throws
  {
    let made = try post("k-1")
    let path = try #require(made.fields["location"])
    service.clock.advance(milliseconds: -48 * hour)
    let withdrawn = try service.send("POST", "\(path)/_withdraw", token: token, body: "{}")
    #expect(withdrawn.status == 200, "\(withdrawn.body)")
    let (created, updated) = (withdrawn.json["createdAt"] as? String, withdrawn.json["updatedAt"] as? String)
    #expect(created != nil && updated ?? "" >= created ?? "z")
  }

  @Test func `opens nothing for longer than a token lasts, and nothing again that was revoked`() throws {
    let binding = Principal.Binding.referrer(try service.addReferrer())
    let short = try service.token(
      binding, expiresAt: Instant(unixMilliseconds: service.clock.now.unixMilliseconds + hour))
    #expect(try service.send("GET", "/v1/me", token: short).status == 200)
    service.clock.advance(milliseconds: 2 * hour)
    #expect(try service.send("GET", "/v1/me", token: short).status == 401)
    service.clock.advance(milliseconds: -2 * hour)
    #expect(try service.send("GET", "/v1/me", token: short).status == 200)

    let admin = try service.token(.admin)
    let listed = try service.send("GET", "/v1/tokens?limit=100", token: admin)
    let id = try #require(
      listed.items.first { $0["expiresAt"] as? String != nil }.flatMap { $0["id"] as? String })
    service.clock.advance(milliseconds: -24 * hour)
    #expect(try service.send("POST", "/v1/tokens/\(id)/_revoke", token: admin).status == 200)
    for jump in [0, 24, -72] as [Int64] {
      service.clock.advance(milliseconds: jump * hour)
      #expect(try service.send("GET", "/v1/me", token: short).status == 401)
    }
  }

  @Test func `leaves the audit trail whole, in the order in which things happened`() throws {
    for (number, hours) in [0, 5, -24 * 400, 24 * 700, -1].enumerated() {
      service.clock.advance(milliseconds: Int64(hours) * hour)
      #expect(try post("k-\(number)").status == 201)
    }
    guard case .whole(let head) = try AuditChain.verify(try service.database.reader()) else {
      Issue.record("the chain broke")
      return
    }
    #expect(head.seq >= 5)
  }

  private func post(_ key: String) throws -> TestAnswer {
    try service.send(
      "POST", "/v1/intakes", token: token, fields: ["Idempotency-Key: \(key)"],
      body: SampleIntake.small().replacing("2026-11-18", with: "2024-11-18"))
  }
}
