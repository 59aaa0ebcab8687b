public import Domain
public import SQLite

/// The `treatment_plan_version` table: versions that another one followed.
enum TreatmentPlanVersionRecord {
  static let insert: StaticString = """
    INSERT INTO treatment_plan_version (plan_id, version, shown, status, changed_by_practitioner_id, changed_by_name, at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """

  static let selectShown: StaticString = """
    SELECT shown FROM treatment_plan_version WHERE plan_id = ?1 AND version = ?2
    """

  /// By the primary key.
  static let selectPage: StaticString = """
    SELECT version, status, changed_by_practitioner_id, changed_by_name, at
    FROM treatment_plan_version
    WHERE plan_id = ?1 AND version > ?2
    ORDER BY version
    LIMIT ?3
    """

  /// By treatment_plan_by_client.
  static let selectOfClient: StaticString = "SELECT id FROM treatment_plan WHERE client_id = ?1 ORDER BY id"
}

/// One version of a plan, without what is in it.
public struct TreatmentPlanVersion: Sendable {
  public let version: Int
  public let status: TreatmentPlan.Status
  /// Who made it; `nil` when nobody in particular did.
  public let changedBy: Author?
  public let at: Instant
}

extension ReadTransaction {
  /// Lends an earlier version of a plan: the JSON that was shown of it. The caller has made sure that the plan may be
  /// seen.
  /// - Returns: What `read` makes of it; `nil` when it was never there, or is the present one.
  public func earlierVersion<Output>(
    _ version: Int, of plan: TreatmentPlan.ID, read: (Span<UInt8>) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    try first(TreatmentPlanVersionRecord.selectShown, plan, version) { row throws(SQLiteError) in
      try read(row.text(0))
    }
  }

  /// At most `limit` versions of a plan that another one followed, the oldest first, from after `version` on. The caller
  /// has made sure that the plan may be seen.
  public func earlierVersions(of plan: TreatmentPlan.ID, after version: Int, limit: Int)
    throws(SQLiteError) -> [TreatmentPlanVersion]
  {
    try all(TreatmentPlanVersionRecord.selectPage, plan, version, limit) { row throws(SQLiteError) in
      TreatmentPlanVersion(
        version: row.int(0), status: try row.word(1, "treatment_plan_version.status"),
        changedBy: try row.optionalAuthor(2, 3, "treatment_plan_version.changed_by_practitioner_id"),
        at: row.instant(4))
    }
  }

  /// The plans of a client, closed ones too. The caller has made sure that the client may be seen.
  public func treatmentPlans(of client: Client.ID) throws(SQLiteError) -> [TreatmentPlan.ID] {
    try all(TreatmentPlanVersionRecord.selectOfClient, client, read: TreatmentPlanRecord.id)
  }
}

extension WriteTransaction {
  /// Keeps the version in which a plan is, before another one follows.
  /// - Parameter shown: The JSON that a caller is shown of it.
  public func keep(_ plan: TreatmentPlanStanding, shown: Span<UInt8>) throws(SQLiteError) {
    let statement = try statement(TreatmentPlanVersionRecord.insert)
    try plan.id.bind(to: statement, at: 1)
    try statement.bind(2, Int64(plan.version))
    try statement.bind(3, text: shown)
    try plan.status.bind(to: statement, at: 4)
    try (plan.changedBy?.practitionerID).bind(to: statement, at: 5)
    try (plan.changedBy?.name).bind(to: statement, at: 6)
    try plan.updatedAt.bind(to: statement, at: 7)
    try statement.run()
  }
}
