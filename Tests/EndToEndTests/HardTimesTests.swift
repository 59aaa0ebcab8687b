import Foundation
import Glibc
import SQLite
import Testing
import Threads

extension `End to end` {
  @Suite struct `A server in hard times` {
    private let folder: TemporaryFolder
    private let cooperative: Cooperative

    init() throws {
      folder = try TemporaryFolder()
      cooperative = try Cooperative(in: folder)
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 8_192))
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    @Test func `out of descriptors, serves whom it has and takes others again when it can`() throws {
      let server = try RunningServer(in: folder, "--rate-limits", "off", descriptorsMax: 64)
      let token = cooperative.tokens.referrer
      let post = try RunningServer.request(
        "POST", "/v1/intakes", token: token, body: Repository.intakeWithoutNumber)
      do {
        let early = try Connection(port: server.port)
        try early.send(post)
        #expect(try early.receive().status == 201)
        let crowd = (0..<300).compactMap { _ in try? Connection(port: server.port, patienceSeconds: 2) }
        #expect(crowd.count > 100)
        for connection in crowd { try? connection.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n") }
        try early.send(post)
        #expect(try early.receive().status == 201)
        eventually { server.logged.contains("accepting rests") }
        try early.send(post)
        #expect(try early.receive().status == 201)
        withExtendedLifetime(crowd) {}
      }
      eventually { try server.exchange("GET", "/v1/me", token: token).status == 200 }
      eventually {
        try server.exchange("POST", "/v1/intakes", token: token, body: Repository.intakeWithoutNumber).status
          == 201
      }
      #expect(server.stop() == 0)
      print("chaos: 300 clients for 64 descriptors: whoever was in was served, others came in afterwards")
    }

    @Test func `rids itself of slow and dead clients, and keeps nobody waiting for them`() throws {
      let server = try RunningServer(
        in: folder, "--rate-limits", "off",
        variables: [
          "VEERKRACHT_HEAD_MILLISECONDS": "1000", "VEERKRACHT_BODY_GAP_MILLISECONDS": "1000",
          "VEERKRACHT_IDLE_MILLISECONDS": "1000", "VEERKRACHT_WRITE_STALL_MILLISECONDS": "1000",
          "VEERKRACHT_LINGER_MILLISECONDS": "500",
        ])
      let token = cooperative.tokens.coordinator
      #expect(try server.exchange("GET", "/v1/me", token: token).status == 200)
      let before = server.descriptorCount
      let dead = try (0..<300).map { number in
        let connection = try Connection(port: server.port)
        switch number % 4 {
        case 0: break  // never says anything
        case 1: try connection.send("GET /v1/me HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        case 2:
          let whole = RunningServer.request("POST", "/v1/intakes", token: token, body: "{ this never ends ")
          try connection.send(String(whole.dropLast(5)))
        default:  // asks for much and reads nothing
          let much = RunningServer.request("GET", "/v1/openapi.json")
          try connection.send(String(repeating: much, count: 40))
        }
        return connection
      }
      for _ in 0..<10 {
        let start = ContinuousClock.now
        #expect(try server.exchange("GET", "/v1/me", token: token).status == 200)
        #expect(ContinuousClock.now - start < .seconds(2))
      }
      eventually { server.descriptorCount <= before + 2 }
      withExtendedLifetime(dead) {}
      #expect(try server.exchange("GET", "/v1/me", token: token).status == 200)
      #expect(server.stop() == 0)
      print(
        "chaos: 300 slow and dead clients were let go by their deadlines; \(before) descriptors as before")
    }

    @Test func `outlives a flood of connections`() throws {
      let server = try RunningServer(in: folder, "--rate-limits", "off")
      let token = cooperative.tokens.coordinator
      #expect(try server.exchange("GET", "/v1/me", token: token).status == 200)
      let (before, port) = (server.descriptorCount, server.port)
      let threads = try (0..<4).map { number in
        try OwnThread {
          for round in 0..<1_000 {
            guard let connection = try? Connection(port: port, patienceSeconds: 5) else { continue }
            switch (round + number) % 4 {
            case 0: break
            case 1: try? connection.send("GET /livez HTTP/1.1\r\nHo")
            case 2: try? connection.send("\u{16}\u{03}\u{01} this is not for you")
            default:
              try? connection.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
              _ = try? connection.receive()
            }
          }
        }
      }
      for _ in 0..<5 { #expect(try server.exchange("GET", "/v1/me", token: token).status == 200) }
      for thread in threads { thread.join() }
      eventually { server.descriptorCount <= before + 2 }
      #expect(try server.exchange("GET", "/v1/me", token: token).status == 200)
      #expect(server.stop() == 0)
      #expect(server.complaints == "")
      print("chaos: 4000 connections in a flood; afterwards \(before) descriptors as before")
    }

    @Test func `told to end under load, answers what it has taken and loses nothing`() throws {
      for round in 0..<5 {
        let server = try RunningServer(in: folder, "--rate-limits", "off")
        let load = try Load(on: server.port, connections: 32, token: cooperative.tokens.referrer)
        load.waitForAcknowledged(50 + 20 * round)
        #expect(server.stop() == 0)
        let surprises = load.stop()
        #expect(
          surprises.allSatisfy {
            $0.hasPrefix("503 ") || $0.contains("closed") || $0.contains("notConnected")
          },
          "\(surprises.prefix(3))")
        #expect(try load.acknowledged.isSubset(of: intakes()))
        #expect(server.complaints == "")
      }
      #expect(try Executable.run("audit", "verify", "--data", "\(folder.path)/data").status == 0)
      print(
        "chaos: SIGTERM under the load of 32 connections, 5 times: exit status 0 and every acknowledged intake kept"
      )
    }

    private func intakes() throws -> Set<String> {
      let reader = try SQLite.Connection(path: "\(folder.path)/data/veerkracht.sqlite", access: .read)
      return try Set(
        reader.read { transaction throws(SQLiteError) in
          try transaction.all("SELECT id FROM intake") { row in row.string(0) }
        })
    }
  }
}

/// Waits until `condition` holds, for at most twenty seconds.
private func eventually(
  _ condition: () throws -> Bool, location: SourceLocation = #_sourceLocation
) {
  let deadline = ContinuousClock.now + .seconds(20)
  while (try? condition()) != true {
    guard ContinuousClock.now < deadline else {
      Issue.record("it did not come to pass", sourceLocation: location)
      return
    }
    usleep(20_000)
  }
}
