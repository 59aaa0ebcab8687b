/// An HTTP/1.1 server: listeners, and one loop per core.
///
/// A server is made (which binds its addresses), run (which blocks until it is shut down) and gone.
public final class Server: Sendable {
  /// What is listened on, with the ports that were really taken.
  public let addresses: [ServerAddress]

  /// Binds every address and makes one application per loop. Nothing is accepted before `run()`.
  /// - Parameters:
  ///   - makeApplication: is given the loop's number, 0…; its application is called on that loop's thread only.
  ///   - notice: is told, from any thread, what whoever runs the server should read in a log.
  /// - Throws: `ServerError`, or what `makeApplication` throws.
  public init(
    configuration: ServerConfiguration,
    notice: @escaping @Sendable (ServerNotice) -> Void = { _ in },
    makeApplication: (_ loopIndex: Int) throws -> any Application
  ) throws {
    let listener = try Listener(host: configuration.host, port: configuration.port)
    addresses = [listener.address]
  }

  /// Serves until `shutdown()`; blocks. Once only.
  public func run() {}

  /// Ends the server, from any thread. The first call is graceful: what the kernel has accepted is accepted, every
  /// request whose octets have come is answered with `Connection: close`, then `run()` returns. The second call
  /// ends at once.
  public func shutdown() {}
}
