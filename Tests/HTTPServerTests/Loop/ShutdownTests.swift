import Glibc
import Testing
import Threads

@testable import HTTPServer

@Suite struct `A graceful shutdown` {
  @Test func `closes idle connections and ends`() throws {
    let server = try TestServer()
    let clients = try (0..<10).map { _ in try server.connect() }
    try clients[0].send(get("/"))
    #expect(try clients[0].receive().status == 200)
    server.server.shutdown()
    for client in clients { #expect(try client.isEnded()) }
    #expect(eventually { server.isEnded })
    #expect(throws: (any Error).self) { try server.connect() }
  }

  @Test func `waits for answers that are under way, and says close with them`() throws {
    let server = try TestServer()
    let clients = try (0..<4).map { _ in try server.connect() }
    for client in clients { try client.send(get("/held")) }
    #expect(eventually { server.held.count == 4 })
    server.server.shutdown()
    usleep(50_000)
    #expect(!server.isEnded)
    server.held.letGo()
    for client in clients {
      let answer = try client.receive()
      #expect(answer.path == "/held")
      #expect(answer.closes)
      #expect(try client.isEnded())
    }
    #expect(eventually { server.isEnded })
  }

  @Test func `answers every request that has come`() throws {
    let server = try TestServer(loops: 1)
    let client = try server.connect()
    try client.send(get("/held") + get("/1") + get("/2"))
    #expect(eventually { server.held.count == 1 })
    server.server.shutdown()
    usleep(20_000)
    server.held.letGo()
    let answers = try (0..<3).map { _ in try client.receive() }
    #expect(answers.map(\.path) == ["/held", "/1", "/2"])
    #expect(answers.map(\.closes) == [false, false, true])
    #expect(try client.isEnded())
  }

  @Test func `answers who waits in the kernel's queue`() throws {
    var configuration = ServerConfiguration(port: 0)
    configuration.loopCount = 2
    let server = try Server(configuration: configuration) { _ in EchoApplication() }
    guard case .tcp(_, let port) = server.addresses[0] else { return }
    let clients = try (0..<50).map { _ in try TestClient(port: port) }
    for client in clients { try client.send(get("/queued")) }
    server.shutdown()
    let thread = try OwnThread { try? server.run() }
    for client in clients {
      let answer = try client.receive()
      #expect(answer.path == "/queued")
      #expect(answer.closes)
    }
    thread.join()
  }

  @Test func `does not wait long for half a request`() throws {
    let server = try TestServer { $0.lingerMilliseconds = 50 }
    let client = try server.connect()
    try client.send("GET / HTTP/1.1\r\n")
    usleep(20_000)
    server.server.shutdown()
    #expect(try client.receive().status == 408)
    #expect(eventually { server.isEnded })
  }

  @Test func `is cut short when its time is up`() throws {
    let server = try TestServer { $0.shutdownMilliseconds = 50 }
    let client = try server.connect()
    try client.send(get("/held"))
    #expect(eventually { server.held.count == 1 })
    server.server.shutdown()
    #expect(eventually { server.isEnded })
    #expect(server.notices.all == [.shutdownCutShort(connections: 1)])
    server.held.letGo()  // reaches nobody, and harms nobody
    #expect(try client.isEnded())
  }

  @Test func `ends at once when it is asked for twice`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send(get("/held"))
    #expect(eventually { server.held.count == 1 })
    server.server.shutdown()
    usleep(20_000)
    #expect(!server.isEnded)
    server.server.shutdown()
    #expect(eventually { server.isEnded })
    #expect(try client.isEnded())
  }
}
