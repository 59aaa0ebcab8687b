/// How likely clients would recommend the cooperative, 0…10: 9 and 10 promote, 0…6 detract.
public struct NetPromoterScore: Equatable, Sendable {
  public let promoters: Int
  public let passives: Int
  public let detractors: Int

  public init(_ ratings: some Sequence<Whole<10>>) {
    var (promoters, passives, detractors) = (0, 0, 0)
    for rating in ratings {
      switch rating.value {
      case 9...: promoters += 1
      case 7...8: passives += 1
      default: detractors += 1
      }
    }
    (self.promoters, self.passives, self.detractors) = (promoters, passives, detractors)
  }

  /// How many answered.
  public var count: Int { promoters + passives + detractors }

  /// Percent of promoters less percent of detractors, −100…100; `nil` when too few answered.
  public var score: Tenths? {
    guard count >= ProjectDecisions.current.suppressedBelowAnswers else { return nil }
    return Tenths(tenths: roundedHalfUp(1_000 * (promoters - detractors), over: count))
  }
}
