import Domain
import Testing

@Suite struct `A PHQ-9` {
  @Test func `changes severity at 5, 10, 15 and 20 and nowhere else`() throws {
    for total in 0...27 {
      let scores = Phq9(.total(try #require(Phq9.Total(total))), difficulty: nil).scores()
      let severity: Phq9.Severity =
        total < 5
        ? .minimal : total < 10 ? .mild : total < 15 ? .moderate : total < 20 ? .moderatelySevere : .severe
      #expect(scores.severity == severity, "\(total)")
      #expect(scores.atOrAbove10 == (total >= 10))
    }
    #expect(Phq9.Total(28) == nil)
    #expect(Phq9.Total(-1) == nil)
  }

  @Test func `with a total alone knows nothing more`() throws {
    let scores = Phq9(.total(try #require(Phq9.Total(16))), difficulty: .veryDifficult).scores()
    #expect(scores.total == 16)
    #expect(scores.severity == .moderatelySevere)
    #expect(scores.difficulty == .veryDifficult)
    #expect(scores.suicidality == .unanswered)
    #expect(scores.answeredSum == nil && scores.missing == nil && scores.prorated == nil)
    #expect(scores.syndrome == nil && scores.coreSymptoms == nil && scores.symptomCount == nil)
  }

  @Test func `gives the syndrome that every way to fill in what is missing gives`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2_000 {
      let raw = (0..<9).map { _ in
        Int.random(in: 0..<7, using: &random) == 0 ? nil : Int.random(in: 0...3, using: &random)
      }
      let scores = Phq9(.answers(try #require(Phq9.Answers(raw))), difficulty: nil).scores()
      let missing = raw.count { $0 == nil }
      guard missing <= 2 else {
        #expect(scores.syndrome == nil && scores.total == nil && scores.severity == nil)
        #expect(scores.prorated == false)
        continue
      }
      let outcomes = Set(Self.fills(of: raw).map(Self.syndrome))
      #expect(scores.syndrome == (outcomes.count == 1 ? outcomes.first : .indeterminate))
      let sum = raw.compactMap { $0 }.reduce(0, +)
      let total = try #require(scores.total)
      #expect(sum...(sum + 3 * missing) ~= total)
      let twice = 2 * (total * (9 - missing) - 9 * sum)
      #expect(-(9 - missing) < twice && twice <= 9 - missing)
      #expect((scores.coreSymptoms == nil) == (missing > 0))
      #expect((scores.symptomCount == nil) == (missing > 0))
    }
  }

  @Test(
    arguments: [
      (0, Suicidality.negative), (1, .positive), (2, .positive), (3, .positive), (nil, .unanswered),
    ] as [(Int?, Suicidality)])
  func `says what item 9 says at any total`(item9: Int?, says: Suicidality) throws {
    for others in [nil, 0, 3] {
      let raw = Array(repeating: others, count: 8) + [item9]
      let scores = Phq9(.answers(try #require(Phq9.Answers(raw))), difficulty: nil).scores()
      #expect(scores.suicidality == says)
    }
  }

  @Test(
    arguments: [(0, 0, nil), (0, 5, nil), (16, 15, -62), (3, 4, 333), (27, 0, -1_000), (1, 27, 26_000)]
      as [(Int, Int, Int?)])
  func `changes by a percentage with one decimal, half way up`(pre: Int, post: Int, tenths: Int?) throws {
    let change = Phq9.Change(pre: try #require(Phq9.Total(pre)), post: try #require(Phq9.Total(post)))
    #expect(change.percentChange?.tenths == tenths)
  }

  @Test func `that stays at 0 has neither response nor recovery`() throws {
    let zero = try #require(Phq9.Total(0))
    let change = Phq9.Change(pre: zero, post: zero)
    #expect(!change.response && !change.recovered && !change.reliableRecovery)
    #expect(change.remission)
    #expect(change.clinicallyImportant == .no)
  }

  /// Every way to fill in what is missing.
  private static func fills(of raw: [Int?]) -> [[Int]] {
    raw.reduce([[]]) { fills, answer in
      fills.flatMap { fill in (answer.map { [$0] } ?? [0, 1, 2, 3]).map { fill + [$0] } }
    }
  }

  /// The algorithm as the paper words it (Kroenke e.a. 2001).
  private static func syndrome(_ answers: [Int]) -> Phq9.Syndrome {
    let counting = answers.enumerated().map { $1 >= ($0 == 8 ? 1 : 2) }
    let count = counting.count { $0 }
    guard counting[0] || counting[1], count >= 2 else { return .none }
    return count >= 5 ? .major : .other
  }
}
