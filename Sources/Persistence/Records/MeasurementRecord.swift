public import Domain
public import SQLite

/// The `measurement` table: raw answers and the version of the rules of that day. Scores are computed when read.
enum MeasurementRecord {
  static let insert: StaticString = """
    INSERT INTO measurement (id, client_id, intake_id, instrument, instrument_version, moment, taken_on, answers,
                             rule_version, version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    """

  /// By the UNIQUE over client, intake and instrument, and in its order.
  static let selectOfIntake: StaticString = """
    SELECT id, client_id, intake_id, instrument, instrument_version, moment, taken_on, answers, rule_version, version,
           created_at, updated_at
    FROM measurement
    WHERE client_id = ?1 AND intake_id = ?2
    ORDER BY instrument
    """

  /// By the UNIQUE over client, intake and instrument; sorts one client's measurements.
  static let selectOfClient: StaticString = """
    SELECT id, client_id, intake_id, instrument, instrument_version, moment, taken_on, answers, rule_version, version,
           created_at, updated_at
    FROM measurement
    WHERE client_id = ?1
    ORDER BY id
    """

  static let select: StaticString = """
    SELECT id, client_id, intake_id, instrument, instrument_version, moment, taken_on, answers, rule_version, version,
           created_at, updated_at
    FROM measurement
    WHERE id = ?1
    """

  /// A page, of one instrument or of all. By the UNIQUE over client, intake and instrument; sorts one client's
  /// measurements.
  static let selectPage: StaticString = """
    SELECT id, client_id, intake_id, instrument, instrument_version, moment, taken_on, answers, rule_version, version,
           created_at, updated_at
    FROM measurement
    WHERE client_id = ?4 AND id BETWEEN ?1 AND ?2 AND (?5 IS NULL OR instrument = ?5)
    ORDER BY id
    LIMIT ?3
    """

  /// What is shown with it has changed.
  static let touch: StaticString = """
    UPDATE measurement SET version = version + 1, updated_at = max(?2, updated_at) WHERE id = ?1
    """
}

/// One row of `measurement`, lent while the statement stands on it. The order is that of `MeasurementRecord`'s SELECTs.
public struct MeasurementRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  public var clientID: Span<UInt8> { @_lifetime(borrow self) get { row.text(1) } }
  public var intakeID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(2) } }
  /// `Instrument`'s raw value.
  public var instrument: Span<UInt8> { @_lifetime(borrow self) get { row.text(3) } }
  public var instrumentVersion: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(4) } }
  /// `Moment`'s raw value.
  public var moment: Span<UInt8> { @_lifetime(borrow self) get { row.text(5) } }
  /// `yyyy-mm-dd`.
  public var takenOn: Span<UInt8> { @_lifetime(borrow self) get { row.text(6) } }
  /// A JSON object with the raw answers as they were sent (`AnswersText` shows the shapes).
  public var answers: Span<UInt8> { @_lifetime(borrow self) get { row.text(7) } }
  /// `RuleVersion`'s raw value.
  public var ruleVersion: Span<UInt8> { @_lifetime(borrow self) get { row.text(8) } }
  public var version: Int { row.int(9) }
  public var createdAt: Instant { row.instant(10) }
  public var updatedAt: Instant { row.instant(11) }

  /// What was filled in, for scoring.
  /// - Throws: A malformed row.
  public func form() throws(SQLiteError) -> Measurement.Form {
    try AnswersText.decode(answers, of: try row.word(3, "measurement.instrument"))
  }

  /// The rules by which it was scored when it came in.
  /// - Throws: A malformed row.
  public func rules() throws(SQLiteError) -> RuleVersion { try row.word(8, "measurement.rule_version") }

  /// The row as a value that may be kept.
  /// - Throws: A malformed row.
  public func measurement() throws(SQLiteError) -> Measurement {
    Measurement(
      id: try row.id(0, "measurement.id"), version: version, createdAt: createdAt, updatedAt: updatedAt,
      clientID: try row.id(1, "measurement.client_id"),
      intakeID: try row.optionalID(2, "measurement.intake_id"),
      details: Measurement.Details(
        form: try form(),
        instrumentVersion: try row.optional(4, "measurement.instrument_version") { VersionLabel($0) },
        moment: try row.word(5, "measurement.moment"), takenOn: try row.date(6, "measurement.taken_on")))
  }
}

extension ReadTransaction {
  /// Lends the measurements that came with an intake, in the order 4dkl, phq9, spinnenweb.
  public func measurements(
    of intake: Intake.ID, client: Client.ID, read: (MeasurementRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(MeasurementRecord.selectOfIntake, client, intake) { row throws(SQLiteError) in
      try read(MeasurementRow(row))
    }
  }

  /// Lends all measurements of a client, by id. The caller has made sure that the client may be seen.
  public func measurements(
    of client: Client.ID, read: (MeasurementRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(MeasurementRecord.selectOfClient, client) { row throws(SQLiteError) in
      try read(MeasurementRow(row))
    }
  }
}

extension ReadTransaction {
  /// Lends one measurement.
  /// - Returns: What `read` makes of it; `nil` when there is none, or none that `viewer` may know of.
  public func measurement<Output>(
    _ id: Measurement.ID, for viewer: Viewer, read: (MeasurementRow) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    var output: Output?
    let isThere: Void? = try first(MeasurementRecord.select, id) { row throws(SQLiteError) in
      guard try maySee(row.id(1, "measurement.client_id"), viewer) else { return }
      output = try read(MeasurementRow(row))
    }
    if isThere == nil { try lookInVain(for: viewer) }
    return output
  }

  /// Lends at most `limit` measurements of a client, of one instrument or of all, by id, from after `cursor` on. The
  /// caller has made sure that the client may be seen.
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  public func measurements(
    of client: Client.ID, instrument: Instrument?, after cursor: Measurement.ID?, limit: Int,
    read: (MeasurementRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Measurement.ID? {
    let window = Window.after(cursor)
    var page = Page<Measurement>(limit: limit)
    try forEachRow(
      MeasurementRecord.selectPage, window.first, window.last, page.rowsWanted, client, instrument
    ) { row throws(SQLiteError) in
      guard page.takes() else { return }
      try read(MeasurementRow(row))
      if page.isFull { try page.end(at: row.text(0), "measurement.id") }
    }
    return page.next
  }
}

extension WriteTransaction {
  /// - Parameter rules: The rules by which its scores and flags of this moment were computed.
  public func insert(_ measurement: Measurement, rules: RuleVersion) throws(SQLiteError) {
    let details = measurement.details
    let statement = try statement(MeasurementRecord.insert)
    try measurement.id.bind(to: statement, at: 1)
    try measurement.clientID.bind(to: statement, at: 2)
    try measurement.intakeID.bind(to: statement, at: 3)
    try details.form.instrument.bind(to: statement, at: 4)
    try details.instrumentVersion.bind(to: statement, at: 5)
    try details.moment.bind(to: statement, at: 6)
    try details.takenOn.bind(to: statement, at: 7)
    try statement.bind(8, text: AnswersText.encode(details.form).span)
    try rules.bind(to: statement, at: 9)
    try measurement.version.bind(to: statement, at: 10)
    try measurement.createdAt.bind(to: statement, at: 11)
    try measurement.updatedAt.bind(to: statement, at: 12)
    try statement.run()
  }
}
