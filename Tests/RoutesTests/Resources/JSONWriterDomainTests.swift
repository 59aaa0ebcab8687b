import Domain
import Testing

@testable import Routes

@Suite struct `Values on the wire` {
  private func written(_ append: (inout OctetBuffer) -> Void) -> String {
    var buffer = OctetBuffer(capacity: 1)
    append(&buffer)
    return buffer.octets.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    arguments: [
      0, 1, -1, 86_399_999, 86_400_000, -86_400_001, 1_795_000_000_123, 951_782_400_000, 951_868_799_999,
      -62_135_596_800_000, 253_402_300_799_999,
    ] as [Int64]) func `spell a moment as the cooperative's words do`(milliseconds: Int64)
  {
    let moment = Instant(unixMilliseconds: milliseconds)
    #expect(written { $0.append(moment) } == moment.description)
  }

  @Test func `spell an id as the cooperative's words do`() {
    let id = UUIDv7(unixMilliseconds: 1_795_000_000_123, randomBits: (.max, 0x1234_5678_9ABC_DEF0))
    #expect(written { $0.append(id) } == id.description)
  }
}

@Suite struct `Ids of requests` {
  @Test func `differ, and carry their moment`() {
    var ids = IDSource(seed: (1, 2))
    let now = Instant(unixMilliseconds: 1_795_000_000_123)
    let many = (0..<10_000).map { _ in ids.next(at: now) }
    #expect(Set(many).count == many.count)
    #expect(many.allSatisfy { $0.unixMilliseconds == now.unixMilliseconds })
  }
}
