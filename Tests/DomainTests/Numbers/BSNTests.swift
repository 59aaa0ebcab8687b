import Domain
import Testing

@Suite struct `A burgerservicenummer` {
  @Test(arguments: [
    "BSN 123456782", "bsn:123456782", "BSN123456782", "bsn nr 123456782", "BSN-nr.: 123456782",
    "bsnnummer 123456782",
    "Bsn = 1234.56.782", "BSN 123 456 782", "BSN: 123-456-782", "B.S.N. 123456782", "b.s.n.-nr: 1234 56 782",
    "burgerservicenummer 123456782", "Burgerservicenummer is 123456782", "burger service nummer: 123456782",
    "burger-servicenummer 123456782", "burgerservicenr. 123456782", "sofinummer 123456782",
    "SoFi-nummer: 123456782",
    "sofi nr 123456782", "BSN van de cliënt: 123456782", "BSN mevrouw Voorbeeld is 123456782",
    "BSN\n123456782",
    "123456782 (BSN)", "123456782 is het BSN", "BSN 83456788", "BSN 083456788", "BSN\u{A0}123456782",
    "BSN: 123\u{2013}456\u{2013}782", "Tel. 070 123 45 67. BSN: 123456782.",
    "BSN: 123456782, tel. 0612345678",
    "BSN onbekend. Later: bsn 123456782", "AGB 90012345, BSN 123456782",
  ]) func `labelled as one is seen`(text: String) {
    #expect(BSN.isLabelled(in: text))
  }

  @Test(arguments: [
    "", "BSN", "BSN onbekend", "123456782", "Nummer 123456782", "Bel 070 123 45 67", "AGB 90012345",
    "BSN onbekend, AGB-code 12345670", "BSN onbekend, tel. 123456782",
    "BSN niet gevraagd; polisnummer 123456782",
    "ZD123456782", "BSN 123456781", "BSN 1234567820", "BSN 000000000",
    "registratienummer 123456782 (geen BSN)",
    "AGB 12345670, BSN onbekend", "tel. 123456782 (BSN onbekend)", "websnelheid 123456782",
    "bosniër 123456782",
    "BSN: 12-34", "big 123456782", "Geboren 12-04-1987, BSN volgt",
    "het KvK-nummer, niet het BSN: kvk 123456782",
  ]) func `is not seen in other numbers`(text: String) {
    #expect(!BSN.isLabelled(in: text))
  }

  @Test func `is looked for in any text without harm`() {
    for octets in mutations(
      of: ["b.s.n. 123 456 782 bsn 12 (burger service) 9", "123456782 BSN b s n"], count: 5_000)
    {
      _ = BSN.isLabelled(in: String(decoding: octets, as: UTF8.self))
    }
  }

  @Test func `is looked for in long texts in linear time`() {
    let clock = ContinuousClock()
    for part in ["bsn ", "1 ", "bsn 1 ", "b.s.n.", "12345678", "a"] {
      let text = String(repeating: part, count: 4_000)
      let time = clock.measure { _ = BSN.isLabelled(in: text) }
      #expect(time < .seconds(1), "\(part)")
    }
  }
}
