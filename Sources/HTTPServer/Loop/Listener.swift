internal import CLinux
internal import Glibc

/// A socket that connections are accepted from. The kernel lets only one process listen on an address: there is no
/// SO_REUSEPORT, so a second server fails at its start instead of taking half of the clients in silence.
final class Listener {
  /// What `accept` found.
  enum Arrival {
    case connection(CInt, Peer)
    /// Nobody is waiting.
    case none
    /// The process or the machine has no descriptor or memory left: EMFILE, ENFILE, ENOBUFS or ENOMEM.
    case exhausted(SystemError)
  }

  /// Where it listens, with the port that was really taken.
  let address: ServerAddress
  let socket: Socket
  private let file: UnixSocketFile?

  /// Listens on an IP address.
  init(host: String, port: UInt16) throws(ServerError) {
    let literal = host == "localhost" ? "127.0.0.1" : host
    guard let wanted = Peer(literal: literal) else { throw .hostNotAnAddress(host) }
    do throws(SystemError) {
      var address = SocketAddress(wanted, port: port)
      let socket = try Socket(Glibc.socket(address.family, Self.type, 0), from: "socket")
      try socket.enable(SOL_SOCKET, SO_REUSEADDR)  // a restart need not wait for TIME_WAIT
      // `::` takes IPv4 clients as well, whatever the system's default is.
      if address.family == AF_INET6 { try socket.set(CInt(IPPROTO_IPV6), IPV6_V6ONLY, false) }
      try Self.listen(socket, at: address)
      guard address.write({ getsockname(socket.descriptor, $0, &$1) }) == 0 else {
        throw SystemError("getsockname")
      }
      self.address = .tcp(host: literal, port: address.port)
      file = nil
      self.socket = socket
    } catch {
      throw .addressUnavailable(ServerAddress.tcp(host: literal, port: port).description, error)
    }
  }

  /// Listens on a Unix socket that only this process's own account may open.
  init(unixSocketPath path: String) throws(ServerError) {
    let file = try UnixSocketFile(path: path)
    try file.removeIfStale()
    do throws(SystemError) {
      let socket = try Socket(Glibc.socket(AF_UNIX, Self.type, 0), from: "socket")
      // bind gives the file the socket's own mode: it is never open to others, not for a moment.
      guard fchmod(socket.descriptor, 0o600) == 0 else { throw SystemError("fchmod") }
      try Self.listen(socket, at: file.socketAddress)
      address = .unix(path: path)
      self.file = consume file
      self.socket = socket
    } catch {
      throw .addressUnavailable(path, error)
    }
  }

  /// Takes the socket's file away before the socket is closed: nobody finds a file that refuses.
  deinit { file?.remove() }

  /// Takes the next waiting connection, non-blocking and closed on exec.
  func accept() -> Arrival {
    while true {
      var address = SocketAddress()
      let descriptor = address.write {
        accept4(socket.descriptor, $0, &$1, CInt(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
      }
      if descriptor >= 0 { return .connection(descriptor, address.peer) }
      switch errno {
      case EAGAIN: return .none
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted(SystemError("accept"))
      case EINTR, ECONNABORTED, EPROTO, ENETDOWN, ENETUNREACH, EHOSTDOWN, EHOSTUNREACH, ENOPROTOOPT, ENONET,
        EOPNOTSUPP, EPERM:
        continue  // the connection had failed already (accept(2)): the next one
      default: return .exhausted(SystemError("accept"))
      }
    }
  }

  private static let type = CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)

  private static func listen(_ socket: borrowing Socket, at address: SocketAddress) throws(SystemError) {
    guard address.read({ bind(socket.descriptor, $0, $1) }) == 0 else { throw SystemError("bind") }
    guard Glibc.listen(socket.descriptor, SOMAXCONN) == 0 else { throw SystemError("listen") }
  }
}
