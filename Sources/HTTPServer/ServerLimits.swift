/// Every bound of the server, in octets, counts and time. Nothing that comes from the wire is without one.
public struct ServerLimits: Hashable, Sendable {
  /// The head of a request.
  public var head = HeadLimits()
  /// The body of a request. `bodyBytesMax` holds whatever a route allows: raise it when a route takes more.
  public var body = BodyLimits()

  // MARK: Time

  /// From the first octet of a head to its last; later is 408.
  public var headMilliseconds = 10_000
  /// Between two arrivals of octets of a body; later is 408.
  public var bodyGapMilliseconds = 10_000
  /// From the head to the end of a body of up to 1 MiB (larger ones get more, in proportion); later is 408.
  public var bodyMilliseconds = 30_000
  /// Without any octet of a next request; then the connection is closed.
  public var idleMilliseconds = 20_000
  /// Without the client taking any octet of an answer; then the connection is closed.
  public var writeStallMilliseconds = 20_000
  /// For the whole of an answer that is sent while it is made, however slowly it is taken; then the connection breaks off.
  public var streamMilliseconds = 300_000
  /// How long a connection that we close is read on, so that the client can fetch its last answer (RFC 9112 §9.6).
  public var lingerMilliseconds = 2_000
  /// How long a graceful shutdown waits for answers that are under way.
  public var shutdownMilliseconds = 20_000

  // MARK: Connections

  /// The requests of one connection; the last one is answered with `Connection: close`.
  public var requestsPerConnectionMax = 10_000
  /// All connections; more are answered 503 and closed.
  public var connectionsMax = 4_096
  /// The connections of one peer; nil means without a bound. Loopback, Unix sockets and trusted proxies are not counted.
  public var connectionsPerPeerMax: Int? = 256

  // MARK: Memory

  /// What requests being received may hold together beyond the first buffer of each connection; more is 503.
  public var receivingBytesMax = 64 << 20
  /// The output that may wait for one client before the server stops reading from it.
  public var outputBytesMax = 65_536
  /// The octets of an unwanted body, or of a connection being closed, that are read away.
  public var drainBytesMax = 65_536

  /// The default of every limit.
  public init() {}
}
