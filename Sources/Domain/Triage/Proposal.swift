/// A phase package proposed from what was sent: decision support. A practitioner decides, may always decide otherwise,
/// and signs.
public struct Proposal: Equatable, Sendable {
  public let classification: Classification
  /// `nil` when the observations or the distress score do not carry a proposal.
  public let phase: Phase?
  /// Every condition that holds, in fixed order, also where it did not decide the phase.
  public let reasons: [Reason]
  public let ruleVersion: RuleVersion

  /// Always: the person decides.
  public var overridable: Bool { true }

  public init(classification: Classification, phase: Phase?, reasons: [Reason], ruleVersion: RuleVersion) {
    self.classification = classification
    self.phase = phase
    self.reasons = reasons
    self.ruleVersion = ruleVersion
  }

  /// Reasons, in the order in which they are given.
  public enum Reason: String, CaseIterable, Sendable {
    case classUnknown
    case classNone
    case classStressComplaints
    case classOverspanning
    case classBurnout
    case distressLow
    case distressModerate
    case distressHigh
    case distressMissing
    case sickLeaveFull
    case dysfunction
    case burnoutCriteriaIncomplete
  }
}
