public import Domain
public import SQLite

/// The `intake` table.
///
/// Who may see which intakes is decided by the five statements that give ids, one for each viewer and filter; the row
/// itself is read by one statement after that.
enum IntakeRecord {
  static let insert: StaticString = """
    INSERT INTO intake (id, client_id, referrer_id, status, reason, icpc, zorgdomein_number, first_sick_day, sick_leave,
                        taken_on, tension_symptoms, control_loss, dysfunction, solely_psychiatric, duration_months,
                        exhaustion_prominent, acute_danger, psychosis_or_mania, substance, hold_until_gp_contact,
                        proposal_classification, proposal_phase, proposal_reasons, proposal_rule_version, version,
                        created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
            ?24, ?25, ?26, ?27)
    """

  static let select: StaticString = """
    SELECT id, version, created_at, updated_at, client_id, referrer_id, status, reason, icpc, zorgdomein_number,
           first_sick_day, sick_leave, taken_on, tension_symptoms, control_loss, dysfunction, solely_psychiatric,
           duration_months, exhaustion_prominent, acute_danger, psychosis_or_mania, substance, hold_until_gp_contact,
           proposal_classification, proposal_phase, proposal_reasons, proposal_rule_version
    FROM intake
    WHERE id = ?1
    """

  /// A coordinator's. By the primary key.
  static let idsOfAll: StaticString = """
    SELECT id FROM intake WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one status. By intake_by_status.
  static let idsOfStatus: StaticString = """
    SELECT id FROM intake WHERE status = ?4 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A referrer's own. By intake_by_referrer.
  static let idsOfReferrer: StaticString = """
    SELECT id FROM intake WHERE referrer_id = ?4 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A referrer's own of one status. By intake_by_referrer_status.
  static let idsOfReferrerAndStatus: StaticString = """
    SELECT id FROM intake WHERE referrer_id = ?4 AND status = ?5 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// Those of the clients in a practitioner's care. By in_care and intake_by_client; sorts one
  /// practitioner's caseload.
  static let idsInCare: StaticString = """
    SELECT id
    FROM intake
    WHERE client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?4 AND from_moment <= ?5 AND until_moment > ?5)
      AND id BETWEEN ?1 AND ?2 AND (?6 IS NULL OR status = ?6)
    ORDER BY id
    LIMIT ?3
    """

  /// One, when its client is in a practitioner's care: the same rule from the other side. By the primary key and
  /// in_care.
  static let idInCare: StaticString = """
    SELECT id
    FROM intake
    WHERE id = ?1 AND EXISTS (
      SELECT 1
      FROM in_care
      WHERE practitioner_id = ?2 AND client_id = intake.client_id
        AND from_moment <= ?3 AND until_moment > ?3)
    """

  /// By intake_zorgdomein_number.
  static let selectByZorgdomeinNumber: StaticString = """
    SELECT id FROM intake WHERE referrer_id = ?1 AND zorgdomein_number = ?2
    """

  static let selectStanding: StaticString = "SELECT status, version FROM intake WHERE id = ?1"

  static let updateStatus: StaticString = """
    UPDATE intake SET status = ?2, version = version + 1, updated_at = max(?3, updated_at) WHERE id = ?1
    """

  /// What a person made of it; its hold ends when no red flag of it is open any more. By the primary key and flag's
  /// UNIQUE over client, intake and kind.
  static let decide: StaticString = """
    UPDATE intake
    SET status = ?2, version = version + 1, updated_at = max(?3, updated_at),
        hold_until_gp_contact = hold_until_gp_contact AND EXISTS (
          SELECT 1
          FROM flag
          WHERE client_id = intake.client_id AND intake_id = intake.id AND +level = 'red' AND +status = 'open')
    WHERE id = ?1
    """

