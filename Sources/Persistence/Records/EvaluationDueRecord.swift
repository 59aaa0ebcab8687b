public import Domain
public import SQLite

/// Evaluations that were planned and for which nothing was measured, read for the worklist.
enum EvaluationDueRecord {
  /// Of some days, without a measurement for it since some days before: of an interim one any. The plan is not closed, but
  /// for the follow-up, and its enrolment was not stopped. By evaluation_by_date.
  static let select: StaticString = """
    SELECT plan.client_id, plan.enrolment_id, plan.id, evaluation.on_date, evaluation.kind
    FROM evaluation
      JOIN treatment_plan AS plan ON plan.id = evaluation.plan_id
      JOIN enrolment ON enrolment.id = plan.enrolment_id
    WHERE evaluation.on_date BETWEEN ?1 AND ?2 AND (+plan.status <> 'closed' OR evaluation.kind = 'followUp')
      AND +enrolment.status <> 'stopped' AND NOT EXISTS (
        SELECT 1
        FROM measurement
        WHERE measurement.client_id = plan.client_id
          AND (evaluation.kind = 'interim' OR +measurement.moment = evaluation.kind)
          AND measurement.taken_on >= date(evaluation.on_date, ?4))
    ORDER BY evaluation.on_date, evaluation.plan_id
    LIMIT ?3
    """

  /// The same, by in_care and treatment_plan_by_client.
  static let selectInCare: StaticString = """
    SELECT plan.client_id, plan.enrolment_id, plan.id, evaluation.on_date, evaluation.kind
    FROM treatment_plan AS plan
      JOIN evaluation ON evaluation.plan_id = plan.id
      JOIN enrolment ON enrolment.id = plan.enrolment_id
    WHERE plan.client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?5 AND from_moment <= ?6 AND until_moment > ?6)
      AND +evaluation.on_date BETWEEN ?1 AND ?2 AND (+plan.status <> 'closed' OR evaluation.kind = 'followUp')
      AND +enrolment.status <> 'stopped' AND NOT EXISTS (
        SELECT 1
        FROM measurement
        WHERE measurement.client_id = plan.client_id
          AND (evaluation.kind = 'interim' OR +measurement.moment = evaluation.kind)
          AND measurement.taken_on >= date(evaluation.on_date, ?4))
    ORDER BY evaluation.on_date, plan.id
    LIMIT ?3
    """
}

/// An evaluation whose day has come, and for which nothing was measured.
public struct EvaluationDue: Equatable, Sendable {
  public let clientID: Client.ID
  public let enrolmentID: Enrolment.ID
  public let planID: TreatmentPlan.ID
  public let evaluation: Evaluation
}

extension ReadTransaction {
  /// Evaluations whose day has come and for which nothing was measured since `earlyDays` before, the oldest first: about all
  /// clients for a coordinator, about those in its care for a practitioner. Not those that are older than `daysBack`.
  /// - Returns: At most `limit`.
  public func evaluationsDue(
    for viewer: Viewer, daysBack: Int, today: CalendarDate, limit: Int
  ) throws(SQLiteError) -> [EvaluationDue] {
    let (first, early) = (today.adding(days: -daysBack), "-\(Evaluation.earlyDays) days")
    func read(_ row: borrowing Row) throws(SQLiteError) -> EvaluationDue {
      EvaluationDue(
        clientID: try row.id(0, "treatment_plan.client_id"),
        enrolmentID: try row.id(1, "treatment_plan.enrolment_id"), planID: try row.id(2, "treatment_plan.id"),
        evaluation: Evaluation(
          on: try row.date(3, "evaluation.on_date"), kind: try row.word(4, "evaluation.kind")))
    }
    switch viewer {
    case .coordinator:
      return try all(EvaluationDueRecord.select, first, today, limit, early, read: read)
    case .practitioner(let own, let moment):
      return try all(EvaluationDueRecord.selectInCare, first, today, limit, early, own, moment, read: read)
    case .referrer, .outsider: return []
    }
  }
}
