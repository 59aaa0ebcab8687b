import Glibc
import Synchronization
import Testing
import Threads

@testable import HTTPServer

/// A server with an `EchoApplication` that runs on threads of its own until the test is over.
final class TestServer: Sendable {
  let server: Server
  let held = Held()
  let turns = Turns()
  let makers = Makers()
  let notices: Notices
  private let thread: OwnThread
  private let hasEnded: Ended

  init(
    host: String = "127.0.0.1", loops: Int = 2, unixSocketPaths: [String] = [],
    _ adjust: (inout ServerLimits) -> Void = { _ in }
  ) throws {
    var configuration = ServerConfiguration(host: host, port: 0)
    configuration.loopCount = loops
    configuration.unixSocketPaths = unixSocketPaths
    adjust(&configuration.limits)
    let (held, turns, makers, notices, hasEnded) = (held, turns, makers, Notices(), Ended())
    let server = try Server(configuration: configuration, notice: notices.note) { _ in
      EchoApplication(held: held, turns: turns, makers: makers)
    }
    self.server = server
    self.notices = notices
    self.hasEnded = hasEnded
    thread = try OwnThread {
      do { try server.run() } catch { Issue.record(error) }
      hasEnded.flag.store(true, ordering: .releasing)
    }
  }

  deinit {
    server.shutdown()
    server.shutdown()
    thread.join()
  }

  /// The port that was taken.
  var port: UInt16 {
    guard case .tcp(_, let port) = server.addresses[0] else { return 0 }
    return port
  }

  /// Whether `run()` has returned.
  var isEnded: Bool { hasEnded.flag.load(ordering: .acquiring) }

  /// A client, which keeps the server as long as it stays.
  func connect() throws -> TestClient {
    let client = try TestClient(port: port)
    client.server = self
    return client
  }

  /// Sends `octets` on a connection of its own and gives everything that comes back until the server closes.
  func exchange(_ octets: String) throws -> String {
    let client = try connect()
    try client.send(octets)
    return try client.receiveAll()
  }
}

/// What the server told about itself.
final class Notices: Sendable {
  private let notices = Guarded<[ServerNotice]>([])

  var all: [ServerNotice] { notices.withLock { $0 } }

  func note(_ notice: ServerNotice) { notices.withLock { $0.append(notice) } }
}

/// A flag that crosses threads.
private final class Ended: Sendable {
  let flag = Atomic(false)
}

/// Waits, five seconds at most, until `condition` holds.
func eventually(_ condition: () -> Bool) -> Bool {
  for _ in 0..<2_500 {
    if condition() { return true }
    usleep(2_000)
  }
  return condition()
}
