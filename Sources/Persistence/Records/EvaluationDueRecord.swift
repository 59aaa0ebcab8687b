public import Domain
public import SQLite

/// Evaluations that were planned and for which nothing was measured, read for the worklist.
enum EvaluationDueRecord {
  /// Of some days, with the last measurement for each: of an interim one any. The plan is not closed, but for the
  /// follow-up, and its enrolment was not stopped. By evaluation_by_date.
  static let select: StaticString = """
    SELECT plan.client_id, plan.enrolment_id, plan.id, evaluation.on_date, evaluation.kind,
           (SELECT max(taken_on)
            FROM measurement
            WHERE measurement.client_id = plan.client_id
              AND (evaluation.kind = 'interim' OR +measurement.moment = evaluation.kind))
    FROM evaluation
      JOIN treatment_plan AS plan ON plan.id = evaluation.plan_id
      JOIN enrolment ON enrolment.id = plan.enrolment_id
    WHERE evaluation.on_date BETWEEN ?1 AND ?2 AND (+plan.status <> 'closed' OR evaluation.kind = 'followUp')
      AND +enrolment.status <> 'stopped'
    ORDER BY evaluation.on_date, evaluation.plan_id
    LIMIT ?3
    """

  /// The same, by in_care and treatment_plan_by_client.
  static let selectInCare: StaticString = """
    SELECT plan.client_id, plan.enrolment_id, plan.id, evaluation.on_date, evaluation.kind,
           (SELECT max(taken_on)
            FROM measurement
            WHERE measurement.client_id = plan.client_id
              AND (evaluation.kind = 'interim' OR +measurement.moment = evaluation.kind))
    FROM treatment_plan AS plan
      JOIN evaluation ON evaluation.plan_id = plan.id
      JOIN enrolment ON enrolment.id = plan.enrolment_id
    WHERE plan.client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?4 AND from_moment <= ?5 AND until_moment > ?5)
      AND +evaluation.on_date BETWEEN ?1 AND ?2 AND (+plan.status <> 'closed' OR evaluation.kind = 'followUp')
      AND +enrolment.status <> 'stopped'
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
    let (first, countMax) = (today.adding(days: -daysBack), Self.evaluationsMax)
    func read(_ row: borrowing Row) throws(SQLiteError) -> (due: EvaluationDue, measured: CalendarDate?) {
      let evaluation = Evaluation(
        on: try row.date(3, "evaluation.on_date"), kind: try row.word(4, "evaluation.kind"))
      let due = EvaluationDue(
        clientID: try row.id(0, "treatment_plan.client_id"),
        enrolmentID: try row.id(1, "treatment_plan.enrolment_id"), planID: try row.id(2, "treatment_plan.id"),
        evaluation: evaluation)
      return (due, try row.optionalDate(5, "measurement.taken_on"))
    }
    let found =
      switch viewer {
      case .coordinator: try all(EvaluationDueRecord.select, first, today, countMax, read: read)
      case .practitioner(let own, let moment):
        try all(EvaluationDueRecord.selectInCare, first, today, countMax, own, moment, read: read)
      case .referrer, .outsider: [(due: EvaluationDue, measured: CalendarDate?)]()
      }
    let open = found.filter { entry in
      guard let measured = entry.measured else { return true }
      return measured < entry.due.evaluation.on.adding(days: -Evaluation.earlyDays)
    }
    return open.prefix(limit).map(\.due)
  }

  /// Evaluations that are looked at; far more than people could work off.
  private static var evaluationsMax: Int { 2_000 }
}
