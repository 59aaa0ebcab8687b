/// Why a server could not start.
public enum ServerError: Error, Hashable, Sendable {
  /// The host is neither an IP literal nor `localhost`.
  case hostNotAnAddress(String)
  /// A trusted proxy is not an IP literal.
  case proxyNotAnAddress(String)
  /// The address can not be listened on: in use, not of this machine, or not allowed.
  case addressUnavailable(String, SystemError)
  /// Another process serves this Unix socket.
  case socketInUse(path: String)
  /// Something that is not a socket stands at this path.
  case notASocket(path: String)
  /// The path ends in no file name, or in one that is too long for a socket.
  case socketNameInvalid(path: String)
  /// The system refused something that every server needs.
  case system(SystemError)
}

extension ServerError: CustomStringConvertible {
  /// One line for a terminal.
  public var description: String {
    switch self {
    case .hostNotAnAddress(let host): "'\(host)' is neither an IP address nor localhost"
    case .proxyNotAnAddress(let proxy): "the trusted proxy '\(proxy)' is not an IP address"
    case .addressUnavailable(let address, let error): "cannot listen on \(address): \(error)"
    case .socketInUse(let path): "another process serves \(path)"
    case .notASocket(let path): "\(path) is in the way: it is not a socket"
    case .socketNameInvalid(let path): "\(path) does not end in a name that a socket can have"
    case .system(let error): error.description
    }
  }
}
