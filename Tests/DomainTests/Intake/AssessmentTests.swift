import Domain
import Testing

@Suite struct `An assessment` {
  @Test func `scores what came and leaves out what did not`() throws {
    let assessment = try NewIntake.sample(phq9: .sample).assessment()
    #expect(assessment.phq9?.total == 16)
    #expect(assessment.phq9?.syndrome == .major)
    #expect(assessment.fourDkl == nil)
    #expect(assessment.spinnenweb == nil)
    #expect(assessment.triage.flags == [.depressionProbable])
    #expect(!assessment.triage.holdUntilGpContact)
  }

  @Test func `is the same from what was kept as from what was sent`() throws {
    let intake = try NewIntake.sample(phq9: .sample, fourDkl: .answers(FourDkl.Answers()))
    let kept = Assessment(
      spinnenweb: nil, fourDkl: .answers(FourDkl.Answers()), phq9: .sample,
      observations: intake.details.observations,
      sickLeave: intake.details.sickLeave, by: .v1)
    #expect(intake.assessment() == kept)
  }
}
