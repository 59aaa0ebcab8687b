import Testing
import Threads

@testable import HTTPServer

@Suite struct `Many clients at once` {
  @Test func `each get their own answers, in order`() throws {
    let server = try TestServer(loops: 3)
    let faults = Guarded<[String]>([])
    let threads = try (0..<6).map { number in
      try OwnThread {
        do {
          for round in 0..<10 {
            let client = try server.connect()
            let bodies = (0..<20).map { "\(number).\(round).\($0)" }
            try client.send(
              bodies.enumerated().map { index, body in
                switch index % 3 {
                case 0: post("/later", body)
                case 1: chunked("/echo", [body])
                default: post("/echo", body)
                }
              }.joined())
            for body in bodies {
              let answer = try client.receive()
              if answer.body != body { faults.withLock { $0.append("\(answer.body) for \(body)") } }
            }
          }
        } catch {
          faults.withLock { $0.append("\(error)") }
        }
      }
    }
    for thread in threads { thread.join() }
    #expect(faults.withLock { $0 } == [])
  }

  @Test func `that come and go leave nothing behind`() throws {
    let server = try TestServer { $0.connectionsMax = 20 }
    for _ in 0..<200 {
      #expect(try server.exchange(get("/close")).hasPrefix("HTTP/1.1 200"))
    }
    let clients = try (0..<20).map { _ in try server.connect() }
    #expect(
      eventually {
        (try? clients[19].send(get("/"))) != nil && (try? clients[19].receive().status) == 200
      })
  }
}
