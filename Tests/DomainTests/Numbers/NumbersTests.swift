import Domain
import Testing

@Suite struct `A register's number` {
  @Test(
    arguments: [
      ("90012345", "90012345"), (" 90 012-345 ", "90012345"), ("01000001", "01000001"), ("00000000", nil),
      ("9001234", nil), ("900123456", nil), ("9001234a", nil), ("", nil), ("90.012.345", nil),
      ("٩0012345", nil),
    ] as [(String, String?)]) func `of the AGB has eight digits`(text: String, stored: String?)
  {
    #expect(AGB(text)?.text == stored)
  }

  @Test(
    arguments: [
      ("19012345601", "19012345601"), ("1901 2345 601", "19012345601"), ("21870932", nil),
      ("00000000000", nil),
    ] as [(String, String?)]) func `of the BIG has eleven digits`(text: String, stored: String?)
  {
    #expect(BIG(text)?.text == stored)
  }

  @Test(
    arguments: [("3311", "3311"), (" 3311\n", "3311"), ("33 11", nil), ("0000", nil), ("33111", nil)]
      as [(String, String?)])
  func `of an insurer has four digits`(text: String, stored: String?) {
    #expect(UZOVI(text)?.text == stored)
  }

  @Test(
    arguments: [
      ("2514 EA", "2514 EA"), ("2514ea", "2514 EA"), (" 2 514 e a", "2514 EA"), ("0123 AB", nil),
      ("1234 SA", nil),
      ("1234 sd", nil), ("1234 SS", nil), ("1234 AS", "1234 AS"), ("1234 A", nil), ("1234 ABC", nil),
      ("12345 AB", nil),
      ("1234-AB", nil), ("1234 ÀB", nil),
    ] as [(String, String?)]) func `of a street's postcode is stored with one space`(
      text: String, stored: String?
    )
  {
    #expect(Postcode(text)?.text == stored)
  }

  @Test(
    arguments: [
      ("ZD123456789", "ZD123456789"), ("zd 1234 5678", "ZD12345678"), ("ZD1234567", nil),
      ("ZD1234567890", nil),
      ("XD12345678", nil), ("ZD12345 67A", nil), ("", nil),
    ] as [(String, String?)]) func `of ZorgDomein has eight or nine digits`(text: String, stored: String?)
  {
    #expect(ZorgDomeinNumber(text)?.text == stored)
  }

  @Test(
    arguments: [
      ("P78", "P78"), ("p78.01", "P78.01"), (" A04 ", "A04"), ("P00", nil), ("C01", nil), ("P7", nil),
      ("P780", nil),
      ("P78.1", nil), ("P78,01", nil), ("P78.0a", nil), ("P 78", nil), ("", nil),
    ] as [(String, String?)]) func `of the ICPC is a chapter and two digits`(text: String, stored: String?)
  {
    #expect(ICPC(text)?.text == stored)
  }

  @Test func `is stored as it reads again`() {
    let seeds = ["90012345", "19012345601", "3311", "2514 EA", "ZD123456789", "P78.01"]
    for octets in mutations(of: seeds, count: 20_000) {
      let text = String(decoding: octets, as: UTF8.self)
      if let agb = AGB(text) { #expect(AGB(agb.text) == agb) }
      if let big = BIG(text) { #expect(BIG(big.text) == big) }
      if let uzovi = UZOVI(text) { #expect(UZOVI(uzovi.text) == uzovi) }
      if let postcode = Postcode(text) { #expect(Postcode(postcode.text) == postcode) }
      if let number = ZorgDomeinNumber(text) { #expect(ZorgDomeinNumber(number.text) == number) }
      if let icpc = ICPC(text) { #expect(ICPC(icpc.text) == icpc) }
    }
  }
}
