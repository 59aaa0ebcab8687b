internal import Glibc

extension Peer {
  /// An IPv4 or IPv6 literal; nil for anything else.
  init?(literal: String) {
    self.init(literal.utf8.span, 0..<literal.utf8.count)
  }

  /// An address as proxies write it, perhaps with a port: `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`, `[2001:db8::7]`,
  /// `[2001:db8::7]:4711`; nil for anything else.
  init?(forwarded octets: Span<UInt8>) {
    let all = 0..<octets.count
    let colon = octets.first(Octet.colon, in: all)
    if !octets.isEmpty, octets[0] == Octet.openBracket {
      let close = octets.first(Octet.closeBracket, in: all)
      guard close < octets.count else { return nil }
      self.init(octets, 1..<close)
    } else {
      self.init(octets, octets.first(Octet.dot, in: all) < colon ? 0..<colon : all)
    }
  }

  private init?(_ octets: Span<UInt8>, _ address: Range<Int>) {
    guard !address.isEmpty, address.count < Int(INET6_ADDRSTRLEN) else { return nil }
    let parsed = withUnsafeTemporaryAllocation(of: CChar.self, capacity: address.count + 1) { text in
      for index in address { text[index - address.lowerBound] = CChar(bitPattern: octets[index]) }
      text[address.count] = 0
      return Self.parsed(text.baseAddress)
    }
    guard let parsed else { return nil }
    self = parsed
  }

  private static func parsed(_ text: UnsafePointer<CChar>?) -> Peer? {
    var ipv4 = in_addr()
    var ipv6 = in6_addr()
    guard let text else { return nil }
    if inet_pton(AF_INET, text, &ipv4) == 1 { return .ipv4(UInt32(bigEndian: ipv4.s_addr)) }
    if inet_pton(AF_INET6, text, &ipv6) == 1 { return Peer(ipv6) }
    return nil
  }
}
