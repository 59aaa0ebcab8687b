internal import Glibc

/// An open descriptor: a socket, an epoll or an eventfd. Closed exactly once, by its owner's end or by whoever
/// `release()` hands it to.
struct Socket: ~Copyable {
  let descriptor: CInt

  /// Owns `descriptor`, which a system call named `call` has just given; negative means that it failed.
  init(_ descriptor: CInt, from call: String) throws(SystemError) {
    guard descriptor >= 0 else { throw SystemError(call) }
    self.descriptor = descriptor
  }

  /// Owns a descriptor that is known to be open.
  init(owning descriptor: CInt) {
    self.descriptor = descriptor
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Gives the descriptor away unclosed.
  consuming func release() -> CInt {
    let kept = descriptor
    discard self
    return kept
  }
}

extension Socket {
  /// Switches a socket option on.
  func enable(_ level: CInt, _ option: CInt) throws(SystemError) { try set(level, option, true) }

  /// Switches a socket option on or off.
  func set(_ level: CInt, _ option: CInt, _ isOn: Bool) throws(SystemError) {
    var value: CInt = isOn ? 1 : 0
    guard setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<CInt>.size)) == 0 else {
      throw SystemError("setsockopt")
    }
  }
}
