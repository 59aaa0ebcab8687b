/// Marks from 0 to 10 that clients gave, taken together. Below five answers nothing is told that one of them could be
/// known by.
public struct Satisfaction: Equatable, Sendable {
  /// How many gave a mark.
  public let count: Int
  private let satisfied: Int
  private let sum: Int

  public init(_ marks: some Sequence<Whole<10>>) {
    var (count, satisfied, sum) = (0, 0, 0)
    for mark in marks {
      count += 1
      sum += mark.value
      if mark.value >= Self.satisfiedMin { satisfied += 1 }
    }
    (self.count, self.satisfied, self.sum) = (count, satisfied, sum)
  }

  /// Whether too few answered to tell more than how many.
  public var isSuppressed: Bool { count < ProjectDecisions.current.suppressedBelowAnswers }

  /// The share of marks of 7 and more, in percent; `nil` when suppressed.
  public var satisfiedPercent: Tenths? {
    isSuppressed ? nil : Tenths(tenths: roundedHalfUp(1_000 * satisfied, over: count))
  }

  /// The mean mark; `nil` when suppressed.
  public var mean: Tenths? { isSuppressed ? nil : Tenths(tenths: roundedHalfUp(10 * sum, over: count)) }

  /// Whether the target share is reached; `nil` when suppressed.
  public var targetMet: Bool? {
    isSuppressed ? nil : 100 * satisfied >= ProjectDecisions.current.satisfiedTargetPercent * count
  }

  private static let satisfiedMin = 7
}
