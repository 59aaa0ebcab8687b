/// Who is at the other end of a connection.
public enum Peer: Hashable, Sendable {
  /// An IPv4 address, in network order.
  case ipv4(UInt32)
  /// An IPv6 address, in two halves, most significant first.
  case ipv6(UInt64, UInt64)
  /// Somebody on this machine, through the Unix socket, whose file mode lets in only the service's own account.
  case unix

  /// What counts as one address where callers are counted: an IPv6 client has a /64 to itself.
  public var household: Peer {
    switch self {
    case .ipv4, .unix: self
    case .ipv6(let network, _): .ipv6(network, 0)
    }
  }

  /// Whether the peer is on this machine: 127.0.0.0/8, ::1 or a Unix socket.
  var isLocal: Bool {
    switch self {
    case .ipv4(let address): address >> 24 == 127
    case .ipv6(let high, let low): high == 0 && low == 1
    case .unix: true
    }
  }
}
