import Domain
import Persistence
import SQLite
import Testing

@Suite struct `The demo` {
  private static let now = TestStore.now

  private static func sow(_ clients: Int, into database: Database, at now: Instant = now) throws
    -> DemoCooperative
  {
    var generator = SystemRandomNumberGenerator()
    return try DemoSeed(
      clients: clients, now: now, keepVersion: { _, _ in }, using: &generator
    ).sow(through: database.writer)
  }

  @Test func `gives each caller what it needs`() throws {
    let directory = try TemporaryDirectory()
    let database = try Database(directory.data, now: 0)
    defer { database.stop() }
    let demo = try Self.sow(120, into: database)
    #expect(demo.clientsAdded == 120)
    let (client, intake) = (try #require(demo.ids.client), try #require(demo.ids.intake))
    let today = Self.now.calendarDate()
    let secrets: [(BearerToken, Principal.Binding)] = [
      (demo.tokens.referrer, .referrer(demo.ids.referrer)),
      (demo.tokens.otherReferrer, .referrer(demo.ids.otherReferrer)),
      (demo.tokens.practitioner, .practitioner(demo.ids.practitioner)),
      (demo.tokens.otherPractitioner, .practitioner(demo.ids.otherPractitioner)),
      (demo.tokens.coordinator, .coordinator), (demo.tokens.reporter, .reporter), (demo.tokens.admin, .admin),
    ]
    let reader = try database.reader()
    try reader.read { reading in
      for (secret, binding) in secrets {
        let credential = try reading.credential(secret.hash)
        #expect(credential?.principal.binding == binding)
        #expect(credential?.isLive(at: Self.now) == true)
      }
      let viewers: [(viewer: Viewer, seesClient: Bool, seesIntake: Bool)] = [
        (.referrer(demo.ids.referrer), false, true), (.referrer(demo.ids.otherReferrer), false, false),
        (.practitioner(demo.ids.practitioner, today: today), true, true),
        (.practitioner(demo.ids.otherPractitioner, today: today), false, false), (.coordinator, true, true),
        (.outsider, false, false),
      ]
      for (viewer, seesClient, seesIntake) in viewers {
        #expect(try (reading.client(client, for: viewer) { _ in true } ?? false) == seesClient, "\(viewer)")
        #expect(try (reading.intake(intake, for: viewer) { _ in true } ?? false) == seesIntake, "\(viewer)")
      }
      let waiting = try reading.intake(intake, for: .coordinator) { row throws(SQLiteError) in
        try row.intake()
      }
      #expect(waiting?.clientID == client)
      #expect(waiting?.status == .received)
    }
  }

  @Test func `has intakes of every kind, and every row can be read back`() throws {
    let directory = try TemporaryDirectory()
    let database = try Database(directory.data, now: 0)
    defer { database.stop() }
    _ = try Self.sow(400, into: database)
    var intakes: [Intake] = []
    var clients: [Client] = []
    var kinds: Set<Flag.Kind> = []
    var forms: [Instrument: Int] = [:]
    try database.reader().read { reading in
      try reading.clients(for: .coordinator, after: nil, limit: 1_000) { row throws(SQLiteError) in
        clients.append(try row.client())
      }
      try reading.intakes(for: .coordinator, after: nil, limit: 1_000) { row throws(SQLiteError) in
        intakes.append(try row.intake())
      }
      for intake in intakes {
        try reading.measurements(of: intake.id, client: intake.clientID) { row throws(SQLiteError) in
          forms[try row.form().instrument, default: 0] += 1
        }
        try reading.flags(of: intake.id, client: intake.clientID) { row throws(SQLiteError) in
          kinds.insert(try row.flag().kind)
        }
        try reading.consents(of: intake.id, client: intake.clientID) { row throws(SQLiteError) in
          _ = try row.consent()
        }
      }
    }
    #expect(clients.count == 400)
    #expect(clients.map(\.id) == clients.map(\.id).sorted())
    #expect(Set(clients.map(\.details.name)).count > 200)
    #expect(clients.contains { $0.details.address != nil })
    #expect(intakes.count == 400)
    #expect(Set(intakes.map(\.status)) == Set(Intake.Status.allCases))
    #expect(kinds.count >= 6)
    #expect(forms.count == 3)
    #expect(forms.values.allSatisfy { $0 > 300 && $0 < 400 })
    for (client, intake) in zip(clients, intakes) {
      #expect(
        Client.refusal(
          birthDate: client.details.birthDate, takenOn: intake.details.takenOn, parentalConsent: false) == nil
      )
    }
  }

