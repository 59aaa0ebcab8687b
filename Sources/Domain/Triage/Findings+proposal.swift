extension Findings {
  /// By the definitions of NHG-Standaard M110 (2018). Burn-out is overspanning that began six months ago or more, with
  /// exhaustion prominent; while either of those is unknown it stays overspanning.
  func classification(_ decisions: ProjectDecisions) -> Classification {
    guard let tension = observations.tensionSymptoms?.value, let controlLoss = observations.controlLoss,
      let dysfunction = observations.dysfunction, let solelyPsychiatric = observations.solelyPsychiatric
    else { return .unknown }
    if tension >= 3, controlLoss, dysfunction, !solelyPsychiatric {
      let longAgo = reaches(observations.durationMonths?.value, 6)
      return longAgo && observations.exhaustionProminent == true ? .burnout : .overspanning
    }
    return reaches(distress, decisions.distressModerateMin) || tension >= decisions.stressTensionSymptomsMin
      ? .stressComplaints : .none
  }

  /// The package that the findings suggest; `nil` without a distress score or a classification.
  func phase(for classification: Classification, _ decisions: ProjectDecisions) -> Phase? {
    guard let distress, classification != .unknown else { return nil }
    let high = distress >= decisions.distressHighMin
    let moderate = distress >= decisions.distressModerateMin
    if classification == .burnout, high || sickLeave == .full { return .three }
    if classification == .burnout || classification == .overspanning || high { return .two }
    if observations.dysfunction == true, moderate { return .two }
    return .one
  }

  /// Every condition that holds, in the order of `Proposal.Reason`.
  func reasons(for classification: Classification, _ decisions: ProjectDecisions) -> [Proposal.Reason] {
    var reasons = [Proposal.Reason(classification), distressReason(decisions)]
    if sickLeave == .full { reasons.append(.sickLeaveFull) }
    if observations.dysfunction == true { reasons.append(.dysfunction) }
    if classification == .overspanning,
      observations.durationMonths == nil || observations.exhaustionProminent == nil
    {
      reasons.append(.burnoutCriteriaIncomplete)
    }
    return reasons
  }

  private func distressReason(_ decisions: ProjectDecisions) -> Proposal.Reason {
    guard let distress else { return .distressMissing }
    if distress >= decisions.distressHighMin { return .distressHigh }
    return distress >= decisions.distressModerateMin ? .distressModerate : .distressLow
  }
}

extension Proposal.Reason {
  fileprivate init(_ classification: Classification) {
    switch classification {
    case .unknown: self = .classUnknown
    case .none: self = .classNone
    case .stressComplaints: self = .classStressComplaints
    case .overspanning: self = .classOverspanning
    case .burnout: self = .classBurnout
    }
  }
}
