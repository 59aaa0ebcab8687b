import Domain
import Testing

@Suite struct `A number with one decimal` {
  @Test(arguments: [(35, "3.5"), (40, "4"), (0, "0"), (-5, "-0.5"), (-40, "-4")])
  func `is written without a useless decimal`(tenths: Int, text: String) {
    #expect(Tenths(tenths: tenths).description == text)
  }

  @Test func `sorts by size`() {
    #expect([35, -5, 40].map(Tenths.init(tenths:)).sorted().map(\.tenths) == [-5, 35, 40])
  }
}

extension Tenths {
  /// The one-decimal number that a worked example shows.
  init(shown: Double) { self.init(tenths: Int((shown * 10).rounded())) }
}
