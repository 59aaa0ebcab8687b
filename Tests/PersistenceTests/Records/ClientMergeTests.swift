import Domain
import Persistence
import SQLite
import Testing

@Suite struct `Two clients who become one` {
  let store: TestStore
  let one: Client
  let other: Client

  init() throws {
    store = try TestStore()
    one = try store.addClient()
    other = try store.addClient()
  }

  private func merge() throws {
    try store.write { try $0.merge(other.id, into: one.id, at: TestStore.now.adding(milliseconds: 5)) }
  }

  /// The tables that know a client, but for the trail, which tells what happened when it happened. Read off the schema, so
  /// that a new table cannot be forgotten.
  private func tables() throws -> [String] {
    try store.read { reading throws(SQLiteError) in
      try reading.all(
        """
        SELECT m.name
        FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
        WHERE m.type = 'table' AND c.name = 'client_id' AND m.name NOT IN ('audit_event', 'erasure')
        ORDER BY m.name
        """
      ) { row in row.string(0) }
    }
  }

  private func count(_ table: String, of client: Client) throws -> Int {
    let counts: [String: StaticString] = [
      "care_team_member": "SELECT count(*) FROM care_team_member WHERE client_id = ?1",
      "emergency_access": "SELECT count(*) FROM emergency_access WHERE client_id = ?1",
      "consent": "SELECT count(*) FROM consent WHERE client_id = ?1",
      "enrolment": "SELECT count(*) FROM enrolment WHERE client_id = ?1",
      "erasure_request": "SELECT count(*) FROM erasure_request WHERE client_id = ?1",
      "feedback_report": "SELECT count(*) FROM feedback_report WHERE client_id = ?1",
      "flag": "SELECT count(*) FROM flag WHERE client_id = ?1",
      "intake": "SELECT count(*) FROM intake WHERE client_id = ?1",
      "sick_spell": "SELECT count(*) FROM sick_spell WHERE client_id = ?1",
      "treatment_plan": "SELECT count(*) FROM treatment_plan WHERE client_id = ?1",
      "session": "SELECT count(*) FROM session WHERE client_id = ?1",
      "measurement": "SELECT count(*) FROM measurement WHERE client_id = ?1",
    ]
    let sql = try #require(counts[table], "\(table) knows a client: merge it too, and count it here")
    let count = try store.read { reading throws(SQLiteError) in
      try reading.first(sql, client.id) { row in row.int(0) }
    }
    return try #require(count)
  }

