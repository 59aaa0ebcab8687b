import Glibc
import Testing

@testable import HTTPServer

@Suite struct `A body` {
  @Test(arguments: [0, 1, 8_000, 8_192, 70_000, 1 << 20])
  func `of any length comes back as it was sent`(length: Int) throws {
    let client = try TestServer().connect()
    let body = String((0..<length).map { Character(UnicodeScalar(UInt8(0x61 + $0 % 26))) })
    try client.send(post("/echo", body))
    #expect(try client.receive().body == body)
    try client.send(chunked("/echo", [body, "end"].filter { !$0.isEmpty }) + get("/next"))
    let answer = try client.receive()
    if length == 1 << 20 {
      #expect(answer.status == 413)
    } else {
      #expect(answer.body == body + "end")
    }
  }

  @Test func `is asked for with 100 when the client waits for that`() throws {
    let client = try TestServer().connect()
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    #expect(try client.receive(isToHead: true).status == 100)
    try client.send("hello")
    #expect(try client.receive().body == "hello")
  }

  @Test(arguments: [
    "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello",
    "POST /echo HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello",
    "GET /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
  ]) func `that is here is not asked for`(request: String) throws {
    let client = try TestServer().connect()
    try client.send(request)
    #expect(try client.receive(isToHead: true).status == 200)
  }

  @Test func `is not asked for from HTTP-1.0`() throws {
    let client = try TestServer().connect()
    try client.send("POST /echo HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    #expect(client.isSilent(milliseconds: 20))
    try client.send("hello")
    #expect(try client.receive().body == "hello")
  }

  @Test(arguments: [("/small", 11), ("/echo", (1 << 20) + 1), ("/large", (1 << 20) + 1)])
  func `over the limit is 413 at the head, without 100`(path: String, length: Int) throws {
    let client = try TestServer().connect()
    try client.send(
      "POST \(path) HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: \(length)\r\n\r\n")
    let answer = try client.receive()
    #expect(answer.status == 413)
    #expect(answer.closes)
    #expect(try client.isEnded())
  }

  @Test func `over the limit of a server that allows more is read`() throws {
    let client = try TestServer { $0.body.bodyBytesMax = 8 << 20 }.connect()
    try client.send(post("/large", String(repeating: "x", count: 3 << 20)))
    #expect(try client.receive().body.utf8.count == 3 << 20)
  }

  @Test func `over the limit in chunks is 413, and the client can read it`() throws {
    let client = try TestServer().connect()
    try client.send(chunked("/small", ["12345", "67890", "1"]) + get("/smuggled"))
    let answer = try client.receive()
    #expect(answer.status == 413)
    #expect(answer.closes)
    #expect(try client.isEnded())
  }

  @Test func `that the head was judged without is read away, and is no request`() throws {
    let client = try TestServer().connect()
    try client.send(
      "POST /forbidden HTTP/1.1\r\nHost: a\r\nContent-Length: \(get("/smuggled").utf8.count)\r\n\r\n")
    let answer = try client.receive()
    #expect(answer.status == 403)
    #expect(!answer.closes)
    try client.trickle(get("/smuggled") + get("/next"))
    #expect(try client.receive().path == "/next")
  }

  @Test(arguments: [
    "Content-Length: 70000", "Content-Length: 5\r\nExpect: 100-continue", "Transfer-Encoding: chunked",
  ])
  func `that can not be read away ends the connection`(fields: String) throws {
    let client = try TestServer().connect()
    try client.send("POST /forbidden HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n")
    let answer = try client.receive()
    #expect(answer.status == 403)
    #expect(answer.closes)
    #expect(try client.isEnded())
  }

  @Test func `that is too much for all together is 503, and room comes back`() throws {
    let server = try TestServer { $0.receivingBytesMax = 200_000 }
    let (first, second) = (try server.connect(), try server.connect())
    let half =
      "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 150000\r\n\r\n"
      + String(repeating: "x", count: 120_000)
    try first.send(half)
    usleep(50_000)
    try second.send(half)
    let refused = try second.receive()
    #expect(refused.status == 503)
    #expect(refused.closes)
    try first.send(String(repeating: "x", count: 30_000))
    #expect(try first.receive().body.utf8.count == 150_000)
    let third = try server.connect()
    try third.send(half + String(repeating: "x", count: 30_000))
    #expect(try third.receive().status == 200)
  }
}
