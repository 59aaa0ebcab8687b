import Domain
import Persistence

extension JSONWriter {
  /// One intake, as every answer shows it. A caller to whom clinical content is closed sees where it stands and no more.
  mutating func write(
    _ row: IntakeRow, for call: Call, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    let showsAll = !call.seesStatusAlone
    openObject()
    member("id", utf8: row.id)
    member("version", row.version(for: call))
    member("createdAt", row.createdAt)
    member("updatedAt", showsAll ? row.updatedAt : try row.decidedAt(database))
    member("status", utf8: row.status)
    member("referrerId", utf8: row.referrerID)
    if showsAll {
      try writeContent(row, for: call, database)
    } else {
      for key in Self.intakeContent { null(key) }
    }
    closeObject()
  }

  /// The members that only they see to whom clinical content is open.
  private static let intakeContent: [StaticString] = [
    "clientId", "client", "reason", "icpc", "zorgdomeinNumber", "firstSickDay", "sickLeave", "takenOn",
    "observations", "spinnenweb", "fourDkl", "phq9", "consents", "absent", "measurements", "flags",
    "holdUntilGpContact", "proposal",
  ]

  private mutating func writeContent(
    _ row: IntakeRow, for call: Call, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    let (id, client) = try row.keys()
    member("clientId", utf8: row.clientID)
    try writeClient(client, of: row, for: call, database)
    member("reason", utf8: row.reason)
    member("icpc", json: row.icpc)
    member("zorgdomeinNumber", utf8: row.zorgdomeinNumber)
    member("firstSickDay", utf8: row.firstSickDay)
    member("sickLeave", utf8: row.sickLeave)
    member("takenOn", utf8: row.takenOn)
    writeObservations(row)
    try writeInstruments(of: id, client, database)
    try writeFlags(of: id, client, database)
    member("holdUntilGpContact", row.holdUntilGPContact)
    writeProposal(row)
  }

  /// Whom it is about. A referrer sees what it sent: once somebody has changed the client's record, it sees the id
  /// alone, since what has become of the client since is not its to know.
  private mutating func writeClient(
    _ client: Client.ID, of intake: IntakeRow, for call: Call, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    let isReferrer = call.caller?.role == .referrer
    let sentAt = intake.createdAt
    let wasShown = try database.client(client, for: .coordinator) { row throws(StorageError) in
      guard !isReferrer || row.version == 1 && row.createdAt == sentAt else { return false }
      openObject("client")
      writeDetails(row)
      closeObject()
      return true
    }
    if wasShown != true { null("client") }
  }

  private mutating func writeObservations(_ row: IntakeRow) {
    guard row.hasObservations else { return null("observations") }
    openObject("observations")
    member("tensionSymptoms", optional: row.tensionSymptoms)
    member("controlLoss", optional: row.controlLoss)
    member("dysfunction", optional: row.dysfunction)
    member("solelyPsychiatric", optional: row.solelyPsychiatric)
    member("durationMonths", optional: row.durationMonths)
    member("exhaustionProminent", optional: row.exhaustionProminent)
    member("acuteDanger", optional: row.acuteDanger)
    member("psychosisOrMania", optional: row.psychosisOrMania)
    member("substance", optional: row.substance)
    closeObject()
  }

  /// Raw answers, consents, what was not sent, and the scores by the rules of the day on which it came.
  private mutating func writeInstruments(
    of intake: Intake.ID, _ client: Client.ID, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    var measurements: [Measurement] = []
    var rules: [RuleVersion] = []
    var isSent = InlineArray<3, Bool>(repeating: false)
    try database.measurements(of: intake, client: client) { row throws(StorageError) in
      let measurement = try row.measurement()
      isSent[measurement.details.form.instrument.position] = true
      member(measurement.details.form.instrument.member, json: row.answers)
      measurements.append(measurement)
      rules.append(try row.rules())
    }
    for instrument in Instrument.allCases where !isSent[instrument.position] { null(instrument.member) }
    try writeConsents(of: intake, client, database)
    openArray("absent")
    for instrument in Instrument.allCases where !isSent[instrument.position] { element(instrument.rawValue) }
    closeArray()
    openArray("measurements")
    for (measurement, rules) in zip(measurements, rules) {
      write(measurement.details.form, id: measurement.id, by: rules)
    }
    closeArray()
  }

  private mutating func writeConsents(
    of intake: Intake.ID, _ client: Client.ID, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    openArray("consents")
    try database.consents(of: intake, client: client) { row throws(StorageError) in
      openObject()
      member("id", utf8: row.id)
      writeDetails(row)
      closeObject()
    }
    closeArray()
  }

  private mutating func writeFlags(
    of intake: Intake.ID, _ client: Client.ID, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    openArray("flags")
    try database.flags(of: intake, client: client) { row throws(StorageError) in
      writeBriefly(row)
    }
    closeArray()
  }

  /// What decision support proposed on the day of an intake; `null` when it was off.
  mutating func writeProposal(_ row: IntakeRow) {
    guard let classification = row.proposalClassification, let reasons = row.proposalReasons else {
      return null("proposal")
    }
    openObject("proposal")
    member("classification", utf8: classification)
    member("phase", optional: row.proposalPhase)
    member("reasons", json: reasons)
    member("ruleVersion", utf8: row.proposalRuleVersion)
    member("overridable", true)
    closeObject()
  }
}

extension IntakeRow {
  /// Its version, as the caller may know it. Who sees the status alone sees that change once, and not that anything else
  /// moves: the dossier is none of an employer's business.
  func version(for call: Call) -> Int {
    guard call.seesStatusAlone else { return version }
    return status.isWord("received") ? 1 : 2
  }

  /// When it was decided upon; when it came, while nobody has.
  fileprivate func decidedAt(_ database: borrowing ReadTransaction) throws(StorageError) -> Instant {
    try database.decision(on: keys().intake)?.at ?? createdAt
  }
}

extension Call {
  /// Whether clinical content is closed to who calls.
  fileprivate var seesStatusAlone: Bool { caller?.seesStatusAlone ?? true }
}

extension Instrument {
  /// The member of an intake that holds its answers.
  fileprivate var member: StaticString {
    switch self {
    case .spinnenweb: "spinnenweb"
    case .fourDkl: "fourDkl"
    case .phq9: "phq9"
    }
  }

  /// Its place among the three.
  fileprivate var position: Int {
    switch self {
    case .spinnenweb: 0
    case .fourDkl: 1
    case .phq9: 2
    }
  }
}
