extension DossierTable {
  // Each for the client as ?1. By the index over the client, and those over what belongs to a client's records.

  /// Destroys a client's rows.
  var delete: StaticString {
    switch self {
    case .feedbackLetter:
      """
      DELETE FROM feedback_letter
      WHERE report_id IN (SELECT id FROM feedback_report WHERE client_id = ?1)
      """
    case .feedbackReport:
      "DELETE FROM feedback_report WHERE client_id = ?1"
    case .progressNote:
      """
      DELETE FROM progress_note
      WHERE goal_id IN (
        SELECT goal.id
        FROM treatment_plan
        JOIN goal ON goal.plan_id = treatment_plan.id
        WHERE treatment_plan.client_id = ?1)
      """
    case .goal:
      "DELETE FROM goal WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)"
    case .intervention:
      """
      DELETE FROM intervention
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .evaluation:
      """
      DELETE FROM evaluation
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .treatmentPlanVersion:
      """
      DELETE FROM treatment_plan_version
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .treatmentPlan:
      "DELETE FROM treatment_plan WHERE client_id = ?1"
    case .session:
      "DELETE FROM session WHERE client_id = ?1"
    case .intakeDecision:
      "DELETE FROM intake_decision WHERE intake_id IN (SELECT id FROM intake WHERE client_id = ?1)"
    case .careTeamMember:
      "DELETE FROM care_team_member WHERE client_id = ?1"
    case .flag:
      "DELETE FROM flag WHERE client_id = ?1"
    case .measurement:
      "DELETE FROM measurement WHERE client_id = ?1"
    case .consent:
      "DELETE FROM consent WHERE client_id = ?1"
    case .emergencyAccess:
      "DELETE FROM emergency_access WHERE client_id = ?1"
    case .sickSpellDuty:
      """
      DELETE FROM sick_spell_duty
      WHERE sick_spell_id IN (SELECT id FROM sick_spell WHERE client_id = ?1)
      """
    case .sickSpell:
      "DELETE FROM sick_spell WHERE client_id = ?1"
    case .enrolment:
      "DELETE FROM enrolment WHERE client_id = ?1"
    case .intake:
      "DELETE FROM intake WHERE client_id = ?1"
    case .erasureRequest:
      "DELETE FROM erasure_request WHERE client_id = ?1"
    case .client:
      "DELETE FROM client WHERE id = ?1 OR merged_into = ?1"
    }
  }

  /// How many rows a client has.
  var count: StaticString {
    switch self {
    case .feedbackLetter:
      """
      SELECT count(*) FROM feedback_letter
      WHERE report_id IN (SELECT id FROM feedback_report WHERE client_id = ?1)
      """
    case .feedbackReport:
      "SELECT count(*) FROM feedback_report WHERE client_id = ?1"
    case .progressNote:
      """
      SELECT count(*) FROM progress_note
      WHERE goal_id IN (
        SELECT goal.id
        FROM treatment_plan
        JOIN goal ON goal.plan_id = treatment_plan.id
        WHERE treatment_plan.client_id = ?1)
      """
    case .goal:
      """
      SELECT count(*) FROM goal
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .intervention:
      """
      SELECT count(*) FROM intervention
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .evaluation:
      """
      SELECT count(*) FROM evaluation
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .treatmentPlanVersion:
      """
      SELECT count(*) FROM treatment_plan_version
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .treatmentPlan:
      "SELECT count(*) FROM treatment_plan WHERE client_id = ?1"
    case .session:
      "SELECT count(*) FROM session WHERE client_id = ?1"
    case .intakeDecision:
      """
      SELECT count(*) FROM intake_decision
      WHERE intake_id IN (SELECT id FROM intake WHERE client_id = ?1)
      """
    case .careTeamMember:
      "SELECT count(*) FROM care_team_member WHERE client_id = ?1"
    case .flag:
      "SELECT count(*) FROM flag WHERE client_id = ?1"
    case .measurement:
      "SELECT count(*) FROM measurement WHERE client_id = ?1"
    case .consent:
      "SELECT count(*) FROM consent WHERE client_id = ?1"
    case .emergencyAccess:
      "SELECT count(*) FROM emergency_access WHERE client_id = ?1"
    case .sickSpellDuty:
      """
      SELECT count(*) FROM sick_spell_duty
      WHERE sick_spell_id IN (SELECT id FROM sick_spell WHERE client_id = ?1)
      """
    case .sickSpell:
      "SELECT count(*) FROM sick_spell WHERE client_id = ?1"
    case .enrolment:
      "SELECT count(*) FROM enrolment WHERE client_id = ?1"
    case .intake:
      "SELECT count(*) FROM intake WHERE client_id = ?1"
    case .erasureRequest:
      "SELECT count(*) FROM erasure_request WHERE client_id = ?1"
    case .client:
      "SELECT count(*) FROM client WHERE id = ?1 OR merged_into = ?1"
    }
  }

  /// The ids of a client's rows; `nil` for rows that have none of their own.
  var ids: StaticString? {
    switch self {
    case .feedbackReport:
      "SELECT id FROM feedback_report WHERE client_id = ?1"
    case .progressNote:
      """
      SELECT id FROM progress_note
      WHERE goal_id IN (
        SELECT goal.id
        FROM treatment_plan
        JOIN goal ON goal.plan_id = treatment_plan.id
        WHERE treatment_plan.client_id = ?1)
      """
    case .goal:
      "SELECT id FROM goal WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)"
    case .intervention:
      """
      SELECT id FROM intervention
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .treatmentPlan:
      "SELECT id FROM treatment_plan WHERE client_id = ?1"
    case .session:
      "SELECT id FROM session WHERE client_id = ?1"
    case .careTeamMember:
      "SELECT id FROM care_team_member WHERE client_id = ?1"
    case .flag:
      "SELECT id FROM flag WHERE client_id = ?1"
    case .measurement:
      "SELECT id FROM measurement WHERE client_id = ?1"
    case .consent:
      "SELECT id FROM consent WHERE client_id = ?1"
    case .emergencyAccess:
      "SELECT id FROM emergency_access WHERE client_id = ?1"
    case .sickSpell:
      "SELECT id FROM sick_spell WHERE client_id = ?1"
    case .enrolment:
      "SELECT id FROM enrolment WHERE client_id = ?1"
    case .intake:
      "SELECT id FROM intake WHERE client_id = ?1"
    case .erasureRequest:
      "SELECT id FROM erasure_request WHERE client_id = ?1"
    case .client:
      "SELECT id FROM client WHERE id = ?1 OR merged_into = ?1"
    case .feedbackLetter, .evaluation, .treatmentPlanVersion, .intakeDecision, .sickSpellDuty: nil
    }
  }

