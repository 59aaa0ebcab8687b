public import Domain
public import SQLite

/// The `consent` table.
enum ConsentRecord {
  static let insert: StaticString = """
    INSERT INTO consent (id, client_id, intake_id, purpose, recipient, given, text_version, at, withdrawn_at, version,
                         created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    """

  /// By live_consent and consent_by_client.
  static let selectLiveParental: StaticString = """
    SELECT 1 FROM live_consent WHERE client_id = ?1 AND purpose = 'parental' LIMIT 1
    """

  /// By consent_by_intake; sorts one intake's consents.
  static let selectOfIntake: StaticString = """
    SELECT id, client_id, intake_id, purpose, recipient, given, text_version, at, withdrawn_at, version, created_at,
           updated_at
    FROM consent
    WHERE client_id = ?1 AND intake_id = ?2
    ORDER BY id
    """

  /// By consent_by_client; sorts one client's consents.
  static let selectOfClient: StaticString = """
    SELECT id, client_id, intake_id, purpose, recipient, given, text_version, at, withdrawn_at, version, created_at,
           updated_at
    FROM consent
    WHERE client_id = ?1
    ORDER BY id
    """

  /// A page, or one row (`Window`). By consent_by_client; sorts one client's consents.
  static let selectPage: StaticString = """
    SELECT id, client_id, intake_id, purpose, recipient, given, text_version, at, withdrawn_at, version, created_at,
           updated_at
    FROM consent
    WHERE client_id = ?4 AND id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  /// What a client allows one referrer now. What was given for one letter and used by it allows nothing more. By
  /// live_consent, consent_by_client and feedback_report_by_consent; looks at one client's consents.
  static let selectLivePurposes: StaticString = """
    SELECT DISTINCT purpose
    FROM live_consent AS consent
    WHERE client_id = ?1 AND recipient = ?2
      AND (purpose <> 'companyDoctor' OR NOT EXISTS (
        SELECT 1 FROM feedback_report WHERE feedback_report.consent_id = consent.id))
    """

  /// One consent, and those that live for the same purpose and recipient: a client who takes back what it allowed somebody
  /// does not know that it stands in two places. By the primary key, live_consent and consent_by_client.
  static let withdraw: StaticString = """
    UPDATE consent SET withdrawn_at = max(?2, at), version = version + 1, updated_at = max(?2, updated_at)
    WHERE id = ?1 OR id IN (
      SELECT equal.id
      FROM consent AS withdrawn JOIN live_consent AS equal
        ON equal.client_id = withdrawn.client_id AND equal.purpose = withdrawn.purpose
          AND equal.recipient IS withdrawn.recipient
      WHERE withdrawn.id = ?1 AND withdrawn.purpose <> 'companyDoctor')
    RETURNING intake_id
    """
}

/// One row of `consent`, lent while the statement stands on it. The order is that of `ConsentRecord`'s SELECTs.
public struct ConsentRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  public var clientID: Span<UInt8> { @_lifetime(borrow self) get { row.text(1) } }
  /// The intake it came with, if it did.
  public var intakeID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(2) } }
  /// `Consent.Purpose`'s raw value.
  public var purpose: Span<UInt8> { @_lifetime(borrow self) get { row.text(3) } }
  /// A referrer's id.
  public var recipient: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(4) } }
  public var given: Bool { row.bool(5) }
  public var textVersion: Span<UInt8> { @_lifetime(borrow self) get { row.text(6) } }
  public var at: Instant { row.instant(7) }
  public var withdrawnAt: Instant? { row.optionalInstant(8) }
  public var version: Int { row.int(9) }
  public var createdAt: Instant { row.instant(10) }
  public var updatedAt: Instant { row.instant(11) }

  /// The row as a value that may be kept.
  /// - Throws: A malformed row.
  public func consent() throws(SQLiteError) -> Consent {
    guard let textVersion = VersionLabel(row.string(6)) else { throw .malformedRow("consent.text_version") }
    return Consent(
      id: try row.id(0, "consent.id"), version: version, createdAt: createdAt, updatedAt: updatedAt,
      clientID: try row.id(1, "consent.client_id"),
      details: Consent.Details(
        purpose: try row.word(3, "consent.purpose"), recipient: try row.optionalID(4, "consent.recipient"),
        given: given, textVersion: textVersion, at: at),
      withdrawnAt: withdrawnAt)
  }
}

extension ReadTransaction {
  /// Lends the consents that came with an intake, by id: in the order in which they were sent.
  public func consents(
    of intake: Intake.ID, client: Client.ID, read: (ConsentRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(ConsentRecord.selectOfIntake, client, intake) { row throws(SQLiteError) in
      try read(ConsentRow(row))
    }
  }

  /// Whether a parent's consent for this client lives.
  public func hasParentalConsent(_ client: Client.ID) throws(SQLiteError) -> Bool {
    try exists(ConsentRecord.selectLiveParental, client)
  }

  /// What a client allows this referrer now: feedback, a letter to a company doctor that has not gone yet. The one rule of
  /// what a referrer may read of a client in care.
  public func livePurposes(of client: Client.ID, for referrer: Referrer.ID) throws(SQLiteError) -> Set<
    Consent.Purpose
  > {
    Set(
      try all(ConsentRecord.selectLivePurposes, client, referrer) { row throws(SQLiteError) in
        try row.word(0, "consent.purpose")
      })
  }

  /// Lends all consents of a client, by id. The caller has made sure that the client may be seen.
  public func consents(
    of client: Client.ID, read: (ConsentRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(ConsentRecord.selectOfClient, client) { row throws(SQLiteError) in
      try read(ConsentRow(row))
    }
  }
}

extension ReadTransaction {
  /// Lends one consent of a client. The caller has made sure that the client may be seen.
  /// - Returns: What `read` makes of it; `nil` when this client has none with this id.
  public func consent<Output>(
    _ id: Consent.ID, of client: Client.ID, read: (ConsentRow) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    let window = Window.one(id)
    return try first(ConsentRecord.selectPage, window.first, window.last, 1, client) {
      row throws(SQLiteError) in try read(ConsentRow(row))
    }
  }

  /// Lends at most `limit` consents of a client, by id, from after `cursor` on. The caller has made sure that the client
  /// may be seen.
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  public func consents(
    of client: Client.ID, after cursor: Consent.ID?, limit: Int,
    read: (ConsentRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Consent.ID? {
    let window = Window.after(cursor)
    var page = Page<Consent>(limit: limit)
    try forEachRow(ConsentRecord.selectPage, window.first, window.last, page.rowsWanted, client) {
      row throws(SQLiteError) in
      guard page.takes() else { return }
      try read(ConsentRow(row))
      if page.isFull { try page.end(at: row.text(0), "consent.id") }
    }
    return page.next
  }
}

extension WriteTransaction {
  /// From now on the consent allows nothing, nor do others that live for the same purpose and recipient. Of those for one
  /// letter to a company doctor each is withdrawn alone.
  /// - Throws: `Refusal.unknownConsent` when this client has none with this id; `.consentNotGiven`,
  ///   `.consentAlreadyWithdrawn`; or what SQLite says. Who may do it is for the caller to know.
  public func withdrawConsent(_ id: Consent.ID, of client: Client.ID, at now: Instant) throws {
    let consent = try reading.consent(id, of: client) { row throws(SQLiteError) in try row.consent() }
    guard let consent else { throw Refusal.unknownConsent(id) }
    try consent.checkWithdrawable()
    var intakes: Set<Intake.ID> = []
    try forEachRow(ConsentRecord.withdraw, id, now) { row throws(SQLiteError) in
      if let intake: Intake.ID = try row.optionalID(0, "consent.intake_id") { intakes.insert(intake) }
    }
    for intake in intakes { try run(IntakeRecord.touch, intake, now) }
  }

  /// - Parameter intake: The intake it came with, if it did.
  /// - Throws: `Refusal.unknownClient` or `.unknownReferrer` (the recipient), or what SQLite says.
  public func insert(_ consent: Consent, with intake: Intake.ID? = nil) throws {
    let details = consent.details
    do throws(SQLiteError) {
      try run(
        ConsentRecord.insert, consent.id, consent.clientID, intake, details.purpose, details.recipient,
        details.given, details.textVersion, details.at, consent.withdrawnAt, consent.version,
        consent.createdAt, consent.updatedAt)
    } catch  where error.isForeignKeyViolation {
      if let recipient = details.recipient, try reading.referrerStanding(recipient) == nil {
        throw Refusal.unknownReferrer(recipient)
      }
      throw Refusal.unknownClient(consent.clientID)
    }
  }
}
