internal import Glibc

/// A range of internet addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3): `192.0.2.0/24`, `2001:db8::/32`; without
/// a prefix one address. IPv4 is kept as the part of IPv6 that it is mapped into (RFC 4291 §2.5.5.2).
public struct AddressRange: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64
  /// Of the 128 bits, those that are fixed.
  private let prefixLength: Int
  /// As it was written, which is the one way to write it: lower case, shortest form (RFC 5952).
  public let text: String

  /// - Returns: `nil` for what is no such range, for one with bits behind its prefix (`192.0.2.7/24`, which means less than
  ///   it seems to), and for a spelling that is not the one of RFC 5952.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = Self.octets(of: String(parts[0])) else { return nil }
    let bitsMax = address.isIPv4 ? 32 : 128
    var length = bitsMax
    if parts.count == 2 {
      guard let given = Int(parts[1]), 0...bitsMax ~= given, String(given) == parts[1] else { return nil }
      length = given
    }
    (high, low) = (address.high, address.low)
    prefixLength = length + (128 - bitsMax)
    self.text = String(text)
    let mask = Self.mask(prefixLength)
    guard high & mask.high == high, low & mask.low == low else { return nil }
  }

  /// - Parameters:
  ///   - high: The first half of an IPv6 address, or of an IPv4 one mapped into it.
  ///   - low: The second half.
  public func contains(high: UInt64, low: UInt64) -> Bool {
    let mask = Self.mask(prefixLength)
    return high & mask.high == self.high && low & mask.low == self.low
  }

  private static func mask(_ length: Int) -> (high: UInt64, low: UInt64) {
    // Shifts of Swift by 64 and more leave nothing.
    (UInt64.max << max(0, 64 - length), length <= 64 ? 0 : UInt64.max << (128 - length))
  }

  private static func isSpelled(_ spelled: [CChar], as text: String) -> Bool {
    spelled.prefix { $0 != 0 }.elementsEqual(text.utf8.map(CChar.init(bitPattern:)))
  }

  private static func octets(of text: String) -> (high: UInt64, low: UInt64, isIPv4: Bool)? {
    var (ipv4, ipv6) = (in_addr(), in6_addr())
    var spelled = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    if inet_pton(AF_INET, text, &ipv4) == 1 {
      inet_ntop(AF_INET, &ipv4, &spelled, socklen_t(INET6_ADDRSTRLEN))
      guard isSpelled(spelled, as: text) else { return nil }
      return (0, 0xFFFF_0000_0000 | UInt64(UInt32(bigEndian: ipv4.s_addr)), true)
    }
    guard inet_pton(AF_INET6, text, &ipv6) == 1 else { return nil }
    inet_ntop(AF_INET6, &ipv6, &spelled, socklen_t(INET6_ADDRSTRLEN))
    guard isSpelled(spelled, as: text) else { return nil }
    let halves = withUnsafeBytes(of: &ipv6) { octets in
      [0, 8].map { start in octets[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    }
    return (halves[0], halves[1], false)
  }
}

extension AddressRange: CustomStringConvertible {
  public var description: String { text }
}
