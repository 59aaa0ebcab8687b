import Glibc

@testable import HTTPServer

/// A client that writes raw octets and blocks for answers, five seconds at most.
final class TestClient {
  /// One parsed answer.
  struct Answer {
    let status: Int
    let head: String
    let body: String
    /// Whether `Connection: close` was said.
    var closes: Bool { head.contains("\r\nConnection: close\r\n") }
  }

  enum Failure: Error {
    case system(SystemError)
    /// Nothing came for five seconds.
    case timedOut
    /// The server closed in the middle of an answer.
    case ended([UInt8])
  }

  let socket: Socket
  /// Whom the client talks to, if that should not end before it.
  var server: TestServer?
  private var received: [UInt8] = []

  init(_ server: Peer = .ipv4(0x7F00_0001), port: UInt16) throws {
    let address = SocketAddress(server, port: port)
    socket = try Socket(
      Glibc.socket(address.family, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0), from: "socket")
    try open(address)
  }

  /// Connects to a Unix socket.
  init(unixSocketPath path: String) throws {
    socket = try Socket(
      Glibc.socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0), from: "socket")
    let file = try UnixSocketFile(path: path)
    try withExtendedLifetime(file) { try open($0.socketAddress) }
  }

  private func open(_ address: SocketAddress) throws {
    var timeout = timeval(tv_sec: 5, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket.descriptor, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
    }
    guard address.read({ connect(socket.descriptor, $0, $1) }) == 0 else { throw SystemError("connect") }
  }

  /// Makes the kernel keep little for this client, so that a server that it does not read from blocks soon.
  func limitReceiveBuffer() {
    var bytes: CInt = 65_536
    setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<CInt>.size))
  }

  func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  func send(_ octets: [UInt8]) throws {
    var sent = 0
    while sent < octets.count {
      let count = octets.withUnsafeBytes { bytes in
        Glibc.send(
          socket.descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw SystemError("send") }
      sent += count
    }
  }

  /// Sends one octet at a time, each in a segment of its own if the kernel lets it.
  func trickle(_ text: String, microseconds: UInt32 = 0) throws {
    for octet in text.utf8 {
      try send([octet])
      if microseconds > 0 { usleep(microseconds) }
    }
  }

  /// Breaks the connection off.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket.descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    shutdown(socket.descriptor, CInt(SHUT_RDWR))
  }

  /// Says that nothing more comes.
  func halfClose() { shutdown(socket.descriptor, CInt(SHUT_WR)) }

  /// The next answer with its body, whose length `Content-Length` says. Interim answers are passed over.
  func receive(isToHead: Bool = false) throws -> Answer {
    while true {
      if let end = received.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound {
        let head = String(decoding: received[..<end], as: UTF8.self)
        let status = Int(head.dropFirst(9).prefix(3)) ?? 0
        let hasBody = !isToHead && status >= 200 && status != 204 && status != 304
        let length = hasBody ? Self.contentLength(head) : 0
        while received.count < end + length { try receiveMore() }
        let body = String(decoding: received[end..<end + length], as: UTF8.self)
        received.removeSubrange(..<(end + length))
        return Answer(status: status, head: head, body: body)
      }
      try receiveMore()
    }
  }

  /// Everything until the server closes.
  func receiveAll() throws -> String { String(decoding: try receiveOctets(), as: UTF8.self) }

  /// Everything until the server closes.
  func receiveOctets() throws -> [UInt8] {
    do {
      while true { try receiveMore() }
    } catch Failure.ended(let octets) {
      return octets
    }
  }

  /// Whether the server closed, with nothing left to read.
  func isEnded() throws -> Bool { try receiveAll().isEmpty }

  /// Whether nothing comes for this long.
  func isSilent(milliseconds: CInt) -> Bool {
    var poll = pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0)
    return received.isEmpty && Glibc.poll(&poll, 1, milliseconds) == 0
  }

  private func receiveMore() throws {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket.descriptor, &buffer, buffer.count, 0)
    if count > 0 {
      received.append(contentsOf: buffer[..<count])
    } else if count == 0 {
      defer { received = [] }
      throw Failure.ended(received)
    } else {
      throw errno == EAGAIN ? Failure.timedOut : Failure.system(SystemError("recv"))
    }
  }

  private static func contentLength(_ head: String) -> Int {
    for line in head.split(separator: "\r\n") where line.hasPrefix("Content-Length: ") {
      return Int(line.dropFirst(16)) ?? 0
    }
    return 0
  }
}
