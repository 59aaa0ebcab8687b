import Testing

@testable import HTTPServer

/// A GET with these field lines, and nothing else.
private func get(_ lines: String...) -> [UInt8] {
  Array(("GET / HTTP/1.1\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n").utf8)
}

/// A request with this request line.
private func line(_ line: String) -> [UInt8] { Array((line + "\r\nHost: a.example\r\n\r\n").utf8) }

@Suite struct `A request line` {
  @Test(arguments: [
    ("GET / HTTP/1.1", Method.get, "/", String?.none),  // RFC 9112 §3.2.1
    ("HEAD /a HTTP/1.1", .head, "/a", nil),
    ("POST /a/b HTTP/1.1", .post, "/a/b", nil),
    ("PUT /a/ HTTP/1.1", .put, "/a/", nil),
    ("PATCH /a HTTP/1.1", .patch, "/a", nil),
    ("DELETE /a HTTP/1.1", .delete, "/a", nil),
    ("OPTIONS /a HTTP/1.1", .options, "/a", nil),
    ("OPTIONS * HTTP/1.1", .options, "*", nil),  // §3.2.4
    ("FISH /a HTTP/1.1", .other, "/a", nil),  // RFC 9110 §9.1: any token
    ("get /a HTTP/1.1", .other, "/a", nil),  // case-sensitive
    ("LONGERTHANEIGHT /a HTTP/1.1", .other, "/a", nil),
    ("GET /? HTTP/1.1", .get, "/", ""),  // RFC 3986 §3.4
    ("GET /a?b=c&d=%C3%A9+? HTTP/1.1", .get, "/a", "b=c&d=%C3%A9+?"),
    ("GET /a%20b/:@!$&'()*+,;=-._~ HTTP/1.1", .get, "/a%20b/:@!$&'()*+,;=-._~", nil),  // §3.3
    ("GET /... HTTP/1.1", .get, "/...", nil),
    ("GET /.a/b. HTTP/1.1", .get, "/.a/b.", nil),
    ("GET /%E2%82%AC HTTP/1.1", .get, "/%E2%82%AC", nil),
    ("GET /a?b=/../c HTTP/1.1", .get, "/a", "b=/../c"),
    ("GET /a?b=%2F HTTP/1.1", .get, "/a", "b=%2F"),
    ("GET http://b.example/a HTTP/1.1", .get, "/a", nil),  // RFC 9112 §3.2.2
    ("GET HTTPS://b.example:8443/a?b HTTP/1.1", .get, "/a", "b"),
    ("GET http://b.example HTTP/1.1", .get, "/", nil),  // RFC 9110 §4.2.3: an empty path is /
    ("GET http://b.example?b HTTP/1.1", .get, "/", "b"),
  ]) func `is read`(_ text: String, method: Method, path: String, query: String?) throws {
    let request = try #require(expectRequest(line(text)))
    #expect(request.method == method)
    #expect(request.path == Array(path.utf8))
    #expect(request.query == query.map { Array($0.utf8) })
    #expect(request.framing == .none)
  }

