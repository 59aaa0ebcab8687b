public import Domain
public import SQLite

/// What becomes one when two records of one person do: every table that knows a client, but for the audit trail, which
/// tells what happened when it happened.
enum ClientMerge {
  /// Each for the kept client, the other, and the moment.
  static let moves: [StaticString] = [
    """
    UPDATE intake SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at) WHERE client_id = ?2
    """,
    """
    UPDATE measurement SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at) WHERE client_id = ?2
    """,
    """
    UPDATE flag SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at) WHERE client_id = ?2
    """,
    """
    UPDATE consent SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at) WHERE client_id = ?2
    """,
    """
    UPDATE enrolment SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at) WHERE client_id = ?2
    """,
    """
    UPDATE treatment_plan
    SET client_id = ?1, changed_by_practitioner_id = NULL, changed_by_name = NULL, version = version + 1,
        updated_at = max(?3, updated_at)
    WHERE client_id = ?2
    """,
    """
    UPDATE session SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at) WHERE client_id = ?2
    """,
    """
    UPDATE emergency_access SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at) WHERE client_id = ?2
    """,
    """
    UPDATE feedback_report SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at)
    WHERE client_id = ?2
    """,
    // One request that waits is enough …
    """
    UPDATE erasure_request SET status = 'withdrawn', version = version + 1, updated_at = max(?3, updated_at)
    WHERE client_id = ?2 AND status = 'received'
      AND EXISTS (SELECT 1 FROM erasure_request WHERE client_id = ?1 AND status = 'received')
    """,
    """
    UPDATE erasure_request SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at)
    WHERE client_id = ?2
    """,
    // A place goes with its enrolment. Who stands in both teams for the client alone, from the same day in the same role,
    // does so until the later of the two days …
    """
    UPDATE care_team_member
    SET to_on = CASE WHEN care_team_member.to_on IS NULL OR other.to_on IS NULL THEN NULL
                     ELSE max(care_team_member.to_on, other.to_on) END,
        version = care_team_member.version + 1, updated_at = max(?3, care_team_member.updated_at)
    FROM care_team_member AS other
    WHERE care_team_member.client_id = ?1 AND other.client_id = ?2
      AND other.practitioner_id = care_team_member.practitioner_id AND other.role = care_team_member.role
      AND other.from_on = care_team_member.from_on
      AND other.enrolment_id IS NULL AND care_team_member.enrolment_id IS NULL
    """,
  ]

  /// … and once. By care_team_member_by_client.
  static let deleteDouble: StaticString = """
    DELETE FROM care_team_member
    WHERE client_id = ?2 AND enrolment_id IS NULL AND EXISTS (
      SELECT 1
      FROM care_team_member AS kept
      WHERE kept.client_id = ?1 AND kept.practitioner_id = care_team_member.practitioner_id
        AND kept.role = care_team_member.role AND kept.from_on = care_team_member.from_on
        AND kept.enrolment_id IS NULL)
    """

  /// By care_team_member_by_client.
  static let moveCareTeam: StaticString = """
    UPDATE care_team_member SET client_id = ?1, version = version + 1, updated_at = max(?3, updated_at)
    WHERE client_id = ?2
    """

  static let mark: StaticString = """
    UPDATE client SET merged_into = ?1, version = version + 1, updated_at = max(?3, updated_at) WHERE id = ?2
    """

  /// Those that were merged into the other before. By client_merged_into.
  static let markEarlier: StaticString = "UPDATE client SET merged_into = ?1 WHERE merged_into = ?2"

  /// By client_merged_into.
  static let selectMerged: StaticString = "SELECT id FROM client WHERE merged_into = ?1 ORDER BY id"

  /// By the primary key.
  static let selectMergedInto: StaticString = """
    SELECT merged_into FROM client WHERE id = ?1 AND merged_into IS NOT NULL
    """
}

extension ReadTransaction {
  /// The client under whose id everything of a merged one is found; `nil` for one that was not merged.
  public func client(thatTookOver id: Client.ID) throws(SQLiteError) -> Client.ID? {
    try first(ClientMerge.selectMergedInto, id) { row throws(SQLiteError) in
      try row.id(0, "client.merged_into")
    }
  }
}

extension ReadTransaction {
  /// The id of a client, and those of the records that were merged into it: the audit trail speaks of each by the id that
  /// it had on the day.
  public func clientIDs(of id: Client.ID) throws(SQLiteError) -> [Client.ID] {
    try [id] + all(ClientMerge.selectMerged, id) { row throws(SQLiteError) in try row.id(0, "client.id") }
  }
}

extension WriteTransaction {
  /// Puts everything of `other` under `id`, and what `id`'s record lacks into that record.
  /// - Throws: `Refusal.mergedWithItself`, `.clientMerged` or `.unknownClient` for either of the two, `.enrolmentRunning`
  ///   when both have an enrolment that is planned or active, or what SQLite says. Who may do it is for the caller to
  ///   know.
  public func merge(_ other: Client.ID, into id: Client.ID, at now: Instant) throws {
    guard other != id else { throw Refusal.mergedWithItself }
    let details = try unmerged(id).details.completed(from: unmerged(other).details)
    try update(id, to: details, at: now)
    for move in ClientMerge.moves { try moveRows(move, of: other, to: id, at: now) }
    try run(ClientMerge.deleteDouble, id, other)
    try run(ClientMerge.moveCareTeam, id, other, now)
    try mergeSickSpells(of: other, into: id, at: now)
    try run(ClientMerge.mark, id, other, now)
    try run(ClientMerge.markEarlier, id, other)
  }

  private func moveRows(
    _ move: StaticString, of other: Client.ID, to id: Client.ID, at now: Instant
  ) throws {
    do throws(SQLiteError) {
      try run(move, id, other, now)
    } catch  where error.isUniqueViolation(of: "enrolment.client_id") {
      guard let running = try reading.runningEnrolment(of: id) else { throw error }
      throw Refusal.enrolmentRunning(running)
    }
  }

  private func unmerged(_ id: Client.ID) throws -> Client {
    let client = try reading.client(id, for: .coordinator) { row throws(SQLiteError) in try row.client() }
    if let client { return client }
    if let kept = try reading.client(thatTookOver: id) { throw Refusal.clientMerged(into: kept) }
    throw Refusal.unknownClient(id)
  }
}
