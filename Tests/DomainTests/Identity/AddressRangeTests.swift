import Domain
import Testing

@Suite struct `A range of addresses` {
  private static func ipv4(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> (UInt64, UInt64) {
    (0, 0xFFFF_0000_0000 | a << 24 | b << 16 | c << 8 | d)
  }

  static let inside: [(String, (UInt64, UInt64), Bool)] = [
    ("192.0.2.0/24", ipv4(192, 0, 2, 255), true), ("192.0.2.0/24", ipv4(192, 0, 3, 0), false),
    ("192.0.2.7", ipv4(192, 0, 2, 7), true), ("192.0.2.7", ipv4(192, 0, 2, 8), false),
    ("192.0.2.7/32", ipv4(192, 0, 2, 7), true), ("192.0.2.6/31", ipv4(192, 0, 2, 7), true),
    ("0.0.0.0/0", ipv4(8, 8, 8, 8), true), ("0.0.0.0/0", (0x2001_0DB8 << 32, 1), false),
    ("::/0", (0x2001_0DB8 << 32, 1), true), ("::/0", ipv4(8, 8, 8, 8), true),
    ("2001:db8::/32", (0x2001_0DB8 << 32 | 0xFFFF, .max), true),
    ("2001:db8::/32", (0x2001_0DB9 << 32, 0), false),
    ("2001:db8::1", (0x2001_0DB8 << 32, 1), true), ("2001:db8::1", (0x2001_0DB8 << 32, 2), false),
    ("2001:db8::/65", (0x2001_0DB8 << 32, 1), true), ("2001:db8::/65", (0x2001_0DB8 << 32, 1 << 63), false),
    ("2001:db8::/64", (0x2001_0DB8 << 32, .max), true), ("2001:db8::/64", (0x2001_0DB8 << 32 | 1, 0), false),
  ]

  @Test(arguments: inside) func `holds these and no others`(
    text: String, address: (UInt64, UInt64), isInside: Bool
  ) throws {
    let range = try #require(AddressRange(text))
    #expect(range.contains(high: address.0, low: address.1) == isInside)
    #expect(range.text == text)
  }

  @Test(arguments: [
    "", "/", "192.0.2.0/", "192.0.2/24", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/+8", "192.0.2.0/08",
    "192.0.2.7/24", "192.0.2.0/24/24", "192.0.02.0/24", "2001:db8::/129", "2001:db8::1/32", "2001:DB8::/32",
    "2001:db8:0:0::/32", "praktijk.example", "192.0.2.0-192.0.2.9", "*", " 192.0.2.0/24",
  ]) func `that is malformed, means less than it seems or is spelled otherwise is none`(text: String) {
    #expect(AddressRange(text) == nil)
  }
}
