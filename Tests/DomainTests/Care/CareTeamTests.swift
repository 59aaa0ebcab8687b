import Domain
import Testing

@Suite struct `A care team` {
  static let first = CalendarDate(year: 2026, month: 12, day: 1) ?? .earliest

  private func member(
    _ number: UInt64, _ role: CareTeamMember.Role, from: Int, to: Int?
  ) -> CareTeamMember {
    CareTeamMember(
      id: CareTeamMember.ID(unixMilliseconds: 1, randomBits: (0, number)),
      clientID: Client.ID(unixMilliseconds: 1, randomBits: (0, 1)),
      practitionerID: Practitioner.ID(unixMilliseconds: 1, randomBits: (0, number)), role: role,
      from: Self.first.adding(days: from), to: to.map { Self.first.adding(days: $0) })
  }

  @Test(
    arguments: [
      (-9, -1, false), (-9, 0, true), (5, 5, true), (10, 20, true), (11, 20, false), (-9, nil, true),
    ] as [(Int, Int?, Bool)])
  func `has one lead on a day, and each practitioner once`(from: Int, to: Int?, overlaps: Bool) throws {
    let lead = member(1, .lead, from: 0, to: 10)
    let team = CareTeam([lead])
    let (other, same) = (member(2, .lead, from: from, to: to), member(1, .member, from: from, to: to))
    if overlaps {
      #expect(throws: Refusal.leadTaken(lead.id)) { try team.check(other) }
      #expect(throws: Refusal.alreadyInCareTeam(lead.id)) { try team.check(same) }
    } else {
      try team.check(other)
      try team.check(same)
    }
    try team.check(member(2, .substitute, from: from, to: to))
  }

  @Test func `is left on a day, and not again after it`() throws {
    let member = member(1, .member, from: 0, to: nil)
    let ended = try member.ended(on: Self.first.adding(days: 5), today: Self.first)
    #expect(ended.to == Self.first.adding(days: 5))
    #expect(throws: Refusal.endsBeforeItBegins) {
      try member.ended(on: Self.first.adding(days: -1), today: Self.first)
    }
    #expect(throws: Refusal.careTeamMemberEnded(member.id)) {
      try ended.ended(on: Self.first.adding(days: 9), today: Self.first.adding(days: 6))
    }
    #expect(ended.isPresent(on: Self.first.adding(days: 5)))
    #expect(!ended.isPresent(on: Self.first.adding(days: 6)))
  }
}
