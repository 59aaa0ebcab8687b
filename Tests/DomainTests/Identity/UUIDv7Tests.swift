import Domain
import Testing

@Suite struct `A version 7 UUID` {
  /// RFC 9562, appendix A.6.
  static let example = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"

  @Test func `reads and writes the example of the RFC`() throws {
    let uuid = try #require(UUIDv7(Self.example))
    #expect(uuid.description == Self.example)
    #expect(uuid.unixMilliseconds == 1_645_557_742_000)
  }

  @Test func `is made of milliseconds and random bits, whatever these hold`() {
    let uuid = UUIDv7(unixMilliseconds: 1_645_557_742_000, randomBits: (.max, .max))
    #expect(uuid.description == "017f22e2-79b0-7fff-bfff-ffffffffffff")
    #expect(
      UUIDv7(unixMilliseconds: 0, randomBits: (0, 0)).description == "00000000-0000-7000-8000-000000000000")
  }

  @Test func `has a binary form of 16 octets, of this version and variant alone`() throws {
    let uuid = try #require(UUIDv7(Self.example))
    let octets: [UInt8] = [
      1, 0x7F, 0x22, 0xE2, 0x79, 0xB0, 0x7C, 0xC3, 0x98, 0xC4, 0xDC, 0x0C, 0x0C, 7, 0x39, 0x8F,
    ]
    #expect(uuid.binary == octets)
    #expect(UUIDv7(binary: octets.dropLast()) == nil)
    for (index, octet) in [(6, 0x4C), (8, 0xD8), (8, 0x18)] as [(Int, UInt8)] {
      var other = octets
      other[index] = octet
      #expect(UUIDv7(binary: other) == nil)
    }
  }

  @Test func `goes through its text unchanged and keeps its order there`() throws {
    var random = SplitMix64(seed: 7)
    var earlier = UUIDv7(unixMilliseconds: 0, randomBits: (0, 0))
    for step in 1...2_000 {
      let uuid = UUIDv7(unixMilliseconds: Int64(step) * 1_234_567, randomBits: (random.next(), random.next()))
      var octets: [UInt8] = []
      uuid.appendText(to: &octets)
      #expect(octets.count == UUIDv7.textOctets)
      #expect(UUIDv7(octets: octets.span) == uuid)
      #expect(UUIDv7(uuid.description) == uuid)
      #expect(UUIDv7(binary: uuid.binary) == uuid)
      #expect(earlier < uuid)
      #expect(earlier.description < uuid.description)
      earlier = uuid
    }
  }

  @Test(arguments: [
    "", "017f22e2", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e279b07cc398c4dc0c0c07398f",
    "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    " 17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0", "017f22e2-79b0-7cc3-98c4_dc0c0c07398f",
    "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f", "g17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
  ]) func `is not read from any other text`(text: String) {
    #expect(UUIDv7(text) == nil)
  }

  @Test func `is read from nothing that it would not write`() {
    for octets in mutations(of: [Self.example], count: 20_000) {
      guard let uuid = UUIDv7(octets: octets.span) else { continue }
      #expect(Array(uuid.description.utf8) == octets)
    }
  }

  @Test func `names one kind of thing`() throws {
    let client = try #require(Client.ID(Self.example))
    let intake = try #require(Intake.ID(Self.example))
    #expect(client.rawValue == intake.rawValue)
    #expect(client.description == Self.example)
    #expect(Client.ID("") == nil)
  }
}
