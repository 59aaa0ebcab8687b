import Glibc
import Testing

@testable import HTTPServer

@Suite struct `Listening` {
  @Test func `on a port that another server has is an error`() throws {
    let server = try TestServer()
    let configuration = ServerConfiguration(host: "127.0.0.1", port: server.port)
    #expect {
      _ = try Server(configuration: configuration) { _ in EchoApplication() }
    } throws: { error in
      guard case .addressUnavailable(_, let reason)? = error as? ServerError else { return false }
      return reason.number == EADDRINUSE
    }
  }

  @Test(arguments: ["", "example.org", "127.0.0.1:80", "1.2.3", "[::1]"])
  func `needs an address`(host: String) {
    #expect(throws: ServerError.hostNotAnAddress(host)) {
      _ = try Server(configuration: ServerConfiguration(host: host, port: 0)) { _ in EchoApplication() }
    }
  }

  @Test func `tells the address that was taken`() throws {
    let server = try Server(configuration: ServerConfiguration(host: "localhost", port: 0)) { _ in
      EchoApplication()
    }
    let text = try #require(server.addresses.first?.description)
    #expect(text.hasPrefix("http://127.0.0.1:"))
    #expect(text != "http://127.0.0.1:0")
  }

  @Test(.enabled(if: hasIPv6), arguments: ["::1", "::"])
  func `takes IPv6 clients, at the wildcard IPv4 ones too`(host: String) throws {
    let server = try TestServer(host: host)
    #expect(server.server.addresses.first?.description == "http://[\(host)]:\(server.port)")
    let client = try TestClient(.ipv6(0, 1), port: server.port)
    try client.send(get("/six"))
    #expect(try client.receive().path == "/six")
    guard host == "::" else { return }
    #expect(try server.exchange(get("/close")).hasPrefix("HTTP/1.1 200"))
  }

  static let hasIPv6 = (try? Listener(host: "::1", port: 0)) != nil

  @Test func `refuses a proxy that is no address`() {
    var configuration = ServerConfiguration(port: 0)
    configuration.trustedProxies = ["10.0.0.1", "proxy"]
    #expect(throws: ServerError.proxyNotAnAddress("proxy")) {
      _ = try Server(configuration: configuration) { _ in EchoApplication() }
    }
  }

  @Test(arguments: [
    ("127.0.0.1", Peer.ipv4(0x7F00_0001)), ("::1", .ipv6(0, 1)), ("::ffff:10.0.0.1", .ipv4(0x0A00_0001)),
    ("2001:db8::5", .ipv6(0x2001_0DB8_0000_0000, 5)),
  ]) func `names peers by their address`(literal: String, peer: Peer) {
    #expect(Peer(literal: literal) == peer)
    #expect(SocketAddress(peer, port: 80).peer == peer)
    #expect(SocketAddress(peer, port: 80).port == 80)
  }
}

@Suite struct `A Unix socket` {
  @Test(arguments: [10, 107, 108, 250]) func `serves at a path of any length`(length: Int) throws {
    let directory = try TemporaryDirectory()
    let path = try directory.path(length: length)
    let server = try TestServer(unixSocketPaths: [path])
    #expect(server.server.addresses.last == .unix(path: path))
    let client = try TestClient(unixSocketPath: path)
    try client.send(get("/unix"))
    #expect(try client.receive().path == "/unix")
  }

  @Test func `is open to its own account only`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.path(length: 0)
    let server = try TestServer(unixSocketPaths: [path])
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(!server.isEnded)
  }

  @Test func `that a dead process left is replaced, and goes with its server`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.path(length: 0)
    do {
      let left = try Socket(socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0), from: "socket")
      let address = try UnixSocketFile(path: path).socketAddress
      #expect(address.read { bind(left.descriptor, $0, $1) } == 0)
    }
    #expect(access(path, F_OK) == 0)
    do {
      let server = try TestServer(unixSocketPaths: [path])
      let client = try TestClient(unixSocketPath: path)
      try client.send(get("/"))
      #expect(try client.receive().status == 200)
      server.server.shutdown()
      #expect(eventually { server.isEnded })
    }
    #expect(access(path, F_OK) != 0)
  }

  @Test func `that another process serves is left alone`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.path(length: 0)
    let server = try TestServer(unixSocketPaths: [path])
    #expect(throws: ServerError.socketInUse(path: path)) { _ = try TestServer(unixSocketPaths: [path]) }
    let client = try TestClient(unixSocketPath: path)
    try client.send(get("/still"))
    #expect(try client.receive().path == "/still")
    #expect(!server.isEnded)
  }

  @Test func `does not take the place of a file`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.path(length: 0)
    _ = try Socket(open(path, O_CREAT | O_WRONLY, 0o600), from: "open")
    #expect(throws: ServerError.notASocket(path: path)) { _ = try TestServer(unixSocketPaths: [path]) }
  }

  @Test(arguments: ["", "/tmp/", "/tmp/\(String(repeating: "n", count: 120))"])
  func `needs a name that fits`(path: String) {
    #expect(throws: ServerError.socketNameInvalid(path: path)) { _ = try TestServer(unixSocketPaths: [path]) }
  }
}