  /// Which words stand in a column, and which there should be.
  private static let statuses: [(sql: StaticString, words: Set<String>)] = [
    ("SELECT DISTINCT status FROM intake", words(of: Intake.Status.self)),
    ("SELECT DISTINCT status FROM enrolment", words(of: Enrolment.Status.self)),
    (
      "SELECT DISTINCT 'phase ' || phase || ' ' || status FROM enrolment WHERE status = 'active'",
      ["phase 1 active", "phase 2 active", "phase 3 active"]
    ),
    ("SELECT DISTINCT status FROM treatment_plan", words(of: TreatmentPlan.Status.self)),
    ("SELECT DISTINCT status FROM goal", words(of: Goal.Status.self)),
    ("SELECT DISTINCT status FROM session", words(of: Session.Status.self)),
    ("SELECT DISTINCT status FROM flag", words(of: Flag.Status.self)),
    (
      "SELECT DISTINCT level || ' ' || status FROM flag",
      ["red open", "red handled", "amber open", "amber handled"]
    ),
    ("SELECT DISTINCT status FROM feedback_report", words(of: FeedbackReport.Status.self)),
    ("SELECT DISTINCT kind FROM feedback_report", words(of: FeedbackReport.Kind.self)),
    (
      "SELECT DISTINCT iif(supersedes_id IS NULL, 'first', 'in the place of another') FROM feedback_report",
      ["first", "in the place of another"]
    ),
    ("SELECT DISTINCT moment FROM measurement", words(of: Moment.self)),
    ("SELECT DISTINCT kind FROM evaluation", ["midway", "end", "followUp"]),
    ("SELECT DISTINCT role FROM care_team_member", words(of: CareTeamMember.Role.self)),
    ("SELECT DISTINCT outcome FROM intake_decision", words(of: Decision.Outcome.Kind.self)),
    (
      """
      SELECT DISTINCT CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN given THEN 'given' ELSE 'refused' END
      FROM consent
      """, ["given", "refused", "withdrawn"]
    ),
    ("SELECT DISTINCT iif(last_on IS NULL, 'lasts', 'over') FROM sick_spell", ["lasts", "over"]),
    (
      "SELECT DISTINCT iif(cancelled_at IS NULL, 'open', 'cancelled') FROM practitioner_absence",
      ["open", "cancelled"]
    ),
  ]

  private static func words<Word: CaseIterable & RawRepresentable<String>>(of type: Word.Type) -> Set<String>
  {
    Set(Word.allCases.map(\.rawValue))
  }

