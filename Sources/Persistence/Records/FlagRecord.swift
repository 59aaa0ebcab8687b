public import Domain
public import SQLite

/// The `flag` table.
enum FlagRecord {
  static let insert: StaticString = """
    INSERT INTO flag (id, client_id, intake_id, measurement_id, kind, level, action, raised_at, status, contact_with,
                      contact_at, contact_note, version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
    """

  /// By the UNIQUE over client, intake and kind; sorts at most as many rows as there are kinds.
  static let selectOfIntake: StaticString = """
    SELECT id, client_id, intake_id, measurement_id, kind, level, action, raised_at, status, contact_with, contact_at,
           contact_note, version, created_at, updated_at
    FROM flag
    WHERE client_id = ?1 AND intake_id = ?2
    ORDER BY id
    """

  /// By the UNIQUE over client, intake and kind; sorts one client's flags.
  static let selectOfClient: StaticString = """
    SELECT id, client_id, intake_id, measurement_id, kind, level, action, raised_at, status, contact_with, contact_at,
           contact_note, version, created_at, updated_at
    FROM flag
    WHERE client_id = ?1
    ORDER BY id
    """
}

/// One row of `flag`, lent while the statement stands on it. The order is that of `FlagRecord`'s SELECTs.
public struct FlagRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  public var clientID: Span<UInt8> { @_lifetime(borrow self) get { row.text(1) } }
  /// What raised it: an intake, or else a measurement.
  public var intakeID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(2) } }
  public var measurementID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(3) } }
  /// `Flag.Kind`'s raw value.
  public var kind: Span<UInt8> { @_lifetime(borrow self) get { row.text(4) } }
  /// `Flag.Level`'s raw value.
  public var level: Span<UInt8> { @_lifetime(borrow self) get { row.text(5) } }
  /// `Flag.Action`'s raw value.
  public var action: Span<UInt8> { @_lifetime(borrow self) get { row.text(6) } }
  public var raisedAt: Instant { row.instant(7) }
  /// `Flag.Status`'s raw value.
  public var status: Span<UInt8> { @_lifetime(borrow self) get { row.text(8) } }
  /// With whom it was handled; `nil` while open.
  public var contactWith: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(9) } }
  public var contactAt: Instant? { row.optionalInstant(10) }
  public var contactNote: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(11) } }
  public var version: Int { row.int(12) }
  public var createdAt: Instant { row.instant(13) }
  public var updatedAt: Instant { row.instant(14) }

  /// The row as a value that may be kept.
  /// - Throws: A malformed row.
  public func flag() throws(SQLiteError) -> Flag {
    let source: Flag.Source
    if let intake: Intake.ID = try row.optionalID(2, "flag.intake_id") {
      source = .intake(intake)
    } else {
      source = .measurement(try row.id(3, "flag.measurement_id"))
    }
    var contact: Flag.Contact?
    if let with: PersonName = row.optionalLine(9) {
      contact = Flag.Contact(with: with, at: row.instant(10), note: row.optionalProse(11))
    }
    return Flag(
      id: try row.id(0, "flag.id"), version: version, createdAt: createdAt, updatedAt: updatedAt,
      clientID: try row.id(1, "flag.client_id"), kind: try row.word(4, "flag.kind"),
      level: try row.word(5, "flag.level"), action: try row.word(6, "flag.action"), raisedAt: raisedAt,
      source: source, status: try row.word(8, "flag.status"), contact: contact)
  }
}

extension ReadTransaction {
  /// Lends the flags that an intake raised, by id: in the order in which they were raised.
  public func flags(
    of intake: Intake.ID, client: Client.ID, read: (FlagRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(FlagRecord.selectOfIntake, client, intake) { row throws(SQLiteError) in
      try read(FlagRow(row))
    }
  }

  /// Lends all flags of a client, by id. The caller has made sure that the client may be seen.
  public func flags(
    of client: Client.ID, read: (FlagRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(FlagRecord.selectOfClient, client) { row throws(SQLiteError) in try read(FlagRow(row)) }
  }
}

extension WriteTransaction {
  public func insert(_ flag: Flag) throws(SQLiteError) {
    let intake: Intake.ID?
    let measurement: Measurement.ID?
    switch flag.source {
    case .intake(let id): (intake, measurement) = (id, nil)
    case .measurement(let id): (intake, measurement) = (nil, id)
    }
    try run(
      FlagRecord.insert, flag.id, flag.clientID, intake, measurement, flag.kind, flag.level, flag.action,
      flag.raisedAt, flag.status, flag.contact?.with, flag.contact?.at, flag.contact?.note, flag.version,
      flag.createdAt, flag.updatedAt)
  }
}
