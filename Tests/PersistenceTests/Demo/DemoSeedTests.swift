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
    return try DemoSeed(clients: clients, now: now, using: &generator).sow(through: database.writer)
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
    }
    #expect(texts[0] == texts[1])
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
