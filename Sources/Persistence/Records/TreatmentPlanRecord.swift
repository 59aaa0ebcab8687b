public import Domain
public import SQLite

/// The `treatment_plan` table.
enum TreatmentPlanRecord {
  static let insert: StaticString = """
    INSERT INTO treatment_plan (id, client_id, enrolment_id, status, agreements, changed_by_practitioner_id,
                                changed_by_name, version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """

  static let select: StaticString = """
    SELECT id, client_id, enrolment_id, status, agreements, signed_by_practitioner_id, signed_by_name, signed_at,
           signed_version, version, created_at, updated_at, changed_by_practitioner_id, changed_by_name
    FROM treatment_plan
    WHERE id = ?1
    """

  /// The same, of a client in a practitioner's care: one look into in_care, however many clients
  /// the practitioner has.
  static let selectInCare: StaticString = """
    SELECT id, client_id, enrolment_id, status, agreements, signed_by_practitioner_id, signed_by_name, signed_at,
           signed_version, version, created_at, updated_at, changed_by_practitioner_id, changed_by_name
    FROM treatment_plan AS plan
    WHERE id = ?1 AND EXISTS (
      SELECT 1
      FROM in_care
      WHERE practitioner_id = ?2 AND client_id = plan.client_id AND from_moment <= ?3 AND until_moment > ?3)
    """

  /// By treatment_plan_open.
  static let selectOpen: StaticString = """
    SELECT id FROM treatment_plan WHERE enrolment_id = ?1 AND status <> 'closed'
    """

  /// By treatment_plan_by_enrolment.
  static let selectLatest: StaticString = """
    SELECT id FROM treatment_plan WHERE enrolment_id = ?1 ORDER BY id DESC LIMIT 1
    """

  /// By treatment_plan_by_enrolment.
  static let selectAgreed: StaticString = """
    SELECT id FROM treatment_plan WHERE enrolment_id = ?1 AND status <> 'draft' ORDER BY id DESC LIMIT 1
    """

  /// A coordinator's. By the primary key.
  static let idsOfAll: StaticString = """
    SELECT id FROM treatment_plan WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one status. By treatment_plan_by_status.
  static let idsOfStatus: StaticString = """
    SELECT id FROM treatment_plan WHERE status = ?4 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// Those of one client. By treatment_plan_by_client.
  static let idsOfClient: StaticString = """
    SELECT id
    FROM treatment_plan
    WHERE client_id = ?4 AND id BETWEEN ?1 AND ?2 AND (?5 IS NULL OR +status = ?5)
    ORDER BY id
    LIMIT ?3
    """

  /// Those of one enrolment. By treatment_plan_by_enrolment.
  static let idsOfEnrolment: StaticString = """
    SELECT id
    FROM treatment_plan
    WHERE enrolment_id = ?4 AND id BETWEEN ?1 AND ?2 AND (?5 IS NULL OR +status = ?5)
      AND (?6 IS NULL OR +client_id = ?6)
    ORDER BY id
    LIMIT ?3
    """

  /// Those of the clients in a practitioner's care. By in_care and treatment_plan_by_client;
  /// sorts one practitioner's caseload.
  static let idsInCare: StaticString = """
    SELECT id
    FROM treatment_plan
    WHERE client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?4 AND from_moment <= ?5 AND until_moment > ?5)
      AND id BETWEEN ?1 AND ?2 AND (?6 IS NULL OR +status = ?6) AND (?7 IS NULL OR client_id = ?7)
      AND (?8 IS NULL OR +enrolment_id = ?8)
    ORDER BY id
    LIMIT ?3
    """

  /// The signature ends with what was signed.
  static let update: StaticString = """
    UPDATE treatment_plan
    SET agreements = ?2, signed_by_practitioner_id = NULL, signed_by_name = NULL, signed_at = NULL,
        signed_version = NULL, changed_by_practitioner_id = ?3, changed_by_name = ?4, version = version + 1,
        updated_at = max(?5, updated_at)
    WHERE id = ?1
    """

  static let touch: StaticString = """
    UPDATE treatment_plan
    SET signed_by_practitioner_id = NULL, signed_by_name = NULL, signed_at = NULL, signed_version = NULL,
        changed_by_practitioner_id = ?2, changed_by_name = ?3, version = version + 1, updated_at = max(?4, updated_at)
    WHERE id = ?1
    """

