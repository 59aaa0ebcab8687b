/// Behandelteam: who cares for one client in one enrolment, and on which days.
public struct CareTeam: Equatable, Sendable {
  public let members: [CareTeamMember]

  public init(_ members: [CareTeamMember]) { self.members = members }

  /// Whether a new member fits beside those who are there.
  /// - Throws: `Refusal.alreadyInCareTeam` when the practitioner is in the team on one of these days; `.leadTaken` when
  ///   somebody else leads it then.
  public func check(_ new: CareTeamMember) throws(Refusal) {
    for member in members where member.overlaps(new) {
      if member.practitionerID == new.practitionerID { throw .alreadyInCareTeam(member.id) }
      if member.role == .lead, new.role == .lead { throw .leadTaken(member.id) }
    }
  }

  /// Those who are in it on a day.
  public func present(on day: CalendarDate) -> [CareTeamMember] { members.filter { $0.isPresent(on: day) } }
}

/// One practitioner's place in the care team of one client, from a day until a day inclusive. On these days, and on no
/// other, the client's dossier is open to it.
///
///     planned ──▶ present ──▶ ended     by the days; _end and _replace set the last one
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

  /// Whether it is in the team on a day.
  public func isPresent(on day: CalendarDate) -> Bool { from <= day && day <= to ?? .latest }

  /// Whether it is in the team on one of some days.
  public func isPresent(within days: ClosedRange<CalendarDate>) -> Bool {
    from <= days.upperBound && days.lowerBound <= to ?? .latest
  }

  /// Whether there is a day on which both are in a team.
  public func overlaps(_ other: CareTeamMember) -> Bool {
    from <= other.to ?? .latest && other.from <= to ?? .latest
  }

  /// The same, until a day.
  /// - Throws: `Refusal.careTeamMemberEnded` when its last day is past; `.endsBeforeItBegins`.
  public func ended(on day: CalendarDate, today: CalendarDate) throws(Refusal) -> CareTeamMember {
    if let to, to < today { throw .careTeamMemberEnded(id) }
    guard from <= day else { throw .endsBeforeItBegins }
    return CareTeamMember(
      id: id, clientID: clientID, practitionerID: practitionerID, role: role, from: from, to: day,
      enrolmentID: enrolmentID)
  }
}
