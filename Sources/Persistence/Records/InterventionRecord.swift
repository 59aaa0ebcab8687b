public import Domain
public import SQLite

/// The `intervention` table.
enum InterventionRecord {
  static let insert: StaticString = """
    INSERT INTO intervention (id, plan_id, position, module, practitioner_id, sessions_planned, note, version,
                              created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """

  static let update: StaticString = """
    UPDATE intervention
    SET module = ?2, practitioner_id = ?3, sessions_planned = ?4, note = ?5, version = version + 1,
        updated_at = max(?6, updated_at)
    WHERE id = ?1
    """

  static let move: StaticString = "UPDATE intervention SET position = ?2 WHERE id = ?1"

  static let delete: StaticString = "DELETE FROM intervention WHERE id = ?1"

  /// By intervention_by_plan.
  static let selectOfPlan: StaticString = """
    SELECT id, module, practitioner_id, sessions_planned, note, version, created_at, updated_at, position
    FROM intervention
    WHERE plan_id = ?1
    ORDER BY position, id
    """

  static let select: StaticString = """
    SELECT id, module, practitioner_id, sessions_planned, note, version, created_at, updated_at, position
    FROM intervention
    WHERE id = ?1 AND plan_id = ?2
    """
}

/// One row of `intervention`, lent while the statement stands on it. The order is that of `InterventionRecord`'s SELECTs.
public struct InterventionRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  /// The code of a package's module.
  public var module: Span<UInt8> { @_lifetime(borrow self) get { row.text(1) } }
  public var practitionerID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(2) } }
  public var sessionsPlanned: Int? { row.optionalInt(3) }
  public var note: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(4) } }
  public var version: Int { row.int(5) }
  public var createdAt: Instant { row.instant(6) }
  public var updatedAt: Instant { row.instant(7) }
  /// Its place in the plan.
  var position: Int { row.int(8) }

  /// The row as a value that may be kept.
  /// - Throws: A malformed row.
  public func intervention() throws(SQLiteError) -> Intervention {
    guard let module = CodeWord(row.string(1)) else { throw .malformedRow("intervention.module") }
    return Intervention(
      id: try row.id(0, "intervention.id"), version: version, createdAt: createdAt, updatedAt: updatedAt,
      details: Intervention.Details(
        module: module, practitionerID: try row.optionalID(2, "intervention.practitioner_id"),
        sessionsPlanned: try row.optionalWhole(3, "intervention.sessions_planned"), note: row.optionalProse(4)
      ))
  }
}

extension ReadTransaction {
  /// Lends the interventions of a plan in their order. The caller has made sure that the plan may be seen.
  public func interventions(
    of plan: TreatmentPlan.ID, read: (InterventionRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(InterventionRecord.selectOfPlan, plan) { row throws(SQLiteError) in
      try read(InterventionRow(row))
    }
  }

  /// The interventions of a plan in their order. The caller has made sure that the plan may be seen.
  public func interventions(of plan: TreatmentPlan.ID) throws(SQLiteError) -> [Intervention] {
    try all(InterventionRecord.selectOfPlan, plan) { row throws(SQLiteError) in
      try InterventionRow(row).intervention()
    }
  }

  /// Lends one intervention. The caller has made sure that the plan may be seen.
  /// - Returns: What `read` makes of it; `nil` when the plan has none with this id.
  public func intervention<Output>(
    _ id: Intervention.ID, of plan: TreatmentPlan.ID, read: (InterventionRow) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    try first(InterventionRecord.select, id, plan) { row throws(SQLiteError) in try read(InterventionRow(row))
    }
  }
}

extension WriteTransaction {
  func insert(_ intervention: Intervention, in plan: TreatmentPlan.ID, at position: Int) throws(SQLiteError) {
    let details = intervention.details
    try run(
      InterventionRecord.insert, intervention.id, plan, position, details.module, details.practitionerID,
      details.sessionsPlanned, details.note, intervention.version, intervention.createdAt,
      intervention.updatedAt)
  }

  func update(_ id: Intervention.ID, to details: Intervention.Details, at now: Instant) throws(SQLiteError) {
    try run(
      InterventionRecord.update, id, details.module, details.practitionerID, details.sessionsPlanned,
      details.note, now)
  }

  func delete(_ id: Intervention.ID) throws(SQLiteError) { try run(InterventionRecord.delete, id) }
}
