/// The version of the rules that computed a score, a flag or a proposal; kept beside each of them.
public enum RuleVersion: String, CaseIterable, Sendable {
  /// The first set.
  case v1 = "1"

  /// What new computations use.
  public static let current = RuleVersion.v1
}

/// Every number that this project chose itself, where the sources give none or disagree: one place, with the reason.
/// A change here is a new `RuleVersion`.
public enum ProjectDecisions {
  /// Youngest client, in full years on the day the intake is taken: the 4DKL has norms from 15 (Embloom; Datec).
  public static let clientMinimumYears = 15
  /// Below this age a parent's consent goes with the client's own (WGBO, art. 7:447 and 7:450 BW).
  public static let parentalConsentUnderYears = 16
}
