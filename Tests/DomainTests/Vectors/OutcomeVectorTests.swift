import Domain
import Testing

@Suite struct `Worked examples of outcomes` {
  struct Ratings: Decodable {
    let ratings: [Int]

    var marks: [Whole<10>] { ratings.compactMap(Whole<10>.init) }
  }

  struct ExpectedSatisfaction: Decodable {
    let n: Int
    let suppressed: Bool
    let satisfiedPercent: Double?
    let mean: Double?
    let targetMet: Bool?
  }

  @Test(arguments: try Vector<Ratings, ExpectedSatisfaction>.all("satisfaction"))
  func `come out in satisfaction`(vector: Vector<Ratings, ExpectedSatisfaction>) {
    let satisfaction = Satisfaction(vector.input.marks)
    #expect(satisfaction.count == vector.expected.n)
    #expect(satisfaction.isSuppressed == vector.expected.suppressed)
    #expect(satisfaction.satisfiedPercent == vector.expected.satisfiedPercent.map(Tenths.init(shown:)))
    #expect(satisfaction.mean == vector.expected.mean.map(Tenths.init(shown:)))
    #expect(satisfaction.targetMet == vector.expected.targetMet)
  }

  struct ExpectedPromoters: Decodable {
    let n: Int
    let promoters: Int
    let passives: Int
    let detractors: Int
    let nps: Double
  }

  @Test(arguments: try Vector<Ratings, ExpectedPromoters>.all("nps"))
  func `come out in promoters`(vector: Vector<Ratings, ExpectedPromoters>) {
    let score = NetPromoterScore(vector.input.marks)
    #expect(score.count == vector.expected.n)
    #expect(score.promoters == vector.expected.promoters)
    #expect(score.passives == vector.expected.passives)
    #expect(score.detractors == vector.expected.detractors)
    #expect(score.score == Tenths(shown: vector.expected.nps))
    #expect(NetPromoterScore(vector.input.marks.prefix(4)).score == nil)
  }

  struct ChangeInput: Decodable {
    let sd: Double
    let reliability: Double
    let pre: Int
    let post: Int
  }

  struct ExpectedChange: Decodable {
    let sem: Double
    let sDiff: Double
    let rci: Double
    let reliableChangeThreshold: Double
    let classLowerIsBetter: String
  }

  @Test(arguments: try Vector<ChangeInput, ExpectedChange>.all("rci"))
  func `come out in reliable change`(vector: Vector<ChangeInput, ExpectedChange>) throws {
    let input = vector.input
    let change = try #require(
      ReliableChange(
        standardDeviation: input.sd, reliability: input.reliability, pre: input.pre, post: input.post))
    #expect(isNear(change.standardError, vector.expected.sem))
    #expect(isNear(change.standardErrorOfDifference, vector.expected.sDiff))
    #expect(isNear(change.index, vector.expected.rci))
    #expect(isNear(change.threshold, vector.expected.reliableChangeThreshold, tolerance: 0.005))
    #expect(change.outcome.rawValue == vector.expected.classLowerIsBetter)
    #expect(ReliableChange(standardDeviation: 0, reliability: 0.8, pre: 1, post: 1) == nil)
    #expect(ReliableChange(standardDeviation: 6, reliability: 1, pre: 1, post: 1) == nil)
    #expect(ReliableChange(standardDeviation: .nan, reliability: 0.8, pre: 1, post: 1) == nil)
  }

  struct SizeInput: Decodable {
    let pre: [Int]
    let post: [Int]
  }

  struct ExpectedSize: Decodable {
    let n: Int
    let meanPre: Double
    let meanPost: Double
    let sdPre: Double
    let meanChange: Double
    let sdChange: Double
    let dPreSd: Double
    let srm: Double
  }

  @Test(arguments: try Vector<SizeInput, ExpectedSize>.all("effect_size"))
  func `come out in effect sizes`(vector: Vector<SizeInput, ExpectedSize>) throws {
    let size = try #require(EffectSize(zip(vector.input.pre, vector.input.post).map { (pre: $0, post: $1) }))
    let expected = vector.expected
    #expect(size.count == expected.n)
    #expect(isNear(size.meanPre, expected.meanPre))
    #expect(isNear(size.meanPost, expected.meanPost))
    #expect(isNear(size.deviationPre, expected.sdPre))
    #expect(isNear(size.meanChange, expected.meanChange))
    #expect(isNear(size.deviationChange, expected.sdChange))
    #expect(isNear(try #require(size.d), expected.dPreSd))
    #expect(isNear(try #require(size.standardisedResponseMean), expected.srm))
    let alike = try #require(EffectSize([(pre: 3, post: 2), (pre: 3, post: 2)]))
    #expect(alike.d == nil && alike.standardisedResponseMean == nil)
    #expect(EffectSize([(pre: 3, post: 2)]) == nil)
  }

  private func isNear(_ value: Double, _ expected: Double, tolerance: Double = 0.0005) -> Bool {
    abs(value - expected) <= tolerance
  }
}
