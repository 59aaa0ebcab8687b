public import Domain
public import SQLite

// Who comes into a care team and who leaves it. Who may decide so is for the caller to know.

extension WriteTransaction {
  /// Puts a practitioner into the care team of an enrolment.
  /// - Throws: `Refusal.enrolmentEnded`, `.alreadyInCareTeam`, `.leadTaken`; what keeps the practitioner from new work; or
  ///   what SQLite says.
  public func join(
    _ new: CareTeamMember, _ enrolment: Enrolment, today: CalendarDate, at now: Instant
  ) throws {
    try enrolment.checkRunning()
    try checkAssignable(new.practitionerID, from: new.from, today: today)
    try reading.careTeam(of: enrolment.id).check(new)
    try insert(new, at: now)
    try touch(enrolment.id, at: now)
  }

  /// Ends a practitioner's place in the care team of an enrolment: that day is its last.
  /// - Throws: `Refusal.unknownCareTeamMember`, `.careTeamMemberEnded`, `.endsBeforeItBegins`, or what SQLite says.
  public func endCareTeamMember(
    _ id: CareTeamMember.ID, of enrolment: Enrolment, on day: CalendarDate, today: CalendarDate,
    at now: Instant
  ) throws {
    let member = try careTeamMember(id, of: enrolment).ended(on: day, today: today)
    try run(CareTeamRecord.updateEnd, id, member.to, now)
    try touch(enrolment.id, at: now)
  }

  /// Puts another practitioner in somebody's place, in the same role: from that day on, until the day that was agreed.
  /// - Throws: As `join` and `endCareTeamMember` do.
  public func replaceCareTeamMember(
    _ id: CareTeamMember.ID, of enrolment: Enrolment, by practitioner: Practitioner.ID,
    from day: CalendarDate, as newID: CareTeamMember.ID, today: CalendarDate, at now: Instant
  ) throws {
    let old = try careTeamMember(id, of: enrolment)
    let ended = try old.ended(on: day.adding(days: -1), today: today)
    guard day <= old.to ?? .latest else { throw Refusal.endsBeforeItBegins }
    try run(CareTeamRecord.updateEnd, id, ended.to, now)
    let new = CareTeamMember(
      id: newID, clientID: enrolment.clientID, practitionerID: practitioner, role: old.role, from: day,
      to: old.to, enrolmentID: enrolment.id)
    try join(new, enrolment, today: today, at: now)
  }

  private func careTeamMember(
    _ id: CareTeamMember.ID, of enrolment: Enrolment
  ) throws -> CareTeamMember {
    guard let entry = try reading.careTeamEntry(id, of: enrolment.id) else {
      throw Refusal.unknownCareTeamMember(id)
    }
    return entry.member
  }
}
