import Foundation
import Testing

extension `End to end` {
  /// Requests on whose end two parsers could disagree: one answer, then the connection is closed (RFC 9112 §11.2).
  @Suite(.serialized) struct `A request that hides another` {
    let server: RunningServer

    init() throws {
      server = try RunningServer(in: TemporaryFolder())
    }

    @Test(arguments: [
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n"),
      ("501", "GET /livez HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\nHost: a\n\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\nX: y\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost : a\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\n X: folded\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nX: y\r\n\r\n"),
      ("400", "GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
    ])
    func `is refused, and nothing after it is answered`(status: String, request: String) throws {
      let connection = try Connection(port: server.port)
      try connection.send(request + "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
      let everything = try connection.receiveAll()
      #expect(everything.hasPrefix("HTTP/1.1 \(status) "), "\(everything)")
      #expect(everything.components(separatedBy: "HTTP/1.1 ").count == 2, "\(everything)")
      #expect(everything.lowercased().contains("connection: close"))
    }

    @Test func `is told from two that are honest`() throws {
      let connection = try Connection(port: server.port)
      try connection.send(String(repeating: "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n", count: 2))
      #expect(try connection.receive().status == 200)
      #expect(try connection.receive().status == 200)
    }
  }
}
