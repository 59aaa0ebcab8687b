internal import Crypto
internal import Domain

/// The secret of a bearer token: 256 random bits, shown once. Only its hash is kept.
///
/// `vk_`, 64 lower-case hexadecimal digits, and 8 more: the first of the SHA-256 of all before them. By its form a scanner of
/// repositories and logs finds it (`vk_[0-9a-f]{72}`, config/deploy/gitleaks.toml), and by the last digits knows one from
/// what only looks like it.
public struct BearerToken: Sendable {
  /// What the caller sends.
  public let text: String

  /// - Parameter random: 256 bits that nobody can guess.
  public init(random: (UInt64, UInt64, UInt64, UInt64)) {
    var octets = Array("vk_".utf8)
    octets.reserveCapacity(75)
    for word in [random.0, random.1, random.2, random.3] {
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> shift & 0xF)
        octets.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
    let body = String(decoding: octets, as: UTF8.self)
    text = body + Self.check(body)
  }

  /// Whether a text has the form of a token, and its last digits fit.
  public static func isWellFormed(_ text: String) -> Bool {
    guard text.utf8.count == 75, text.hasPrefix("vk_") else { return false }
    let body = String(text.dropLast(8))
    return body.dropFirst(3).allSatisfy { $0.isHexDigit && !$0.isUppercase } && text.hasSuffix(check(body))
  }

  private static func check(_ body: String) -> String {
    String("\(Fingerprint(of: Array(body.utf8)))".prefix(8))
  }

  public var hash: TokenHash { TokenHash(of: text.utf8.span) }
}

/// SHA-256 of a bearer token as it is sent: what the database knows of it. It is found through an index over hashes, whose
/// time depends on how many first octets of the hash fit some row. Nobody can use that: to come nearer to a row, octet by
/// octet, one would have to choose the hash, and so find preimages of SHA-256; what is sent is hashed before it is looked
/// up. What is compared in memory is compared in constant time.
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
