import Domain
import Testing

@Suite struct `Triage of findings` {
  @Test func `of nothing known asks the question that was left open and proposes nothing`() {
    let triage = Triage(Findings())
    #expect(triage.flags == [.suicidalityUnanswered])
    #expect(!triage.holdUntilGpContact)
    #expect(triage.proposal.classification == .unknown)
    #expect(triage.proposal.phase == nil)
    #expect(triage.proposal.reasons == [.classUnknown, .distressMissing])
  }

  @Test func `raises every flag at once, in order`() {
    var findings = Findings(
      observations: Observations(acuteDanger: true, psychosisOrMania: true, substance: true))
    findings.phq9Suicidality = .positive
    findings.phq9Total = 20
    findings.depression = 12
    findings.anxiety = 10
    findings.somatisation = 21
    let triage = Triage(findings)
    #expect(
      triage.flags == [
        .acuteDanger, .suicidality, .psychosisMania, .depressionSevere, .anxietyProbable, .somatisationHigh,
        .substance,
      ])
    #expect(triage.holdUntilGpContact)
  }

  @Test(
    arguments: [
      (20, nil, nil, Flag.Kind.depressionSevere), (19, nil, nil, .depressionProbable),
      (15, nil, nil, .depressionProbable),
      (14, nil, nil, nil), (nil, 6, nil, .depressionProbable), (nil, 5, nil, nil),
      (0, 0, .major, .depressionProbable),
      (14, 5, .other, nil), (14, 5, .indeterminate, nil), (20, 12, .major, .depressionSevere),
      (nil, nil, nil, nil),
    ] as [(Int?, Int?, Phq9.Syndrome?, Flag.Kind?)])
  func `sees depression once, at its cut-offs`(
    total: Int?, scale: Int?, syndrome: Phq9.Syndrome?, kind: Flag.Kind?
  ) {
    var findings = Findings()
    findings.phq9Suicidality = .negative
    findings.phq9Total = total
    findings.depression = scale
    findings.phq9Syndrome = syndrome
    #expect(Triage(findings).flags == [kind].compactMap { $0 })
  }

  @Test(
    arguments: [
      (Suicidality.negative, Suicidality.negative, nil), (.positive, .negative, .suicidality),
      (.negative, .positive, .suicidality), (.positive, .unanswered, .suicidality),
      (.unanswered, .unanswered, .suicidalityUnanswered), (.unanswered, .negative, nil),
      (.negative, .unanswered, nil),
    ] as [(Suicidality, Suicidality, Flag.Kind?)])
  func `takes a yes from either instrument and a no from either`(
    phq9: Suicidality, fourDkl: Suicidality, kind: Flag.Kind?
  ) {
    var findings = Findings()
    findings.phq9Suicidality = phq9
    findings.fourDklSuicidality = fourDkl
    #expect(Triage(findings).flags == [kind].compactMap { $0 })
  }

  @Test(
    arguments: [
      (3, true, true, false, 6, true, Classification.burnout), (3, true, true, false, 5, true, .overspanning),
      (3, true, true, false, 6, false, .overspanning), (3, true, true, false, nil, true, .overspanning),
      (3, true, true, false, 6, nil, .overspanning), (2, true, true, false, 6, true, .stressComplaints),
      (3, true, true, true, 6, true, .stressComplaints), (0, true, true, false, 6, true, .none),
      (nil, true, true, false, 6, true, .unknown), (3, nil, true, false, 6, true, .unknown),
      (3, true, nil, false, 6, true, .unknown), (3, true, true, nil, 6, true, .unknown),
    ] as [(Int?, Bool?, Bool?, Bool?, Int?, Bool?, Classification)])
  func `classifies by the definitions`(
    tension: Int?, controlLoss: Bool?, dysfunction: Bool?, psychiatric: Bool?, months: Int?,
    exhaustion: Bool?,
    classification: Classification
  ) {
    let observations = Observations(
      tensionSymptoms: tension.flatMap(TensionSymptoms.init), controlLoss: controlLoss,
      dysfunction: dysfunction,
      solelyPsychiatric: psychiatric, durationMonths: months.flatMap(DurationMonths.init),
      exhaustionProminent: exhaustion)
    let proposal = Triage(Findings(observations: observations)).proposal
    #expect(proposal.classification == classification)
    #expect(proposal.phase == nil, "no distress score")
    let incomplete = classification == .overspanning && (months == nil || exhaustion == nil)
    #expect(proposal.reasons.contains(.burnoutCriteriaIncomplete) == incomplete)
  }

  @Test(arguments: [
    (true, 21, SickLeave.partial, Phase.three), (true, 0, .full, .three), (true, 20, .partial, .two),
    (false, 21, .full, .two), (false, 11, .full, .one), (false, 10, .full, .one),
  ]) func `proposes a phase`(burnout: Bool, distress: Int, sickLeave: SickLeave, phase: Phase) {
    var findings = Findings(
      observations: Observations(
        tensionSymptoms: TensionSymptoms(3), controlLoss: burnout, dysfunction: burnout,
        solelyPsychiatric: false,
        durationMonths: DurationMonths(6), exhaustionProminent: true),
      sickLeave: sickLeave)
    findings.distress = distress
    #expect(Triage(findings).proposal.phase == phase)
    #expect(Triage(findings).proposal.reasons.contains(.sickLeaveFull) == (sickLeave == .full))
  }

  @Test func `proposes a second phase for dysfunction from moderate distress on`() {
    for distress in 0...20 {
      var findings = Findings(
        observations: Observations(
          tensionSymptoms: TensionSymptoms(0), controlLoss: false, dysfunction: true, solelyPsychiatric: false
        ))
      findings.distress = distress
      #expect(Triage(findings).proposal.phase == (distress >= 11 ? .two : .one))
    }
  }
}