  static let updateStatus: StaticString = """
    UPDATE treatment_plan
    SET status = ?2, changed_by_practitioner_id = ?3, changed_by_name = ?4, version = version + 1,
        updated_at = max(?5, updated_at)
    WHERE id = ?1
    """

  static let sign: StaticString = """
    UPDATE treatment_plan
    SET signed_by_practitioner_id = ?2, signed_by_name = ?3, signed_at = ?4, signed_version = version,
        changed_by_practitioner_id = ?2, changed_by_name = ?3, version = version + 1, updated_at = max(?4, updated_at)
    WHERE id = ?1
    """

  static func id(_ row: borrowing Row) throws(SQLiteError) -> TreatmentPlan.ID {
    try row.id(0, "treatment_plan.id")
  }
}

extension TreatmentPlan.Status: Bindable {}

/// One row of `treatment_plan`, lent while the statement stands on it. The order is that of `TreatmentPlanRecord`'s
/// SELECTs.
public struct TreatmentPlanRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  public var clientID: Span<UInt8> { @_lifetime(borrow self) get { row.text(1) } }
  public var enrolmentID: Span<UInt8> { @_lifetime(borrow self) get { row.text(2) } }
  /// `TreatmentPlan.Status`'s raw value.
  public var status: Span<UInt8> { @_lifetime(borrow self) get { row.text(3) } }
  public var agreements: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(4) } }
  /// `nil` when nobody signed, and when a coordinator did.
  public var signedByPractitionerID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(5) } }
  /// Who signed; `nil` when nobody did.
  public var signedByName: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(6) } }
  public var signedAt: Instant? { row.optionalInstant(7) }
  public var signedVersion: Int? { row.optionalInt(8) }
  public var version: Int { row.int(9) }
  public var createdAt: Instant { row.instant(10) }
  public var updatedAt: Instant { row.instant(11) }

  /// What a change has to know of the plan.
  /// - Throws: A malformed row.
  public func standing() throws(SQLiteError) -> TreatmentPlanStanding {
    TreatmentPlanStanding(
      id: try row.id(0, "treatment_plan.id"), clientID: try row.id(1, "treatment_plan.client_id"),
      status: try row.word(3, "treatment_plan.status"), version: version, updatedAt: updatedAt,
      changedBy: try row.optionalAuthor(12, 13, "treatment_plan.changed_by_practitioner_id"))
  }

  /// The enrolment that it is for.
  /// - Throws: A malformed row.
  public func enrolment() throws(SQLiteError) -> Enrolment.ID {
    try row.id(2, "treatment_plan.enrolment_id")
  }

  /// Who stands for it; `nil` when nobody does.
  /// - Throws: A malformed row.
  public func signature() throws(SQLiteError) -> TreatmentPlan.Signature? {
    guard let author = try row.optionalAuthor(5, 6, "treatment_plan.signed_by_practitioner_id"),
      let signedAt, let signedVersion
    else { return nil }
    return TreatmentPlan.Signature(author: author, at: signedAt, version: signedVersion)
  }
}

/// Where a plan stands, without what is in it.
public struct TreatmentPlanStanding: Sendable {
  public let id: TreatmentPlan.ID
  public let clientID: Client.ID
  public let status: TreatmentPlan.Status
  public let version: Int
  /// When this version was made.
  public let updatedAt: Instant
  /// Who made this version; `nil` when nobody in particular did.
  public let changedBy: Author?

  /// The present version, as it stands in the list of all.
  public var presentVersion: TreatmentPlanVersion {
    TreatmentPlanVersion(version: version, status: status, changedBy: changedBy, at: updatedAt)
  }
}

extension Row {
  /// An author in two columns: a practitioner's id, and a name.
  func optionalAuthor(_ id: Int32, _ name: Int32, _ column: StaticString) throws(SQLiteError) -> Author? {
    guard let name: PersonName = optionalLine(name) else { return nil }
    return Author(practitionerID: try optionalID(id, column), name: name)
  }
}

extension ReadTransaction {
  /// Lends one plan.
  /// - Returns: What `read` makes of it; `nil` when there is none, or none that `viewer` may know of.
  public func treatmentPlan<Output>(
    _ id: TreatmentPlan.ID, for viewer: Viewer, read: (TreatmentPlanRow) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    switch viewer {
    case .coordinator:
      return try first(TreatmentPlanRecord.select, id) { row throws(SQLiteError) in
        try read(TreatmentPlanRow(row))
      }
    case .practitioner(let practitioner, let moment):
      return try first(TreatmentPlanRecord.selectInCare, id, practitioner, moment) {
        row throws(SQLiteError) in
        try read(TreatmentPlanRow(row))
      }
    case .referrer, .outsider: return nil
    }
  }

