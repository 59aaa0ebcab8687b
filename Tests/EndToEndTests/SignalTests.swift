import Testing

extension `End to end` {
  @Suite struct `A signal to end` {
    @Test func `lets what has come be answered`() throws {
      let server = try RunningServer(in: TemporaryFolder())
      let connection = try Connection(port: server.port)
      try connection.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(server.stop() == 0)
      #expect(try connection.receive().status == 200)
    }

    @Test func `given twice ends at once`() throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let server = try RunningServer(in: folder)
      let connection = try Connection(port: server.port)
      let whole = RunningServer.request(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, body: "{ this never ends ")
      try connection.send(String(whole.dropLast(5)))
      let start = ContinuousClock.now
      #expect(server.stop(times: 2) == 128 + 15)
      #expect(ContinuousClock.now - start < .seconds(5))
    }
  }
}