  /// The moment of the last change to a client's rows; `nil` where another table's rows tell it.
  var lastChange: StaticString? {
    switch self {
    case .feedbackReport:
      "SELECT max(updated_at) FROM feedback_report WHERE client_id = ?1"
    case .progressNote:
      """
      SELECT max(created_at) FROM progress_note
      WHERE goal_id IN (
        SELECT goal.id
        FROM treatment_plan
        JOIN goal ON goal.plan_id = treatment_plan.id
        WHERE treatment_plan.client_id = ?1)
      """
    case .goal:
      """
      SELECT max(updated_at) FROM goal
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .intervention:
      """
      SELECT max(updated_at) FROM intervention
      WHERE plan_id IN (SELECT id FROM treatment_plan WHERE client_id = ?1)
      """
    case .treatmentPlan:
      "SELECT max(updated_at) FROM treatment_plan WHERE client_id = ?1"
    // When it was, if that is later than what was said of it last.
    case .session:
      """
      SELECT max(max(updated_at, CASE WHEN status = 'cancelled' THEN 0 ELSE starts_at END))
      FROM session
      WHERE client_id = ?1
      """
    case .intakeDecision:
      """
      SELECT max(decided_at) FROM intake_decision
      WHERE intake_id IN (SELECT id FROM intake WHERE client_id = ?1)
      """
    case .careTeamMember:
      "SELECT max(updated_at) FROM care_team_member WHERE client_id = ?1"
    case .flag:
      "SELECT max(updated_at) FROM flag WHERE client_id = ?1"
    case .measurement:
      "SELECT max(updated_at) FROM measurement WHERE client_id = ?1"
    case .consent:
      "SELECT max(updated_at) FROM consent WHERE client_id = ?1"
    case .emergencyAccess:
      "SELECT max(updated_at) FROM emergency_access WHERE client_id = ?1"
    case .sickSpell:
      "SELECT max(updated_at) FROM sick_spell WHERE client_id = ?1"
    case .enrolment:
      "SELECT max(updated_at) FROM enrolment WHERE client_id = ?1"
    case .intake:
      "SELECT max(updated_at) FROM intake WHERE client_id = ?1"
    case .client:
      "SELECT max(updated_at) FROM client WHERE id = ?1 OR merged_into = ?1"
    // Parts of a record whose own moment moves with them; and a request to be forgotten is no reason to keep.
    case .feedbackLetter, .evaluation, .treatmentPlanVersion, .sickSpellDuty, .erasureRequest: nil
    }
  }
}
