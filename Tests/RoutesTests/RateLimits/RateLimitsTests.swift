import Domain
import Foundation
import HTTPServer
import Testing

@testable import Routes

@Suite struct `A caller who asks too much` {
  private func service(_ configure: (inout RateLimits) -> Void = { _ in }) throws -> TestService {
    var limits = RateLimits()
    configure(&limits)
    return try TestService { $0.rateLimits = limits }
  }

  private func expectTooMany(_ answer: TestAnswer, retryAfter seconds: String) {
    #expect(answer.status == 429)
    #expect(answer.problem == "tooManyRequests")
    #expect(answer.fields["content-type"] == "application/problem+json")
    #expect(answer.fields["retry-after"] == seconds)
  }

  @Test func `is told what is left, and then to wait`() throws {
    let service = try service()
    let token = try service.token(.coordinator)
    for left in (0..<100).reversed() {
      let answer = try service.send("GET", "/v1/me", token: token)
      #expect(answer.status == 200)
      #expect(answer.fields["ratelimit-policy"] == #""token";q=600;w=60, "burst";q=100;w=10"#)
      #expect(answer.fields["ratelimit"] == #""burst";r=\#(left);t=\#((100 - left + 9) / 10)"#)
    }
    let refused = try service.send("GET", "/v1/me", token: token)
    expectTooMany(refused, retryAfter: "1")
    #expect(refused.fields["ratelimit"] == #""burst";r=0;t=10"#)
    service.clock.advance(milliseconds: 100)
    #expect(try service.send("GET", "/v1/me", token: token).status == 200)
    expectTooMany(try service.send("GET", "/v1/me", token: token), retryAfter: "1")
  }

  @Test func `stands in nobody's way but its own`() throws {
    let service = try service { $0.requestsAtOnce = 2 }
    let (one, other) = (try service.token(.coordinator), try service.token(.admin))
    for _ in 0..<5 { _ = try service.send("GET", "/v1/me", token: one) }
    expectTooMany(try service.send("GET", "/v1/me", token: one), retryAfter: "1")
    #expect(try service.send("GET", "/v1/me", token: other).status == 200)
    #expect(try service.send("GET", "/v1/openapi.json").status == 200)
    #expect(try service.send("GET", "/livez").fields["ratelimit"] == nil)
  }

  @Test func `is counted for every answer, wherever it is made`() throws {
    let service = try service { $0.requestsAtOnce = 4 }
    let token = try service.referrerToken()
    let made = try service.send("POST", "/v1/intakes", token: token, body: SampleIntake.small())
    #expect(made.status == 201)
    #expect(made.fields["ratelimit"] == #""burst";r=3;t=1, "intakes";r=59;t=1"#)
    #expect(
      made.fields["ratelimit-policy"]
        == #""token";q=600;w=60, "burst";q=4;w=1, "intakes";q=60;w=60"#)
    #expect(try service.send("GET", "/v1/tokens", token: token).fields["ratelimit"] == #""burst";r=2;t=1"#)
    let head = [
      "POST /v1/intakes HTTP/1.1", "Host: test", "Authorization: Bearer \(token)", "Content-Length: 10",
    ]
    // A body that is wanted is counted when it is there, one that is refused at its head at once.
    #expect(try service.judge(head + ["Content-Type: application/json"]) == nil)
    #expect(try service.judge(head)?.status == 415)
    #expect(try service.send("GET", "/v1/me", token: token).fields["ratelimit"] == #""burst";r=0;t=1"#)
    #expect(try service.judge(head + ["Content-Type: application/json"])?.status == 429)
  }

