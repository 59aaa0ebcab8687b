/// The version of the rules that computed a score, a flag or a proposal; kept beside each of them.
public enum RuleVersion: String, CaseIterable, Sendable {
  /// The first set.
  case v1 = "1"

  /// What new computations use.
  public static let current = RuleVersion.v1

  /// The numbers that this version of the rules chose.
  public var decisions: ProjectDecisions {
    switch self {
    case .v1: .v1
    }
  }
}
