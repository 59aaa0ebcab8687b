import Testing

@testable import HTTPServer

@Suite struct `Octets that are refused` {
  static let cases: [(octets: String, status: Int)] = [
    (post("/", "abc", "Content-Length: 3\r\n"), 400),  // RFC 9112 §6.3
    (post("/", "abc", "Content-Length: 5\r\n"), 400),  // RFC 9112 §6.3
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc", 400),  // RFC 9112 §6.3
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc", 400),  // RFC 9110 §8.6
    (post("/", "0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), 400),  // RFC 9112 §6.1
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nabc", 501),  // RFC 9112 §6.1
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),  // RFC 9112 §7.1
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n", 400),  // §7.1
    ("GET / HTTP/1.1\nHost: a\n\n", 400),  // bare LF, RFC 9112 §2.2
    ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),  // RFC 9112 §5.1
    ("GET / HTTP/1.1\r\nHost: a\r\nX: a\u{0}b\r\n\r\n", 400),  // RFC 9110 §5.5
    ("GET / HTTP/1.1\r\n\r\n", 400),  // RFC 9112 §3.2
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),  // RFC 9112 §3.2
    ("GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n", 400),  // obs-fold, RFC 9112 §5.2
    ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),  // RFC 9112 §2.3
    ("GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n", 417),  // RFC 9110 §10.1.1
    ("GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
    ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 9_000))\r\n\r\n", 431),
    ("GET / HTTP/1.1\r\nHost: a\r\n\((0..<100).map { "X\($0): a\r\n" }.joined())\r\n", 431),
    ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", 400),  // a TLS client
  ]

  /// What would be a second request, if the octets before it were read otherwise.
  static let smuggled = get("/smuggled")

  @Test(arguments: cases)
  func `get exactly one answer, and the connection ends`(octets: String, status: Int) throws {
    let text = try TestServer().exchange(octets + Self.smuggled)
    #expect(text.hasPrefix("HTTP/1.1 \(status) "))
    #expect(text.occurrences(of: "HTTP/1.1 ") == 1)
    #expect(text.contains("\r\nConnection: close\r\n"))
    #expect(text.contains("\r\nX-Refused: "))
    #expect(!text.contains("smuggled"))
  }

  @Test(arguments: cases) func `wait behind good answers`(octets: String, status: Int) throws {
    let text = try TestServer().exchange(get("/later") + get("/good") + octets + Self.smuggled)
    #expect(text.occurrences(of: "HTTP/1.1 ") == 3)
    #expect(text.occurrences(of: "HTTP/1.1 200 ") == 2)
    #expect(text.occurrences(of: "HTTP/1.1 \(status) ") == 1)
    #expect(text.hasSuffix("refused"))
  }

  @Test func `can be read by a client that is still sending`() throws {
    let server = try TestServer()
    for _ in 0..<20 {
      let client = try server.connect()
      try client.send("GARBAGE\r\n\r\n" + String(repeating: "x", count: 30_000))
      #expect(try client.receive().status == 400)
      try client.send(String(repeating: "x", count: 30_000))
      #expect(try client.isEnded())
    }
  }

  @Test func `are read away for 64 KiB at most`() throws {
    let client = try TestServer().connect()
    try client.send("GARBAGE\r\n\r\n")
    #expect(try client.receive().status == 400)
    #expect(throws: (any Error).self) {
      let block = [UInt8](repeating: 0x78, count: 16_384)
      for _ in 0..<1_000 { try client.send(block) }
    }
  }

  @Test func `are read away for the lingering time at most`() throws {
    let server = try TestServer { $0.lingerMilliseconds = 50 }
    let client = try server.connect()
    try client.send("GARBAGE\r\n\r\n")
    #expect(try client.receive().status == 400)
    #expect(eventually { (try? client.send("x")) == nil })
  }
}
