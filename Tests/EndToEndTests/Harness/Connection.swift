import Foundation
import Glibc

/// A blocking TCP connection, in octets: it says exactly what it is told to, right or wrong.
final class Connection {
  enum Broken: Error {
    case notConnected(CInt)
    case closed
    case late
    case notHTTP(String)
  }

  private let descriptor: CInt
  private var unread: [UInt8] = []

  /// - Parameter patienceSeconds: how long to wait for octets before giving up.
  init(port: UInt16, patienceSeconds: Int = 20) throws {
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Broken.notConnected(errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    let outcome = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard outcome == 0 else {
      let reason = errno
      close(descriptor)
      throw Broken.notConnected(reason)
    }
    var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  func send(_ octets: [UInt8]) throws {
    var sent = 0
    while sent < octets.count {
      let count = octets[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Broken.closed }
      sent += count
    }
  }

  /// One whole answer.
  func receive() throws -> Answer {
    while true {
      if let (answer, length) = try Answer.parsed(from: unread) {
        unread.removeFirst(length)
        return answer
      }
      guard try more() else { throw Broken.closed }
    }
  }

  /// Everything until the server closes.
  func receiveAll() throws -> String {
    while try more() {}
    return String(decoding: unread, as: UTF8.self)
  }

  private func more() throws -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &piece, piece.count, 0)
    if count < 0 { throw errno == EAGAIN ? Broken.late : Broken.closed }
    unread += piece[..<max(0, count)]
    return count > 0
  }
}
