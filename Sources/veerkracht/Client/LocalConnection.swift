internal import Glibc
internal import HTTPServer

/// A blocking connection to a server on this machine; closed at its owner's end.
struct LocalConnection: ~Copyable {
  private let descriptor: CInt

  /// - Returns: nil when nobody listens there.
  init?(to address: ServerAddress, timeoutSeconds: Int) {
    let connected: CInt? =
      switch address {
      case .tcp(let host, let port): connectTCP(host, port)
      case .unix(let path): connectUnix(path)
      }
    guard let connected else { return nil }
    descriptor = connected
    var timeout = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, size)
  }

  deinit { _ = close(descriptor) }

  /// Sends everything; false when the other side has gone or the time is up.
  func send(_ octets: [UInt8]) -> Bool {
    var sent = 0
    while sent < octets.count {
      let count = octets[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Everything until the other side closes; nil when it breaks off or the time is up.
  func receiveAll() -> [UInt8]? {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = recv(descriptor, &piece, piece.count, 0)
      if count == 0 { return all }
      guard count > 0 else { return nil }
      all += piece[..<count]
    }
  }
}

private func connectTCP(_ host: String, _ port: UInt16) -> CInt? {
  var hints = addrinfo()
  hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
  hints.ai_flags = AI_NUMERICSERV | AI_NUMERICHOST
  var found: UnsafeMutablePointer<addrinfo>?
  guard getaddrinfo(host, String(port), &hints, &found) == 0 else { return nil }
  defer { freeaddrinfo(found) }
  guard let first = found?.pointee else { return nil }
  return connected(first.ai_family, first.ai_addr, first.ai_addrlen)
}

/// `sockaddr_un` holds 107 octets of path: a longer one is reached through its directory's descriptor.
private func connectUnix(_ path: String) -> CInt? {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let room = MemoryLayout.size(ofValue: address.sun_path) - 1
  if path.utf8.count <= room { return connectUnix(path, &address) }
  let name = path.split(separator: "/").last ?? ""
  let directory = open(String(path.dropLast(name.count)), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard directory >= 0 else { return nil }
  defer { close(directory) }
  return connectUnix("/proc/self/fd/\(directory)/\(name)", &address)
}

private func connectUnix(_ path: String, _ address: inout sockaddr_un) -> CInt? {
  let octets = Array(path.utf8)
  guard octets.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: octets) }
  return withUnsafePointer(to: address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connected(AF_UNIX, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
    }
  }
}

private func connected(
  _ family: CInt, _ address: UnsafePointer<sockaddr>, _ length: socklen_t
) -> CInt? {
  let descriptor = socket(family, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { return nil }
  if connect(descriptor, address, length) == 0 { return descriptor }
  close(descriptor)
  return nil
}
