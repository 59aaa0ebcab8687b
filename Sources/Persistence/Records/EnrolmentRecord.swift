public import Domain
public import SQLite

/// The `enrolment` table.
///
/// Who may see which enrolments is decided by the statements that give ids, one for each viewer and filter; the row
/// itself is read by one statement after that.
enum EnrolmentRecord {
  static let insert: StaticString = """
    INSERT INTO enrolment (id, client_id, intake_id, continues_id, phase_package_id, phase, weeks, start_on, end_on,
                           payer_kind, payer_name, payer_price_cents, status, ended_on, stop_reason, version, created_at,
                           updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
    """

  static let select: StaticString = """
    SELECT id, client_id, intake_id, continues_id, phase_package_id, phase, weeks, start_on, end_on, payer_kind,
           payer_name, payer_price_cents, status, ended_on, stop_reason, version, created_at, updated_at
    FROM enrolment
    WHERE id = ?1
    """

  /// A coordinator's. By the primary key.
  static let idsOfAll: StaticString = """
    SELECT id FROM enrolment WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one status. By enrolment_by_status.
  static let idsOfStatus: StaticString = """
    SELECT id FROM enrolment WHERE status = ?4 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one client. By enrolment_by_client.
  static let idsOfClient: StaticString = """
    SELECT id
    FROM enrolment
    WHERE client_id = ?4 AND id BETWEEN ?1 AND ?2 AND (?5 IS NULL OR status = ?5)
    ORDER BY id
    LIMIT ?3
    """

  /// Those of the clients in a practitioner's care, or of one of them. By in_care and
  /// enrolment_by_client; sorts one practitioner's caseload.
  static let idsInCare: StaticString = """
    SELECT id
    FROM enrolment
    WHERE client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?4 AND from_moment <= ?5 AND until_moment > ?5
          AND (?6 IS NULL OR client_id = ?6))
      AND id BETWEEN ?1 AND ?2 AND (?7 IS NULL OR status = ?7)
    ORDER BY id
    LIMIT ?3
    """

  /// The client's one that is planned or active. By enrolment_running.
  static let selectRunning: StaticString = """
    SELECT id FROM enrolment WHERE client_id = ?1 AND (status = 'planned' OR status = 'active')
    """

  static let updatePeriod: StaticString = """
    UPDATE enrolment
    SET weeks = ?2, start_on = ?3, end_on = ?4, version = version + 1, updated_at = max(?5, updated_at)
    WHERE id = ?1
    """

  static let updateDetails: StaticString = """
    UPDATE enrolment
    SET weeks = ?2, start_on = ?3, end_on = ?4, payer_kind = ?5, payer_name = ?6, payer_price_cents = ?7,
        version = version + 1, updated_at = max(?8, updated_at)
    WHERE id = ?1
    """

  static let updateStatus: StaticString = """
    UPDATE enrolment
    SET status = ?2, ended_on = ?3, stop_reason = ?4, version = version + 1, updated_at = max(?5, updated_at)
    WHERE id = ?1
    """

  /// What is shown with it has changed.
  static let touch: StaticString = """
    UPDATE enrolment SET version = version + 1, updated_at = max(?2, updated_at) WHERE id = ?1
    """

  static func id(_ row: borrowing Row) throws(SQLiteError) -> Enrolment.ID { try row.id(0, "enrolment.id") }

  static func read(_ row: borrowing Row) throws(SQLiteError) -> Enrolment {
    var payer: Payer?
    if let kind: Payer.Kind = try row.optionalWord(9, "enrolment.payer_kind") {
      guard let price = Cents(row.int(11)) else { throw .malformedRow("enrolment.payer_price_cents") }
      payer = Payer(kind: kind, name: row.optionalLine(10), price: price)
    }
    return Enrolment(
      id: try id(row), version: row.int(15), createdAt: row.instant(16), updatedAt: row.instant(17),
      clientID: try row.id(1, "enrolment.client_id"), intakeID: try row.id(2, "enrolment.intake_id"),
      continuesID: try row.optionalID(3, "enrolment.continues_id"),
      packageID: try row.id(4, "enrolment.phase_package_id"),
      period: Enrolment.Period(
        stored: try row.phase(5, "enrolment.phase"), weeks: row.int(6),
        start: try row.date(7, "enrolment.start_on"), end: try row.date(8, "enrolment.end_on")),
      payer: payer, status: try row.word(12, "enrolment.status"),
      ending: try row.optionalDate(13, "enrolment.ended_on").map {
        Enrolment.Ending(on: $0, reason: row.optionalProse(14))
      })
  }
}

