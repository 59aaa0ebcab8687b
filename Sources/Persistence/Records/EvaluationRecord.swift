public import Domain
public import SQLite

/// The `evaluation` table.
enum EvaluationRecord {
  static let insert: StaticString = """
    INSERT INTO evaluation (plan_id, position, on_date, kind) VALUES (?1, ?2, ?3, ?4)
    """

  static let delete: StaticString = "DELETE FROM evaluation WHERE plan_id = ?1"

  /// By the primary key.
  static let selectOfPlan: StaticString = """
    SELECT on_date, kind FROM evaluation WHERE plan_id = ?1 ORDER BY position
    """
}

extension Evaluation.Kind: Bindable {}

/// One row of `evaluation`, lent while the statement stands on it.
public struct EvaluationRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  /// `yyyy-mm-dd`.
  public var on: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  /// `Evaluation.Kind`'s raw value.
  public var kind: Span<UInt8> { @_lifetime(borrow self) get { row.text(1) } }
}

extension ReadTransaction {
  /// Lends the evaluations of a plan, by day. The caller has made sure that the plan may be seen.
  public func evaluations(
    of plan: TreatmentPlan.ID, read: (EvaluationRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(EvaluationRecord.selectOfPlan, plan) { row throws(SQLiteError) in
      try read(EvaluationRow(row))
    }
  }

  /// The evaluations of a plan, by day. The caller has made sure that the plan may be seen.
  public func evaluations(of plan: TreatmentPlan.ID) throws(SQLiteError) -> [Evaluation] {
    try all(EvaluationRecord.selectOfPlan, plan) { row throws(SQLiteError) in
      Evaluation(on: try row.date(0, "evaluation.on_date"), kind: try row.word(1, "evaluation.kind"))
    }
  }
}

extension WriteTransaction {
  /// Says anew when a plan is looked back upon.
  func replaceEvaluations(of plan: TreatmentPlan.ID, by evaluations: [Evaluation]) throws(SQLiteError) {
    try run(EvaluationRecord.delete, plan)
    try insert(evaluations, in: plan)
  }

  func insert(_ evaluations: [Evaluation], in plan: TreatmentPlan.ID) throws(SQLiteError) {
    for (position, evaluation) in evaluations.enumerated() {
      try run(EvaluationRecord.insert, plan, position, evaluation.on, evaluation.kind)
    }
  }
}
