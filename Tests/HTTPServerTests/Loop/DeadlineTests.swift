import Glibc
import Testing

@testable import HTTPServer

@Suite struct `A deadline` {
  @Test func `for the head is 408, however it trickles`() throws {
    let client = try TestServer { $0.headMilliseconds = 100 }.connect()
    try client.send("GET / HTTP/1.1\r\nHost: a\r\n")
    for _ in 0..<20 {
      guard (try? client.send("X: a\r\n")) != nil else { break }
      usleep(10_000)
    }
    let answer = try client.receive()
    #expect(answer.status == 408)
    #expect(answer.closes)
    #expect(try client.isEnded())
  }

  @Test func `for the head runs for each request anew`() throws {
    let client = try TestServer { $0.headMilliseconds = 200 }.connect()
    for _ in 0..<4 {
      try client.send("GET /slow HTTP/1.1\r\n")
      usleep(80_000)
      try client.send("Host: a\r\n\r\n")
      #expect(try client.receive().status == 200)
    }
  }

  @Test(arguments: ["", "\r\n"]) func `for an idle connection is silent`(octets: String) throws {
    let client = try TestServer {
      $0.idleMilliseconds = 50
      $0.headMilliseconds = 50
    }.connect()
    try client.send(get("/"))
    #expect(try client.receive().status == 200)
    try client.send(octets)
    #expect(try client.isEnded())
  }

  @Test func `between octets of a body is 408`() throws {
    let client = try TestServer { $0.bodyGapMilliseconds = 50 }.connect()
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello")
    let answer = try client.receive()
    #expect(answer.status == 408)
    #expect(answer.path == "/echo")
    #expect(try client.isEnded())
  }

  @Test func `for a whole body is 408, however it trickles`() throws {
    let client = try TestServer {
      $0.bodyGapMilliseconds = 1_000
      $0.bodyMilliseconds = 100
    }.connect()
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
    for _ in 0..<30 {
      guard (try? client.send("x")) != nil else { break }
      usleep(10_000)
    }
    #expect(try client.receive().status == 408)
  }

  @Test func `for a body that nobody wants ends the connection`() throws {
    let client = try TestServer { $0.bodyGapMilliseconds = 50 }.connect()
    try client.send("POST /forbidden HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello")
    #expect(try client.receive().status == 403)
    #expect(try client.isEnded())
  }

  @Test func `is none for an application that takes its time`() throws {
    let server = try TestServer {
      $0.idleMilliseconds = 30
      $0.headMilliseconds = 30
      $0.writeStallMilliseconds = 30
    }
    let client = try server.connect()
    try client.send(get("/held"))
    #expect(client.isSilent(milliseconds: 120))
    server.held.letGo()
    #expect(try client.receive().status == 200)
  }
}

@Suite struct `A client that does not read` {
  @Test func `is not read from, and is dropped when it takes nothing for long`() throws {
    let server = try TestServer { $0.writeStallMilliseconds = 150 }
    let client = try server.connect()
    client.limitReceiveBuffer()
    #expect(throws: (any Error).self) {
      // The kernel's buffers and 64 KiB of output fill; then our octets stay in the kernel, then it takes no more.
      for _ in 0..<1_000_000 { try client.send(get("/size/100000")) }
    }
  }

  @Test func `gets all its answers in the end, and loses no time for its next head`() throws {
    let client = try TestServer { $0.headMilliseconds = 100 }.connect()
    let count = 400  // more than the kernel's buffers and ours hold, in more octets than one input buffer
    try client.send((0..<count).map { get("/size/\(50_000 + $0)") }.joined())
    usleep(200_000)
    for number in 0..<count { #expect(try client.receive().body.utf8.count == 50_000 + number) }
  }
}

@Suite struct `A client that reads slowly` {
  /// Reads everything, a little at a time, for longer than `pausing` alone would take.
  private func readSlowly(_ client: TestClient) -> Int {
    var buffer = [UInt8](repeating: 0, count: 200_000)
    var total = 0
    while true {
      let count = recv(client.socket.descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return total }
      total += count
      usleep(3_000)
    }
  }

  @Test func `has its answer whole, however long that takes`() throws {
    let server = try TestServer { $0.idleMilliseconds = 60 }
    let client = try server.connect()
    client.limitReceiveBuffer()
    try client.send(get("/size/20000000"))
    #expect(readSlowly(client) > 20_000_000)
  }

  @Test func `has its answer whole when the server is told to stop`() throws {
    let server = try TestServer { $0.lingerMilliseconds = 20 }
    let client = try server.connect()
    client.limitReceiveBuffer()
    try client.send(get("/size/20000000"))
    usleep(20_000)
    server.server.shutdown()
    #expect(readSlowly(client) > 20_000_000)
    #expect(eventually { server.isEnded })
  }

  @Test func `has its whole time for a body after it`() throws {
    let server = try TestServer { $0.bodyGapMilliseconds = 100 }
    let client = try server.connect()
    try client.send(get("/held") + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n")
    #expect(eventually { server.held.count == 1 })
    usleep(150_000)
    server.held.letGo()
    #expect(try client.receive().path == "/held")
    try client.send("hello")
    #expect(try client.receive().body == "hello")
  }
}

@Suite struct `Deadlines side by side` {
  @Test func `are due in their time, once`() {
    var deadlines = Deadlines()
    var due: [Int] = []
    deadlines.set(3, at: 30)
    deadlines.set(1, at: 10)
    deadlines.set(2, at: 20)
    deadlines.takeDue(at: 9, into: &due)
    #expect(due.isEmpty)
    deadlines.set(1, at: 25)
    deadlines.takeDue(at: 20, into: &due)
    #expect(due == [2])
    #expect(deadlines.earliest == 25)
    deadlines.set(3, at: Deadlines.never)
    deadlines.takeDue(at: 100, into: &due)
    #expect(due == [2, 1])
    #expect(deadlines.earliest == Deadlines.never)
  }
}