  @Test func `sends sixty intakes a minute, with all its tokens together`() throws {
    let service = try service { $0.intakesPerMinute = 3 }
    let referrer = try service.addReferrer()
    let tokens = [try service.token(.referrer(referrer)), try service.token(.referrer(referrer))]
    for number in 0..<3 {
      let answer = try service.send(
        "POST", "/v1/intakes", token: tokens[number % 2], body: SampleIntake.small())
      #expect(answer.status == 201)
    }
    for token in tokens {
      let answer = try service.send("POST", "/v1/intakes", token: token, body: SampleIntake.small())
      expectTooMany(answer, retryAfter: "20")
      #expect(answer.fields["ratelimit"]?.hasSuffix(#""intakes";r=0;t=60"#) == true)
      #expect(try service.send("GET", "/v1/intakes", token: token).status == 200)
    }
    let coordinator = try service.token(.coordinator)
    for _ in 0..<4 {
      let body = try SampleIntake.with(["referrerId": referrer.description])
      #expect(try service.send("POST", "/v1/intakes", token: coordinator, body: body).status != 429)
    }
  }
}

@Suite struct `Wrong tokens` {
  let service: TestService
  private static let (one, other) = (Peer.ipv4(0xCB00_7107), Peer.ipv4(0xCB00_7108))

  init() throws {
    service = try TestService {
      $0.rateLimits = RateLimits()
      $0.trustedProxies = (try? TrustedProxies(["192.0.2.1"])) ?? .none
    }
  }

  private func send(_ token: String?, _ peer: Peer, forwardedFor client: String? = nil) throws -> TestAnswer {
    let fields = client.map { ["X-Forwarded-For: 198.51.100.9", "X-Forwarded-For: \($0)"] } ?? []
    return try service.send("GET", "/v1/me", token: token, fields: fields, peer: peer)
  }

  @Test func `are twenty a minute from one address`() throws {
    for _ in 0..<20 { #expect(try send("vk_wrong", Self.one).status == 401) }
    let refused = try send("vk_other", Self.one)
    #expect(refused.status == 429)
    #expect(refused.fields["retry-after"] == "3")
    #expect(refused.fields["ratelimit-policy"] == #""wrongTokens";q=20;w=60"#)
    #expect(refused.fields["ratelimit"] == #""wrongTokens";r=0;t=60"#)
    #expect(try send("vk_wrong", Self.other).status == 401)
    service.clock.advance(milliseconds: 3_000)
    #expect(try send("vk_wrong", Self.one).status == 401)
    #expect(try send("vk_wrong", Self.one).status == 429)
  }

  @Test func `alone are counted: neither right ones nor none`() throws {
    let token = try service.token(.coordinator)
    for _ in 0..<30 {
      #expect(try send(nil, Self.one).status == 401)
      #expect(try send(token, Self.one).status == 200)
    }
    for _ in 0..<20 { #expect(try send("vk_wrong", Self.one).status == 401) }
    #expect(try send("vk_wrong", Self.one).status == 429)
    #expect(try send(token, Self.one).status == 200)
    #expect(try send(nil, Self.one).status == 401)
  }

  @Test func `fill the audit trail no further than that`() throws {
    for _ in 0..<50 { _ = try send("vk_wrong", Self.one) }
    #expect(try service.auditTrail().count { $0.hasPrefix("authenticate refused") } == 20)
  }

  @Test func `behind a trusted proxy are those of the client that it names`() throws {
    let proxy = Peer.ipv4(0xC000_0201)
    for _ in 0..<20 { #expect(try send("vk_wrong", proxy, forwardedFor: "203.0.113.7").status == 401) }
    #expect(try send("vk_wrong", proxy, forwardedFor: "203.0.113.7").status == 429)
    #expect(try send("vk_wrong", proxy, forwardedFor: "203.0.113.8").status == 401)
    #expect(try send("vk_wrong", Self.one).status == 429)
    // Nobody else is believed.
    #expect(try send("vk_wrong", Self.other, forwardedFor: "203.0.113.7").status == 401)
  }

  @Test func `of an IPv6 network are those of one client`() throws {
    for host in 0..<20 as Range<UInt64> {
      #expect(try send("vk_wrong", .ipv6(0x2001_0DB8 << 32, host)).status == 401)
    }
    #expect(try send("vk_wrong", .ipv6(0x2001_0DB8 << 32, 99)).status == 429)
    #expect(try send("vk_wrong", .ipv6(0x2001_0DB8 << 32 | 1, 99)).status == 401)
  }
}
