/// An address that a server listens on.
public enum ServerAddress: Hashable, Sendable {
  /// An IP literal and the port that was really taken.
  case tcp(host: String, port: UInt16)
  /// The path of a Unix socket, as configured.
  case unix(path: String)
}

extension ServerAddress: CustomStringConvertible {
  /// As a URL: `http://127.0.0.1:8080`, `http://[::1]:8080` or `unix:data/admin.sock`.
  public var description: String {
    switch self {
    case .tcp(let host, let port) where host.contains(":"): "http://[\(host)]:\(port)"
    case .tcp(let host, let port): "http://\(host):\(port)"
    case .unix(let path): "unix:\(path)"
    }
  }
}
