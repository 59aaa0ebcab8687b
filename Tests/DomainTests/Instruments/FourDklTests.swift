import Domain
import Testing

@Suite struct `A 4DKL` {
  static let lengths: [FourDkl.Scale: Int] = [.distress: 16, .depression: 6, .anxiety: 12, .somatisation: 16]

  @Test func `has every item on exactly one scale`() {
    #expect(FourDkl.Scale.allCases.flatMap(\.items).sorted() == Array(1...50))
    for scale in FourDkl.Scale.allCases { #expect(scale.items.count == Self.lengths[scale]) }
  }

  @Test(arguments: [
    (FourDkl.Scale.distress, 10, 20, 32), (.depression, 2, 5, 12), (.anxiety, 3, 9, 24),
    (.somatisation, 10, 20, 32),
  ]) func `changes band at the cut-offs and nowhere else`(
    scale: FourDkl.Scale, lowTo: Int, moderateTo: Int, highTo: Int
  ) {
    for score in 0...highTo {
      let band: Band = score <= lowTo ? .low : score <= moderateTo ? .moderate : .high
      #expect(scale.band(of: score) == band, "\(score)")
    }
  }

  @Test func `has the anxiety bands from before April 2014 for anxiety only`() {
    for score in 0...24 {
      let band: Band = score <= 7 ? .low : score <= 12 ? .moderate : .high
      #expect(FourDkl.Scale.anxiety.bandBefore2014(of: score) == band, "\(score)")
      #expect(FourDkl.Scale.distress.bandBefore2014(of: score) == nil)
      #expect(FourDkl.Scale.depression.bandBefore2014(of: score) == nil)
      #expect(FourDkl.Scale.somatisation.bandBefore2014(of: score) == nil)
    }
  }

  @Test(arguments: [(FourDkl.Scale.distress, 4), (.somatisation, 4), (.anxiety, 3), (.depression, 1)])
  func `has a score up to so many missing items on a scale and none beyond`(scale: FourDkl.Scale, most: Int)
    throws
  {
    for missing in 0...scale.items.count {
      var answers = try #require(FourDkl.Answers(Array(repeating: 1, count: 50)))
      for item in scale.items.prefix(missing) { _ = answers.set(nil, item: item) }
      let score = FourDkl.answers(answers).scores()[scale]
      #expect((score.score != nil) == (missing <= most))
      #expect((score.band != nil) == (missing <= most))
      #expect(score.prorated == (missing > 0 && missing <= most))
      #expect(score.missing == missing)
      if missing <= most { #expect(score.score == scale.items.count, "ones prorate to ones") }
    }
  }

  @Test func `prorates half way up, within what the missing items could change`() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<2_000 {
      let raw = (0..<50).map { _ in
        Int.random(in: 0..<6, using: &random) == 0 ? nil : Int.random(in: 0...4, using: &random)
      }
      let scores = FourDkl.answers(try #require(FourDkl.Answers(raw))).scores()
      #expect(scores.complete == !raw.contains(nil))
      for scale in FourDkl.Scale.allCases {
        let score = scores[scale]
        let given = scale.items.compactMap { raw[$0 - 1] }.map { min($0, 2) }
        let sum = given.reduce(0, +)
        let least = try #require(score.possibleMin)
        let most = try #require(score.possibleMax)
        #expect(score.answeredSum == sum)
        #expect(most - least == 2 * (scale.items.count - given.count))
        guard let value = score.score else { continue }
        #expect(least...most ~= value)
        // value is the whole number nearest to n·sum/given, the upper one half way.
        let twice = 2 * (value * given.count - scale.items.count * sum)
        #expect(-given.count < twice && twice <= given.count)
      }
    }
  }

  @Test(
    arguments: [
      (0, 0, Suicidality.negative), (1, 0, .positive), (0, 4, .positive), (nil, 1, .positive),
      (2, nil, .positive),
      (nil, 0, .unanswered), (0, nil, .unanswered), (nil, nil, .unanswered),
    ] as [(Int?, Int?, Suicidality)])
  func `says what items 33 and 46 say, whatever the scores`(item33: Int?, item46: Int?, says: Suicidality) {
    for others in [nil, 0, 4] {
      var answers = FourDkl.Answers()
      for item in 1...50 { _ = answers.set(others, item: item) }
      _ = answers.set(item33, item: 33)
      _ = answers.set(item46, item: 46)
      #expect(FourDkl.answers(answers).scores().suicidality == says)
    }
  }

  @Test func `with totals alone has scores and bands and knows nothing more`() {
    let totals = FourDkl.Totals(
      distress: Whole(24), depression: Whole(3), anxiety: Whole(5), somatisation: nil)
    let scores = FourDkl.totals(totals).scores()
    #expect(scores.distress.score == 24)
    #expect(scores.distress.band == .high)
    #expect(scores.depression.band == .moderate)
    #expect(scores.anxiety.band == .moderate)
    #expect(scores.anxiety.bandBefore2014 == .low)
    #expect(scores.somatisation.score == nil)
    #expect(scores.somatisation.band == nil)
    #expect(!scores.complete)
    #expect(scores.suicidality == .unanswered)
    for scale in FourDkl.Scale.allCases {
      let score = scores[scale]
      #expect(score.answeredSum == nil && score.missing == nil && score.prorated == nil)
      #expect(score.possibleMin == nil && score.possibleMax == nil)
    }
  }

  @Test func `has no total beyond its scale`() {
    #expect(Whole<32>(33) == nil)
    #expect(Whole<12>(13) == nil)
    #expect(Whole<24>(-1) == nil)
  }
}
