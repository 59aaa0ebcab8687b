/// Reverse proxies, which are believed when they say in `X-Forwarded-For` whom they speak for.
public struct TrustedProxies: Sendable {
  private let addresses: [Peer]

  /// - Parameter literals: IPv4 and IPv6 addresses.
  /// - Throws: `ServerError.proxyNotAnAddress`.
  public init(_ literals: [String]) throws(ServerError) {
    var addresses: [Peer] = []
    for literal in literals {
      guard let address = Peer(literal: literal) else { throw .proxyNotAnAddress(literal) }
      addresses.append(address)
    }
    self.addresses = addresses
  }

  /// Nobody is believed.
  public static let none = TrustedProxies()

  private init() { addresses = [] }

  /// Whether this is one of them.
  public func contains(_ peer: Peer) -> Bool { addresses.contains(peer) }

  /// Who a request comes from: the other end of the connection, or, where that is one of these proxies, the last
  /// address in `X-Forwarded-For` that is none of them. Every proxy adds whom it saw at the end; what stands before
  /// that anybody may have written. A last address that cannot be read leaves the proxy as the one who is known.
  public func client(of request: borrowing Request) -> Peer {
    guard !addresses.isEmpty, contains(request.peer) else { return request.peer }
    var client = request.peer
    var lines = request.lines(of: .xForwardedFor)
    while let line = lines.next() {
      var start = 0
      while start <= line.count {
        let end = line.first(Octet.comma, in: start..<line.count)
        let address = Peer(forwarded: line.extracting(line.trimmed(start..<end)))
        if address.map({ !contains($0) }) ?? true { client = address ?? request.peer }
        start = end + 1
      }
    }
    return client
  }
}
