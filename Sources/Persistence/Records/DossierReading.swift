public import Domain
public import SQLite

/// What of a dossier is read as a whole, and by nobody page by page.
enum DossierReading {
  /// The records that were merged into a client's, as they were on that day. By client_merged_into.
  static let selectMerged: StaticString = """
    SELECT id, version, created_at, updated_at, given_name, infix, family_name, birth_date, email, phone, street,
           house_number, postcode, city, occupation, employer_name, gp_name, gp_agb_code, gp_phone, statement,
           family_name_folded
    FROM client
    WHERE merged_into = ?1
    ORDER BY id
    """

  /// By intake_by_client.
  static let intakesOfClient: StaticString = "SELECT id FROM intake WHERE client_id = ?1 ORDER BY id"

  /// By enrolment_by_client.
  static let enrolmentsOfClient: StaticString = "SELECT id FROM enrolment WHERE client_id = ?1 ORDER BY id"

  /// By session_by_client.
  static let sessionsOfClient: StaticString = """
    SELECT id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, place, note, status, version,
           created_at, updated_at
    FROM session
    WHERE client_id = ?1
    ORDER BY starts_at, id
    """

  /// By care_team_member_by_client, session_by_client, emergency_access_by_client,
  /// treatment_plan_by_client, intervention_by_plan, feedback_report_by_client and intake_by_client.
  static let practitionersOfClient: StaticString = """
    SELECT id, name
    FROM practitioner
    WHERE id IN (
      SELECT practitioner_id FROM care_team_member WHERE client_id = ?1
      UNION
      SELECT practitioner_id FROM session WHERE client_id = ?1
      UNION
      SELECT practitioner_id FROM emergency_access WHERE client_id = ?1
      UNION
      SELECT intervention.practitioner_id
      FROM treatment_plan
      JOIN intervention ON intervention.plan_id = treatment_plan.id
      WHERE treatment_plan.client_id = ?1
      UNION
      SELECT author_practitioner_id FROM feedback_report WHERE client_id = ?1
      UNION
      SELECT intake_decision.lead_practitioner_id
      FROM intake
      JOIN intake_decision ON intake_decision.intake_id = intake.id
      WHERE intake.client_id = ?1)
    ORDER BY id
    """

  /// By intake_by_client, consent_by_client and feedback_report_by_client.
  static let referrersOfClient: StaticString = """
    SELECT id, kind, name, organisation
    FROM referrer
    WHERE id IN (
      SELECT referrer_id FROM intake WHERE client_id = ?1
      UNION
      SELECT recipient FROM consent WHERE client_id = ?1
      UNION
      SELECT recipient_id FROM feedback_report WHERE client_id = ?1)
    ORDER BY id
    """
}

/// Somebody whose id stands in a dossier.
public struct DossierPerson: Sendable {
  public let id: UUIDv7
  public let name: String
  /// A referrer's; `nil` for a practitioner.
  public let kind: Referrer.Kind?
  /// A referrer's.
  public let organisation: String?
}

// The caller has made sure that the client may be seen.
extension ReadTransaction {
  /// Lends the records that were merged into a client's, as they were before.
  public func mergedClients(
    into client: Client.ID, read: (ClientRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try forEachRow(DossierReading.selectMerged, client) { row throws(SQLiteError) in try read(ClientRow(row))
    }
  }

  /// A client's intakes, in the order in which they came.
  public func intakeIDs(of client: Client.ID) throws(SQLiteError) -> [Intake.ID] {
    try all(DossierReading.intakesOfClient, client, read: IntakeRecord.id)
  }

  /// A client's enrolments, in the order in which they were made.
  public func enrolments(of client: Client.ID) throws(SQLiteError) -> [Enrolment] {
    var enrolments: [Enrolment] = []
    for id in try all(DossierReading.enrolmentsOfClient, client, read: EnrolmentRecord.id) {
      if let enrolment = try enrolment(id, for: .coordinator) { enrolments.append(enrolment) }
    }
    return enrolments
  }

  /// Hands over each place in a client's care team, with its version and when it was made and last changed.
  public func careTeamPlaces(
    of client: Client.ID, read: (CareTeamMember, Int, Instant, Instant) -> Void
  ) throws(SQLiteError) {
    try forEachRow(CareTeamRecord.select, client) { row throws(SQLiteError) in
      read(try CareTeamRecord.read(row), row.int(7), row.instant(8), row.instant(9))
    }
  }

  /// A client's sessions, in the order in which they begin.
  public func sessions(of client: Client.ID) throws(SQLiteError) -> [Session] {
    try all(DossierReading.sessionsOfClient, client, read: SessionRecord.read)
  }

  /// The practitioners and then the referrers of whom a client's dossier speaks.
  public func people(of client: Client.ID) throws(SQLiteError) -> [DossierPerson] {
    let practitioners = try all(DossierReading.practitionersOfClient, client) { row throws(SQLiteError) in
      let id: Practitioner.ID = try row.id(0, "practitioner.id")
      return DossierPerson(id: id.rawValue, name: row.string(1), kind: nil, organisation: nil)
    }
    let referrers = try all(DossierReading.referrersOfClient, client) { row throws(SQLiteError) in
      let id: Referrer.ID = try row.id(0, "referrer.id")
      return DossierPerson(
        id: id.rawValue, name: row.string(2), kind: try row.word(1, "referrer.kind"),
        organisation: row.optionalString(3))
    }
    return practitioners + referrers
  }
}
