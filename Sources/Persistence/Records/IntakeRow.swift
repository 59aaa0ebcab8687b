public import Domain
public import SQLite

/// One row of `intake`, lent while the statement stands on it. The order is that of `IntakeRecord.select`.
public struct IntakeRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  /// The intake and its client, as ids.
  public func keys() throws(SQLiteError) -> (intake: Intake.ID, client: Client.ID) {
    (try row.id(0, "intake.id"), try row.id(4, "intake.client_id"))
  }
  public var version: Int { row.int(1) }
  public var createdAt: Instant { row.instant(2) }
  public var updatedAt: Instant { row.instant(3) }
  public var clientID: Span<UInt8> { @_lifetime(borrow self) get { row.text(4) } }
  public var referrerID: Span<UInt8> { @_lifetime(borrow self) get { row.text(5) } }
  /// `Intake.Status`'s raw value.
  public var status: Span<UInt8> { @_lifetime(borrow self) get { row.text(6) } }
  public var reason: Span<UInt8> { @_lifetime(borrow self) get { row.text(7) } }
  /// A JSON array of strings, as it goes over the wire.
  public var icpc: Span<UInt8> { @_lifetime(borrow self) get { row.text(8) } }
  public var zorgdomeinNumber: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(9) } }
  /// `yyyy-mm-dd`.
  public var firstSickDay: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(10) } }
  /// `SickLeave`'s raw value.
  public var sickLeave: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(11) } }
  /// `yyyy-mm-dd`.
  public var takenOn: Span<UInt8> { @_lifetime(borrow self) get { row.text(12) } }
  /// Something was observed: at least one of the nine below is known.
  public var hasObservations: Bool {
    for column in Int32(13)...21 where !row.isNull(column) { return true }
    return false
  }
  public var tensionSymptoms: Int? { row.optionalInt(13) }
  public var controlLoss: Bool? { row.optionalBool(14) }
  public var dysfunction: Bool? { row.optionalBool(15) }
  public var solelyPsychiatric: Bool? { row.optionalBool(16) }
  public var durationMonths: Int? { row.optionalInt(17) }
  public var exhaustionProminent: Bool? { row.optionalBool(18) }
  public var acuteDanger: Bool? { row.optionalBool(19) }
  public var psychosisOrMania: Bool? { row.optionalBool(20) }
  public var substance: Bool? { row.optionalBool(21) }
  public var holdUntilGPContact: Bool { row.bool(22) }
  /// `Classification`'s raw value; `nil` when there is no proposal.
  public var proposalClassification: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(23) } }
  public var proposalPhase: Int? { row.optionalInt(24) }
  /// A JSON array of strings, as it goes over the wire.
  public var proposalReasons: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(25) } }
  /// `RuleVersion`'s raw value.
  public var proposalRuleVersion: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(26) } }

  /// The row as a value that may be kept.
  /// - Throws: A malformed row.
  public func intake() throws(SQLiteError) -> Intake {
    Intake(
      id: try row.id(0, "intake.id"), version: version, createdAt: createdAt, updatedAt: updatedAt,
      clientID: try row.id(4, "intake.client_id"), referrerID: try row.id(5, "intake.referrer_id"),
      status: try row.word(6, "intake.status"),
      details: Intake.Details(
        reason: ReferralReason(stored: row.string(7)),
        icpc: try CodeList.decode(icpc, "intake.icpc") { ICPC($0) },
        zorgdomeinNumber: try row.optional(9, "intake.zorgdomein_number") { ZorgDomeinNumber($0) },
        firstSickDay: try row.optionalDate(10, "intake.first_sick_day"),
        sickLeave: try row.optionalWord(11, "intake.sick_leave"),
        observations: try observations(), takenOn: try row.date(12, "intake.taken_on")))
  }

  /// - Returns: `nil` when decision support was off.
  /// - Throws: A malformed row.
  public func proposal() throws(SQLiteError) -> Proposal? {
    guard let classification: Classification = try row.optionalWord(23, "intake.proposal_classification"),
      let reasons = proposalReasons
    else { return nil }
    return Proposal(
      classification: classification, phase: row.optionalInt(24).flatMap(Phase.init(rawValue:)),
      reasons: try CodeList.decode(reasons, "intake.proposal_reasons") { Proposal.Reason(rawValue: $0) },
      ruleVersion: try row.word(26, "intake.proposal_rule_version"))
  }

  private func observations() throws(SQLiteError) -> Observations? {
    guard hasObservations else { return nil }
    return Observations(
      tensionSymptoms: try row.optionalWhole(13, "intake.tension_symptoms"), controlLoss: controlLoss,
      dysfunction: dysfunction, solelyPsychiatric: solelyPsychiatric,
      durationMonths: try row.optionalWhole(17, "intake.duration_months"),
      exhaustionProminent: exhaustionProminent, acuteDanger: acuteDanger, psychosisOrMania: psychosisOrMania,
      substance: substance)
  }
}
