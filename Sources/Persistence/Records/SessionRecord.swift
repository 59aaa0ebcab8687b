public import Domain
public import SQLite

/// The `session` table.
enum SessionRecord {
  static let insert: StaticString = """
    INSERT INTO session (id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status,
                         version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    """

  static let select: StaticString = """
    SELECT id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status, version,
           created_at, updated_at
    FROM session
    WHERE id = ?1
    """

  /// A coordinator's. By the primary key.
  static let idsOfAll: StaticString = """
    SELECT id FROM session WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one status. By session_by_status.
  static let idsOfStatus: StaticString = """
    SELECT id FROM session WHERE status = ?4 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// Those of one enrolment. By session_by_enrolment; sorts one enrolment's sessions.
  static let idsOfEnrolment: StaticString = """
    SELECT id
    FROM session
    WHERE enrolment_id = ?4 AND id BETWEEN ?1 AND ?2 AND (?5 IS NULL OR status = ?5)
    ORDER BY id
    LIMIT ?3
    """

  /// Those of the clients in a practitioner's care. By in_care and session_by_client; sorts one
  /// practitioner's caseload.
  static let idsInCare: StaticString = """
    SELECT id
    FROM session
    WHERE client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?4 AND from_moment <= ?5 AND until_moment > ?5)
      AND id BETWEEN ?1 AND ?2 AND (?6 IS NULL OR status = ?6)
    ORDER BY id
    LIMIT ?3
    """

  /// One client's calendar. By session_by_client.
  static let selectOfClient: StaticString = """
    SELECT id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status, version,
           created_at, updated_at
    FROM session
    WHERE client_id = ?1 AND starts_at >= ?2 AND starts_at < ?3
    ORDER BY starts_at, id
    LIMIT ?4
    """

  /// One practitioner's calendar. By session_by_practitioner.
  static let selectOfPractitioner: StaticString = """
    SELECT id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status, version,
           created_at, updated_at
    FROM session
    WHERE practitioner_id = ?1 AND starts_at >= ?2 AND starts_at < ?3
    ORDER BY starts_at, id
    LIMIT ?4
    """

  /// Of one practitioner's calendar what is with clients in another's care, or its own. By session_by_practitioner and
  /// in_care.
  static let selectOfPractitionerInCare: StaticString = """
    SELECT id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status, version,
           created_at, updated_at
    FROM session
    WHERE practitioner_id = ?1 AND starts_at >= ?2 AND starts_at < ?3 AND EXISTS (
      SELECT 1
      FROM in_care
      WHERE client_id = session.client_id AND practitioner_id = ?5
        AND from_moment <= ?6 AND until_moment > ?6)
    ORDER BY starts_at, id
    LIMIT ?4
    """

  /// Everybody's. By session_by_start.
  static let selectOfAll: StaticString = """
    SELECT id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status, version,
           created_at, updated_at
    FROM session
    WHERE starts_at >= ?1 AND starts_at < ?2
    ORDER BY starts_at, id
    LIMIT ?3
    """

  /// What is planned with anybody. By session_by_start.
  static let selectPlanned: StaticString = """
    SELECT id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status, version,
           created_at, updated_at
    FROM session
    WHERE starts_at >= ?1 AND starts_at < ?2 AND +status = 'planned'
    ORDER BY starts_at, id
    LIMIT ?3
    """

  /// What is planned with one practitioner and clients in its care. By session_by_practitioner and in_care.
  static let selectOwnPlanned: StaticString = """
    SELECT id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status, version,
           created_at, updated_at
    FROM session
    WHERE practitioner_id = ?1 AND starts_at >= ?2 AND starts_at < ?3 AND +status = 'planned' AND EXISTS (
      SELECT 1
      FROM in_care
      WHERE client_id = session.client_id AND practitioner_id = ?1
        AND from_moment <= ?5 AND until_moment > ?5)
    ORDER BY starts_at, id
    LIMIT ?4
    """

  /// Another session of a practitioner at the same time; none begins earlier than the longest one takes. By
  /// session_by_practitioner.
  static let selectBusyPractitioner: StaticString = """
    SELECT id
    FROM session
    WHERE practitioner_id = ?1 AND starts_at > ?2 - 480 * 60000 AND starts_at < ?3
      AND starts_at + minutes * 60000 > ?2 AND +status <> 'cancelled' AND id <> ?4
    LIMIT 1
    """

  /// Another session of a client at the same time. By session_by_client.
  static let selectBusyClient: StaticString = """
    SELECT id
    FROM session
    WHERE client_id = ?1 AND starts_at > ?2 - 480 * 60000 AND starts_at < ?3
      AND starts_at + minutes * 60000 > ?2 AND +status <> 'cancelled' AND id <> ?4
    LIMIT 1
    """

  /// How many there are of each status. By session_by_enrolment alone.
  static let countByStatus: StaticString = """
    SELECT status, count(*) FROM session WHERE enrolment_id = ?1 GROUP BY status
    """

  /// When the next one of an enrolment is. By session_by_enrolment.
  static let selectNext: StaticString = """
    SELECT min(starts_at) FROM session WHERE enrolment_id = ?1 AND status = 'planned' AND starts_at > ?2
    """

  /// When those of an enrolment are that are still planned. By session_by_enrolment.
  static let selectPlannedStarts: StaticString = """
    SELECT starts_at FROM session WHERE enrolment_id = ?1 AND status = 'planned'
    """