  /// What is shown with it has changed; its hold ends when no red flag of it is open any more. By the primary key and
  /// flag's UNIQUE over client, intake and kind.
  static let touch: StaticString = """
    UPDATE intake
    SET version = version + 1, updated_at = max(?2, updated_at),
        hold_until_gp_contact = hold_until_gp_contact AND EXISTS (
          SELECT 1
          FROM flag
          WHERE client_id = intake.client_id AND intake_id = intake.id AND +level = 'red' AND +status = 'open')
    WHERE id = ?1
    """

  /// The client that is shown with it has changed. By intake_by_client.
  static let touchOfClient: StaticString = """
    UPDATE intake SET version = version + 1, updated_at = max(?2, updated_at) WHERE client_id = ?1
    """

  static func id(_ row: borrowing Row) throws(SQLiteError) -> Intake.ID { try row.id(0, "intake.id") }
}

extension ReadTransaction {
  /// Lends one intake.
  /// - Returns: What `read` makes of it; `nil` when there is none, or none that `viewer` may know of.
  public func intake<Output>(
    _ id: Intake.ID, for viewer: Viewer, read: (IntakeRow) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    guard try mayRead(id, viewer) else { return nil }
    return try first(IntakeRecord.select, id) { row throws(SQLiteError) in try read(IntakeRow(row)) }
  }

