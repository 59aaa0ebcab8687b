public import Domain
public import SQLite

extension CareTeamMember.Role: Bindable {}

/// The `care_team_member` table: the one source of who may see which dossier (`Viewer`).
enum CareTeamRecord {
  static let insert: StaticString = """
    INSERT INTO care_team_member (id, client_id, practitioner_id, role, from_on, to_on, enrolment_id, version, created_at,
                                  updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?8)
    """

  /// By care_team_member_by_client; sorts one client's team.
  static let select: StaticString = """
    SELECT id, client_id, practitioner_id, role, from_on, to_on, enrolment_id, version, created_at, updated_at
    FROM care_team_member
    WHERE client_id = ?1
    ORDER BY id
    """

  /// A page, or one row (`Window`). By care_team_member_by_enrolment.
  static let selectOfEnrolment: StaticString = """
    SELECT id, client_id, practitioner_id, role, from_on, to_on, enrolment_id, version, created_at, updated_at
    FROM care_team_member
    WHERE enrolment_id = ?4 AND id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  static let updateEnd: StaticString = """
    UPDATE care_team_member SET to_on = ?2, version = version + 1, updated_at = max(?3, updated_at) WHERE id = ?1
    """

  /// Whoever would stay longer than a day leaves on it. By care_team_member_by_enrolment.
  static let endOfEnrolment: StaticString = """
    UPDATE care_team_member SET to_on = max(?2, from_on), version = version + 1, updated_at = max(?3, updated_at)
    WHERE enrolment_id = ?1 AND (to_on IS NULL OR to_on > ?2)
    """

  /// Places that would begin after the end of their enrolment. By care_team_member_by_enrolment.
  static let deleteStillToCome: StaticString = """
    DELETE FROM care_team_member WHERE enrolment_id = ?1 AND from_on > ?2
    """

  /// By care_team_member_by_practitioner.
  static let isPresent: StaticString = """
    SELECT 1
    FROM care_team_member
    WHERE client_id = ?1 AND practitioner_id = ?2 AND from_on <= ?3 AND (to_on IS NULL OR to_on >= ?3)
    LIMIT 1
    """

  static func read(_ row: borrowing Row) throws(SQLiteError) -> CareTeamMember {
    CareTeamMember(
      id: try row.id(0, "care_team_member.id"), clientID: try row.id(1, "care_team_member.client_id"),
      practitionerID: try row.id(2, "care_team_member.practitioner_id"),
      role: try row.word(3, "care_team_member.role"), from: try row.date(4, "care_team_member.from_on"),
      to: try row.optionalDate(5, "care_team_member.to_on"),
      enrolmentID: try row.optionalID(6, "care_team_member.enrolment_id"))
  }
}

/// A place in a care team as it is kept, with whose it is.
public struct CareTeamEntry: Sendable {
  public let member: CareTeamMember
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let practitioner: Practitioner
}

extension ReadTransaction {
  /// All who are, were or will be in the care team of a client, by id.
  public func careTeam(of client: Client.ID) throws(SQLiteError) -> [CareTeamMember] {
    try all(CareTeamRecord.select, client, read: CareTeamRecord.read)
  }

  /// All who are, were or will be in the care team of an enrolment, by id. The caller has made sure that the enrolment may
  /// be seen.
  public func careTeam(of enrolment: Enrolment.ID) throws(SQLiteError) -> CareTeam {
    let window = Window<CareTeamMember>.after(nil)
    return CareTeam(
      try all(
        CareTeamRecord.selectOfEnrolment, window.first, window.last, Int(Int32.max), enrolment,
        read: CareTeamRecord.read))
  }

  /// At most `limit` places in the care team of an enrolment with whose they are, by id, from after `cursor` on. The
  /// caller has made sure that the enrolment may be seen.
  public func careTeamEntries(
    of enrolment: Enrolment.ID, after cursor: CareTeamMember.ID?, limit: Int
  ) throws(SQLiteError) -> [CareTeamEntry] {
    try careTeamEntries(.after(cursor), of: enrolment, limit: limit)
  }

  /// One place in the care team of an enrolment. The caller has made sure that the enrolment may be seen.
  /// - Returns: `nil` when this enrolment has none with this id.
  public func careTeamEntry(
    _ id: CareTeamMember.ID, of enrolment: Enrolment.ID
  ) throws(SQLiteError) -> CareTeamEntry? {
    try careTeamEntries(.one(id), of: enrolment, limit: 1).first
  }

  /// Whether a practitioner is in the care team of a client on a day.
  public func isInCareTeam(
    _ practitioner: Practitioner.ID, of client: Client.ID, on day: CalendarDate
  ) throws(SQLiteError) -> Bool {
    try exists(CareTeamRecord.isPresent, client, practitioner, day)
  }

  private func careTeamEntries(
    _ window: Window<CareTeamMember>, of enrolment: Enrolment.ID, limit: Int
  ) throws(SQLiteError) -> [CareTeamEntry] {
    try all(CareTeamRecord.selectOfEnrolment, window.first, window.last, limit, enrolment) {
      row throws(SQLiteError) in
      let member = try CareTeamRecord.read(row)
      guard let practitioner = try practitioner(member.practitionerID, for: .coordinator) else {
        throw .malformedRow("care_team_member.practitioner_id")
      }
      return CareTeamEntry(
        member: member, version: row.int(7), createdAt: row.instant(8), updatedAt: row.instant(9),
        practitioner: practitioner)
    }
  }
}

extension WriteTransaction {
  public func insert(_ member: CareTeamMember, at now: Instant) throws(SQLiteError) {
    try run(
      CareTeamRecord.insert, member.id, member.clientID, member.practitionerID, member.role, member.from,
      member.to, member.enrolmentID, now)
  }
}
