extension Measurement.Form {
  /// The flags that this form raises by itself, in the order of `Flag.Kind`. What another instrument asks is not missed
  /// here: an intake asks it (`Triage`), a later measurement of one instrument does not.
  public func flags(by ruleVersion: RuleVersion = .current) -> [Flag.Kind] {
    switch self {
    case .spinnenweb: []
    case .fourDkl(let fourDkl):
      Triage(Findings(fourDkl: fourDkl.scores(by: ruleVersion)), by: ruleVersion).flags
    case .phq9(let phq9): Triage(Findings(phq9: phq9.scores(by: ruleVersion)), by: ruleVersion).flags
    }
  }
}
