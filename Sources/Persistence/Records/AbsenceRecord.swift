public import Domain
public import SQLite

/// The `practitioner_absence` table.
enum AbsenceRecord {
  static let insert: StaticString = """
    INSERT INTO practitioner_absence (id, practitioner_id, from_on, to_on, cancelled_at, version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """

  /// A page of one practitioner's, or one row (`Window`). By practitioner_absence_by_practitioner.
  static let select: StaticString = """
    SELECT id, practitioner_id, from_on, to_on, cancelled_at, version, created_at, updated_at
    FROM practitioner_absence
    WHERE practitioner_id = ?4 AND id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  static let cancel: StaticString = """
    UPDATE practitioner_absence SET cancelled_at = ?2, version = version + 1, updated_at = max(?2, updated_at)
    WHERE id = ?1
    """

  /// Those that count and are on some days, of everybody or of one practitioner. By practitioner_absence_by_end.
  static let selectOpen: StaticString = """
    SELECT id, practitioner_id, from_on, to_on, cancelled_at, version, created_at, updated_at
    FROM practitioner_absence
    WHERE cancelled_at IS NULL AND to_on >= ?1 AND from_on <= ?2 AND (?3 IS NULL OR practitioner_id = ?3)
    ORDER BY to_on, id
    LIMIT ?4
    """

  /// Running enrolments in whose team a practitioner is on some days. By care_team_member_by_practitioner
  /// and enrolment_by_status; sorts one practitioner's.
  static let selectOpenEnrolments: StaticString = """
    SELECT member.id, member.client_id, member.practitioner_id, member.role, member.from_on, member.to_on,
           member.enrolment_id
    FROM care_team_member AS member JOIN enrolment ON enrolment.id = member.enrolment_id
    WHERE member.practitioner_id = ?1 AND member.from_on <= ?3 AND (member.to_on IS NULL OR member.to_on >= ?2)
      AND (enrolment.status = 'planned' OR enrolment.status = 'active')
      AND enrolment.start_on <= ?3 AND enrolment.end_on >= ?2
    ORDER BY member.id
    LIMIT ?4
    """

  static func read(_ row: borrowing Row) throws(SQLiteError) -> Absence {
    let from = try row.date(2, "practitioner_absence.from_on")
    let to = try row.date(3, "practitioner_absence.to_on")
    guard from <= to else { throw .malformedRow("practitioner_absence.to_on") }
    return Absence(
      id: try row.id(0, "practitioner_absence.id"), version: row.int(5), createdAt: row.instant(6),
      updatedAt: row.instant(7), practitionerID: try row.id(1, "practitioner_absence.practitioner_id"),
      days: from...to, cancelledAt: row.optionalInstant(4))
  }
}

/// A place in a care team that nobody fills on some days, and who stands in for it on one of them.
public struct OpenPlace: Sendable {
  public let member: CareTeamMember
  public let substitutes: [CareTeamMember]
}

extension ReadTransaction {
  /// At most `limit` absences of a practitioner, by id, from after `cursor` on. The caller has made sure that they may be
  /// seen.
  public func absences(
    of practitioner: Practitioner.ID, after cursor: Absence.ID?, limit: Int
  ) throws(SQLiteError) -> [Absence] {
    let window = Window.after(cursor)
    return try all(
      AbsenceRecord.select, window.first, window.last, limit, practitioner, read: AbsenceRecord.read)
  }

  /// - Returns: `nil` when this practitioner has none with this id.
  public func absence(
    _ id: Absence.ID, of practitioner: Practitioner.ID
  ) throws(SQLiteError) -> Absence? {
    let window = Window.one(id)
    return try first(
      AbsenceRecord.select, window.first, window.last, 1, practitioner, read: AbsenceRecord.read)
  }

  /// Absences that count and are on some days, the first to end first: of everybody for a coordinator, its own for a
  /// practitioner.
  /// - Returns: At most `limit`.
  public func absences(
    on days: ClosedRange<CalendarDate>, for viewer: Viewer, limit: Int
  ) throws(SQLiteError) -> [Absence] {
    let practitioner: Practitioner.ID?
    switch viewer {
    case .coordinator: practitioner = nil
    case .practitioner(let own, at: _): practitioner = own
    case .referrer, .outsider: return []
    }
    return try all(
      AbsenceRecord.selectOpen, days.lowerBound, days.upperBound, practitioner, limit,
      read: AbsenceRecord.read)
  }

  /// A practitioner's places in the teams of enrolments that run on some days, with the substitutes of these days.
  /// - Returns: At most `limit`.
  public func openPlaces(
    of practitioner: Practitioner.ID, on days: ClosedRange<CalendarDate>, limit: Int
  ) throws(SQLiteError) -> [OpenPlace] {
    let members = try all(
      AbsenceRecord.selectOpenEnrolments, practitioner, days.lowerBound, days.upperBound, limit,
      read: CareTeamRecord.read)
    var places: [OpenPlace] = []
    for member in members {
      var substitutes: [CareTeamMember] = []
      if let enrolment = member.enrolmentID {
        substitutes = try careTeam(of: enrolment).members.filter {
          $0.role == .substitute && $0.practitionerID != practitioner && $0.isPresent(within: days)
        }
      }
      places.append(OpenPlace(member: member, substitutes: substitutes))
    }
    return places
  }
}

extension WriteTransaction {
  /// - Throws: `Refusal.unknownPractitioner`, or what SQLite says.
  public func insert(_ absence: Absence) throws {
    do throws(SQLiteError) {
      try run(
        AbsenceRecord.insert, absence.id, absence.practitionerID, absence.days.lowerBound,
        absence.days.upperBound, absence.cancelledAt, absence.version, absence.createdAt, absence.updatedAt)
    } catch  where error.isForeignKeyViolation {
      throw Refusal.unknownPractitioner(absence.practitionerID)
    }
  }

  /// - Throws: `Refusal.unknownAbsence`, `.absenceAlreadyCancelled`, or what SQLite says. Who may do it is for the caller
  ///   to know.
  public func cancelAbsence(_ id: Absence.ID, of practitioner: Practitioner.ID, at now: Instant) throws {
    guard let absence = try reading.absence(id, of: practitioner) else { throw Refusal.unknownAbsence(id) }
    try absence.checkCancellable()
    try run(AbsenceRecord.cancel, id, now)
  }
}
