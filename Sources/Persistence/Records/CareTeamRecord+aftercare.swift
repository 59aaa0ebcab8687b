import Domain
import SQLite

extension CareTeamRecord {
  /// Whether all places that somebody has on a day are those of enrolments that ended before it. By
  /// care_team_member_by_practitioner, and enrolment's primary key.
  static let isAftercare: StaticString = """
    SELECT count(*) > 0 AND count(*) = sum(coalesce(enrolment.ended_on < ?3, 0))
    FROM care_team_member
    LEFT JOIN enrolment ON enrolment.id = care_team_member.enrolment_id
    WHERE care_team_member.client_id = ?1 AND care_team_member.practitioner_id = ?2
      AND care_team_member.from_on <= ?3 AND (care_team_member.to_on IS NULL OR care_team_member.to_on >= ?3)
    """
}

extension ReadTransaction {
  /// Whether a practitioner has a client's dossier for the aftercare alone: its place is there, but what it was for has
  /// ended.
  func isInAftercare(
    _ practitioner: Practitioner.ID, of client: Client.ID, on day: CalendarDate
  ) throws(SQLiteError) -> Bool {
    try first(CareTeamRecord.isAftercare, client, practitioner, day) { row in row.bool(0) } ?? false
  }
}
