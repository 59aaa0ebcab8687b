/// Whether one client's score changed by more than the instrument's own error (Jacobson & Truax 1991). Lower scores are
/// better. Beside the PHQ-9's six points this is the second opinion.
public struct ReliableChange: Equatable, Sendable {
  /// Standard error of measurement, SD·√(1−r).
  public let standardError: Double
  /// Standard error of a difference, √2 times that.
  public let standardErrorOfDifference: Double
  /// (post − pre) over the standard error of a difference.
  public let index: Double
  /// The change, in points, from which it is reliable.
  public let threshold: Double

  /// - Parameters:
  ///   - standardDeviation: Of the instrument in a comparable population, more than 0.
  ///   - reliability: 0 up to but not 1.
  /// - Returns: `nil` when either lies elsewhere.
  public init?(standardDeviation: Double, reliability: Double, pre: Int, post: Int) {
    guard standardDeviation > 0, standardDeviation.isFinite, 0..<1 ~= reliability else { return nil }
    standardError = standardDeviation * (1 - reliability).squareRoot()
    standardErrorOfDifference = 2.0.squareRoot() * standardError
    index = Double(post - pre) / standardErrorOfDifference
    threshold = Self.limit * standardErrorOfDifference
  }

  public var outcome: Outcome {
    index <= -Self.limit ? .improved : index >= Self.limit ? .deteriorated : .unchanged
  }

  /// What a change amounts to.
  public enum Outcome: String, CaseIterable, Sendable {
    case improved
    case unchanged
    case deteriorated
  }

  /// Of the normal distribution, 2.5 % on either side.
  private static let limit = 1.96
}
