import Testing

@testable import HTTPServer

/// A chunked POST with this behind its head.
private func chunked(_ raw: String) -> [UInt8] {
  Array(("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + raw).utf8)
}

private func long(_ count: Int) -> String { String(repeating: "a", count: count) }

@Suite struct `A chunked body` {
  @Test(arguments: [
    ("0\r\n\r\n", ""),  // RFC 9112 §7.1
    ("5\r\nhello\r\n0\r\n\r\n", "hello"),
    ("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world"),
    ("1\r\na\r\n1\r\nb\r\n1\r\nc\r\n1\r\nd\r\n0\r\n\r\n", "abcd"),
    ("4\r\n\r\n0\r\r\n0\r\n\r\n", "\r\n0\r"),  // data may look like the coding
    ("A\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
    ("a\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
    ("0000000000000005\r\nhello\r\n0\r\n\r\n", "hello"),  // 16 digits
    ("1\r\na\r\n0000000000000000\r\n\r\n", "a"),
    ("1;a\r\nx\r\n0;b\r\n\r\n", "x"),  // §7.1.1
    ("1;a=b\r\nx\r\n0\r\n\r\n", "x"),
    ("1;a=b;c;d=e\r\nx\r\n0\r\n\r\n", "x"),
    ("1 ; a = b\t;\tc\r\nx\r\n0\r\n\r\n", "x"),  // BWS
    ("1;a=\"b;c=\\\"d\"\r\nx\r\n0\r\n\r\n", "x"),
    ("1;a=\"\"\r\nx\r\n0\r\n\r\n", "x"),
    ("1;a=\"é\t\"\r\nx\r\n0\r\n\r\n", "x"),
    ("0\r\nX: a\r\nETag: \"b\"\r\n\r\n", ""),  // §7.1.2: checked and dropped
  ]) func `is joined`(raw: String, body: String) throws {
    let request = try #require(expectRequest(chunked(raw)))
    #expect(request.body == Array(body.utf8))
    #expect(request.framing == .chunked)
    #expect(request.fields.count == 2)
  }

  @Test(arguments: [
    ("\r\n", Refusal.malformed(.chunk)),  // RFC 9112 §7.1: 1*HEXDIG
    ("g\r\n", .malformed(.chunk)),
    ("+1\r\na\r\n", .malformed(.chunk)),
    ("-1\r\na\r\n", .malformed(.chunk)),
    ("0x1\r\na\r\n", .malformed(.chunk)),
    ("1_0\r\na\r\n", .malformed(.chunk)),
    (" 1\r\na\r\n", .malformed(.chunk)),
    ("1 \r\na\r\n", .malformed(.chunk)),
    ("1\t\r\na\r\n", .malformed(.chunk)),
    ("1 1\r\na\r\n", .malformed(.chunk)),
    ("1,\r\na\r\n", .malformed(.chunk)),
    ("00000000000000005\r\nhello\r\n", .malformed(.chunk)),  // 17 digits
    ("10000000000000001\r\na\r\n", .malformed(.chunk)),  // overflow
    ("1\u{0}\r\na\r\n", .malformed(.chunk)),
    ("1\na\r\n", .malformed(.lineEnd)),  // §2.2
    ("1\ra\r\n", .malformed(.lineEnd)),
    ("1\r\r\na\r\n", .malformed(.lineEnd)),
    ("1;a\nb\r\nx\r\n", .malformed(.lineEnd)),
    ("1;a=\"b\rc\"\r\nx\r\n", .malformed(.lineEnd)),
    ("1;a=\"b\nc\"\r\nx\r\n", .malformed(.lineEnd)),
    ("1;a=\"b\r\nc\"\r\nx\r\n", .malformed(.chunk)),
    ("1\r\nab\r\n", .malformed(.chunk)),  // data is followed by CRLF
    ("1\r\na\n", .malformed(.chunk)),
    ("1\r\na\r\r", .malformed(.chunk)),
    ("1\r\na0\r\n\r\n", .malformed(.chunk)),
    ("2\r\na\r\n0\r\n\r\n", .malformed(.chunk)),  // a size too large swallows the CR
    ("1;\r\na\r\n", .malformed(.chunk)),  // §7.1.1
    ("1;;a\r\na\r\n", .malformed(.chunk)),
    ("1;=a\r\na\r\n", .malformed(.chunk)),
    ("1;a=\r\na\r\n", .malformed(.chunk)),
    ("1;a=b c\r\na\r\n", .malformed(.chunk)),
    ("1;a=\"b\r\na\r\n", .malformed(.chunk)),
    ("1;a=\"b\\\"\r\na\r\n", .malformed(.chunk)),
    ("1;a=\"b\\\r\na\r\n", .malformed(.chunk)),
    ("1;a=\"b\"c\r\na\r\n", .malformed(.chunk)),
    ("1;a \r\na\r\n", .malformed(.chunk)),
    ("0\r\n a: b\r\n\r\n", .malformed(.trailer)),  // §7.1.2: as strict as fields
    ("0\r\na : b\r\n\r\n", .malformed(.trailer)),
    ("0\r\na\r\n\r\n", .malformed(.trailer)),
    ("0\r\n: b\r\n\r\n", .malformed(.trailer)),
    ("0\r\na: b\u{0}\r\n\r\n", .malformed(.trailer)),
    ("0\r\na: b\n\r\n", .malformed(.lineEnd)),
    ("0\r\na: b\r\n\n", .malformed(.lineEnd)),
    ("0\r\nContent-Length: 5\r\n\r\n", .malformed(.trailer)),  // RFC 9110 §6.5.1
    ("0\r\nTransfer-Encoding: chunked\r\n\r\n", .malformed(.trailer)),
    ("0\r\nhost: b\r\n\r\n", .malformed(.trailer)),
    ("0\r\nAuthorization: b\r\n\r\n", .malformed(.trailer)),
    ("0\r\nConnection: close\r\n\r\n", .malformed(.trailer)),
    ("0\r\nContent-Type: text/plain\r\n\r\n", .malformed(.trailer)),
    ("7fffffffffffffff\r\na", .bodyTooLarge),
    ("ffffffffffffffff\r\na", .bodyTooLarge),
    ("1\r\na\r\n7fffffffffffffff\r\na", .bodyTooLarge),
  ]) func `outside the rules is refused`(raw: String, refusal: Refusal) {
    expectRefusal(chunked(raw), refusal)
  }

  @Test func `takes its limit of data and no more`() {
    var limits = BodyLimits()
    limits.bodyBytesMax = 10
    expectRequest(chunked("5\r\nhello\r\n5\r\nhello\r\n0\r\n\r\n"), bodyLimits: limits)
    expectRefusal(chunked("5\r\nhello\r\n6\r\n"), .bodyTooLarge, bodyLimits: limits)
    expectRefusal(chunked("b\r\n"), .bodyTooLarge, bodyLimits: limits)
  }

  @Test func `takes 4096 octets of extensions in all and no more`() {
    let half = ";" + long(2047)
    expectRequest(chunked("1\(half)\r\na\r\n0\(half)\r\n\r\n"))
    expectRequest(chunked("0000000000000001;\(long(4095))\r\na\r\n0\r\n\r\n"))
    expectRefusal(chunked("1\(half)\r\na\r\n0\(half)a\r\n\r\n"), .malformed(.chunk))
    expectRefusal(chunked("1;\(long(4096))\r\na\r\n0\r\n\r\n"), .malformed(.chunk))
    expectRefusal(chunked("1;\(long(8000))"), .malformed(.chunk))
  }

  @Test func `takes 20 trailers of 4096 octets in all and no more`() {
    let trailers = String(repeating: "X: a\r\n", count: 20)
    expectRequest(chunked("0\r\n\(trailers)\r\n"))
    expectRefusal(chunked("0\r\n\(trailers)X: a\r\n\r\n"), .fieldsTooLarge)
    expectRequest(chunked("0\r\nX: \(long(4096 - 5))\r\n\r\n"))
    expectRefusal(chunked("0\r\nX: \(long(4097 - 5))\r\n\r\n"), .fieldsTooLarge)
    expectRefusal(chunked("0\r\nX: \(long(3000))\r\nX: \(long(3000))\r\n\r\n"), .fieldsTooLarge)
    expectRefusal(chunked("0\r\n\(long(5000))"), .fieldsTooLarge)
  }

  @Test func `holds no more of the buffer than its data and one line`() {
    var driver = WireDriver()
    let head = chunked("")
    driver.feed(head[...])
    // Nine octets of extension each: the limit lets 455 chunks through.
    for count in 1...455 {
      driver.feed(Array("1;abcdefgh\r\nx".utf8)[...])
      driver.feed(Array("\r\n".utf8)[...])
      #expect(driver.events.isEmpty)
      #expect(driver.buffer.count == head.count + count)
    }
    driver.feed(Array("1;abcdefgh\r\nx".utf8)[...])
    #expect(driver.events == [.refused(.malformed(.chunk))])
  }
}
