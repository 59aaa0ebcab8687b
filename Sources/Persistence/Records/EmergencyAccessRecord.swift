public import Domain
public import SQLite

/// The `emergency_access` table.
enum EmergencyAccessRecord {
  static let insert: StaticString = """
    INSERT INTO emergency_access (id, client_id, practitioner_id, reason, from_on, until_on, until_at, version, created_at,
                                  updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?8)
    """

  /// A coordinator's page, or one row (`Window`). By the primary key.
  static let selectAll: StaticString = """
    SELECT id, client_id, practitioner_id, reason, until_at, reviewed_at, reviewed_by, review_note, version, created_at,
           updated_at
    FROM emergency_access
    WHERE id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  /// A practitioner's own. By emergency_access_by_practitioner; sorts one practitioner's.
  static let selectOwn: StaticString = """
    SELECT id, client_id, practitioner_id, reason, until_at, reviewed_at, reviewed_by, review_note, version, created_at,
           updated_at
    FROM emergency_access
    WHERE practitioner_id = ?4 AND +id BETWEEN ?1 AND ?2
    ORDER BY +id
    LIMIT ?3
    """

  /// One client's, in time. By emergency_access_by_client.
  static let selectOfClient: StaticString = """
    SELECT id, client_id, practitioner_id, reason, until_at, reviewed_at, reviewed_by, review_note, version, created_at,
           updated_at
    FROM emergency_access
    WHERE client_id = ?1
    ORDER BY id
    """

  /// What nobody has looked at. By emergency_access_to_review.
  static let selectToReview: StaticString = """
    SELECT id, client_id, practitioner_id, reason, until_at, reviewed_at, reviewed_by, review_note, version, created_at,
           updated_at
    FROM emergency_access
    WHERE reviewed_at IS NULL
    ORDER BY id
    LIMIT ?1
    """

  /// By emergency_access_by_practitioner.
  static let selectOpen: StaticString = """
    SELECT id, client_id, practitioner_id, reason, until_at, reviewed_at, reviewed_by, review_note, version, created_at,
           updated_at
    FROM emergency_access
    WHERE practitioner_id = ?1 AND until_at > ?2
    ORDER BY +id
    """

  /// By emergency_access_by_practitioner.
  static let countSince: StaticString = """
    SELECT count(*) FROM emergency_access WHERE practitioner_id = ?1 AND created_at > ?2
    """

  static let updateEnd: StaticString = """
    UPDATE emergency_access SET until_on = ?2, until_at = ?3, version = version + 1, updated_at = max(?3, updated_at)
    WHERE id = ?1
    """

  static let review: StaticString = """
    UPDATE emergency_access
    SET reviewed_at = ?2, reviewed_by = ?3, review_note = ?4, version = version + 1, updated_at = max(?2, updated_at)
    WHERE id = ?1
    """

  /// Clients by their whole family name and birth date; two are enough to know that it is not one. By
  /// client_by_birth_date.
  static let selectPerson: StaticString = """
    SELECT id
    FROM client
    WHERE birth_date = ?1 AND family_name_folded = ?2 AND merged_into IS NULL AND (?3 IS NULL OR postcode = ?3)
    ORDER BY id
    LIMIT 2
    """

  static func read(_ row: borrowing Row) throws(SQLiteError) -> EmergencyAccess {
    let reviewedAt = row.optionalInstant(5)
    return EmergencyAccess(
      id: try row.id(0, "emergency_access.id"), version: row.int(8), createdAt: row.instant(9),
      updatedAt: row.instant(10), clientID: try row.id(1, "emergency_access.client_id"),
      practitionerID: try row.id(2, "emergency_access.practitioner_id"),
      reason: EmergencyReason(stored: row.string(3)), until: row.instant(4),
      review: reviewedAt.map { EmergencyAccess.Review(at: $0, by: row.line(6), note: row.optionalProse(7)) })
  }
}

extension ReadTransaction {
  /// - Returns: `nil` when there is none, or none that `viewer` may know of.
  public func emergencyAccess(
    _ id: EmergencyAccess.ID, for viewer: Viewer
  ) throws(SQLiteError) -> EmergencyAccess? {
    try emergencyAccesses(.one(id), for: viewer, limit: 1).first
  }

  /// At most `limit` emergency accesses by id, from after `cursor` on: all for a coordinator, its own for a practitioner.
  public func emergencyAccesses(
    for viewer: Viewer, after cursor: EmergencyAccess.ID?, limit: Int
  ) throws(SQLiteError) -> [EmergencyAccess] {
    try emergencyAccesses(.after(cursor), for: viewer, limit: limit)
  }

  private func emergencyAccesses(
    _ window: Window<EmergencyAccess>, for viewer: Viewer, limit: Int
  ) throws(SQLiteError) -> [EmergencyAccess] {
    switch viewer {
    case .coordinator:
      return try all(
        EmergencyAccessRecord.selectAll, window.first, window.last, limit, read: EmergencyAccessRecord.read)
    case .practitioner(let own, at: _):
      return try all(
        EmergencyAccessRecord.selectOwn, window.first, window.last, limit, own,
        read: EmergencyAccessRecord.read)
    case .referrer, .outsider: return []
    }
  }

  /// In which emergencies the dossier of a client was opened, in time. The caller has made sure that it may be seen.
  public func emergencyAccesses(of client: Client.ID) throws(SQLiteError) -> [EmergencyAccess] {
    try all(EmergencyAccessRecord.selectOfClient, client, read: EmergencyAccessRecord.read)
  }

  /// Those that nobody has looked at, the oldest first; for a coordinator.
  public func emergencyAccessesToReview(limit: Int) throws(SQLiteError) -> [EmergencyAccess] {
    try all(EmergencyAccessRecord.selectToReview, limit, read: EmergencyAccessRecord.read)
  }

  /// The dossiers that are open to a practitioner in an emergency, in whichever way they are open besides.
  public func openEmergencyAccesses(
    of practitioner: Practitioner.ID, at now: Instant
  ) throws(SQLiteError) -> [EmergencyAccess] {
    try all(EmergencyAccessRecord.selectOpen, practitioner, now, read: EmergencyAccessRecord.read)
  }
}

extension WriteTransaction {
  /// Opens a dossier to a practitioner.
  /// - Returns: The client whose dossier it is.
  /// - Throws: `Refusal.unknownClient`, or `.clientNotUnique` where a person is named; `.emergencyAccessNotNeeded`;
  ///   `.emergencyAccessesTooMany`; or what SQLite says.
  public func openEmergencyAccess(
    _ id: EmergencyAccess.ID, to wanted: EmergencyClient, for practitioner: Practitioner.ID,
    because reason: EmergencyReason, from moment: CareMoment, until end: CareMoment
  ) throws -> Client.ID {
    let dayBefore = moment.at.adding(days: -1)
    let count = try reading.first(EmergencyAccessRecord.countSince, practitioner, dayBefore) {
      row throws(SQLiteError) in row.int(0)
    }
    // Counted before anything is looked up, so that it does not tell who is a client.
    guard count ?? 0 < Limits.emergencyAccessesMax else {
      throw Refusal.emergencyAccessesTooMany(maximum: Limits.emergencyAccessesMax)
    }
    let client = try client(wanted)
    if try reading.maySee(client, .practitioner(practitioner, at: moment)) {
      throw Refusal.emergencyAccessNotNeeded
    }
    try run(
      EmergencyAccessRecord.insert, id, client, practitioner, reason, moment.day, end.day, end.at, moment.at)
    return client
  }

  /// Closes the dossier again before its time.
  /// - Throws: `Refusal.unknownEmergencyAccess`, `.emergencyAccessEnded`, or what SQLite says.
  public func endEmergencyAccess(
    _ id: EmergencyAccess.ID, for viewer: Viewer, at moment: CareMoment
  ) throws -> EmergencyAccess {
    let access = try emergencyAccess(id, for: viewer)
    try access.checkEndable(at: moment.at)
    try run(EmergencyAccessRecord.updateEnd, id, moment.day, moment.at)
    return access
  }

  /// Notes that somebody looked at it.
  /// - Throws: `Refusal.unknownEmergencyAccess`, `.emergencyAccessReviewed`, or what SQLite says.
  public func reviewEmergencyAccess(
    _ id: EmergencyAccess.ID, for viewer: Viewer, _ review: EmergencyAccess.Review
  ) throws -> EmergencyAccess {
    let access = try emergencyAccess(id, for: viewer)
    try access.checkReviewable()
    try run(EmergencyAccessRecord.review, id, review.at, review.by, review.note)
    return access
  }

  private func emergencyAccess(_ id: EmergencyAccess.ID, for viewer: Viewer) throws -> EmergencyAccess {
    guard let access = try reading.emergencyAccess(id, for: viewer) else {
      throw Refusal.unknownEmergencyAccess(id)
    }
    return access
  }

  /// Whom somebody means.
  private func client(_ wanted: EmergencyClient) throws -> Client.ID {
    switch wanted {
    case .id(let named):
      let id = try reading.client(thatTookOver: named) ?? named
      guard try reading.maySee(id, .coordinator) else { throw Refusal.unknownClient(named) }
      return id
    case .person(let familyName, let birthDate, let postcode):
      let found: [Client.ID] = try reading.all(
        EmergencyAccessRecord.selectPerson, birthDate, FoldedName(familyName.text), postcode
      ) { row throws(SQLiteError) in try row.id(0, "client.id") }
      guard let first = found.first else {
        throw Refusal.unknownClient(Client.ID(unixMilliseconds: 0, randomBits: (0, 0)))
      }
      guard found.count == 1 else { throw Refusal.clientNotUnique }
      return first
    }
  }
}
