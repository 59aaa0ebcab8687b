/// Every table that holds something of a client: its dossier. A test walks the schema along its foreign keys, so that a
/// table that is not here cannot be added unnoticed: what an export shows and an erasure takes away is all that there is.
///
/// The audit trail is none of them: it speaks of clients by their ids alone.
public enum DossierTable: String, CaseIterable, Sendable {
  // What speaks of another row comes before that row: it is deleted first.
  case feedbackLetter = "feedback_letter"
  case feedbackReport = "feedback_report"
  case progressNote = "progress_note"
  case goal
  case intervention
  case evaluation
  case treatmentPlanVersion = "treatment_plan_version"
  case treatmentPlan = "treatment_plan"
  case session
  case intakeDecision = "intake_decision"
  case careTeamMember = "care_team_member"
  case flag
  case measurement
  case consent
  case emergencyAccess = "emergency_access"
  case sickSpellDuty = "sick_spell_duty"
  case sickSpell = "sick_spell"
  case enrolment
  case intake
  case erasureRequest = "erasure_request"
  case client

  /// What the table holds, in the API's words: `progressNote`.
  public var kind: String {
    let words = rawValue.split(separator: "_")
    return words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }
}
