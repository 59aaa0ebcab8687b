import Glibc
import Testing

@testable import HTTPServer

@Suite struct `Too many connections` {
  @Test func `are told 503 and closed, and their place is free again`() throws {
    let server = try TestServer { $0.connectionsMax = 3 }
    do {
      let clients = try (0..<3).map { _ in try server.connect() }
      for client in clients {
        try client.send(get("/"))
        #expect(try client.receive().status == 200)
      }
      let fourth = try server.connect()
      try fourth.send(get("/"))
      let answer = try fourth.receive()
      #expect(answer.status == 503)
      #expect(answer.closes)
      #expect(answer.head.contains("X-Refused: overloaded"))
      #expect(try fourth.isEnded())
      #expect(clients.count == 3)  // they stayed until here
    }
    #expect(eventually { (try? server.exchange(get("/close")))?.hasPrefix("HTTP/1.1 200") == true })
  }

  @Test func `of one peer are refused, those of others not`() {
    let (peer, other) = (Peer.ipv4(0x0A00_0001), Peer.ipv4(0x0A00_0002))
    let ledger = ConnectionLedger(loops: 2, connectionsMax: 100, perPeerMax: 2, uncounted: .none)
    #expect(ledger.admit(peer)?.admission == .served)
    #expect(ledger.admit(peer)?.admission == .served)
    #expect(ledger.admit(peer)?.admission == .refused)
    #expect(ledger.admit(other)?.admission == .served)
    ledger.release(peer, .served, loop: 0)
    #expect(ledger.admit(peer)?.admission == .served)
  }

  @Test func `of one IPv6 network are one peer's`() {
    let ledger = ConnectionLedger(loops: 1, connectionsMax: 100, perPeerMax: 2, uncounted: .none)
    let network: UInt64 = 0x2001_0DB8_0000_0001
    #expect(ledger.admit(.ipv6(network, 1))?.admission == .served)
    #expect(ledger.admit(.ipv6(network, 2))?.admission == .served)
    #expect(ledger.admit(.ipv6(network, 3))?.admission == .refused)
    #expect(ledger.admit(.ipv6(network + 1, 1))?.admission == .served)
    ledger.release(.ipv6(network, 1), .served, loop: 0)
    #expect(ledger.admit(.ipv6(network, 4))?.admission == .served)
  }

  @Test func `of the Unix socket are served when there is no place left`() {
    let ledger = ConnectionLedger(loops: 1, connectionsMax: 1, perPeerMax: nil, uncounted: .none)
    #expect(ledger.admit(.ipv4(1))?.admission == .served)
    #expect(ledger.admit(.ipv4(1))?.admission == .refused)
    #expect(ledger.admit(.unix)?.admission == .served)
    ledger.release(.unix, .served, loop: 0)
    #expect(ledger.admit(.ipv4(1))?.admission == .refused)
  }

  @Test(arguments: [
    Peer.ipv4(0x7F00_0001), .ipv4(0x7F12_3456), .ipv6(0, 1), .unix, .ipv4(0xC0A8_0001),
  ]) func `of this machine or a trusted proxy are not counted by peer`(peer: Peer) throws {
    let ledger = ConnectionLedger(
      loops: 1, connectionsMax: 100, perPeerMax: 1, uncounted: try TrustedProxies(["192.168.0.1"]))
    for _ in 0..<10 { #expect(ledger.admit(peer)?.admission == .served) }
  }

  @Test func `are not counted by peer when that is switched off`() {
    let ledger = ConnectionLedger(loops: 1, connectionsMax: 100, perPeerMax: nil, uncounted: .none)
    for _ in 0..<100 { #expect(ledger.admit(.ipv4(0x0A00_0001))?.admission == .served) }
    #expect(ledger.admit(.ipv4(0x0A00_0001))?.admission == .refused)
  }

  @Test func `are closed without a word when even the refused are many`() {
    let ledger = ConnectionLedger(loops: 1, connectionsMax: 0, perPeerMax: nil, uncounted: .none)
    for _ in 0..<ConnectionLedger.refusedMax { #expect(ledger.admit(.ipv4(1))?.admission == .refused) }
    #expect(ledger.admit(.ipv4(1)) == nil)
  }

  @Test func `go to the loop with the fewest`() {
    let ledger = ConnectionLedger(loops: 3, connectionsMax: 100, perPeerMax: nil, uncounted: .none)
    #expect((0..<6).map { _ in ledger.admit(.unix)?.loop } == [0, 1, 2, 0, 1, 2])
    ledger.release(.unix, .served, loop: 1)
    #expect(ledger.admit(.unix)?.loop == 1)
  }
}

@Suite(.serialized) struct `Two thousand connections` {
  @Test(arguments: [
    "", "GET / HTTP/1.1\r\nHost: a\r\n", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx",
  ])
  func `that idle or trickle do not keep a fresh client waiting`(octets: String) throws {
    let server = try TestServer()
    let crowd = try (0..<2_000).map { _ in
      let client = try server.connect()
      try client.send(octets)
      return client
    }
    for client in crowd.prefix(500) { try client.send("x") }
    let startedAt = MonotonicClock.nanoseconds()
    let client = try server.connect()
    try client.send(get("/fresh"))
    #expect(try client.receive().path == "/fresh")
    #expect(MonotonicClock.nanoseconds() - startedAt < 250_000_000)
    #expect(crowd.count == 2_000)
  }
}

@Suite struct `Without descriptors` {
  @Test func `the server rests, serves on, and accepts again when there are some`() async {
    await #expect(processExitsWith: .success) {
      let server = try TestServer(loops: 1)
      let client = try server.connect()
      try client.send(get("/"))
      #expect(try client.receive().status == 200)

      // As many descriptors as are open now, and one for the next client's own end.
      let lowest = dup(0)
      close(lowest)
      var limit = rlimit(rlim_cur: rlim_t(lowest + 1), rlim_max: rlim_t(lowest + 200))
      setrlimit(CInt(RLIMIT_NOFILE.rawValue), &limit)
      let waiting = try server.connect()
      try waiting.send(get("/waited"))
      #expect(eventually { !server.notices.all.isEmpty })
      guard case .acceptPaused(let error)? = server.notices.all.first, error.number == EMFILE else {
        exit(EXIT_FAILURE)
      }

      // It does not spin: a tenth of a second apart, so a handful of turns at most.
      let turns = server.turns.soFar
      usleep(300_000)
      #expect(server.turns.soFar - turns < 10)
      try client.send(get("/on"))
      #expect(try client.receive().path == "/on")

      limit.rlim_cur = rlim_t(lowest + 100)
      setrlimit(CInt(RLIMIT_NOFILE.rawValue), &limit)
      #expect(try waiting.receive().path == "/waited")
      #expect(server.notices.all.last == .acceptResumed)
      #expect(server.notices.all.count == 2)
    }
  }

  @Test func `for all connections the server serves fewer and says so`() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 100, rlim_max: 400)
      setrlimit(CInt(RLIMIT_NOFILE.rawValue), &limit)
      let server = try TestServer()
      #expect(server.notices.all == [.fewerConnections(connections: 136, descriptors: 400)])
      #expect(try server.exchange(get("/close")).hasPrefix("HTTP/1.1 200"))
    }
  }
}