  /// On a working day, on a Sunday, and on the last day of a year.
  @Test(arguments: [TestStore.now, TestStore.now.adding(days: 2), TestStore.now.adding(days: 41)])
  func `has every status of every record among its fifty, whenever it is sown`(now: Instant) throws {
    let directory = try TemporaryDirectory()
    let database = try Database(directory.data, now: 0)
    defer { database.stop() }
    _ = try Self.sow(50, into: database, at: now)
    let today = now.calendarDate()
    try database.reader().read { reading in
      for (sql, words) in Self.statuses {
        let found = try reading.all(sql) { row in row.string(0) }
        #expect(Set(found) == words, "\(sql)")
      }
      let noon = now.calendarDate()
      let day = Instant(unixMilliseconds: Int64(noon.daysSince1970) * 86_400_000)
      #expect(try reading.plannedSessions(day..<day.adding(days: 1), for: .coordinator, limit: 50).count >= 3)
      #expect(
        try reading.absences(on: today...today.adding(days: 14), for: .coordinator, limit: 9).count == 1)
      #expect(
        try reading.registrations(endingBy: today.adding(days: 60), for: .coordinator, limit: 9).count == 1)
      let waiting = try reading.all("SELECT client_id FROM intake WHERE status = 'received' ORDER BY id") {
        row throws(SQLiteError) in Client.ID(row.string(0))
      }
      var isTwice = false
      for client in waiting {
        guard let client else { continue }
        if try !reading.possibleDuplicates(of: client, limit: 3).isEmpty { isTwice = true }
      }
      #expect(isTwice)
      // Nothing has happened before it could, or has yet to happen.
      let early: [StaticString] = [
        "SELECT count(*) FROM session WHERE status IN ('attended', 'noShow') AND starts_at > ?1",
        "SELECT count(*) FROM session WHERE created_at > ?1",
        "SELECT count(*) FROM enrolment WHERE updated_at > ?1",
        "SELECT count(*) FROM treatment_plan WHERE updated_at > ?1",
        "SELECT count(*) FROM flag WHERE updated_at > ?1",
        "SELECT count(*) FROM progress_note WHERE created_at > ?1",
        "SELECT count(*) FROM measurement WHERE created_at > ?1",
        "SELECT count(*) FROM feedback_report WHERE updated_at > ?1",
        "SELECT count(*) FROM consent WHERE withdrawn_at > ?1",
        "SELECT count(*) FROM intake WHERE updated_at > ?1",
      ]
      for sql in early {
        #expect(try reading.first(sql, now) { row in row.int(0) } == 0, "\(sql)")
      }
    }
  }

  @Test func `shows a client in care, with its enrolment and its plan`() throws {
    let directory = try TemporaryDirectory()
    let database = try Database(directory.data, now: 0)
    defer { database.stop() }
    let few = try Self.sow(10, into: database)
    #expect(few.ids.clientInCare == nil && few.ids.enrolment == nil && few.ids.treatmentPlan == nil)
    let demo = try Self.sow(50, into: database)
    let viewer = Viewer.practitioner(demo.ids.practitioner, today: Self.now.calendarDate())
    let (enrolmentID, planID) = (try #require(demo.ids.enrolment), try #require(demo.ids.treatmentPlan))
    try database.reader().read { reading in
      let enrolment = try reading.enrolment(enrolmentID, for: viewer)
      #expect(enrolment?.clientID == demo.ids.clientInCare)
      #expect(enrolment?.status == .active)
      let plan = try reading.treatmentPlan(planID, for: viewer) {
        row throws(SQLiteError) in try row.standing()
      }
      #expect(plan?.status == .active)
    }
  }

  @Test func `sown again adds what is missing, and fresh secrets`() throws {
    let directory = try TemporaryDirectory()
    let database = try Database(directory.data, now: 0)
    defer { database.stop() }
    let runs = try (0..<4).map { run in
      try Self.sow(20 + 5 * run, into: database, at: Self.now.adding(days: run))
    }
    #expect(runs.map(\.clientsAdded) == [20, 5, 5, 5])
    #expect(Set(runs.map(\.ids.client)).count == 1)
    let now = Self.now.adding(days: 3)
    try database.reader().read { reading in
      let alive = try runs.map { run in
        try reading.credential(run.tokens.coordinator.hash)?.isLive(at: now)
      }
      #expect(alive == [false, false, true, true])
      let principals = try Set(runs.map { try reading.credential($0.tokens.coordinator.hash)?.principal })
      #expect(principals.count == 1)
    }
  }

  @Test func `is the same wherever it is sown`() throws {
    var texts: [[Client]] = []
    var sessions: [[String]] = []
    for _ in 0..<2 {
      let directory = try TemporaryDirectory()
      let database = try Database(directory.data, now: 0)
      defer { database.stop() }
      _ = try Self.sow(30, into: database)
      var clients: [Client] = []
      try database.reader().read { reading in
        _ = try reading.clients(for: .coordinator, after: nil, limit: 100) { row throws(SQLiteError) in
          clients.append(try row.client())
        }
      }
      texts.append(clients)
      sessions.append(
        try database.reader().read { reading in
          try reading.all("SELECT id || starts_at || status || practitioner_id FROM session ORDER BY id") {
            row in
            row.string(0)
          }
        })
    }
    #expect(texts[0] == texts[1])
    #expect(!sessions[0].isEmpty)
    #expect(sessions[0] == sessions[1])
  }

  @Test func `keeps away from other data`() throws {
    let store = try TestStore()
    _ = try store.addReferrer()
    let database = try Database(store.directory.data, now: 0)
    defer { database.stop() }
    do {
      _ = try Self.sow(1, into: database)
      Issue.record("sown into other data")
    } catch WriteFailure.threw(let error) {
      #expect(error as? DemoFailure == .otherDataPresent)
    }
  }
}
