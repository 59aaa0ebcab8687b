/// How far a group moved between two measurements of the same clients. Lower scores are better, so that fewer complaints
/// come out positive. A change without a control group is not an effect: say how many dropped out beside it.
public struct EffectSize: Equatable, Sendable {
  /// Clients with both measurements.
  public let count: Int
  public let meanPre: Double
  public let meanPost: Double
  /// Mean of post − pre.
  public let meanChange: Double
  /// Standard deviation of the first scores, over n − 1.
  public let deviationPre: Double
  /// Standard deviation of the changes, over n − 1.
  public let deviationChange: Double

  /// - Returns: `nil` for fewer than two clients.
  public init?(_ pairs: [(pre: Int, post: Int)]) {
    guard pairs.count >= 2 else { return nil }
    count = pairs.count
    (meanPre, deviationPre) = Self.meanAndDeviation(pairs.map { Double($0.pre) })
    (meanPost, _) = Self.meanAndDeviation(pairs.map { Double($0.post) })
    (meanChange, deviationChange) = Self.meanAndDeviation(pairs.map { Double($0.post - $0.pre) })
  }

  /// Cohen's d over the first scores' deviation; `nil` when that is 0.
  public var d: Double? { deviationPre > 0 ? -meanChange / deviationPre : nil }

  /// Standardised response mean; `nil` when all changed alike.
  public var standardisedResponseMean: Double? { deviationChange > 0 ? -meanChange / deviationChange : nil }

  private static func meanAndDeviation(_ values: [Double]) -> (Double, Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }
}
