import Domain
import Testing

@Suite struct `Worked examples of triage` {
  struct Input: Decodable {
    let distress: Int?
    let depression: Int?
    let anxiety: Int?
    let somatisation: Int?
    let phq9Total: Int?
    let phq9Item9: Int?
    let phq9Syndrome: String?
    let dklItem33: Int?
    let dklItem46: Int?
    let tensionSymptoms: Int?
    let controlLoss: Bool?
    let dysfunction: Bool?
    let solelyPsychiatric: Bool?
    let durationMonths: Int?
    let exhaustionProminent: Bool?
    let sickLeave: String?
    let psychosisOrMania: Bool?
    let substanceProblem: Bool?
    let acuteDanger: Bool?
  }

  struct Expected: Decodable {
    let classification: String
    let proposedPhase: Int?
    let reasons: [String]
    let flags: [RaisedFlag]
    let holdUntilGpContactRecorded: Bool
    let overridable: Bool
  }

  struct RaisedFlag: Decodable {
    let code: String
    let level: String
    let action: String
  }

  @Test(arguments: try Vector<Input, Expected>.all("triage"))
  func `come out`(vector: Vector<Input, Expected>) throws {
    let triage = Triage(findings(vector.input), by: .v1)
    let expected = vector.expected
    #expect(triage.proposal.classification.rawValue == wireCode(expected.classification))
    #expect(triage.proposal.phase?.rawValue == expected.proposedPhase)
    #expect(triage.proposal.reasons.map(\.rawValue) == expected.reasons.map(wireCode))
    #expect(triage.proposal.overridable == expected.overridable)
    #expect(triage.flags.map(\.rawValue) == expected.flags.map { wireCode($0.code) })
    #expect(triage.flags.map(\.level.rawValue) == expected.flags.map { wireCode($0.level) })
    #expect(triage.flags.map(\.action.rawValue) == expected.flags.map { wireCode($0.action) })
    #expect(triage.holdUntilGpContact == expected.holdUntilGpContactRecorded)
  }

  private func findings(_ input: Input) -> Findings {
    var findings = Findings(
      observations: Observations(
        tensionSymptoms: input.tensionSymptoms.flatMap(TensionSymptoms.init),
        controlLoss: input.controlLoss,
        dysfunction: input.dysfunction, solelyPsychiatric: input.solelyPsychiatric,
        durationMonths: input.durationMonths.flatMap(DurationMonths.init),
        exhaustionProminent: input.exhaustionProminent, acuteDanger: input.acuteDanger,
        psychosisOrMania: input.psychosisOrMania, substance: input.substanceProblem),
      sickLeave: input.sickLeave.flatMap(SickLeave.init))
    findings.distress = input.distress
    findings.depression = input.depression
    findings.anxiety = input.anxiety
    findings.somatisation = input.somatisation
    findings.fourDklSuicidality = Suicidality(input.dklItem33, input.dklItem46)
    findings.phq9Total = input.phq9Total
    findings.phq9Syndrome = input.phq9Syndrome.flatMap(Phq9.Syndrome.init)
    findings.phq9Suicidality = Suicidality(input.phq9Item9)
    return findings
  }

  struct WindowInput: Decodable {
    let phase: Int
    let start: String
  }

  struct ExpectedWindow: Decodable {
    let plannedEndEarliest: String
    let plannedEndLatest: String
  }

  @Test(arguments: try Vector<WindowInput, ExpectedWindow>.all("package_window"))
  func `come out for packages`(vector: Vector<WindowInput, ExpectedWindow>) throws {
    let phase = try #require(Phase(rawValue: vector.input.phase))
    let window = PackageWindow(phase, start: try #require(CalendarDate(vector.input.start)), by: .v1)
    #expect(window.earliestEnd.description == vector.expected.plannedEndEarliest)
    #expect(window.latestEnd.description == vector.expected.plannedEndLatest)
  }
}
