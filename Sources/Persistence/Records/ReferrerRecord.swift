public import Domain
public import SQLite

/// The `referrer` table.
enum ReferrerRecord {
  static let insert: StaticString = """
    INSERT INTO referrer (id, kind, name, organisation, agb_code, email, phone, secure_mail_address, active,
                          version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    """

  static let select: StaticString = """
    SELECT id, kind, name, organisation, agb_code, email, phone, secure_mail_address, active, version, created_at,
           updated_at
    FROM referrer
    WHERE id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  static let selectStanding: StaticString = "SELECT kind, active FROM referrer WHERE id = ?1"

  static func read(_ row: borrowing Row) throws(SQLiteError) -> Referrer {
    Referrer(
      id: try row.id(0, "referrer.id"), version: row.int(9), createdAt: row.instant(10),
      updatedAt: row.instant(11),
      details: Referrer.Details(
        kind: try row.word(1, "referrer.kind"), name: row.line(2), organisation: row.optionalLine(3),
        agbCode: try row.optional(4, "referrer.agb_code") { AGB($0) },
        email: try row.optional(5, "referrer.email") { EmailAddress($0) },
        phone: try row.optional(6, "referrer.phone") { PhoneNumber($0) },
        secureMailAddress: try row.optional(7, "referrer.secure_mail_address") { EmailAddress($0) },
        active: row.bool(8)))
  }
}

extension ReadTransaction {
  /// - Returns: `nil` when there is no such referrer.
  public func referrer(_ id: Referrer.ID) throws(SQLiteError) -> Referrer? {
    let window = Window.one(id)
    return try first(ReferrerRecord.select, window.first, window.last, 1) { row throws(SQLiteError) in
      try ReferrerRecord.read(row)
    }
  }

  /// What a referrer may do, without its names and addresses.
  /// - Returns: `nil` when there is no such referrer.
  public func referrerStanding(_ id: Referrer.ID) throws(SQLiteError) -> (kind: Referrer.Kind, active: Bool)?
  {
    try first(ReferrerRecord.selectStanding, id) { row throws(SQLiteError) in
      (kind: try row.word(0, "referrer.kind"), active: row.bool(1))
    }
  }

  /// At most `limit` referrers after `cursor`, by id.
  public func referrers(after cursor: Referrer.ID?, limit: Int) throws(SQLiteError) -> [Referrer] {
    let window = Window.after(cursor)
    return try all(ReferrerRecord.select, window.first, window.last, limit) { row throws(SQLiteError) in
      try ReferrerRecord.read(row)
    }
  }
}

extension WriteTransaction {
  public func insert(_ referrer: Referrer) throws(SQLiteError) {
    let details = referrer.details
    try run(
      ReferrerRecord.insert, referrer.id, details.kind, details.name, details.organisation, details.agbCode,
      details.email, details.phone, details.secureMailAddress, details.active, referrer.version,
      referrer.createdAt, referrer.updatedAt)
  }
}
