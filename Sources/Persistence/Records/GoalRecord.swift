public import Domain
public import SQLite

/// The `goal` table.
enum GoalRecord {
  static let insert: StaticString = """
    INSERT INTO goal (id, plan_id, position, text, dimension, measure, baseline, target, due_date, status, version,
                      created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    """

  static let update: StaticString = """
    UPDATE goal
    SET text = ?2, dimension = ?3, measure = ?4, baseline = ?5, target = ?6, due_date = ?7, status = ?8,
        version = version + 1, updated_at = max(?9, updated_at)
    WHERE id = ?1
    """

  static let move: StaticString = "UPDATE goal SET position = ?2 WHERE id = ?1"

  /// By the primary key. That nothing was noted of it: by progress_note_by_goal.
  static let delete: StaticString = "DELETE FROM goal WHERE id = ?1"

  /// By goal_by_plan.
  static let selectOfPlan: StaticString = """
    SELECT id, text, dimension, measure, baseline, target, due_date, status, version, created_at, updated_at, position
    FROM goal
    WHERE plan_id = ?1
    ORDER BY position, id
    """

  static let select: StaticString = """
    SELECT id, text, dimension, measure, baseline, target, due_date, status, version, created_at, updated_at, position
    FROM goal
    WHERE id = ?1 AND plan_id = ?2
    """
}

extension Goal.Status: Bindable {}
extension SpinnenwebDimension: Bindable {}

/// One row of `goal`, lent while the statement stands on it. The order is that of `GoalRecord`'s SELECTs.
public struct GoalRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  public var text: Span<UInt8> { @_lifetime(borrow self) get { row.text(1) } }
  /// `SpinnenwebDimension`'s raw value.
  public var dimension: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(2) } }
  public var measure: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(3) } }
  public var baseline: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(4) } }
  public var target: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(5) } }
  /// `yyyy-mm-dd`.
  public var dueDate: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(6) } }
  /// `Goal.Status`'s raw value.
  public var status: Span<UInt8> { @_lifetime(borrow self) get { row.text(7) } }
  public var version: Int { row.int(8) }
  public var createdAt: Instant { row.instant(9) }
  public var updatedAt: Instant { row.instant(10) }
  /// Its place in the plan.
  var position: Int { row.int(11) }

  /// The row as a value that may be kept.
  /// - Throws: A malformed row.
  public func goal() throws(SQLiteError) -> Goal {
    Goal(
      id: try row.id(0, "goal.id"), version: version, createdAt: createdAt, updatedAt: updatedAt,
      details: Goal.Details(
        text: GoalText(stored: row.string(1)), dimension: try row.optionalWord(2, "goal.dimension"),
        measure: row.optionalLine(3), baseline: row.optionalLine(4), target: row.optionalLine(5),
        dueDate: try row.optionalDate(6, "goal.due_date"), status: try row.word(7, "goal.status")))
  }
}

extension ReadTransaction {
  /// Lends the goals of a plan in their order. The caller has made sure that the plan may be seen.
  public func goals(
    of plan: TreatmentPlan.ID, read: (GoalRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(GoalRecord.selectOfPlan, plan) { row throws(SQLiteError) in try read(GoalRow(row)) }
  }

  /// The goals of a plan in their order. The caller has made sure that the plan may be seen.
  public func goals(of plan: TreatmentPlan.ID) throws(SQLiteError) -> [Goal] {
    try all(GoalRecord.selectOfPlan, plan) { row throws(SQLiteError) in try GoalRow(row).goal() }
  }

  /// Lends one goal. The caller has made sure that the plan may be seen.
  /// - Returns: What `read` makes of it; `nil` when the plan has none with this id.
  public func goal<Output>(
    _ id: Goal.ID, of plan: TreatmentPlan.ID, read: (GoalRow) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    try first(GoalRecord.select, id, plan) { row throws(SQLiteError) in try read(GoalRow(row)) }
  }
}

extension WriteTransaction {
  func insert(_ goal: Goal, in plan: TreatmentPlan.ID, at position: Int) throws(SQLiteError) {
    let details = goal.details
    try run(
      GoalRecord.insert, goal.id, plan, position, details.text, details.dimension, details.measure,
      details.baseline, details.target, details.dueDate, details.status, goal.version, goal.createdAt,
      goal.updatedAt)
  }

  func update(_ id: Goal.ID, to details: Goal.Details, at now: Instant) throws(SQLiteError) {
    try run(
      GoalRecord.update, id, details.text, details.dimension, details.measure, details.baseline,
      details.target, details.dueDate, details.status, now)
  }

  /// - Throws: `Refusal.goalHasNotes`, or what SQLite says.
  func delete(_ id: Goal.ID) throws {
    guard try !reading.hasProgressNotes(id) else { throw Refusal.goalHasNotes(id) }
    try run(GoalRecord.delete, id)
  }
}
