import Domain

/// What the rules compute, in the shapes of the contract.
extension JSONWriter {
  /// What an intake would get: scores, flags, proposal. Nothing has an id, since nothing is kept.
  mutating func write(_ assessment: Assessment, of intake: NewIntake, withProposal: Bool) {
    openObject()
    openArray("absent")
    for instrument in intake.absent { element(instrument.rawValue) }
    closeArray()
    openArray("measurements")
    for measurement in intake.measurements { write(measurement.form, id: nil, by: .current) }
    closeArray()
    openArray("flags")
    for kind in assessment.triage.flags {
      openObject()
      null("id")
      member("kind", kind)
      member("level", kind.level)
      member("action", kind.action)
      member("status", Flag.Status.open)
      closeObject()
    }
    closeArray()
    member("holdUntilGpContact", assessment.triage.holdUntilGpContact)
    if withProposal { write(assessment.triage.proposal) } else { null("proposal") }
    closeObject()
  }

  private mutating func write(_ proposal: Proposal) {
    openObject("proposal")
    member("classification", proposal.classification)
    member("phase", optional: proposal.phase?.rawValue)
    openArray("reasons")
    for reason in proposal.reasons { element(reason.rawValue) }
    closeArray()
    member("ruleVersion", proposal.ruleVersion)
    member("overridable", proposal.overridable)
    closeObject()
  }

  /// One measurement with its scores.
  mutating func write(_ form: Measurement.Form, id: Measurement.ID?, by rules: RuleVersion) {
    openObject()
    member("id", optional: id?.rawValue)
    writeScores(of: form, by: rules)
    closeObject()
  }

  /// The members that say what a form amounts to.
  mutating func writeScores(of form: Measurement.Form, by rules: RuleVersion) {
    member("instrument", form.instrument)
    switch form {
    case .spinnenweb(let spinnenweb): writeScores(of: spinnenweb.scores(by: rules))
    case .fourDkl(let fourDkl): writeScores(of: fourDkl.scores(by: rules))
    case .phq9(let phq9): writeScores(of: phq9.scores(by: rules))
    }
  }

  mutating func writeScores(of scores: FourDkl.Scores) {
    member("complete", scores.complete)
    member("suicidality", scores.suicidality)
    member("ruleVersion", scores.ruleVersion)
    openObject("scores")
    for scale in FourDkl.Scale.allCases { write(scale, scores[scale]) }
    closeObject()
  }

  /// Anxiety is the one scale whose cut-offs have changed, and says what it was before.
  private mutating func write(_ scale: FourDkl.Scale, _ score: FourDkl.ScaleScore) {
    openObject(scale.key)
    member("score", optional: score.score)
    member("band", optional: score.band)
    if scale == .anxiety { member("bandBefore2014", optional: score.bandBefore2014) }
    member("answeredSum", optional: score.answeredSum)
    member("missing", optional: score.missing)
    member("prorated", optional: score.prorated)
    member("possibleMin", optional: score.possibleMin)
    member("possibleMax", optional: score.possibleMax)
    closeObject()
  }

  mutating func writeScores(of scores: Phq9.Scores) {
    member("total", optional: scores.total)
    member("severity", optional: scores.severity)
    member("missing", optional: scores.missing)
    member("prorated", optional: scores.prorated)
    member("syndrome", optional: scores.syndrome)
    member("coreSymptoms", optional: scores.coreSymptoms)
    member("symptomCount", optional: scores.symptomCount)
    member("suicidality", scores.suicidality)
    member("difficulty", optional: scores.difficulty?.rawValue)
    member("ruleVersion", scores.ruleVersion)
  }

  mutating func writeScores(of scores: Spinnenweb.Scores) {
    openObject("scores")
    for dimension in SpinnenwebDimension.allCases {
      member(dimension.name, optional: scores[dimension]?.value)
    }
    closeObject()
    member("lowestDimension", optional: scores.lowestDimension)
    member("surfacePercent", optional: scores.surfacePercent)
    member("ruleVersion", scores.ruleVersion)
  }
}

extension FourDkl.Scale {
  /// The member that holds its score.
  var key: StaticString {
    switch self {
    case .distress: "distress"
    case .depression: "depression"
    case .anxiety: "anxiety"
    case .somatisation: "somatisation"
    }
  }
}
