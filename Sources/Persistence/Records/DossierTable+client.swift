public import Domain
public import SQLite

extension DossierTable {
  /// Whose dossier a row belongs to, for the row's id as ?1; `nil` for rows that nobody asks for by an id alone. By the
  /// primary keys.
  var selectClient: StaticString? {
    switch self {
    case .intake: "SELECT client_id FROM intake WHERE id = ?1"
    case .measurement: "SELECT client_id FROM measurement WHERE id = ?1"
    case .flag: "SELECT client_id FROM flag WHERE id = ?1"
    case .enrolment: "SELECT client_id FROM enrolment WHERE id = ?1"
    case .session: "SELECT client_id FROM session WHERE id = ?1"
    case .treatmentPlan: "SELECT client_id FROM treatment_plan WHERE id = ?1"
    case .progressNote:
      """
      SELECT treatment_plan.client_id
      FROM progress_note
      JOIN goal ON goal.id = progress_note.goal_id
      JOIN treatment_plan ON treatment_plan.id = goal.plan_id
      WHERE progress_note.id = ?1
      """
    case .feedbackReport: "SELECT client_id FROM feedback_report WHERE id = ?1"
    case .erasureRequest: "SELECT client_id FROM erasure_request WHERE id = ?1"
    case .emergencyAccess: "SELECT client_id FROM emergency_access WHERE id = ?1"
    case .client: "SELECT id FROM client WHERE id = ?1"
    case .feedbackLetter, .goal, .intervention, .evaluation, .treatmentPlanVersion, .intakeDecision,
      .careTeamMember, .consent, .sickSpellDuty, .sickSpell:
      nil
    }
  }
}

extension ReadTransaction {
  /// Whose dossier a row belongs to, whoever asks: for the audit trail alone.
  /// - Returns: `nil` when there is no such row.
  public func client(of row: UUIDv7, in table: DossierTable) throws(SQLiteError) -> Client.ID? {
    guard let select = table.selectClient else { return nil }
    return try first(select, row) { row throws(SQLiteError) in try row.id(0, "client.id") }
  }
}
