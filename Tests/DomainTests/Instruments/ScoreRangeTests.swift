import Domain
import Testing

@Suite struct `Bands` {
  @Test func `of the PHQ-9 are those of its paper`() {
    #expect(Phq9.severities.map(\.meaning) == Phq9.Severity.allCases)
    #expect(Phq9.severities.map(\.scores) == [0...4, 5...9, 10...14, 15...19, 20...27])
  }

  @Test(arguments: [
    (FourDkl.Scale.distress, [0...10, 11...20, 21...32]), (.depression, [0...2, 3...5, 6...12]),
    (.anxiety, [0...3, 4...9, 10...24]), (.somatisation, [0...10, 11...20, 21...32]),
  ]) func `of the 4DKL cover each scale`(scale: FourDkl.Scale, ranges: [ClosedRange<Int>]) {
    #expect(scale.bands.map(\.meaning) == Band.allCases)
    #expect(scale.bands.map(\.scores) == ranges)
    #expect(scale.scoreMax == ranges.last?.upperBound)
  }
}
