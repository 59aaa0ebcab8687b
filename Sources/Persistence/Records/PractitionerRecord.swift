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

  static let selectIDs: StaticString = """
    SELECT id FROM practitioner WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  static let select: StaticString = """
    SELECT id, name, agb_code, email, phone, active, version, created_at, updated_at
    FROM practitioner
    WHERE id = ?1
    """

  static let selectDisciplines: StaticString = """
    SELECT discipline FROM practitioner_discipline WHERE practitioner_id = ?1 ORDER BY position
    """

  static let selectRegistrations: StaticString = """
    SELECT association, number, category, valid_from, valid_until
    FROM practitioner_registration
    WHERE practitioner_id = ?1
    ORDER BY position
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
  /// - Returns: `nil` when there is no such practitioner.
  public func practitioner(_ id: Practitioner.ID) throws(SQLiteError) -> Practitioner? {
    let disciplines = try all(PractitionerRecord.selectDisciplines, id) { row throws(SQLiteError) in
      guard let word = CodeWord(row.string(0)) else {
        throw .malformedRow("practitioner_discipline.discipline")
      }
      return word
    }
    let registrations = try all(PractitionerRecord.selectRegistrations, id) { row throws(SQLiteError) in
      try PractitionerRecord.readRegistration(row)
    }
    return try first(PractitionerRecord.select, id) { row throws(SQLiteError) in
      Practitioner(
        id: try row.id(0, "practitioner.id"), version: row.int(6), createdAt: row.instant(7),
        updatedAt: row.instant(8),
        details: Practitioner.Details(
          name: row.line(1), disciplines: disciplines, registrations: registrations,
          agbCode: try row.optional(2, "practitioner.agb_code") { AGB($0) },
          email: try row.optional(3, "practitioner.email") { EmailAddress($0) },
          phone: try row.optional(4, "practitioner.phone") { PhoneNumber($0) },
          active: row.bool(5)))
    }
  }

  /// At most `limit` practitioners after `cursor`, by id.
  public func practitioners(after cursor: Practitioner.ID?, limit: Int) throws(SQLiteError) -> [Practitioner]
  {
    let window = Window.after(cursor)
    let ids: [Practitioner.ID] = try all(PractitionerRecord.selectIDs, window.first, window.last, limit) {
      row throws(SQLiteError) in try row.id(0, "practitioner.id")
    }
    var practitioners: [Practitioner] = []
    for id in ids {
      if let practitioner = try practitioner(id) { practitioners.append(practitioner) }
    }
    return practitioners
  }
}

extension WriteTransaction {
  public func insert(_ practitioner: Practitioner) throws(SQLiteError) {
    let details = practitioner.details
    try run(
      PractitionerRecord.insert, practitioner.id, details.name, details.agbCode, details.email, details.phone,
      details.active, practitioner.version, practitioner.createdAt, practitioner.updatedAt)
    for (position, discipline) in details.disciplines.enumerated() {
      try run(PractitionerRecord.insertDiscipline, practitioner.id, position, discipline)
    }
    for (position, registration) in details.registrations.enumerated() {
      try run(
        PractitionerRecord.insertRegistration, practitioner.id, position, registration.association,
        registration.number, registration.category, registration.validFrom, registration.validUntil)
    }
  }
}
