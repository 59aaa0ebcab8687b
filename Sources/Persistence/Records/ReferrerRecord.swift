public import Domain
public import SQLite

/// The `referrer` table.
enum ReferrerRecord {
  static let insert: StaticString = """
    INSERT INTO referrer (id, kind, name, organisation, agb_code, email, phone, secure_mail_address, active,
                          version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    """

  /// A coordinator's page, or one row (`Window`). By the primary key.
  static let select: StaticString = """
    SELECT id, kind, name, organisation, agb_code, email, phone, secure_mail_address, active, version, created_at,
           updated_at
    FROM referrer
    WHERE id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  /// A referrer's own row, where the window holds it. By the primary key.
  static let selectOwn: StaticString = """
    SELECT id, kind, name, organisation, agb_code, email, phone, secure_mail_address, active, version, created_at,
           updated_at
    FROM referrer
    WHERE id = ?3 AND id BETWEEN ?1 AND ?2
    """

  static let update: StaticString = """
    UPDATE referrer
    SET kind = ?2, name = ?3, organisation = ?4, agb_code = ?5, email = ?6, phone = ?7, secure_mail_address = ?8,
        active = ?9, version = version + 1, updated_at = max(?10, updated_at)
    WHERE id = ?1
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
  /// - Returns: `nil` when there is no such referrer, or none that `viewer` may know of.
  public func referrer(_ id: Referrer.ID, for viewer: Viewer) throws(SQLiteError) -> Referrer? {
    try referrers(.one(id), for: viewer, limit: 1).first
  }

  /// At most `limit` referrers that `viewer` may see, by id, from after `cursor` on.
  public func referrers(
    for viewer: Viewer, after cursor: Referrer.ID?, limit: Int
  ) throws(SQLiteError) -> [Referrer] {
    try referrers(.after(cursor), for: viewer, limit: limit)
  }

  /// What a referrer may do, without its names and addresses.
  /// - Returns: `nil` when there is no such referrer.
  public func referrerStanding(_ id: Referrer.ID) throws(SQLiteError) -> (kind: Referrer.Kind, active: Bool)?
  {
    try first(ReferrerRecord.selectStanding, id) { row throws(SQLiteError) in
      (kind: try row.word(0, "referrer.kind"), active: row.bool(1))
    }
  }

  /// The one rule of who sees which referrers.
  private func referrers(
    _ window: Window<Referrer>, for viewer: Viewer, limit: Int
  ) throws(SQLiteError) -> [Referrer] {
    switch viewer {
    case .coordinator:
      try all(ReferrerRecord.select, window.first, window.last, limit, read: ReferrerRecord.read)
    case .referrer(let own):
      try all(ReferrerRecord.selectOwn, window.first, window.last, own, read: ReferrerRecord.read)
    case .practitioner, .outsider: []
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
  /// Replaces what is told about a referrer. Who may do it, and in which version, is for the caller to know.
  public func update(_ id: Referrer.ID, to details: Referrer.Details, at now: Instant) throws(SQLiteError) {
    try run(
      ReferrerRecord.update, id, details.kind, details.name, details.organisation, details.agbCode,
      details.email, details.phone, details.secureMailAddress, details.active, now)
  }
}
