extension DossierTable {
  // Each for the client as ?1. By the index over the client, and those over what belongs to a client's records.

  /// Destroys a client's rows, and gives the id of each, or of the record that it is a part of.
  var delete: StaticString {
    switch self {
    case .feedbackLetter:
      """
      DELETE FROM feedback_letter
      WHERE report_id IN (SELECT id FROM feedback_report WHERE client_id = ?1)
      RETURNING report_id
      """
    case .feedbackReport:
      "DELETE FROM feedback_report WHERE client_id = ?1 RETURNING id"
    case .progressNote:
      """
      DELETE FROM progress_note
      WHERE goal_id IN (
        SELECT goal.id
        FROM treatment_plan
        JOIN goal ON goal.plan_id = treatment_plan.id
        WHERE treatment_plan.client_id = ?1)
      RETURNING id
      """
    case .goal:
      """
      DELETE FROM goal
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      RETURNING id
      """
    case .intervention:
      """
      DELETE FROM intervention
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      RETURNING id
      """
    case .evaluation:
      """
      DELETE FROM evaluation
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      RETURNING plan_id
      """
    case .treatmentPlanVersion:
      """
      DELETE FROM treatment_plan_version
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      RETURNING plan_id
      """
    case .treatmentPlan:
      "DELETE FROM treatment_plan WHERE client_id = ?1 RETURNING id"
    case .session:
      "DELETE FROM session WHERE client_id = ?1 RETURNING id"
    case .intakeDecision:
      """
      DELETE FROM intake_decision
      WHERE intake_id IN (SELECT id FROM intake WHERE client_id = ?1)
      RETURNING intake_id
      """
    case .careTeamMember:
      "DELETE FROM care_team_member WHERE client_id = ?1 RETURNING id"
    case .flag:
      "DELETE FROM flag WHERE client_id = ?1 RETURNING id"
    case .measurement:
      "DELETE FROM measurement WHERE client_id = ?1 RETURNING id"
    case .consent:
      "DELETE FROM consent WHERE client_id = ?1 RETURNING id"
    case .emergencyAccess:
      "DELETE FROM emergency_access WHERE client_id = ?1 RETURNING id"
    case .sickSpellDuty:
      """
      DELETE FROM sick_spell_duty
      WHERE sick_spell_id IN (SELECT id FROM sick_spell WHERE client_id = ?1)
      RETURNING sick_spell_id
      """
    case .sickSpell:
      "DELETE FROM sick_spell WHERE client_id = ?1 RETURNING id"
    case .enrolment:
      "DELETE FROM enrolment WHERE client_id = ?1 RETURNING id"
    case .intake:
      "DELETE FROM intake WHERE client_id = ?1 RETURNING id"
    case .erasureRequest:
      "DELETE FROM erasure_request WHERE client_id = ?1 RETURNING id"
    case .client:
      "DELETE FROM client WHERE id = ?1 OR merged_into = ?1 RETURNING id"
    }
  }

  /// How many rows a client has, and the moment of the last change to them. Of parts of a record whose own moment moves with
  /// them there is none; nor of a request to be forgotten, which is no reason to keep.
  var standing: StaticString {
    switch self {
    case .feedbackLetter:
      """
      SELECT count(*), NULL
      FROM feedback_letter
      WHERE report_id IN (SELECT id FROM feedback_report WHERE client_id = ?1)
      """
    case .feedbackReport:
      "SELECT count(*), max(updated_at) FROM feedback_report WHERE client_id = ?1"
    case .progressNote:
      """
      SELECT count(*), max(created_at)
      FROM progress_note
      WHERE goal_id IN (
        SELECT goal.id
        FROM treatment_plan
        JOIN goal ON goal.plan_id = treatment_plan.id
        WHERE treatment_plan.client_id = ?1)
      """
    case .goal:
      """
      SELECT count(*), max(updated_at)
      FROM goal
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .intervention:
      """
      SELECT count(*), max(updated_at)
      FROM intervention
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .evaluation:
      """
      SELECT count(*), NULL
      FROM evaluation
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .treatmentPlanVersion:
      """
      SELECT count(*), NULL
      FROM treatment_plan_version
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .treatmentPlan:
      "SELECT count(*), max(updated_at) FROM treatment_plan WHERE client_id = ?1"
    // When it was, if that is later than what was said of it last.
    case .session:
      """
      SELECT count(*), max(max(updated_at, CASE WHEN status = 'cancelled' THEN 0 ELSE starts_at END))
      FROM session
      WHERE client_id = ?1
      """
    case .intakeDecision:
      """
      SELECT count(*), max(decided_at)
      FROM intake_decision
      WHERE intake_id IN (SELECT id FROM intake WHERE client_id = ?1)
      """
    case .careTeamMember:
      "SELECT count(*), max(updated_at) FROM care_team_member WHERE client_id = ?1"
    case .flag:
      "SELECT count(*), max(updated_at) FROM flag WHERE client_id = ?1"
    case .measurement:
      "SELECT count(*), max(updated_at) FROM measurement WHERE client_id = ?1"
    case .consent:
      "SELECT count(*), max(updated_at) FROM consent WHERE client_id = ?1"
    case .emergencyAccess:
      "SELECT count(*), max(updated_at) FROM emergency_access WHERE client_id = ?1"
    case .sickSpellDuty:
      """
      SELECT count(*), NULL
      FROM sick_spell_duty
      WHERE sick_spell_id IN (SELECT id FROM sick_spell WHERE client_id = ?1)
      """
    case .sickSpell:
      "SELECT count(*), max(updated_at) FROM sick_spell WHERE client_id = ?1"
    case .enrolment:
      "SELECT count(*), max(updated_at) FROM enrolment WHERE client_id = ?1"
    case .intake:
      "SELECT count(*), max(updated_at) FROM intake WHERE client_id = ?1"
    case .erasureRequest:
      "SELECT count(*), NULL FROM erasure_request WHERE client_id = ?1"
    case .client:
      "SELECT count(*), max(updated_at) FROM client WHERE id = ?1 OR merged_into = ?1"
    }
  }
}