  static let update: StaticString = """
    UPDATE session
    SET practitioner_id = ?2, module = ?3, starts_at = ?4, minutes = ?5, place = ?6, note = ?7, version = version + 1,
        updated_at = max(?8, updated_at)
    WHERE id = ?1
    """

  static let updateStatus: StaticString = """
    UPDATE session SET status = ?2, version = version + 1, updated_at = max(?3, updated_at) WHERE id = ?1
    """

  /// What an enrolment that ends had still to come. By session_by_enrolment.
  static let cancelFrom: StaticString = """
    UPDATE session SET status = 'cancelled', version = version + 1, updated_at = max(?2, updated_at)
    WHERE enrolment_id = ?1 AND status = 'planned' AND starts_at > ?2
    """

  static func id(_ row: borrowing Row) throws(SQLiteError) -> Session.ID { try row.id(0, "session.id") }

  static func read(_ row: borrowing Row) throws(SQLiteError) -> Session {
    guard let length = SessionLength(minutes: row.int(6)) else { throw .malformedRow("session.minutes") }
    return Session(
      id: try id(row), version: row.int(10), createdAt: row.instant(11), updatedAt: row.instant(12),
      clientID: try row.id(1, "session.client_id"), enrolmentID: try row.id(2, "session.enrolment_id"),
      details: Session.Details(
        module: try row.codeWord(4, "session.module"),
        practitionerID: try row.id(3, "session.practitioner_id"), startsAt: row.instant(5), length: length,
        place: row.optionalLine(7), note: row.optionalProse(8)),
      status: try row.word(9, "session.status"))
  }
}

extension SessionLength: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, Int64(minutes))
  }
}

/// How many sessions of an enrolment stand how.
public struct Attendance: Equatable, Sendable {
  private var counts: [Session.Status: Int] = [:]

  /// None yet.
  public init() {}

  public subscript(status: Session.Status) -> Int {
    get { counts[status] ?? 0 }
    set { counts[status] = newValue }
  }
}

extension ReadTransaction {
  /// - Returns: `nil` when there is no such session, or none that `viewer` may know of.
  public func session(_ id: Session.ID, for viewer: Viewer) throws(SQLiteError) -> Session? {
    guard let session = try first(SessionRecord.select, id, read: SessionRecord.read) else {
      try lookInVain(for: viewer)
      return nil
    }
    return try maySee(session.clientID, viewer) ? session : nil
  }

  /// At most `limit` sessions of clients that `viewer` may see, of one enrolment or of all, of one status or of all, by id,
  /// from after `cursor` on. Whether an enrolment that is named may be seen, the caller has made sure of.
  /// - Returns: Also the cursor of the next page; `nil` when this was the last.
  public func sessions(
    for viewer: Viewer, enrolment: Enrolment.ID?, status: Session.Status?, after cursor: Session.ID?,
    limit: Int
  ) throws(SQLiteError) -> (sessions: [Session], next: Session.ID?) {
    let ids = try sessionIDs(
      .after(cursor), for: viewer, enrolment: enrolment, status: status, limit: limit + 1)
    var sessions: [Session] = []
    for id in ids.prefix(limit) {
      if let session = try first(SessionRecord.select, id, read: SessionRecord.read) {
        sessions.append(session)
      }
    }
    return (sessions, ids.count > limit ? ids.dropLast().last : nil)
  }

  /// The rule of who sees which sessions, for a page of them: those of the clients that it sees.
  private func sessionIDs(
    _ window: Window<Session>, for viewer: Viewer, enrolment: Enrolment.ID?, status: Session.Status?,
    limit: Int
  ) throws(SQLiteError) -> [Session.ID] {
    let (from, through) = (window.first, window.last)
    switch (viewer, enrolment, status) {
    case (.coordinator, nil, nil):
      return try all(SessionRecord.idsOfAll, from, through, limit, read: SessionRecord.id)
    case (.coordinator, nil, let status?):
      return try all(SessionRecord.idsOfStatus, from, through, limit, status, read: SessionRecord.id)
    case (.coordinator, let enrolment?, let status), (.practitioner, let enrolment?, let status):
      return try all(
        SessionRecord.idsOfEnrolment, from, through, limit, enrolment, status, read: SessionRecord.id)
    case (.practitioner(let practitioner, let moment), nil, let status):
      return try all(
        SessionRecord.idsInCare, from, through, limit, practitioner, moment, status, read: SessionRecord.id)
    case (.referrer, _, _), (.outsider, _, _):
      return []
    }
  }

  /// When the next session of an enrolment begins; `nil` when none is planned. The caller has made sure that the enrolment
  /// may be seen.
  public func nextSession(of enrolment: Enrolment.ID, after now: Instant) throws(SQLiteError) -> Instant? {
    let next: Instant?? = try first(SessionRecord.selectNext, enrolment, now) { row in row.optionalInstant(0)
    }
    return next ?? nil
  }

  /// When the sessions of an enrolment begin that are still planned, in no order.
  func plannedSessions(of enrolment: Enrolment.ID) throws(SQLiteError) -> [Instant] {
    try all(SessionRecord.selectPlannedStarts, enrolment) { row in row.instant(0) }
  }

  /// How many sessions of an enrolment stand how.
  public func attendance(of enrolment: Enrolment.ID) throws(SQLiteError) -> Attendance {
    var attendance = Attendance()
    try forEachRow(SessionRecord.countByStatus, enrolment) { row throws(SQLiteError) in
      attendance[try row.word(0, "session.status")] = row.int(1)
    }
    return attendance
  }
}
