import Testing

@testable import HTTPServer

@Suite struct `The lines of a field` {
  private func values(_ request: borrowing Request, _ name: FieldName) -> [String] {
    var values: [String] = []
    var lines = request.lines(of: name)
    while let line = lines.next() { values.append(line.text) }
    return values
  }

  @Test func `come in their order, with other fields between them`() throws {
    let found = try withRequest(
      "Accept: a, b", "X-Other: Accept: z", "ACCEPT:c ", "If-Match: \"1\"", "accept:", "Accept: d"
    ) { values($0, .accept) }
    #expect(found == ["a, b", "c", "", "d"])
  }

  @Test func `are one where there is one, and none where there is none`() throws {
    #expect(try withRequest("Accept: a") { values($0, .accept) } == ["a"])
    #expect(try withRequest("X-Accept: a") { values($0, .accept) } == [])
    #expect(try withRequest("Accept:") { values($0, .accept) } == [""])
  }

  @Test func `may be the very last of the head`() throws {
    #expect(
      try withRequest("If-Match: \"1\"", "If-Match: \"2\"") { values($0, .ifMatch) } == ["\"1\"", "\"2\""])
  }
}

@Suite struct `Who a request comes from` {
  private let proxies: TrustedProxies

  init() throws { proxies = try TrustedProxies(["127.0.0.1", "10.0.0.1", "2001:db8::1"]) }

  private static let client = Peer.ipv4(0xCB00_7107)  // 203.0.113.7

  @Test(arguments: [
    (["X-Forwarded-For: 203.0.113.7"], client),
    (["X-Forwarded-For: 198.51.100.1, 203.0.113.7"], client),  // what stands first anybody may have written
    (["X-Forwarded-For: 203.0.113.7, 10.0.0.1"], client),
    (["X-Forwarded-For: 203.0.113.7", "X-Forwarded-For: 10.0.0.1,127.0.0.1"], client),
    (["X-Forwarded-For: 198.51.100.1", "Accept: */*", "X-Forwarded-For: 203.0.113.7"], client),
    (["X-Forwarded-For: 203.0.113.7:4711"], client),
    (["X-Forwarded-For: ::ffff:203.0.113.7"], client),
    (["X-Forwarded-For: 2001:db8::7"], .ipv6(0x2001_0DB8_0000_0000, 7)),
    (["X-Forwarded-For: \t[2001:db8::7]:4711 "], .ipv6(0x2001_0DB8_0000_0000, 7)),
    (["X-Forwarded-For: 203.0.113.7, 2001:db8::1"], client),
    // Nothing that can be read: the proxy is all that is known.
    ([], .ipv4(0x7F00_0001)), (["X-Forwarded-For:"], .ipv4(0x7F00_0001)),
    (["X-Forwarded-For: 203.0.113.7, unknown"], .ipv4(0x7F00_0001)),
    (["X-Forwarded-For: 203.0.113.7,"], .ipv4(0x7F00_0001)),
    (["X-Forwarded-For: 203.0.113.7, [2001:db8::7"], .ipv4(0x7F00_0001)),
    (["X-Forwarded-For: 10.0.0.1"], .ipv4(0x7F00_0001)),
    (["Forwarded: for=203.0.113.7"], .ipv4(0x7F00_0001)),
  ]) func `is the last address that no trusted proxy has`(lines: [String], expected: Peer) throws {
    let joined = lines.joined(separator: "\r\n")
    let client = try withRequest(lines.isEmpty ? "Accept: */*" : joined) { proxies.client(of: $0) }
    #expect(client == expected)
  }

  @Test(arguments: [Peer.ipv4(0x0A00_0002), .unix, .ipv6(0, 1)])
  func `is the other end of the connection where that is nobody's trusted proxy`(peer: Peer) throws {
    let client = try withRequest("X-Forwarded-For: 203.0.113.7", peer: peer) { proxies.client(of: $0) }
    #expect(client == peer)
    let unbelieved = try withRequest("X-Forwarded-For: 203.0.113.7") { TrustedProxies.none.client(of: $0) }
    #expect(unbelieved == .ipv4(0x7F00_0001))
  }

  @Test(arguments: ["", "proxy.example", "10.0.0.0/8", "10.0.0.256", "1.2.3.4.5"])
  func `cannot be told by a proxy without an address`(literal: String) {
    #expect(throws: ServerError.proxyNotAnAddress(literal)) { try TrustedProxies([literal]) }
  }
}