  @Test(arguments: [
    ("GET / HTTP/1.1 ", Refusal.malformed(.requestLine)),  // RFC 9112 §3: one SP, nothing behind
    (" GET / HTTP/1.1", .malformed(.requestLine)),
    ("GET  / HTTP/1.1", .malformed(.requestLine)),
    ("GET /  HTTP/1.1", .malformed(.requestLine)),
    ("GET /a b HTTP/1.1", .malformed(.requestLine)),
    ("GET\t/ HTTP/1.1", .malformed(.requestLine)),
    ("GET /\tHTTP/1.1", .malformed(.requestLine)),
    ("GET /", .malformed(.requestLine)),  // HTTP/0.9
    ("GET", .malformed(.requestLine)),
    ("GET ", .malformed(.requestLine)),
    ("GET  HTTP/1.1", .malformed(.requestLine)),
    ("/ HTTP/1.1", .malformed(.requestLine)),
    (" HTTP/1.1", .malformed(.requestLine)),
    ("G\u{1}ET / HTTP/1.1", .malformed(.requestLine)),
    ("G(T / HTTP/1.1", .malformed(.requestLine)),  // RFC 9110 §9.1
    ("GÉT / HTTP/1.1", .malformed(.requestLine)),
    ("GET / http/1.1", .malformed(.requestLine)),  // RFC 9112 §2.3
    ("GET / HTTP/1.x", .malformed(.requestLine)),
    ("GET / HTTP/11", .malformed(.requestLine)),
    ("GET / HTTP/1.10", .malformed(.requestLine)),
    ("GET / HTTP/1 1", .malformed(.requestLine)),
    ("GET / FTP/1.1", .malformed(.requestLine)),
    ("GET / HTTP/1.1\u{0}", .malformed(.requestLine)),
    ("GET / HTTP/2.0", .versionUnsupported),  // RFC 9110 §15.6.6
    ("PRI * HTTP/2.0", .versionUnsupported),  // RFC 9113 §3.4
    ("GET / HTTP/0.9", .versionUnsupported),
    ("GET / HTTP/1.2", .versionUnsupported),
    ("GET / HTTP/9.9", .versionUnsupported),
    ("CONNECT a.example:443 HTTP/1.1", .notImplemented),  // RFC 9110 §9.3.6
    ("GET a HTTP/1.1", .malformed(.target)),  // RFC 9112 §3.2
    ("GET * HTTP/1.1", .malformed(.target)),  // §3.2.4: OPTIONS only
    ("OPTIONS ** HTTP/1.1", .malformed(.target)),
    ("GET a.example:80 HTTP/1.1", .malformed(.target)),  // §3.2.3
    ("GET ?a HTTP/1.1", .malformed(.target)),
    ("GET ftp://a.example/ HTTP/1.1", .malformed(.target)),
    ("GET http:/a HTTP/1.1", .malformed(.target)),
    ("GET http:// HTTP/1.1", .malformed(.target)),  // RFC 9110 §4.2.1: an empty host
    ("GET http:///a HTTP/1.1", .malformed(.target)),
    ("GET http://u@a.example/ HTTP/1.1", .malformed(.target)),  // §4.2.4
    ("GET http://a.example:x/ HTTP/1.1", .malformed(.target)),
    ("GET http://a.example:65536/ HTTP/1.1", .malformed(.target)),
    ("GET /#a HTTP/1.1", .malformed(.target)),  // RFC 9112 §3.2: no fragment
    ("GET /?a#b HTTP/1.1", .malformed(.target)),
    ("GET /é HTTP/1.1", .malformed(.target)),  // RFC 3986 §2
    ("GET /?é HTTP/1.1", .malformed(.target)),
    ("GET /\"a HTTP/1.1", .malformed(.target)),
    ("GET /a<b> HTTP/1.1", .malformed(.target)),
    ("GET /a\\b HTTP/1.1", .malformed(.target)),
    ("GET /{a} HTTP/1.1", .malformed(.target)),
    ("GET /?a|b HTTP/1.1", .malformed(.target)),
    ("GET /?a[]=b HTTP/1.1", .malformed(.target)),
    ("GET /% HTTP/1.1", .malformed(.target)),  // §2.1: an escape is % and two digits
    ("GET /%4 HTTP/1.1", .malformed(.target)),
    ("GET /%4/a HTTP/1.1", .malformed(.target)),
    ("GET /%4g HTTP/1.1", .malformed(.target)),
    ("GET /?a=%g4 HTTP/1.1", .malformed(.target)),
    ("GET /?a=%4 HTTP/1.1", .malformed(.target)),
    ("GET /a%00 HTTP/1.1", .malformed(.target)),
    ("GET /?a=%00 HTTP/1.1", .malformed(.target)),
    ("GET /a%2Fb HTTP/1.1", .malformed(.target)),
    ("GET /a%2fb HTTP/1.1", .malformed(.target)),
    ("GET /%FF HTTP/1.1", .malformed(.target)),  // RFC 3629 §4
    ("GET /%C3 HTTP/1.1", .malformed(.target)),
    ("GET /%C3a HTTP/1.1", .malformed(.target)),
    ("GET /%C3/%A9 HTTP/1.1", .malformed(.target)),
    ("GET /?a=%C0%AF HTTP/1.1", .malformed(.target)),
    ("GET //a HTTP/1.1", .malformed(.target)),  // an empty segment
    ("GET /a//b HTTP/1.1", .malformed(.target)),
    ("GET /. HTTP/1.1", .malformed(.target)),  // RFC 3986 §3.3
    ("GET /.. HTTP/1.1", .malformed(.target)),
    ("GET /a/../b HTTP/1.1", .malformed(.target)),
    ("GET /a/./b HTTP/1.1", .malformed(.target)),
    ("GET /a/%2e%2E/b HTTP/1.1", .malformed(.target)),
    ("GET /a/.%2e HTTP/1.1", .malformed(.target)),
    ("GET /a/%2e HTTP/1.1", .malformed(.target)),
    ("GET http://a.example/a/.. HTTP/1.1", .malformed(.target)),
  ]) func `outside the rules is refused`(_ text: String, refusal: Refusal) {
    expectRefusal(line(text), refusal)
  }

