internal import Glibc

/// The file that a Unix socket is bound to. `sockaddr_un` holds 107 octets; a longer path goes through an open
/// descriptor of its directory, as `/proc/self/fd/N/name`.
struct UnixSocketFile: ~Copyable {
  let path: String
  /// What `bind` and `connect` take.
  let socketAddress: SocketAddress
  private let directory: Socket?

  /// - Throws: `.socketNameInvalid`, or `.addressUnavailable` when the directory cannot be opened.
  init(path: String) throws(ServerError) {
    if path.isEmpty || path.utf8.contains(0) || path.utf8.last == UInt8(ascii: "/") {
      throw .socketNameInvalid(path: path)
    }
    if let address = SocketAddress(unixPath: path) {
      socketAddress = address
      directory = nil
    } else {
      let name = path.split(separator: "/").last ?? ""
      let parent = String(path.dropLast(name.count))
      let opened: Socket
      do throws(SystemError) {
        opened = try Socket(open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC), from: "open")
      } catch {
        throw .addressUnavailable(path, error)
      }
      guard let address = SocketAddress(unixPath: "/proc/self/fd/\(opened.descriptor)/\(name)") else {
        throw .socketNameInvalid(path: path)
      }
      socketAddress = address
      directory = consume opened
    }
    self.path = path
  }

  /// Removes what a process that died has left here.
  /// - Throws: `.socketInUse` when somebody answers there, `.notASocket` when something else stands there.
  func removeIfStale() throws(ServerError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }  // nothing there, or bind will say what is wrong
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
    guard connectError() == ECONNREFUSED else { throw .socketInUse(path: path) }
    guard unlink(path) == 0 else { throw .addressUnavailable(path, SystemError("unlink")) }
  }

  /// Removes the socket that this process has bound here.
  func remove() {
    _ = unlink(path)
  }

  /// The `errno` of connecting; 0 when somebody listens. A connection made by this is closed again at once.
  private func connectError() -> CInt {
    let type = CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    guard let probe = try? Socket(socket(AF_UNIX, type, 0), from: "socket") else { return errno }
    return socketAddress.read { connect(probe.descriptor, $0, $1) } == 0 ? 0 : errno
  }
}
