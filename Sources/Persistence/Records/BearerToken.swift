internal import Crypto
internal import Domain

/// The secret of a bearer token: 256 random bits, shown once. Only its hash is kept.
public struct BearerToken: Sendable {
  /// What the caller sends: `vk_` and 64 lower-case hexadecimal digits.
  public let text: String

  /// - Parameter random: 256 bits that nobody can guess.
  public init(random: (UInt64, UInt64, UInt64, UInt64)) {
    var octets = Array("vk_".utf8)
    octets.reserveCapacity(67)
    for word in [random.0, random.1, random.2, random.3] {
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> shift & 0xF)
        octets.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
    text = String(decoding: octets, as: UTF8.self)
  }

  public var hash: TokenHash { TokenHash(of: text.utf8.span) }
}

/// SHA-256 of a bearer token as it is sent: what the database knows of it. Two are found equal by an index over hashes of
/// secrets too long to guess, so that the time it takes tells nothing.
public struct TokenHash: Equatable, Sendable {
  /// 32 octets.
  public let octets: InlineArray<32, UInt8>

  /// - Parameter token: What stands after `Bearer `; any octets.
  public init(of token: Span<UInt8>) {
    var hasher = SHA256()
    token.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    var octets = InlineArray<32, UInt8>(repeating: 0)
    hasher.finalize().withUnsafeBytes { digest in
      for index in digest.indices { octets[index] = digest[index] }
    }
    self.octets = octets
  }

  /// Whether both are the same, without telling by the time it takes where they differ.
  public static func == (left: TokenHash, right: TokenHash) -> Bool {
    var difference: UInt8 = 0
    for index in left.octets.indices { difference |= left.octets[index] ^ right.octets[index] }
    return difference == 0
  }
}
