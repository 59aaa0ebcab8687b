public import Domain
public import SQLite

/// One practitioner's place in the care team of one client, from a day until a day inclusive. On these days, and on no
/// other, the client's dossier is open to it.
public struct CareTeamMember: Equatable, Sendable {
  public typealias ID = Identifier<CareTeamMember>

  public let id: ID
  public let clientID: Client.ID
  public let practitionerID: Practitioner.ID
  public let role: Role
  public let from: CalendarDate
  /// The last day; `nil` while no end is agreed.
  public let to: CalendarDate?
  /// The enrolment for which it is in the team; `nil` when it is for the client alone.
  public let enrolmentID: Enrolment.ID?

  public init(
    id: ID, clientID: Client.ID, practitionerID: Practitioner.ID, role: Role, from: CalendarDate,
    to: CalendarDate? = nil, enrolmentID: Enrolment.ID? = nil
  ) {
    self.id = id
    self.clientID = clientID
    self.practitionerID = practitionerID
    self.role = role
    self.from = from
    self.to = to
    self.enrolmentID = enrolmentID
  }

  /// What the practitioner is to the team.
  public enum Role: String, CaseIterable, Sendable {
    /// Regiebehandelaar.
    case lead
    case member
    /// Waarnemer.
    case substitute
  }
}

extension CareTeamMember.Role: Bindable {}

/// The `care_team_member` table.
enum CareTeamRecord {
  static let insert: StaticString = """
    INSERT INTO care_team_member (id, client_id, practitioner_id, role, from_on, to_on, enrolment_id, version, created_at,
                                  updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?8)
    """

  /// By the UNIQUE over client, practitioner, role and first day; sorts one client's team.
  static let select: StaticString = """
    SELECT id, client_id, practitioner_id, role, from_on, to_on, enrolment_id
    FROM care_team_member
    WHERE client_id = ?1
    ORDER BY id
    """
}

extension ReadTransaction {
  /// All who are, were or will be in the care team of a client, by id.
  public func careTeam(of client: Client.ID) throws(SQLiteError) -> [CareTeamMember] {
    try all(CareTeamRecord.select, client) { row throws(SQLiteError) in
      CareTeamMember(
        id: try row.id(0, "care_team_member.id"), clientID: try row.id(1, "care_team_member.client_id"),
        practitionerID: try row.id(2, "care_team_member.practitioner_id"),
        role: try row.word(3, "care_team_member.role"), from: try row.date(4, "care_team_member.from_on"),
        to: try row.optionalDate(5, "care_team_member.to_on"),
        enrolmentID: try row.optionalID(6, "care_team_member.enrolment_id"))
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
