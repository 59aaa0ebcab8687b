internal import Glibc

/// A socket address in the kernel's own shape, IPv4, IPv6 or Unix.
struct SocketAddress {
  private var storage = sockaddr_storage()
  private var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

  /// Room for an address that the kernel writes.
  init() {}

  /// An IP address with a port.
  init(_ peer: Peer, port: UInt16) {
    switch peer {
    case .ipv4(let address):
      var ipv4 = sockaddr_in()
      ipv4.sin_family = sa_family_t(AF_INET)
      ipv4.sin_port = port.bigEndian
      ipv4.sin_addr.s_addr = address.bigEndian
      self.init(copying: ipv4)
    case .ipv6(let high, let low):
      var ipv6 = sockaddr_in6()
      ipv6.sin6_family = sa_family_t(AF_INET6)
      ipv6.sin6_port = port.bigEndian
      withUnsafeMutableBytes(of: &ipv6.sin6_addr) { bytes in
        bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      }
      self.init(copying: ipv6)
    case .unix:
      var unnamed = sockaddr_un()
      unnamed.sun_family = sa_family_t(AF_UNIX)
      self.init(copying: unnamed)
    }
  }

  /// A Unix socket's path; nil when it is longer than `sockaddr_un` holds, its closing zero included.
  init?(unixPath path: String) {
    var unix = sockaddr_un()
    unix.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &unix.sun_path) { room in
      guard path.utf8.count < room.count else { return false }
      room.copyBytes(from: path.utf8)
      return true
    }
    guard fits else { return nil }
    self.init(copying: unix)
  }

  private init<Address>(copying address: Address) {
    withUnsafeMutableBytes(of: &storage) { room in
      withUnsafeBytes(of: address) { room.copyMemory(from: $0) }
    }
    length = socklen_t(MemoryLayout<Address>.size)
  }

  /// AF_INET, AF_INET6 or AF_UNIX.
  var family: CInt { CInt(storage.ss_family) }

  /// The port of an IP address; 0 for a Unix socket.
  var port: UInt16 {
    withUnsafeBytes(of: storage) { bytes in
      switch family {
      case AF_INET: UInt16(bigEndian: bytes.load(as: sockaddr_in.self).sin_port)
      case AF_INET6: UInt16(bigEndian: bytes.load(as: sockaddr_in6.self).sin6_port)
      default: 0
      }
    }
  }

  /// Who this is, seen from the other end. An IPv4 client of an IPv6 socket (`::ffff:a.b.c.d`) is its IPv4 address.
  var peer: Peer {
    withUnsafeBytes(of: storage) { bytes in
      switch family {
      case AF_INET: .ipv4(UInt32(bigEndian: bytes.load(as: sockaddr_in.self).sin_addr.s_addr))
      case AF_INET6: Peer(bytes.load(as: sockaddr_in6.self).sin6_addr)
      default: .unix
      }
    }
  }

  /// Passes the address to a system call that reads it.
  func read<Result>(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, length) }
    }
  }

  /// Passes the address to a system call that writes it.
  mutating func write<Result>(_ call: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Result) -> Result {
    length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, &length) }
    }
  }
}

extension Peer {
  init(_ address: in6_addr) {
    let (high, low) = withUnsafeBytes(of: address) { bytes in
      (
        UInt64(bigEndian: bytes.load(as: UInt64.self)),
        UInt64(bigEndian: bytes.load(fromByteOffset: 8, as: UInt64.self))
      )
    }
    let isMappedIPv4 = high == 0 && low >> 32 == 0xFFFF
    self = isMappedIPv4 ? .ipv4(UInt32(truncatingIfNeeded: low)) : .ipv6(high, low)
  }
}