  /// The plan of an enrolment that is not closed; `nil` when it has none.
  public func openTreatmentPlan(of enrolment: Enrolment.ID) throws(SQLiteError) -> TreatmentPlan.ID? {
    try first(TreatmentPlanRecord.selectOpen, enrolment, read: TreatmentPlanRecord.id)
  }

  /// The plan that an enrolment has, or had last; `nil` when it never had one. The caller has made sure that the
  /// enrolment may be seen.
  public func latestTreatmentPlan(of enrolment: Enrolment.ID) throws(SQLiteError) -> TreatmentPlan.ID? {
    try first(TreatmentPlanRecord.selectLatest, enrolment, read: TreatmentPlanRecord.id)
  }

  /// The last plan of an enrolment that is no draft, or is none any more; `nil` when it never had one. The caller has made
  /// sure that the enrolment may be seen.
  public func agreedTreatmentPlan(of enrolment: Enrolment.ID) throws(SQLiteError) -> TreatmentPlan.ID? {
    try first(TreatmentPlanRecord.selectAgreed, enrolment, read: TreatmentPlanRecord.id)
  }

  /// What was agreed with the client in a plan. The caller has made sure that the plan may be seen.
  public func agreements(of plan: TreatmentPlan.ID) throws(SQLiteError) -> Agreements? {
    let agreements: Agreements?? = try first(TreatmentPlanRecord.select, plan) { row in row.optionalProse(4) }
    return agreements ?? nil
  }

  /// Lends at most `limit` plans of clients that `viewer` may see, by id, from after `cursor` on.
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  public func treatmentPlans(
    for viewer: Viewer, _ filter: TreatmentPlanFilter, after cursor: TreatmentPlan.ID?, limit: Int,
    read: (TreatmentPlanRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> TreatmentPlan.ID? {
    let ids = try treatmentPlanIDs(.after(cursor), for: viewer, filter, limit: limit + 1)
    for id in ids.prefix(limit) {
      _ = try first(TreatmentPlanRecord.select, id) { row throws(SQLiteError) in
        try read(TreatmentPlanRow(row))
      }
    }
    return ids.count > limit ? ids.dropLast().last : nil
  }

  /// The rule of who sees which plans, for a page of them: those of the clients that it sees.
  private func treatmentPlanIDs(
    _ window: Window<TreatmentPlan>, for viewer: Viewer, _ filter: TreatmentPlanFilter, limit: Int
  ) throws(SQLiteError) -> [TreatmentPlan.ID] {
    let (from, through) = (window.first, window.last)
    switch viewer {
    case .coordinator:
      if let enrolment = filter.enrolment {
        return try all(
          TreatmentPlanRecord.idsOfEnrolment, from, through, limit, enrolment, filter.status, filter.client,
          read: TreatmentPlanRecord.id)
      }
      if let client = filter.client {
        return try all(
          TreatmentPlanRecord.idsOfClient, from, through, limit, client, filter.status,
          read: TreatmentPlanRecord.id)
      }
      if let status = filter.status {
        return try all(
          TreatmentPlanRecord.idsOfStatus, from, through, limit, status, read: TreatmentPlanRecord.id)
      }
      return try all(TreatmentPlanRecord.idsOfAll, from, through, limit, read: TreatmentPlanRecord.id)
    case .practitioner(let practitioner, let moment):
      return try all(
        TreatmentPlanRecord.idsInCare, from, through, limit, practitioner, moment, filter.status,
        filter.client, filter.enrolment, read: TreatmentPlanRecord.id)
    case .referrer, .outsider: return []
    }
  }
}

/// Which plans are asked for; `nil` for any.
public struct TreatmentPlanFilter: Sendable {
  public var client: Client.ID?
  public var enrolment: Enrolment.ID?
  public var status: TreatmentPlan.Status?

  public init(
    client: Client.ID? = nil, enrolment: Enrolment.ID? = nil, status: TreatmentPlan.Status? = nil
  ) {
    self.client = client
    self.enrolment = enrolment
    self.status = status
  }
}
