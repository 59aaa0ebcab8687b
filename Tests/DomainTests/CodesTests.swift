import Domain
import Testing

@Suite struct `Codes` {
  static let all: [[String]] = [
    Role.allCases.map(\.rawValue), Referrer.Kind.allCases.map(\.rawValue),
    Occupation.allCases.map(\.rawValue),
    SickLeave.allCases.map(\.rawValue), Moment.allCases.map(\.rawValue),
    Intake.Status.allCases.map(\.rawValue),
    Consent.Purpose.allCases.map(\.rawValue), Flag.Kind.allCases.map(\.rawValue),
    Flag.Level.allCases.map(\.rawValue),
    Flag.Action.allCases.map(\.rawValue), Flag.Status.allCases.map(\.rawValue), Band.allCases.map(\.rawValue),
    Phq9.Severity.allCases.map(\.rawValue), Phq9.Syndrome.allCases.map(\.rawValue),
    Suicidality.allCases.map(\.rawValue), SpinnenwebDimension.allCases.map(\.rawValue),
    Classification.allCases.map(\.rawValue), Proposal.Reason.allCases.map(\.rawValue),
    Weekday.allCases.map(\.rawValue),
    ClinicalMember.allCases.map(\.rawValue), FourDkl.Scale.allCases.map(\.rawValue),
    Phq9.Change.Extent.allCases.map(\.rawValue),
  ]

  @Test(arguments: all) func `are lowerCamelCase`(codes: [String]) {
    for code in codes { #expect(CodeWord(code) != nil, "\(code)") }
  }

  @Test func `of the instruments have one exception`() {
    #expect(Instrument.allCases.map(\.rawValue) == ["spinnenweb", "4dkl", "phq9"])
  }

  @Test func `name the rule version`() {
    #expect(RuleVersion.current.rawValue == "1")
  }
}
