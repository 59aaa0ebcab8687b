public import Domain
public import SQLite

/// The `practitioner` table, with its `practitioner_discipline` and `practitioner_registration`.
enum PractitionerRecord {
  static let insert: StaticString = """
    INSERT INTO practitioner (id, name, agb_code, email, phone, active, version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """

  static let insertDiscipline: StaticString = """
    INSERT INTO practitioner_discipline (practitioner_id, position, discipline)
    VALUES (?1, ?2, ?3)
    """

  static let insertRegistration: StaticString = """
    INSERT INTO practitioner_registration (practitioner_id, position, association, number, category, valid_from,
                                           valid_until)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """

  static let update: StaticString = """
    UPDATE practitioner
    SET name = ?2, agb_code = ?3, email = ?4, phone = ?5, active = ?6, version = version + 1,
        updated_at = max(?7, updated_at)
    WHERE id = ?1
    """

  static let deleteDisciplines: StaticString = """
    DELETE FROM practitioner_discipline WHERE practitioner_id = ?1
    """

  static let deleteRegistrations: StaticString = """
    DELETE FROM practitioner_registration WHERE practitioner_id = ?1
    """

  /// A page, or one row (`Window`). By the primary key.
  static let select: StaticString = """
    SELECT id, name, agb_code, email, phone, active, version, created_at, updated_at
    FROM practitioner
    WHERE id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  /// A page of those whom a registration fails before a day: one that ends and is followed by none of the same
  /// association, or all of them, because there is none. By the primary keys.
  static let selectExpiring: StaticString = """
    SELECT id, name, agb_code, email, phone, active, version, created_at, updated_at
    FROM practitioner
    WHERE id BETWEEN ?1 AND ?2
      AND (NOT EXISTS (SELECT 1 FROM practitioner_registration WHERE practitioner_id = practitioner.id)
           OR EXISTS (
             SELECT 1
             FROM practitioner_registration
             WHERE practitioner_id = practitioner.id
             GROUP BY association
             HAVING max(valid_until) < ?4))
    ORDER BY id
    LIMIT ?3
    """

  static let selectStanding: StaticString = "SELECT active FROM practitioner WHERE id = ?1"

  static let selectDisciplines: StaticString = """
    SELECT discipline FROM practitioner_discipline WHERE practitioner_id = ?1 ORDER BY position
    """

  static let selectRegistrations: StaticString = """
    SELECT association, number, category, valid_from, valid_until
    FROM practitioner_registration
    WHERE practitioner_id = ?1
    ORDER BY position
    """

  /// Registrations of active practitioners, or of one, that end by a day and have no successor in the same register. By
  /// practitioner_registration_by_valid_until.
  static let selectEnding: StaticString = """
    SELECT registration.association, registration.number, registration.category, registration.valid_from,
           registration.valid_until, practitioner.id, practitioner.name
    FROM practitioner_registration AS registration JOIN practitioner
      ON practitioner.id = registration.practitioner_id
    WHERE registration.valid_until <= ?1 AND practitioner.active = 1 AND (?2 IS NULL OR practitioner.id = ?2)
      AND NOT EXISTS (
        SELECT 1
        FROM practitioner_registration AS successor
        WHERE successor.practitioner_id = registration.practitioner_id
          AND successor.association = registration.association AND successor.valid_until > ?1)
    ORDER BY registration.valid_until, registration.practitioner_id, registration.position
    LIMIT ?3
    """

  static func readRegistration(_ row: borrowing Row) throws(SQLiteError) -> Registration {
    let validFrom = try row.date(3, "practitioner_registration.valid_from")
    let validUntil = try row.date(4, "practitioner_registration.valid_until")
    guard validFrom <= validUntil else { throw .malformedRow("practitioner_registration.valid_until") }
    return Registration(
      association: row.line(0), number: row.line(1), category: row.optionalLine(2),
      validity: validFrom...validUntil)
  }
}

extension ReadTransaction {
  /// - Returns: `nil` when there is no such practitioner, or none that `viewer` may know of.
  public func practitioner(_ id: Practitioner.ID, for viewer: Viewer) throws(SQLiteError) -> Practitioner? {
    try practitioners(.one(id), for: viewer, registrationExpiresBefore: nil, limit: 1).first
  }

  /// At most `limit` practitioners that `viewer` may see, by id, from after `cursor` on.
  /// - Parameter day: Only those who have no registration, or one that ends before this day and is followed by none of
  ///   the same association.
  public func practitioners(
    for viewer: Viewer, registrationExpiresBefore day: CalendarDate? = nil, after cursor: Practitioner.ID?,
    limit: Int
  ) throws(SQLiteError) -> [Practitioner] {
    try practitioners(.after(cursor), for: viewer, registrationExpiresBefore: day, limit: limit)
  }

  /// Whether new work may be given to a practitioner, so far as that is for the cooperative to say.
  /// - Returns: `nil` when there is no such practitioner.
  public func practitionerIsActive(_ id: Practitioner.ID) throws(SQLiteError) -> Bool? {
    try first(PractitionerRecord.selectStanding, id) { row in row.bool(0) }
  }

  /// The one rule of who sees which practitioners: the cooperative's own people, all of them.
  private func practitioners(
    _ window: Window<Practitioner>, for viewer: Viewer, registrationExpiresBefore day: CalendarDate?,
    limit: Int
  ) throws(SQLiteError) -> [Practitioner] {
    switch viewer {
    case .coordinator, .practitioner:
      guard let day else {
        return try all(PractitionerRecord.select, window.first, window.last, limit) {
          row throws(SQLiteError) in try practitioner(row)
        }
      }
      return try all(PractitionerRecord.selectExpiring, window.first, window.last, limit, day) {
        row throws(SQLiteError) in try practitioner(row)
      }
    case .referrer, .outsider: return []
    }
  }

  private func practitioner(_ row: borrowing Row) throws(SQLiteError) -> Practitioner {
    let id: Practitioner.ID = try row.id(0, "practitioner.id")
    let disciplines = try all(PractitionerRecord.selectDisciplines, id) { row throws(SQLiteError) in
      try row.codeWord(0, "practitioner_discipline.discipline")
    }
    let registrations = try all(PractitionerRecord.selectRegistrations, id) { row throws(SQLiteError) in
      try PractitionerRecord.readRegistration(row)
    }
    return Practitioner(
      id: id, version: row.int(6), createdAt: row.instant(7), updatedAt: row.instant(8),
      details: Practitioner.Details(
        name: row.line(1), disciplines: disciplines, registrations: registrations,
        agbCode: try row.optional(2, "practitioner.agb_code") { AGB($0) },
        email: try row.optional(3, "practitioner.email") { EmailAddress($0) },
        phone: try row.optional(4, "practitioner.phone") { PhoneNumber($0) },
        active: row.bool(5)))
  }
}

/// A registration that ends soon, or has ended, with whose it is.
public struct EndingRegistration: Sendable {
  public let practitionerID: Practitioner.ID
  public let practitionerName: PersonName
  public let registration: Registration
}

extension ReadTransaction {
  /// Registrations that end by `day` at the latest and have no successor in the same register, the first to end first.
  /// Of every active practitioner for a coordinator, of itself for a practitioner.
  /// - Returns: At most `limit`.
  public func registrations(endingBy day: CalendarDate, for viewer: Viewer, limit: Int)
    throws(SQLiteError) -> [EndingRegistration]
  {
    let practitioner: Practitioner.ID?
    switch viewer {
    case .coordinator: practitioner = nil
    case .practitioner(let id, at: _): practitioner = id
    case .referrer, .outsider: return []
    }
    return try all(PractitionerRecord.selectEnding, day, practitioner, limit) { row throws(SQLiteError) in
      EndingRegistration(
        practitionerID: try row.id(5, "practitioner.id"), practitionerName: row.line(6),
        registration: try PractitionerRecord.readRegistration(row))
    }
  }
}

extension WriteTransaction {
  public func insert(_ practitioner: Practitioner) throws(SQLiteError) {
    let details = practitioner.details
    try run(
      PractitionerRecord.insert, practitioner.id, details.name, details.agbCode, details.email, details.phone,
      details.active, practitioner.version, practitioner.createdAt, practitioner.updatedAt)
    try insertLists(of: practitioner.id, details)
  }

  /// Replaces what is told about a practitioner. Who may do it, and in which version, is for the caller to know.
  public func update(
    _ id: Practitioner.ID, to details: Practitioner.Details, at now: Instant
  ) throws(SQLiteError) {
    try run(
      PractitionerRecord.update, id, details.name, details.agbCode, details.email, details.phone,
      details.active, now)
    try run(PractitionerRecord.deleteDisciplines, id)
    try run(PractitionerRecord.deleteRegistrations, id)
    try insertLists(of: id, details)
  }

  private func insertLists(of id: Practitioner.ID, _ details: Practitioner.Details) throws(SQLiteError) {
    for (position, discipline) in details.disciplines.enumerated() {
      try run(PractitionerRecord.insertDiscipline, id, position, discipline)
    }
    for (position, registration) in details.registrations.enumerated() {
      try run(
        PractitionerRecord.insertRegistration, id, position, registration.association, registration.number,
        registration.category, registration.validFrom, registration.validUntil)
    }
  }
}
