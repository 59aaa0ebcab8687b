/// Everything that is computed from an intake: scores, flags, proposal. The same answers and the same rule version give
/// the same assessment, before the intake is kept and years after.
public struct Assessment: Equatable, Sendable {
  /// `nil` when it was not filled in.
  public let spinnenweb: Spinnenweb.Scores?
  /// `nil` when it was not filled in.
  public let fourDkl: FourDkl.Scores?
  /// `nil` when it was not filled in.
  public let phq9: Phq9.Scores?
  public let triage: Triage

  public init(
    spinnenweb: Spinnenweb?, fourDkl: FourDkl?, phq9: Phq9?, observations: Observations?,
    sickLeave: SickLeave?,
    by ruleVersion: RuleVersion = .current
  ) {
    self.spinnenweb = spinnenweb?.scores(by: ruleVersion)
    self.fourDkl = fourDkl?.scores(by: ruleVersion)
    self.phq9 = phq9?.scores(by: ruleVersion)
    let findings = Findings(
      fourDkl: self.fourDkl, phq9: self.phq9, observations: observations ?? .unknown, sickLeave: sickLeave)
    triage = Triage(findings, by: ruleVersion)
  }
}

extension NewIntake {
  /// What the rules compute from it.
  public func assessment(by ruleVersion: RuleVersion = .current) -> Assessment {
    Assessment(
      spinnenweb: spinnenweb, fourDkl: fourDkl, phq9: phq9, observations: details.observations,
      sickLeave: details.sickLeave, by: ruleVersion)
  }
}
