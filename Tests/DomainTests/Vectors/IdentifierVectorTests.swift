import Testing

@testable import Domain

@Suite struct `Worked examples of numbers` {
  struct Input: Decodable {
    let type: String
    let value: String
  }

  struct Expected: Decodable {
    let valid: Bool
    let normalised: String?
  }

  @Test(arguments: try Vector<Input, Expected>.all("identifier"))
  func `come out`(vector: Vector<Input, Expected>) throws {
    let value = vector.input.value
    let stored: String? =
      switch vector.input.type {
      case "agb": AGB(value)?.text
      case "big": BIG(value)?.text
      case "uzovi": UZOVI(value)?.text
      case "postcode": Postcode(value)?.text
      case "zorgdomein": ZorgDomeinNumber(value)?.text
      case "icpc1": ICPC(value)?.text
      case "bsn": bsn(value)
      default: try #require(nil as String?, "unknown type \(vector.input.type)")
      }
    #expect((stored != nil) == vector.expected.valid)
    #expect(stored == vector.expected.normalised)
  }

  /// The service holds no BSN, so it has no stored form: the nine digits are put together here.
  private func bsn(_ text: String) -> String? {
    guard BSN.passesElevenTest(text) else { return nil }
    let digits = String(decoding: cleaned(text, dropping: " .-"), as: UTF8.self)
    return digits.count == 8 ? "0" + digits : digits
  }
}
