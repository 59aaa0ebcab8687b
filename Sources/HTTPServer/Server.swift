internal import Glibc
internal import Synchronization
import Threads

/// An HTTP/1.1 server: listeners, and one loop per core.
///
/// A server is made, which binds its addresses; run, which blocks until it is shut down; and gone.
public final class Server: Sendable {
  /// What is listened on, with the ports that were really taken.
  public let addresses: [ServerAddress]

  private let mailboxes: [Mailbox]
  private let loops: Guarded<[Loop]>
  private let isShutDown = Atomic(false)

  /// Binds every address and makes one application per loop. Clients may connect from now on; they are accepted by
  /// `run()`.
  /// - Parameters:
  ///   - notice: is told, from any thread, what whoever runs the server should read in a log.
  ///   - makeApplication: is given the loop's number, 0…; its application is called on that loop's thread only.
  /// - Throws: `ServerError`, or what `makeApplication` throws.
  public init(
    configuration: ServerConfiguration,
    notice: @escaping @Sendable (ServerNotice) -> Void = { _ in },
    makeApplication: (_ loopIndex: Int) throws -> any Application
  ) throws {
    var listeners: [Listener] = []
    if let host = configuration.host { listeners.append(try Listener(host: host, port: configuration.port)) }
    for path in configuration.unixSocketPaths { listeners.append(try Listener(unixSocketPath: path)) }
    addresses = listeners.map(\.address)

    do {
      let count = max(1, configuration.loopCount ?? Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))
      var mailboxes: [Mailbox] = []
      for _ in 0..<count { mailboxes.append(try Mailbox()) }
      self.mailboxes = mailboxes
      let shared = LoopShared(
        limits: configuration.limits, ledger: try Self.ledger(configuration, loops: count, notice),
        budget: ReceiveBudget(bytesMax: configuration.limits.receivingBytesMax), mailboxes: mailboxes,
        notice: notice)
      var loops: [Loop] = []
      for index in 0..<count {
        loops.append(
          try Loop(
            index: index, shared: shared, application: try makeApplication(index),
            listeners: index == 0 ? listeners : []))
      }
      self.loops = Guarded(loops)
    } catch let error as SystemError {
      throw ServerError.system(error)
    }
  }

  /// Serves until `shutdown()`; blocks. Once only: a second call returns at once. The loops' threads take over the
  /// caller's signal mask.
  /// - Throws: `ServerError.system` when a thread can not be had.
  public func run() throws(ServerError) {
    let loops = self.loops.withLock { loops in
      defer { loops = [] }
      return loops
    }
    var threads: [OwnThread] = []
    defer { for thread in threads { thread.join() } }
    do throws(OwnThread.Unavailable) {
      for loop in loops { threads.append(try OwnThread { loop.run() }) }
    } catch {
      abort()
      throw .system(SystemError("pthread_create", number: error.number))
    }
  }

  /// Ends the server, from any thread. The first call is graceful: what the kernel has accepted is accepted, every
  /// request whose octets have come is answered with `Connection: close`, then `run()` returns. A second call ends
  /// it at once.
  public func shutdown() {
    let isFirst = !isShutDown.exchange(true, ordering: .relaxed)
    if isFirst {
      for mailbox in mailboxes { mailbox.post(.finish) }
    } else {
      abort()
    }
  }

  private func abort() {
    for mailbox in mailboxes { mailbox.post(.abort) }
  }

  private static func ledger(
    _ configuration: ServerConfiguration, loops: Int, _ notice: (ServerNotice) -> Void
  ) throws(ServerError) -> ConnectionLedger {
    let limits = configuration.limits
    let wanted = limits.connectionsMax + ConnectionLedger.refusedMax
    let (room, descriptors) = DescriptorLimit.makeRoom(forConnections: wanted)
    let connectionsMax = max(1, min(limits.connectionsMax, room - ConnectionLedger.refusedMax))
    if connectionsMax < limits.connectionsMax {
      notice(.fewerConnections(connections: connectionsMax, descriptors: descriptors))
    }
    return ConnectionLedger(
      loops: loops, connectionsMax: connectionsMax, perPeerMax: limits.connectionsPerPeerMax,
      uncounted: try TrustedProxies(configuration.trustedProxies))
  }
}
