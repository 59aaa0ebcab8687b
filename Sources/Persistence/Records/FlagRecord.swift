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

  /// By flag_of_measurement; sorts at most as many rows as there are kinds.
  static let selectOfMeasurement: StaticString = """
    SELECT id, client_id, intake_id, measurement_id, kind, level, action, raised_at, status, contact_with, contact_at,
           contact_note, version, created_at, updated_at
    FROM flag
    WHERE measurement_id = ?1
    ORDER BY id
    """

  static let select: StaticString = """
    SELECT id, client_id, intake_id, measurement_id, kind, level, action, raised_at, status, contact_with, contact_at,
           contact_note, version, created_at, updated_at
    FROM flag
    WHERE id = ?1
    """

  /// A coordinator's. By the primary key.
  static let idsOfAll: StaticString = """
    SELECT id FROM flag WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one status. By flag_by_status.
  static let idsOfStatus: StaticString = """
    SELECT id FROM flag WHERE status = ?4 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// Those of the clients in a practitioner's care. By in_care and the UNIQUE over client,
  /// intake and kind; sorts one practitioner's caseload.
  static let idsInCare: StaticString = """
    SELECT id
    FROM flag
    WHERE client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?4 AND from_moment <= ?5 AND until_moment > ?5)
      AND id BETWEEN ?1 AND ?2 AND (?6 IS NULL OR status = ?6)
    ORDER BY id
    LIMIT ?3
    """

  /// The red ones that nobody has handled. By flag_open_red.
  static let idsOpenRed: StaticString = """
    SELECT id FROM flag WHERE status = 'open' AND level = 'red' ORDER BY id LIMIT ?1
    """

  /// Those of the clients in a practitioner's care. By in_care and the UNIQUE over client,
  /// intake and kind (`+` keeps from the indexes that would go through all open flags); sorts one practitioner's
  /// caseload.
  static let idsOpenRedInCare: StaticString = """
    SELECT id
    FROM flag
    WHERE client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?2 AND from_moment <= ?3 AND until_moment > ?3)
      AND +status = 'open' AND +level = 'red'
    ORDER BY id
    LIMIT ?1
    """

  /// By the UNIQUE over client, intake and kind.
  static let isOpenRed: StaticString = """
    SELECT 1 FROM flag WHERE client_id = ?1 AND +status = 'open' AND +level = 'red' LIMIT 1
    """

  static let handle: StaticString = """
    UPDATE flag
    SET status = ?2, contact_with = ?3, contact_at = ?4, contact_note = ?5, version = version + 1,
        updated_at = max(?6, updated_at)
    WHERE id = ?1
    """

  static func id(_ row: borrowing Row) throws(SQLiteError) -> Flag.ID { try row.id(0, "flag.id") }
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

  /// Whether a red flag of a client waits for a contact with the general practitioner.
  public func hasOpenRedFlag(_ client: Client.ID) throws(SQLiteError) -> Bool {
    try exists(FlagRecord.isOpenRed, client)
  }

  /// Lends all flags of a client, by id. The caller has made sure that the client may be seen.
  public func flags(
    of client: Client.ID, read: (FlagRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(FlagRecord.selectOfClient, client) { row throws(SQLiteError) in try read(FlagRow(row)) }
  }
}

extension ReadTransaction {
  /// Lends the flags that a measurement raised by itself, by id: in the order in which they were raised.
  public func flags(
    of measurement: Measurement.ID, read: (FlagRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(FlagRecord.selectOfMeasurement, measurement) { row throws(SQLiteError) in
      try read(FlagRow(row))
    }
  }

  /// Lends one flag.
  /// - Returns: What `read` makes of it; `nil` when there is none, or none that `viewer` may know of.
  public func flag<Output>(
    _ id: Flag.ID, for viewer: Viewer, read: (FlagRow) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    var output: Output?
    let isThere: Void? = try first(FlagRecord.select, id) { row throws(SQLiteError) in
      guard try maySee(row.id(1, "flag.client_id"), viewer) else { return }
      output = try read(FlagRow(row))
    }
    if isThere == nil { try lookInVain(for: viewer) }
    return output
  }

  /// Lends at most `limit` flags of clients that `viewer` may see, of one status or of all, by id, from after `cursor`
  /// on.
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  public func flags(
    for viewer: Viewer, status: Flag.Status?, after cursor: Flag.ID?, limit: Int,
    read: (FlagRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Flag.ID? {
    let ids = try flagIDs(.after(cursor), for: viewer, status: status, limit: limit + 1)
    try lend(ids.prefix(limit), read)
    return ids.count > limit ? ids.dropLast().last : nil
  }

  /// Lends the open red flags of clients that `viewer` may see, the oldest first.
  /// - Returns: Whether there are more than `limit`.
  public func openRedFlags(
    for viewer: Viewer, limit: Int, read: (FlagRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Bool {
    let ids: [Flag.ID] =
      switch viewer {
      case .coordinator: try all(FlagRecord.idsOpenRed, limit + 1, read: FlagRecord.id)
      case .practitioner(let practitioner, let moment):
        try all(FlagRecord.idsOpenRedInCare, limit + 1, practitioner, moment, read: FlagRecord.id)
      case .referrer, .outsider: []
      }
    try lend(ids.prefix(limit), read)
    return ids.count > limit
  }

  private func lend(
    _ ids: some Sequence<Flag.ID>, _ read: (FlagRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    for id in ids {
      _ = try first(FlagRecord.select, id) { row throws(SQLiteError) in try read(FlagRow(row)) }
    }
  }

  /// The rule of who sees which flags, for a page of them: those of the clients that it sees.
  private func flagIDs(_ window: Window<Flag>, for viewer: Viewer, status: Flag.Status?, limit: Int)
    throws(SQLiteError) -> [Flag.ID]
  {
    let (from, through) = (window.first, window.last)
    switch (viewer, status) {
    case (.coordinator, nil):
      return try all(FlagRecord.idsOfAll, from, through, limit, read: FlagRecord.id)
    case (.coordinator, let status?):
      return try all(FlagRecord.idsOfStatus, from, through, limit, status, read: FlagRecord.id)
    case (.practitioner(let practitioner, let moment), let status):
      return try all(
        FlagRecord.idsInCare, from, through, limit, practitioner, moment, status, read: FlagRecord.id)
    case (.referrer, _), (.outsider, _):
      return []
    }
  }
}

extension WriteTransaction {
  /// Records the contact that handles a flag. What shows the flag changes with it, and an intake's hold ends with its
  /// last open red flag.
  /// - Throws: `Refusal.unknownFlag` when there is none, or none that `viewer` may know of; `.flagAlreadyHandled`; or what
  ///   SQLite says.
  public func handleFlag(
    _ id: Flag.ID, for viewer: Viewer, _ contact: Flag.Contact, at now: Instant
  ) throws -> Flag {
    let flag = try reading.flag(id, for: viewer) { row throws(SQLiteError) in try row.flag() }
    guard let flag else { throw Refusal.unknownFlag(id) }
    let status = try flag.status.handled(id)
    try run(FlagRecord.handle, id, status, contact.with, contact.at, contact.note, now)
    switch flag.source {
    case .intake(let intake): try run(IntakeRecord.touch, intake, now)
    case .measurement(let measurement): try run(MeasurementRecord.touch, measurement, now)
    }
    return flag
  }

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
