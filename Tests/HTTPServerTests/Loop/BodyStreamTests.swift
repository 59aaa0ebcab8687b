import Glibc
import Testing
import Threads

@testable import HTTPServer

/// A body that is sent while it is made.
@Suite struct `A body in parts` {
  private static let close = "Connection: close\r\n"

  @Test func `comes in chunks, and the connection goes on`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send(get("/parts/3/4") + get("/next", Self.close))
    let text = try client.receiveAll()
    let answers = text.split(separator: "HTTP/1.1 ")
    #expect(answers.count == 2)
    #expect(answers[0].contains("\r\nTransfer-Encoding: chunked\r\n"))
    #expect(!answers[0].contains("Content-Length"))
    #expect(answers[0].hasSuffix("\r\n\r\n4\r\naaaa\r\n4\r\nbbbb\r\n4\r\ncccc\r\n0\r\n\r\n"))
    #expect(answers[1].contains("X-Path: /next"))
    #expect(eventually { server.makers.ended == 1 })
    #expect(server.makers.told == 0)
  }

  @Test func `may be empty`() throws {
    #expect(try TestServer().exchange(get("/parts/0/1", Self.close)).hasSuffix("\r\n\r\n0\r\n\r\n"))
  }

  @Test(arguments: ["", "Connection: keep-alive\r\n"])
  func `ends with the connection for HTTP/1.0`(fields: String) throws {
    let text = try TestServer().exchange("GET /parts/2/3 HTTP/1.0\r\n\(fields)\r\n")
    #expect(!text.contains("Transfer-Encoding"))
    #expect(!text.contains("Content-Length"))
    #expect(text.contains("Connection: close\r\n"))
    #expect(text.hasSuffix("\r\n\r\naaabbb"))
  }

  @Test func `is compressed as it is made`() throws {
    let client = try TestServer().connect()
    try client.send(get("/parts/40/10000", "Accept-Encoding: gzip\r\n" + Self.close))
    let octets = try client.receiveOctets()
    let end = try #require(octets.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound)
    let head = String(decoding: octets[..<end], as: UTF8.self)
    #expect(head.contains("Content-Encoding: gzip\r\n"))
    let body = unchunked(octets[end...])
    #expect(body.count < 10_000)
    let letters = (0..<40).flatMap { [UInt8](repeating: UInt8(ascii: "a") + UInt8($0 % 26), count: 10_000) }
    #expect(inflated(body, upTo: 400_001) == letters)
  }

  @Test func `is not sent to HEAD, and its maker is told`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send("HEAD /parts/1000/1000 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"))
    let answer = try client.receive(isToHead: true)
    #expect(answer.head.contains("Transfer-Encoding: chunked"))
    #expect(try client.receive().path == "/next")
    #expect(eventually { server.makers.told == 1 })
  }

  @Test(arguments: ["1.1", "1.0"])
  func `that is cut short does not look whole`(version: String) throws {
    let client = try TestServer().connect()
    try client.send("GET /cut/2/3 HTTP/\(version)\r\nHost: a\r\n\r\n")
    do {
      let text = try client.receiveAll()
      #expect(version == "1.1")
      #expect(!text.contains("\r\n0\r\n\r\n"))
    } catch TestClient.Failure.system(let error) {
      #expect(error.number == ECONNRESET)
    }
  }

  @Test func `is made no faster than its client takes it`() throws {
    let server = try TestServer()
    let client = try server.connect()
    client.limitReceiveBuffer()
    try client.send(get("/parts/100/1000000", Self.close))
    #expect(eventually { server.makers.partsWritten >= 2 })
    usleep(200_000)
    // What the kernel keeps for both sides is a few million octets.
    #expect(server.makers.partsWritten < 20)
    #expect(try client.receiveAll().utf8.count > 100_000_000)
    #expect(server.makers.partsWritten == 100)
  }

  @Test func `ends when its client goes`() throws {
    let server = try TestServer()
    do {
      let client = try server.connect()
      client.limitReceiveBuffer()
      try client.send(get("/parts/100/1000000"))
      #expect(eventually { server.makers.partsWritten >= 2 })
      client.reset()
    }
    #expect(eventually { server.makers.told == 1 })
    #expect(server.makers.partsWritten < 100)
  }

  @Test func `ends when its client takes nothing of it`() throws {
    let server = try TestServer { $0.writeStallMilliseconds = 150 }
    let client = try server.connect()
    client.limitReceiveBuffer()
    try client.send(get("/parts/100/1000000"))
    #expect(eventually { server.makers.told == 1 })
  }

  @Test func `has its time, however slowly it is taken`() throws {
    let server = try TestServer { $0.streamMilliseconds = 300 }
    let client = try server.connect()
    client.limitReceiveBuffer()
    try client.send(get("/parts/1000/1000000"))
    var buffer = [UInt8](repeating: 0, count: 1_000)
    #expect(
      eventually {
        _ = recv(client.socket.descriptor, &buffer, buffer.count, CInt(MSG_DONTWAIT))
        return server.makers.told == 1
      })
  }

  @Test func `is sent to its end when the server is told to stop`() throws {
    let server = try TestServer { $0.lingerMilliseconds = 10 }
    let client = try server.connect()
    client.limitReceiveBuffer()
    try client.send(get("/parts/50/1000000"))
    #expect(eventually { server.makers.partsWritten >= 2 })
    server.server.shutdown()
    usleep(100_000)
    #expect(!server.isEnded)
    let text = try client.receiveAll()
    #expect(text.hasSuffix("\r\n0\r\n\r\n"))
    #expect(text.utf8.count > 50_000_000)
    #expect(eventually { server.isEnded })
  }

  @Test func `does not keep a server that ends at once`() throws {
    let server = try TestServer()
    let client = try server.connect()
    client.limitReceiveBuffer()
    try client.send(get("/parts/50/1000000"))
    #expect(eventually { server.makers.partsWritten >= 2 })
    server.server.shutdown()
    server.server.shutdown()
    #expect(eventually { server.isEnded })
    #expect(eventually { server.makers.told == 1 })
  }
}

/// What the chunks of a body hold together.
private func unchunked(_ octets: ArraySlice<UInt8>) -> [UInt8] {
  var (rest, body) = (octets, [UInt8]())
  while let end = rest.firstRange(of: [0x0D, 0x0A]) {
    let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16) ?? 0
    guard size > 0, rest.endIndex - end.upperBound >= size + 2 else { return body }
    body.append(contentsOf: rest[end.upperBound..<end.upperBound + size])
    rest = rest[(end.upperBound + size + 2)...]
  }
  return body
}
