/// What stands out in an intake, and which package it would suggest: transparent rules over scores and observations. A
/// practitioner decides.
public struct Triage: Equatable, Sendable {
  /// In the order of `Flag.Kind`.
  public let flags: [Flag.Kind]
  /// Decision support; shown only where the cooperative has switched it on.
  public let proposal: Proposal

  /// Whether nothing may start before a contact with the general practitioner is recorded: any flag is red.
  public var holdUntilGpContact: Bool { flags.contains { $0.level == .red } }

  public init(_ findings: Findings, by ruleVersion: RuleVersion = .current) {
    let decisions = ruleVersion.decisions
    flags = Flag.Kind.allCases.filter { findings.raises($0, decisions) }
    let classification = findings.classification(decisions)
    proposal = Proposal(
      classification: classification, phase: findings.phase(for: classification, decisions),
      reasons: findings.reasons(for: classification, decisions), ruleVersion: ruleVersion)
  }
}
