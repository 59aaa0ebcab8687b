import Domain
import Testing

@Suite struct `A number with one decimal` {
  @Test(arguments: [
    ("0", 0), ("7", 70), ("3.5", 35), ("10", 100), ("4.0", 40), ("4.50", 45), ("-0.5", -5), ("0.1", 1),
    ("123456789", 1_234_567_890),
  ]) func `is read from its text`(text: String, tenths: Int) {
    #expect(Tenths(octets: Array(text.utf8).span)?.tenths == tenths)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "03", "3.55", "1e1", "+1", " 1", "1 ", "1,5", "NaN", "1234567890", "--1",
  ])
  func `is not read from any other text`(text: String) {
    #expect(Tenths(octets: Array(text.utf8).span) == nil)
  }

  @Test func `goes through its text and through binary numbers unchanged`() {
    for tenths in -1_100...1_100 {
      let number = Tenths(tenths: tenths)
      #expect(Tenths(octets: Array(number.description.utf8).span) == number)
      #expect(Tenths(Double(tenths) / 10) == number)
    }
  }

  @Test(arguments: [0.25, 3.14, .nan, .infinity, -.infinity, 1e300, 3.500_000_000_000_001])
  func `is not made of finer or endless ones`(value: Double) {
    #expect(Tenths(value) == nil)
  }

  @Test(arguments: [(35, "3.5"), (40, "4"), (0, "0"), (-5, "-0.5"), (-40, "-4")])
  func `is written without a useless decimal`(tenths: Int, text: String) {
    #expect(Tenths(tenths: tenths).description == text)
  }
}
