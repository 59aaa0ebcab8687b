import Domain
import Testing

@Suite struct `Text` {
  @Test(arguments: ["Sanne", "'s-Gravenhage", "Łukasz", "👩🏽‍⚕️", "a\u{301}", " met ruimte "])
  func `of one line is kept as it was sent`(text: String) throws {
    #expect(try Line<100>(text).text == text)
  }

  @Test(arguments: [
    ("", TextFault.blank), ("  ", .blank), ("\u{A0}", .blank), ("a\nb", .controlCharacter),
    ("a\tb", .controlCharacter),
    ("a\u{0}", .controlCharacter), ("\u{7F}", .controlCharacter), ("a\u{85}", .controlCharacter),
    ("a\u{2028}", .controlCharacter), ("12345678901", .tooLong(maximum: 10)),
    ("bsn 123456782", .tooLong(maximum: 10)),
  ]) func `of one line says what is wrong with it`(text: String, fault: TextFault) {
    #expect(throws: fault) { try Line<10>(text) }
  }

  @Test(arguments: ["a\nb", "a\r\nb\r\n", "\ta", "regel\n\n- punt"])
  func `of many lines may hold newlines and tabs`(text: String) throws {
    #expect(try Prose<100>(text).text == text)
  }

  @Test(arguments: [
    ("\n\n", TextFault.blank), ("a\rb", .controlCharacter), ("a\r", .controlCharacter),
    ("\u{1B}[2J", .controlCharacter),
    ("Zijn BSN is 123456782.", .burgerservicenummer),
    (String(repeating: "é", count: 101), .tooLong(maximum: 100)),
  ]) func `of many lines says what is wrong with it`(text: String, fault: TextFault) {
    #expect(throws: fault) { try Prose<100>(text) }
  }

  @Test func `is counted in code points`() throws {
    #expect(try Prose<100>(String(repeating: "é", count: 100)).text.unicodeScalars.count == 100)
    #expect(throws: TextFault.tooLong(maximum: 3)) { try Line<3>("a\u{301}a\u{301}") }
  }

  @Test(arguments: ["coach", "bodyTherapist", "x1"]) func `of a code is a word`(text: String) {
    #expect(CodeWord(text)?.text == text)
  }

  @Test(arguments: ["", "Coach", "1a", "a-b", "a b", "é", String(repeating: "a", count: 41)])
  func `of a code is nothing else`(text: String) {
    #expect(CodeWord(text) == nil)
  }

  @Test(arguments: ["2026-1", "adult-42", "1.0_b", "v1"]) func `of a version is a label`(text: String) {
    #expect(VersionLabel(text)?.text == text)
  }

  @Test(arguments: ["", "-1", ".", "a b", "é", String(repeating: "1", count: 33)])
  func `of a version is nothing else`(text: String) {
    #expect(VersionLabel(text) == nil)
  }

  @Test(arguments: ["a@b.nl", "sanne.de-voorbeeld+x@praktijk.example.org", "o'neil@example.com"])
  func `of an e-mail address is accepted`(text: String) {
    #expect(EmailAddress(text)?.text == text)
  }

  @Test(arguments: [
    "", "a", "@", "a@", "@b.nl", "a@b", "a@b..nl", "a@@b.nl", "a b@c.nl", ".a@b.nl", "a.@b.nl", "a@-b.nl",
    "a@b-.nl",
    "a@b.nl\n", "\"a\"@b.nl", "a@[127.0.0.1]", "á@b.nl", String(repeating: "a", count: 65) + "@b.nl",
  ]) func `of an e-mail address is refused`(text: String) {
    #expect(EmailAddress(text) == nil)
  }

  @Test(arguments: ["+31 70 123 45 67", "070-1234567", "(070) 123.45.67", "112", "06/12345678"])
  func `of a telephone number is accepted`(text: String) {
    #expect(PhoneNumber(text)?.text == text)
  }

  @Test(arguments: [
    "", "+", "12", "06+12345678", " 0612345678", "0612345678 ", "bel mij", "1234567890123456", "٠٦١٢٣٤٥",
  ])
  func `of a telephone number is refused`(text: String) {
    #expect(PhoneNumber(text) == nil)
  }
}