  @Test(arguments: 1...2) func `may come behind one or two empty lines`(count: Int) {  // RFC 9112 §2.2
    let empty = Array(String(repeating: "\r\n", count: count).utf8)
    let request = expectRequest(empty + get("Host: a.example", "Accept: */*"))
    #expect(request == expectRequest(get("Host: a.example", "Accept: */*")))
  }

  @Test func `may not come behind three`() {
    expectRefusal(Array("\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), .malformed(.requestLine))
  }

  @Test(arguments: [
    "\nGET / HTTP/1.1\r\n", "\rGET / HTTP/1.1\r\n", "\r\r\nGET / HTTP/1.1\r\n", "GET / HTTP/1.1\n",
  ])
  func `ends in CRLF and nothing less`(text: String) {  // RFC 9112 §2.2
    expectRefusal(Array((text + "Host: a\r\n\r\n").utf8), .malformed(.lineEnd))
  }

  @Test func `tells its method before the head is whole`() throws {
    let octets = Array("HEAD / HTTP/1.1\r\nHost: a\r\nAccept : a\r\n".utf8)
    var parser = HeadParser(limits: HeadLimits())
    #expect(parser.method == .other)
    #expect(throws: Refusal.malformed(.field)) { try parser.parse(octets.span) }
    #expect(parser.method == .head)
  }

  @Test func `that is a TLS hello is refused at its first octet`() {
    #expect(WireDriver.events([0x16]) == [.refused(.malformed(.requestLine))])
  }
}

@Suite struct `A field line` {
  @Test(arguments: [
    ("Accept: a", "a"),  // RFC 9110 §5.5
    ("ACCEPT:a", "a"),
    ("accept: \t a \t ", "a"),  // §5.6.3
    ("Accept:", ""),
    ("Accept: \t ", ""),
    ("aCCept: a b\tc", "a b\tc"),
    ("Accept: \u{E9}", "\u{E9}"),  // obs-text
    ("Accept: :::", ":::"),
    ("!#$%&'*+-.^_`|~19azAZ: a\r\nAccept: b", "b"),  // §5.6.2
    ("Accept: a\r\nAccept: b", "a"),
    ("Acceptable: x\r\nAccep: y\r\nAccept: a", "a"),
  ]) func `is read`(_ lines: String, value: String) {
    #expect(expectRequest(get("Host: a", lines))?.fields[.accept] == Array(value.utf8))
  }

  @Test(arguments: FieldName.allCases) func `of every known name is found in any case`(name: FieldName) throws
  {
    let spelling = "\(name.spelling)"
    for variant in [spelling, spelling.uppercased()] {
      let octets = Array(variant.utf8)
      #expect(FieldName(octets.span, 0..<octets.count) == name)
      for wrong in [variant + "x", String(variant.dropLast()), String(variant.dropFirst()) + "q"] {
        let octets = Array(wrong.utf8)
        #expect(FieldName(octets.span, 0..<octets.count) != name)
      }
    }
  }

  @Test(arguments: [
    (" Accept: a", Refusal.malformed(.field)),  // RFC 9112 §2.2, §5.2: no leading space, no obs-fold
    ("Accept: a\r\n b", .malformed(.field)),
    ("Accept: a\r\n\tb", .malformed(.field)),
    ("Accept : a", .malformed(.field)),  // §5.1
    ("Accept\t: a", .malformed(.field)),
    (": a", .malformed(.field)),  // RFC 9110 §5.1
    ("Accept", .malformed(.field)),
    ("Acc ept: a", .malformed(.field)),
    ("Acc(ept): a", .malformed(.field)),
    ("Acc\"ept: a", .malformed(.field)),
    ("Accépt: a", .malformed(.field)),
    ("Accept: a\u{0}", .malformed(.field)),  // §5.5
    ("Acc\u{0}ept: a", .malformed(.field)),
    ("Accept: a\u{1}b", .malformed(.field)),
    ("Accept: a\u{B}b", .malformed(.field)),
    ("Accept: a\u{7F}b", .malformed(.field)),
    ("Accept: a\u{1B}[2J", .malformed(.field)),
    ("Accept: a\nb: c", .malformed(.lineEnd)),  // RFC 9112 §2.2
    ("Accept: a\rb: c", .malformed(.lineEnd)),
    ("Accept: a\r\r\nb: c", .malformed(.lineEnd)),
    ("Accept: a\n", .malformed(.lineEnd)),
    ("\rAccept: a", .malformed(.lineEnd)),
  ]) func `outside the grammar is refused`(_ lines: String, refusal: Refusal) {
    expectRefusal(get("Host: a", lines), refusal)
    expectRefusal(get(lines, "Host: a"), refusal)
  }

  @Test func `is counted`() throws {
    let octets = get("Host: a", "If-Match: 1", "if-match: 2", "IF-MATCH: 3")
    var parser = HeadParser(limits: HeadLimits())
    let head = try #require(try parser.parse(octets.span))
    #expect(head.count(of: .ifMatch) == 3)
    #expect(head.count(of: .host) == 1)
    #expect(head.count(of: .accept) == 0)
    #expect(head.value(of: .accept) == nil)
    #expect(head.length == octets.count)
  }

  @Test(arguments: ["GET / HTTP/1.1\r\nHost: a\r\n\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\r\n"])
  func `section ends in a whole empty line`(text: String) {  // RFC 9112 §2.2
    expectRefusal(Array(text.utf8), .malformed(.lineEnd))
  }
}

@Suite struct `The framing of a body` {
  private func framing(_ lines: String) -> Framing? {
    var parser = HeadParser(limits: HeadLimits())
    return (try? parser.parse(get("Host: a", lines).span))?.framing
  }

  @Test(arguments: [
    ("Accept: a", Framing.none),  // RFC 9112 §6.3
    ("Content-Length: 0", .length(0)),  // RFC 9110 §8.6
    ("Content-Length: 1048576", .length(1_048_576)),
    ("content-length:\t7 ", .length(7)),
    ("Content-Length: 007", .length(7)),
    ("Content-Length: 9223372036854775807", .length(.max)),
    ("Content-Length: 9999999999999999999", .length(.max)),  // more than an Int: larger than any limit
    ("Transfer-Encoding: chunked", .chunked),  // RFC 9112 §7.1
    ("transfer-encoding: CHUNKED ", .chunked),
    ("TE: trailers", .none),
  ]) func `is decided at the head`(lines: String, expected: Framing) {
    #expect(framing(lines) == expected)
  }

  @Test(arguments: [
    ("Content-Length: 5\r\nContent-Length: 5", Refusal.malformed(.contentLength)),  // RFC 9112 §6.3
    ("Content-Length: 5\r\nContent-Length: 6", .malformed(.contentLength)),
    ("Content-Length: 5, 5", .malformed(.contentLength)),
    ("Content-Length: 5,", .malformed(.contentLength)),
    ("Content-Length:", .malformed(.contentLength)),  // RFC 9110 §8.6: 1*DIGIT
    ("Content-Length: +5", .malformed(.contentLength)),
    ("Content-Length: -5", .malformed(.contentLength)),
    ("Content-Length: 5.0", .malformed(.contentLength)),
    ("Content-Length: 5 5", .malformed(.contentLength)),
    ("Content-Length: 5_0", .malformed(.contentLength)),
    ("Content-Length: 0x5", .malformed(.contentLength)),
    ("Content-Length: 5e0", .malformed(.contentLength)),
    ("Content-Length: \u{665}", .malformed(.contentLength)),
    ("Content-Length: \"5\"", .malformed(.contentLength)),
    ("Content-Length: 00000000000000000005", .malformed(.contentLength)),  // 20 digits
    ("Content-Length: 18446744073709551621", .malformed(.contentLength)),
    ("Content-Length: 5\r\nTransfer-Encoding: chunked", .malformed(.transferEncoding)),  // RFC 9112 §6.1
    ("Transfer-Encoding: chunked\r\nContent-Length: 5", .malformed(.contentLength)),
    ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", .malformed(.transferEncoding)),
    ("Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip", .malformed(.transferEncoding)),
    ("Transfer-Encoding: chunked, chunked", .malformed(.transferEncoding)),
    ("Transfer-Encoding: chunked, gzip", .malformed(.transferEncoding)),
    ("Transfer-Encoding: chunked, identity", .malformed(.transferEncoding)),
    ("Transfer-Encoding: chunked;a=b", .malformed(.transferEncoding)),  // §7.1
    ("Transfer-Encoding: chunked,", .malformed(.transferEncoding)),
    ("Transfer-Encoding: ,chunked", .malformed(.transferEncoding)),
    ("Transfer-Encoding:", .malformed(.transferEncoding)),
    ("Transfer-Encoding: \"chunked\"", .malformed(.transferEncoding)),
    ("Transfer-Encoding: chunked chunked", .malformed(.transferEncoding)),
    ("Transfer-Encoding : chunked", .malformed(.field)),
    ("Transfer-Encoding: \u{B}chunked", .malformed(.field)),
    ("Transfer-Encoding: gzip", .notImplemented),
    ("Transfer-Encoding: gzip, chunked", .notImplemented),
    ("Transfer-Encoding: identity", .notImplemented),
    ("Transfer-Encoding: xchunked", .notImplemented),
    ("Transfer-Encoding: gzip;q=1 , deflate", .notImplemented),
  ]) func `that is doubtful is refused`(lines: String, refusal: Refusal) {
    expectRefusal(get("Host: a", lines), refusal)
  }

  @Test func `of HTTP/1.0 is never chunked`() {  // RFC 9112 §6.1
    let octets = Array("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".utf8)
    expectRefusal(octets, .malformed(.transferEncoding))
  }

  @Test func `by length takes exactly that many octets`() {
    let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n"
    #expect(expectRequest(Array((head + "hello\r\n\r\n\r\n").utf8))?.body == Array("hello\r\n\r\n\r\n".utf8))
  }
}

@Suite struct `Host` {
  @Test(arguments: [
    "a.example", "a.example:8080", "a.example:", "127.0.0.1:80", "localhost", "[::1]", "[::1]:8080", "[::]",
    "[2001:db8::1]", "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7::]", "[::ffff:192.0.2.1]",
    "[1:2:3:4:5:6:192.0.2.1]",
    "a_b.example", "xn--caf-dma.example", "a%20b", "A.EXAMPLE:65535",
  ]) func `of RFC 9110 §7.2 is read`(host: String) {
    let request = expectRequest(get("Host: \(host)"))
    #expect(request?.authority == Array(host.utf8))
  }

  @Test(arguments: [
    "", " ", "a b", "a/b", "a?b", "a#b", "u@a", "a:b", "a:80:80", "a:-1", "a:65536", "a:000080", ":80", "é",
    "a\\b", "a<b", "a%", "a%4", "a%4g", "[", "[]", "[::1", "::1", "[::1]a", "[::1]:x", "[1:2:3]", "[:1]",
    "[1:]",
    "[:::]", "[1::2::3]", "[12345::]", "[g::]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7:8::]", "[::256.0.0.1]",
    "[::1.2.3]", "[::1.2.3.4.5]", "[::01.2.3.4]", "[1.2.3.4]", "[1.2.3.4::]", "[fe80::1%25eth0]", "[v1.a]",
    "http://a",
  ]) func `outside the grammar is refused`(host: String) {
    expectRefusal(get("Host: \(host)"), .malformed(.host))
  }

  @Test func `stands exactly once in HTTP 1.1`() {  // RFC 9112 §3.2
    expectRefusal(get(), .malformed(.host))
    expectRefusal(get("Accept: a"), .malformed(.host))
    expectRefusal(get("Host: a", "Host: a"), .malformed(.host))
    expectRefusal(get("Host: a", "Host: b"), .malformed(.host))
    expectRefusal(Array("GET http://a/ HTTP/1.1\r\n\r\n".utf8), .malformed(.host))
  }

  @Test func `may be missing from HTTP 1.0 but not doubled`() {
    #expect(expectRequest(Array("GET / HTTP/1.0\r\n\r\n".utf8))?.authority == nil)
    #expect(expectRequest(Array("GET / HTTP/1.0\r\nHost: a\r\n\r\n".utf8))?.authority == [0x61])
    expectRefusal(Array("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n".utf8), .malformed(.host))
  }

  @Test func `gives way to an absolute-form target`() {  // RFC 9112 §3.2.2
    let request = expectRequest(Array("GET http://b.example:81/c HTTP/1.1\r\nHost: a.example\r\n\r\n".utf8))
    #expect(request?.authority == Array("b.example:81".utf8))
    #expect(request?.path == Array("/c".utf8))
  }
}

@Suite struct `The connection` {
  @Test(arguments: [
    ("HTTP/1.1", "Accept: a", true),  // RFC 9112 §9.3
    ("HTTP/1.1", "Connection: close", false),
    ("HTTP/1.1", "connection: CLOSE", false),
    ("HTTP/1.1", "Connection: keep-alive", true),
    ("HTTP/1.1", "Connection: keep-alive, close", false),
    ("HTTP/1.1", "Connection: keep-alive\r\nConnection: close", false),
    ("HTTP/1.1", "Connection: close\r\nConnection: keep-alive", false),
    ("HTTP/1.1", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c", true),  // RFC 9110 §7.8: ignored
    ("HTTP/1.1", "Connection: closed", true),
    ("HTTP/1.1", "Connection: , ,close,", false),  // §5.6.1.2
    ("HTTP/1.1", "Connection:", true),
    ("HTTP/1.0", "Accept: a", false),
    ("HTTP/1.0", "Connection: keep-alive", true),
    ("HTTP/1.0", "Connection: Keep-Alive", true),
    ("HTTP/1.0", "Connection: keep-alive, close", false),
    ("HTTP/1.0", "Connection: close", false),
  ]) func `stays or closes`(version: String, lines: String, keepsAlive: Bool) {
    let octets = Array("GET / \(version)\r\nHost: a\r\n\(lines)\r\n\r\n".utf8)
    #expect(expectRequest(octets)?.keepsAlive == keepsAlive)
  }

  @Test(arguments: ["Connection: a b", "Connection: close;q=1", "Connection: \"close\""])
  func `list of other than tokens is refused`(line: String) {  // RFC 9110 §7.6.1
    expectRefusal(get("Host: a", line), .malformed(.field))
  }
}

@Suite struct `Expect` {
  @Test(arguments: [
    ("HTTP/1.1", "100-continue", true),  // RFC 9110 §10.1.1
    ("HTTP/1.1", "100-Continue", true),
    ("HTTP/1.0", "100-continue", false),
  ]) func `asks for an interim answer in HTTP 1.1 only`(version: String, value: String, expects: Bool) {
    let octets = Array("POST / \(version)\r\nHost: a\r\nExpect: \(value)\r\nContent-Length: 1\r\n\r\na".utf8)
    #expect(expectRequest(octets)?.expectsContinue == expects)
  }

  @Test(arguments: ["", "200-ok", "100-continue, 100-continue", "100-continue;a=b", "100"])
  func `anything else is refused`(value: String) {
    expectRefusal(get("Host: a", "Expect: \(value)"), .expectationUnknown)
  }
}

@Suite struct `The limits of a head` {
  private func octets(_ parts: String...) -> [UInt8] { Array(parts.joined().utf8) }
  private func long(_ count: Int) -> String { String(repeating: "a", count: count) }

  @Test func `allow a request line of 8192 octets and no more`() {
    expectRequest(octets("GET /", long(8192 - 14), " HTTP/1.1\r\nHost: a\r\n\r\n"))
    expectRefusal(octets("GET /", long(8193 - 14), " HTTP/1.1\r\nHost: a\r\n\r\n"), .targetTooLong)
  }

  @Test func `allow a field line of 8192 octets and no more`() {
    expectRequest(octets("GET / HTTP/1.1\r\nHost: a\r\nX: ", long(8192 - 3), "\r\n\r\n"))
    expectRefusal(octets("GET / HTTP/1.1\r\nHost: a\r\nX: ", long(8193 - 3), "\r\n\r\n"), .fieldsTooLarge)
    expectRefusal(octets("GET / HTTP/1.1\r\nHost: a\r\n", long(8193), ": a\r\n\r\n"), .fieldsTooLarge)
  }

  @Test(arguments: [0, 1, 2]) func `allow a head of 32768 octets and no more`(emptyLines: Int) {
    let empty = String(repeating: "\r\n", count: emptyLines)
    let start = "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: \(long(5995))\r\n", count: 5)
    let rest = 32_768 - start.utf8.count - 7
    expectRequest(octets(empty, start, "X: ", long(rest), "\r\n\r\n"))
    expectRefusal(octets(empty, start, "X: ", long(rest + 1), "\r\n\r\n"), .fieldsTooLarge)
  }

  @Test func `allow 100 fields and no more`() {
    let fields = String(repeating: "X: a\r\n", count: 99)
    expectRequest(octets("GET / HTTP/1.1\r\nHost: a\r\n", fields, "\r\n"))
    expectRefusal(octets("GET / HTTP/1.1\r\nHost: a\r\n", fields, "X: a\r\n\r\n"), .fieldsTooLarge)
  }

  @Test func `hold before a line ends`() {
    #expect(WireDriver.events(octets("GET /", long(8192))) == [.refused(.targetTooLong)])
    #expect(WireDriver.events(octets("GET / HTTP/1.1\r\n", long(8200))) == [.refused(.fieldsTooLarge)])
    #expect(WireDriver.events(octets("GET / HTTP/1.1\r\n", long(8192))) == [])
  }

  @Test func `can be set`() {
    var limits = HeadLimits()
    limits.requestLineBytesMax = 16
    limits.fieldBytesMax = 8
    limits.fieldsMax = 2
    limits.headBytesMax = 40
    expectRequest(octets("GET /ab HTTP/1.1\r\nHost: ab\r\nX: 45678\r\n\r\n"), headLimits: limits)
    expectRefusal(octets("GET /abc HTTP/1.1\r\nHost: a\r\n\r\n"), .targetTooLong, headLimits: limits)
    expectRefusal(octets("GET / HTTP/1.1\r\nHost: abc\r\n\r\n"), .fieldsTooLarge, headLimits: limits)
    let three = octets("GET / HTTP/1.1\r\nHost: a\r\nX:\r\nX:\r\n\r\n")
    expectRefusal(three, .fieldsTooLarge, headLimits: limits)
  }
}
