import Domain
import Persistence

/// One set of codes with their words, as `/v1/codes` shows it.
struct CodeSet: Sendable {
  /// lowerCamelCase; part of the contract.
  let name: StaticString
  /// Whether other codes than these may appear: then these are the usual ones.
  let isOpen: Bool
  let codes: [(code: String, label: Sentence)]

  /// A closed set: all of its codes.
  init<Code: CaseIterable & RawRepresentable<String>>(_ name: StaticString, _ label: (Code) -> Sentence) {
    self.name = name
    isOpen = false
    codes = Code.allCases.map { ($0.rawValue, label($0)) }
  }

  /// A closed set of numbers.
  init<Code: CaseIterable & RawRepresentable<Int>>(_ name: StaticString, _ label: (Code) -> Sentence) {
    self.name = name
    isOpen = false
    codes = Code.allCases.map { (String($0.rawValue), label($0)) }
  }

  /// An open set: its usual codes.
  init(_ name: StaticString, open codes: [(code: String, label: Sentence)]) {
    self.name = name
    isOpen = true
    self.codes = codes
  }
}

extension CodeSet {
  /// Every set, in the order in which it is shown.
  static let all: [CodeSet] = [
    CodeSet("role", \Role.label), CodeSet("referrerKind", \Referrer.Kind.label),
    CodeSet("occupation", \Occupation.label), CodeSet("discipline", open: Discipline.usual),
    CodeSet("careTeamRole", \CareTeamMember.Role.label), CodeSet("intakeStatus", \Intake.Status.label),
    CodeSet("sickLeave", \SickLeave.label), CodeSet("consentPurpose", \Consent.Purpose.label),
    CodeSet("flagKind", \Flag.Kind.label), CodeSet("flagLevel", \Flag.Level.label),
    CodeSet("flagAction", \Flag.Action.label), CodeSet("flagStatus", \Flag.Status.label),
    CodeSet("instrument", \Instrument.label), CodeSet("moment", \Moment.label),
    CodeSet("spinnenwebDimension", \SpinnenwebDimension.label), CodeSet("fourDklScale", \FourDkl.Scale.label),
    CodeSet("fourDklBand", \Band.label), CodeSet("phq9Severity", \Phq9.Severity.label),
    CodeSet("phq9Syndrome", \Phq9.Syndrome.label), CodeSet("phq9Difficulty", \Phq9.Difficulty.label),
    CodeSet("phq9Change", \Phq9.Change.Extent.label),
    CodeSet("reliableChange", \ReliableChange.Outcome.label),
    CodeSet("suicidality", \Suicidality.label), CodeSet("classification", \Classification.label),
    CodeSet("proposalReason", \Proposal.Reason.label), CodeSet("phase", \Phase.label),
    CodeSet("enrolmentStatus", \Enrolment.Status.label), CodeSet("payerKind", \Payer.Kind.label),
    CodeSet("treatmentPlanStatus", \TreatmentPlan.Status.label), CodeSet("goalStatus", \Goal.Status.label),
    CodeSet("evaluationKind", \Evaluation.Kind.label), CodeSet("authorRole", \Author.Role.label),
    CodeSet("changeKind", \JSONDifference.Kind.label),
    CodeSet("decisionOutcome", \Decision.Outcome.Kind.label),
    CodeSet("sessionStatus", \Session.Status.label),
    CodeSet("poortwachterDuty", \Poortwachter.Duty.label),
    CodeSet("poortwachterParty", \Poortwachter.Party.label),
    CodeSet("dutyStatus", \AbsenceCalendar.Status.label),
    CodeSet("feedbackKind", \FeedbackReport.Kind.label),
    CodeSet("feedbackStatus", \FeedbackReport.Status.label),
    CodeSet("soepPart", \FeedbackReport.Part.label),
    CodeSet("erasureRequestStatus", \ErasureRequest.Status.label),
    CodeSet("erasureRefusalGround", \ErasureRequest.RefusalGround.label),
    CodeSet("erasureGround", \Erasure.Ground.label), CodeSet("dossierClass", \RetentionTerms.Class.label),
    CodeSet("weekday", \Weekday.label),
    CodeSet("auditAction", \AuditEvent.Action.label), CodeSet("auditResult", \AuditEvent.Result.label),
    CodeSet("auditObject", \AuditEvent.Object.label), CodeSet("auditRule", \AuditEvent.Rule.label),
  ]
}