  @Test func `bring every row along`() throws {
    let referrer = try store.addReferrer()
    for client in [one, other, other] {
      try store.receive(
        NewIntake(
          client: .known(client.id), referrerID: referrer.id, details: try .sample(),
          phq9: Phq9(.total(try #require(Whole(20))), difficulty: nil),
          consents: [
            Consent.Details(
              purpose: .feedback, recipient: nil, given: true,
              textVersion: try #require(VersionLabel("1")), at: TestStore.now)
          ]), flagKinds: [.depressionSevere])
    }
    try store.addToCareTeam(store.addPractitioner(), of: one)
    try store.addToCareTeam(store.addPractitioner(), of: other)
    let enrolment = try store.addEnrolment(of: other)
    _ = try store.addFeedbackReport(about: enrolment, to: referrer)
    try store.addPlan(of: enrolment)
    try store.addSession(of: enrolment, with: store.addPractitioner())
    try store.addErasureRequest(of: other)
    try store.addSickSpell(of: one, from: -100, to: -90)
    try store.addSickSpell(of: other, from: -80, to: nil)
    try store.openEmergencyAccess(to: other)
    let tables = try tables()
    #expect(
      tables == [
        "care_team_member", "consent", "emergency_access", "enrolment", "erasure_request", "feedback_report",
        "flag", "intake", "measurement", "session", "sick_spell", "treatment_plan",
      ])
    let before = try tables.map { try count($0, of: one) + count($0, of: other) }
    try merge()
    #expect(try tables.map { try count($0, of: one) } == before)
    #expect(try tables.allSatisfy { try count($0, of: other) == 0 })
    #expect(before == [2, 3, 1, 1, 1, 1, 3, 4, 3, 1, 2, 1])
  }

  @Test func `keep one request to be forgotten that waits`() throws {
    for client in [one, other] { try store.addErasureRequest(of: client) }
    try merge()
    let statuses = try store.read { reading throws(SQLiteError) in
      try reading.erasureRequests(of: one.id).map(\.status)
    }
    #expect(statuses == [.received, .withdrawn])
  }

  @Test func `keep each place with its enrolment, and so its end`() throws {
    let coach = try store.addPractitioner()
    let stopped = try store.addEnrolment(of: one, status: .stopped)
    let running = try store.addEnrolment(of: other, status: .active)
    for enrolment in [stopped, running] { try store.addLead(coach, of: enrolment) }
    try merge()
    let today = TestStore.today
    func team(_ enrolment: Enrolment) throws -> [CareTeamMember] {
      try store.read { reading throws(SQLiteError) in try reading.careTeam(of: enrolment.id).members }
    }
    for enrolment in [stopped, running] {
      #expect(try team(enrolment).map(\.practitionerID) == [coach.id])
      #expect(try team(enrolment).map(\.clientID) == [one.id])
    }
    _ = try store.write {
      try $0.completeEnrolment(
        running.id, aftercareDays: 30, for: .coordinator, today: today, at: TestStore.now)
    }
    #expect(try team(running).map(\.to) == [today.adding(days: 30)])
  }

  @Test func `are refused when both are under way`() throws {
    let running = try store.addEnrolment(of: one)
    _ = try store.addEnrolment(of: other)
    #expect(throws: Refusal.enrolmentRunning(running.id)) { try merge() }
    #expect(try count("enrolment", of: other) == 1)
  }

  @Test(arguments: [(nil, nil, nil), (1, nil, nil), (nil, 2, nil), (1, 2, 2), (2, 1, 2)])
  func `keep who stands in both teams, as long as in either`(kept: Int?, moved: Int?, expected: Int?) throws {
    let coach = try store.addPractitioner()
    let today = TestStore.today
    try store.addToCareTeam(coach, of: one, to: kept.map { today.adding(days: $0) })
    try store.addToCareTeam(coach, of: other, to: moved.map { today.adding(days: $0) })
    try store.addToCareTeam(coach, of: other, role: .substitute)
    try merge()
    let team = try store.read { reading throws(SQLiteError) in try reading.careTeam(of: one.id) }
    #expect(team.map(\.role) == [.lead, .substitute])
    #expect(team.first?.to == expected.map { today.adding(days: $0) })
  }

  /// Days of sickness of the one and of the other, and what comes of them; counted from today.
  @Test(
    arguments: [
      ([(-50, -40)], [(-30, nil)], [(-50, -40), (-30, nil)]), ([(-50, -40)], [(-45, -30)], [(-50, -30)]),
      ([(-50, nil)], [(-50, nil)], [(-50, nil)]),
      ([(-50, nil)], [(-60, -55), (-40, -30)], [(-60, -55), (-50, nil)]),
      ([(-50, -45), (-40, -35)], [(-48, -38)], [(-50, -35)]), ([], [(-9, -8)], [(-9, -8)]),
    ] as [([(Int, Int?)], [(Int, Int?)], [(Int, Int?)])])
  func `were sick on the days on which either was`(
    kept: [(Int, Int?)], moved: [(Int, Int?)], expected: [(Int, Int?)]
  ) throws {
    for (client, spells) in [(one, kept), (other, moved)] {
      for (first, last) in spells { try store.addSickSpell(of: client, from: first, to: last) }
    }
    try merge()
    let spells = try store.read { reading throws(SQLiteError) in try reading.sickSpells(of: one.id) }
    let today = TestStore.today
    #expect(spells.map(\.details.days.firstDay) == expected.map { today.adding(days: $0.0) })
    #expect(spells.map(\.details.days.lastDay) == expected.map { $0.1.map { today.adding(days: $0) } })
    let left = try store.read { reading throws(SQLiteError) in try reading.sickSpells(of: other.id) }
    #expect(left.isEmpty)
  }

  @Test func `keep the duties of both that were done`() throws {
    try store.addSickSpell(of: one, from: -50, to: nil, done: [.reportToCompanyDoctor])
    try store.addSickSpell(of: other, from: -50, to: nil, done: [.problemAnalysis, .reportToCompanyDoctor])
    try merge()
    let spells = try store.read { reading throws(SQLiteError) in try reading.sickSpells(of: one.id) }
    #expect(spells.map { $0.details.dutiesDone.map(\.duty) } == [[.reportToCompanyDoctor, .problemAnalysis]])
    #expect(spells.map(\.version) == [2])
  }

  @Test func `leave the other to nobody`() throws {
    try merge()
    try store.read { reading throws(SQLiteError) in
      #expect(try reading.client(other.id, for: .coordinator) { _ in true } == nil)
      #expect(try reading.client(thatTookOver: other.id) == one.id)
      #expect(try reading.client(thatTookOver: one.id) == nil)
      #expect(try reading.possibleDuplicates(of: one.id, limit: 5) == [])
      let found = try reading.searchClients(
        bornOn: other.details.birthDate, familyNamePrefix: "", for: .coordinator, after: nil, limit: 5)
      #expect(found.ids == [one.id])
      let byPart = try reading.searchClients(
        familyNamePart: "oorb", bornOn: nil, for: .coordinator, after: nil, limit: 5)
      #expect(byPart.ids == [one.id])
    }
  }

  @Test func `are refused when one is not there, or is the other`() throws {
    try merge()
    let third = try store.addClient()
    let stranger: Client.ID = store.id()
    let cases: [(Client.ID, Client.ID, Refusal)] = [
      (one.id, one.id, .mergedWithItself), (other.id, third.id, .clientMerged(into: one.id)),
      (third.id, other.id, .clientMerged(into: one.id)), (stranger, one.id, .unknownClient(stranger)),
      (one.id, stranger, .unknownClient(stranger)),
    ]
    for (from, into, refusal) in cases {
      #expect(throws: refusal) { try store.write { try $0.merge(from, into: into, at: TestStore.now) } }
    }
  }
}
