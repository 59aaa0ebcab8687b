/// Where the server listens, with how many loops, and within which bounds.
public struct ServerConfiguration: Sendable {
  /// The address to listen on: an IPv4 or IPv6 literal, or `localhost`, which is 127.0.0.1. An IPv6 wildcard
  /// (`::`) takes IPv4 clients as well. nil: Unix sockets alone.
  public var host: String?
  /// The port to listen on; 0 takes a free one, which `Server.addresses` tells.
  public var port: UInt16
  /// Unix sockets to listen on as well, each open to this process's own account only (mode 0600). Paths may be
  /// longer than `sockaddr_un` holds.
  public var unixSocketPaths: [String] = []
  /// The number of loops, each with a thread of its own; nil means one per core.
  public var loopCount: Int?
  /// The bounds.
  public var limits = ServerLimits()
  /// Reverse proxies, as IP literals, whose connections are not counted per peer.
  public var trustedProxies: [String] = []

  /// Listens on `host` and `port`, with the default of everything else.
  public init(host: String? = "127.0.0.1", port: UInt16 = 8080) {
    self.host = host
    self.port = port
  }
}