extension ReadTransaction {
  /// - Returns: `nil` when there is no such enrolment, or none that `viewer` may know of.
  public func enrolment(_ id: Enrolment.ID, for viewer: Viewer) throws(SQLiteError) -> Enrolment? {
    guard let enrolment = try first(EnrolmentRecord.select, id, read: EnrolmentRecord.read) else {
      try lookInVain(for: viewer)
      return nil
    }
    return try maySee(enrolment.clientID, viewer) ? enrolment : nil
  }

  /// At most `limit` enrolments of clients that `viewer` may see, of one client or of all, of one status or of all, by
  /// id, from after `cursor` on.
  /// - Returns: Also the cursor of the next page; `nil` when this was the last.
  public func enrolments(
    for viewer: Viewer, client: Client.ID? = nil, status: Enrolment.Status? = nil,
    after cursor: Enrolment.ID?,
    limit: Int
  ) throws(SQLiteError) -> (enrolments: [Enrolment], next: Enrolment.ID?) {
    let ids = try enrolmentIDs(
      .after(cursor), for: viewer, client: client, status: status, limit: limit + 1)
    var enrolments: [Enrolment] = []
    for id in ids.prefix(limit) {
      if let enrolment = try first(EnrolmentRecord.select, id, read: EnrolmentRecord.read) {
        enrolments.append(enrolment)
      }
    }
    return (enrolments, ids.count > limit ? ids.dropLast().last : nil)
  }

  /// The client's enrolment that is planned or active. Asks no viewer: for rules, not for answers.
  public func runningEnrolment(of client: Client.ID) throws(SQLiteError) -> Enrolment.ID? {
    try first(EnrolmentRecord.selectRunning, client, read: EnrolmentRecord.id)
  }

  /// The rule of who sees which enrolments, for a page of them: those of the clients that it sees.
  private func enrolmentIDs(
    _ window: Window<Enrolment>, for viewer: Viewer, client: Client.ID?, status: Enrolment.Status?, limit: Int
  ) throws(SQLiteError) -> [Enrolment.ID] {
    let (from, through) = (window.first, window.last)
    switch (viewer, client, status) {
    case (.coordinator, nil, nil):
      return try all(EnrolmentRecord.idsOfAll, from, through, limit, read: EnrolmentRecord.id)
    case (.coordinator, nil, let status?):
      return try all(EnrolmentRecord.idsOfStatus, from, through, limit, status, read: EnrolmentRecord.id)
    case (.coordinator, let client?, let status):
      return try all(
        EnrolmentRecord.idsOfClient, from, through, limit, client, status, read: EnrolmentRecord.id)
    case (.practitioner(let practitioner, let moment), let client, let status):
      return try all(
        EnrolmentRecord.idsInCare, from, through, limit, practitioner, moment, client, status,
        read: EnrolmentRecord.id)
    case (.referrer, _, _), (.outsider, _, _):
      return []
    }
  }
}

extension WriteTransaction {
  /// - Throws: `Refusal.enrolmentRunning` when the client has another that is planned or active, `.unknownClient`, or what
  ///   SQLite says.
  public func insert(_ enrolment: Enrolment) throws {
    do throws(SQLiteError) {
      try run(
        EnrolmentRecord.insert, enrolment.id, enrolment.clientID, enrolment.intakeID, enrolment.continuesID,
        enrolment.packageID, enrolment.period.phase, enrolment.period.weeks, enrolment.period.start,
        enrolment.period.end, enrolment.payer?.kind, enrolment.payer?.name, enrolment.payer?.price,
        enrolment.status, enrolment.ending?.on, enrolment.ending?.reason, enrolment.version,
        enrolment.createdAt, enrolment.updatedAt)
    } catch  where error.isUniqueViolation(of: "enrolment.client_id") {
      guard let other = try reading.runningEnrolment(of: enrolment.clientID) else { throw error }
      throw Refusal.enrolmentRunning(other)
    } catch  where error.isForeignKeyViolation {
      guard try reading.birthDate(of: enrolment.clientID) == nil else { throw error }
      throw Refusal.unknownClient(enrolment.clientID)
    }
  }

  // What `Enrolment+transitions` allowed. Who may do it, and in which version, is for the caller to know.

  /// Moves an enrolment's first or last day.
  public func update(_ id: Enrolment.ID, to period: Enrolment.Period, at now: Instant) throws(SQLiteError) {
    try run(EnrolmentRecord.updatePeriod, id, period.weeks, period.start, period.end, now)
  }

  /// - Parameter ending: `nil` for one that goes on.
  public func update(
    _ id: Enrolment.ID, to status: Enrolment.Status, ending: Enrolment.Ending? = nil, at now: Instant
  ) throws(SQLiteError) {
    try run(EnrolmentRecord.updateStatus, id, status, ending?.on, ending?.reason, now)
  }

  /// What is shown with an enrolment has changed, so its version grows.
  public func touch(_ id: Enrolment.ID, at now: Instant) throws(SQLiteError) {
    try run(EnrolmentRecord.touch, id, now)
  }
}
