import Testing

@testable import HTTPServer

@Suite struct `Answers on one connection` {
  @Test func `come in the order of their requests, later ones too`() throws {
    let client = try TestServer().connect()
    try client.send(
      get("/1") + get("/later") + get("/2") + post("/later", "a") + post("/echo", "b") + get("/3"))
    let answers = try (0..<6).map { _ in try client.receive() }
    #expect(answers.map(\.path) == ["/1", "/later", "/2", "/later", "/echo", "/3"])
    #expect(answers.map(\.body) == ["", "", "", "a", "b", ""])
  }

  @Test func `come however the octets are cut`() throws {
    let server = try TestServer()
    let client = try server.connect()
    for _ in 0..<3 {
      try client.trickle(post("/echo", "hello") + chunked("/echo", ["hel", "lo"]) + get("/x"))
      #expect(try client.receive().body == "hello")
      #expect(try client.receive().body == "hello")
      #expect(try client.receive().path == "/x")
    }
  }

  @Test func `come for a thousand requests in one go`() throws {
    let client = try TestServer().connect()
    try client.send((0..<1_000).map { get("/\($0)") }.joined())
    for number in 0..<1_000 { #expect(try client.receive().path == "/\(number)") }
  }

  @Test func `wait for the one that is held, and for no other connection's`() throws {
    let server = try TestServer(loops: 1)
    let client = try server.connect()
    try client.send(get("/held") + get("/after"))
    #expect(eventually { server.held.count == 1 })
    let other = try server.connect()
    try other.send(get("/other"))
    #expect(try other.receive().path == "/other")
    #expect(client.isSilent(milliseconds: 20))
    server.held.letGo()
    #expect(try client.receive().path == "/held")
    #expect(try client.receive().path == "/after")
  }

  @Test func `are not doubled when one is sent twice`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send(get("/held"))
    #expect(eventually { server.held.count == 1 })
    server.held.letGo()
    server.held.letGo()
    #expect(try client.receive().path == "/held")
    try client.send(get("/after"))
    #expect(try client.receive().path == "/after")
    server.held.letGo()
    #expect(client.isSilent(milliseconds: 20))
  }

  @Test func `for a client that has gone reach nobody in its slot`() throws {
    let server = try TestServer(loops: 1)
    do {
      let gone = try server.connect()
      try gone.send(get("/held"))
      #expect(eventually { server.held.count == 1 })
      gone.reset()
    }
    let next = try server.connect()
    try next.send(get("/next"))
    #expect(try next.receive().path == "/next")
    try next.send(get("/held"))
    #expect(eventually { server.held.count == 2 })
    server.held.letGo()
    #expect(try next.receive().path == "/held")
    #expect(next.isSilent(milliseconds: 20))
  }

  @Test func `end with the last request that a connection may bring`() throws {
    let server = try TestServer { $0.requestsPerConnectionMax = 3 }
    let text = try server.exchange((0..<5).map { get("/\($0)") }.joined())
    #expect(text.occurrences(of: "HTTP/1.1 200") == 3)
    #expect(text.occurrences(of: "Connection: close") == 1)
  }

  @Test(arguments: [
    (get("/", "Connection: close\r\n"), true),
    ("GET / HTTP/1.0\r\n\r\n", true),
    (get("/close"), true),
    (get("/"), false),
    ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false),
  ]) func `close when one side asks for it`(request: String, closes: Bool) throws {
    let client = try TestServer().connect()
    try client.send(request)
    #expect(try client.receive().closes == closes)
    if closes {
      #expect(try client.isEnded())
    } else {
      try client.send(get("/next"))
      #expect(try client.receive().path == "/next")
    }
  }

  @Test func `to HEAD have the length of the body and no body`() throws {
    let client = try TestServer().connect()
    try client.send("HEAD /size/500 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"))
    let answer = try client.receive(isToHead: true)
    #expect(answer.head.contains("\r\nContent-Length: 500\r\n"))
    #expect(try client.receive().path == "/next")
  }

  @Test func `to OPTIONS * come from the application`() throws {
    let client = try TestServer().connect()
    try client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try client.receive().path == "*")
  }

  @Test func `still come when the client has shut its side`() throws {
    let client = try TestServer().connect()
    try client.send(get("/1") + get("/later") + get("/2"))
    client.halfClose()
    #expect(try (0..<3).map { _ in try client.receive().path } == ["/1", "/later", "/2"])
    #expect(try client.isEnded())
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nHos", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhal", "G",
  ])
  func `say 400 when the client shuts its side in the middle of a request`(half: String) throws {
    let client = try TestServer().connect()
    try client.send(get("/good") + half)
    client.halfClose()
    #expect(try client.receive().status == 200)
    let answer = try client.receive()
    #expect(answer.status == 400)
    #expect(answer.closes)
    #expect(try client.isEnded())
  }

  @Test(arguments: ["", "\r\n"]) func `are none for a client that sends nothing`(octets: String) throws {
    let client = try TestServer().connect()
    try client.send(octets)
    client.halfClose()
    #expect(try client.isEnded())
  }
}