  /// Lends at most `limit` intakes that `viewer` may see, of one status or of all, by id, from after `cursor` on.
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  @discardableResult
  public func intakes(
    for viewer: Viewer, status: Intake.Status? = nil, after cursor: Intake.ID?, limit: Int,
    read: (IntakeRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Intake.ID? {
    let ids = try intakeIDs(.after(cursor), for: viewer, status: status, limit: limit + 1)
    for id in ids.prefix(limit) {
      _ = try first(IntakeRecord.select, id) { row throws(SQLiteError) in try read(IntakeRow(row)) }
    }
    return ids.count > limit ? ids.dropLast().last : nil
  }

  /// The intake that a referrer sent with this ZorgDomein number.
  public func intake(from referrer: Referrer.ID, numbered number: ZorgDomeinNumber) throws(SQLiteError)
    -> Intake.ID?
  {
    try first(IntakeRecord.selectByZorgdomeinNumber, referrer, number, read: IntakeRecord.id)
  }

  /// The rule of who sees which intakes, for one of them.
  private func mayRead(_ id: Intake.ID, _ viewer: Viewer) throws(SQLiteError) -> Bool {
    switch viewer {
    case .coordinator: true
    case .practitioner(let practitioner, let moment):
      try exists(IntakeRecord.idInCare, id, practitioner, moment)
    case .referrer, .outsider:
      try !intakeIDs(.one(id), for: viewer, status: nil, limit: 1).isEmpty
    }
  }

  /// The rule of who sees which intakes, for a page of them.
  private func intakeIDs(_ window: Window<Intake>, for viewer: Viewer, status: Intake.Status?, limit: Int)
    throws(SQLiteError) -> [Intake.ID]
  {
    let (from, through) = (window.first, window.last)
    switch (viewer, status) {
    case (.coordinator, nil):
      return try all(IntakeRecord.idsOfAll, from, through, limit, read: IntakeRecord.id)
    case (.coordinator, let status?):
      return try all(IntakeRecord.idsOfStatus, from, through, limit, status, read: IntakeRecord.id)
    case (.referrer(let referrer), nil):
      return try all(IntakeRecord.idsOfReferrer, from, through, limit, referrer, read: IntakeRecord.id)
    case (.referrer(let referrer), let status?):
      return try all(
        IntakeRecord.idsOfReferrerAndStatus, from, through, limit, referrer, status, read: IntakeRecord.id)
    case (.practitioner(let practitioner, let moment), let status):
      return try all(
        IntakeRecord.idsInCare, from, through, limit, practitioner, moment, status, read: IntakeRecord.id)
    case (.outsider, _):
      return []
    }
  }
}

extension WriteTransaction {
  /// Takes an intake back.
  /// - Parameter ifVersion: The version that the caller read; `nil` to skip the comparison.
  /// - Throws: `Refusal.unknownIntake`, `.changedMeanwhile`, `.intakeNotWithdrawable`, or what SQLite says. Who may do it is
  ///   for the caller to know.
  public func withdrawIntake(_ id: Intake.ID, ifVersion: Int?, at now: Instant) throws {
    let found = try reading.first(IntakeRecord.selectStanding, id) { row throws(SQLiteError) in
      let status: Intake.Status = try row.word(0, "intake.status")
      return (status: status, version: row.int(1))
    }
    guard let found else { throw Refusal.unknownIntake(id) }
    if let ifVersion, ifVersion != found.version { throw Refusal.changedMeanwhile(version: found.version) }
    try run(IntakeRecord.updateStatus, id, try found.status.withdrawn(), now)
  }

  /// - Throws: `Refusal.zorgdomeinNumberTaken`, `.unknownReferrer`, `.unknownClient`, or what SQLite says.
  public func insert(_ intake: Intake, proposal: Proposal?, holdUntilGPContact: Bool) throws {
    do {
      try insertRow(intake, proposal: proposal, holdUntilGPContact: holdUntilGPContact)
    } catch  where error.isUniqueViolation(of: "intake.referrer_id, intake.zorgdomein_number") {
      guard let number = intake.details.zorgdomeinNumber,
        let other = try reading.intake(from: intake.referrerID, numbered: number)
      else { throw error }
      throw Refusal.zorgdomeinNumberTaken(other)
    } catch  where error.isForeignKeyViolation {
      guard try reading.referrerStanding(intake.referrerID) != nil else {
        throw Refusal.unknownReferrer(intake.referrerID)
      }
      throw Refusal.unknownClient(intake.clientID)
    }
  }

  private func insertRow(_ intake: Intake, proposal: Proposal?, holdUntilGPContact: Bool) throws(SQLiteError)
  {
    let details = intake.details
    let observations = details.observations ?? Observations()
    let statement = try statement(IntakeRecord.insert)
    try intake.id.bind(to: statement, at: 1)
    try intake.clientID.bind(to: statement, at: 2)
    try intake.referrerID.bind(to: statement, at: 3)
    try intake.status.bind(to: statement, at: 4)
    try details.reason.bind(to: statement, at: 5)
    try statement.bind(6, text: CodeList.encode(details.icpc.lazy.map(\.text)).span)
    try details.zorgdomeinNumber.bind(to: statement, at: 7)
    try details.firstSickDay.bind(to: statement, at: 8)
    try details.sickLeave.bind(to: statement, at: 9)
    try details.takenOn.bind(to: statement, at: 10)
    try observations.tensionSymptoms.bind(to: statement, at: 11)
    try observations.controlLoss.bind(to: statement, at: 12)
    try observations.dysfunction.bind(to: statement, at: 13)
    try observations.solelyPsychiatric.bind(to: statement, at: 14)
    try observations.durationMonths.bind(to: statement, at: 15)
    try observations.exhaustionProminent.bind(to: statement, at: 16)
    try observations.acuteDanger.bind(to: statement, at: 17)
    try observations.psychosisOrMania.bind(to: statement, at: 18)
    try observations.substance.bind(to: statement, at: 19)
    try holdUntilGPContact.bind(to: statement, at: 20)
    try proposal?.classification.bind(to: statement, at: 21)
    try proposal?.phase.bind(to: statement, at: 22)
    if let proposal {
      try statement.bind(23, text: CodeList.encode(proposal.reasons.lazy.map(\.rawValue)).span)
    }
    try proposal?.ruleVersion.bind(to: statement, at: 24)
    try intake.version.bind(to: statement, at: 25)
    try intake.createdAt.bind(to: statement, at: 26)
    try intake.updatedAt.bind(to: statement, at: 27)
    try statement.run()
  }
}
