import Domain
import Persistence
import SQLite
import Testing

@Suite struct `Enrolments` {
  let store: TestStore
  let client: Client

  init() throws {
    store = try TestStore()
    client = try store.addClient()
  }

  private func read(_ id: Enrolment.ID, _ viewer: Viewer = .coordinator) throws -> Enrolment? {
    try store.read { reading throws(SQLiteError) in try reading.enrolment(id, for: viewer) }
  }

  @Test func `are read as they were written`() throws {
    let enrolment = try store.addEnrolment(of: client)
    #expect(try read(enrolment.id) == enrolment)
    let payer = Payer(
      kind: .employer, name: try OrganisationName("Voorbeeld BV"), price: try #require(Cents(120_000)))
    let period = try Enrolment.Period(.three, weeks: 16, start: TestStore.today.adding(days: 3))
    let ending = Enrolment.Ending(on: TestStore.today, reason: try Note("Verhuisd."))
    try store.write { transaction in
      _ = try transaction.update(
        enrolment.id, start: TestStore.today, payer: payer, for: .coordinator, at: TestStore.now,
        day: { $0.calendarDate() })
      try transaction.update(enrolment.id, to: period, at: TestStore.now)
      try transaction.update(enrolment.id, to: .stopped, ending: ending, at: TestStore.now)
      try transaction.touch(enrolment.id, at: TestStore.now.adding(milliseconds: 9))
    }
    let changed = try #require(try read(enrolment.id))
    #expect(changed.version == 5)
    #expect(changed.updatedAt == TestStore.now.adding(milliseconds: 9))
    #expect(changed.payer == payer)
    #expect(changed.period.days == period.days && changed.period.weeks == 16)
    #expect(changed.status == .stopped && changed.ending == ending)
  }

  @Test func `are one at a time for a client`() throws {
    let first = try store.addEnrolment(of: client)
    #expect(throws: Refusal.enrolmentRunning(first.id)) { try store.addEnrolment(of: client) }
    #expect(throws: Refusal.enrolmentRunning(first.id)) {
      try store.addEnrolment(of: client, status: .active)
    }
    _ = try store.addEnrolment(of: client, status: .completed)
    let ending = Enrolment.Ending(on: TestStore.today)
    try store.write { try $0.update(first.id, to: .completed, ending: ending, at: TestStore.now) }
    let next = try store.addEnrolment(of: client)
    let running = try store.read { reading throws(SQLiteError) in
      try reading.runningEnrolment(of: client.id)
    }
    #expect(running == next.id)
  }

  @Test func `are seen by those who see the client`() throws {
    let other = try store.addClient()
    let coach = try store.addPractitioner()
    try store.addToCareTeam(coach, of: client)
    let own = try store.addEnrolment(of: client)
    let ended = try store.addEnrolment(of: client, status: .stopped)
    let strange = try store.addEnrolment(of: other)
    let viewers: [(Viewer, [Enrolment.ID])] = [
      (.coordinator, [own.id, ended.id, strange.id]),
      (.practitioner(coach.id, today: TestStore.today), [own.id, ended.id]),
      (.practitioner(coach.id, today: TestStore.today.adding(days: -1)), []),
      (.referrer(try store.addReferrer().id), []), (.outsider, []),
    ]
    for (viewer, visible) in viewers {
      for enrolment in [own, ended, strange] {
        #expect(try (read(enrolment.id, viewer) != nil) == visible.contains(enrolment.id))
      }
      try store.read { reading throws(SQLiteError) in
        let all = try reading.enrolments(for: viewer, after: nil, limit: 9)
        #expect(all.enrolments.map(\.id) == visible && all.next == nil)
        let ofClient = try reading.enrolments(for: viewer, client: other.id, after: nil, limit: 9)
        #expect(ofClient.enrolments.map(\.id) == visible.filter { $0 == strange.id })
        let stopped = try reading.enrolments(for: viewer, status: .stopped, after: nil, limit: 9)
        #expect(stopped.enrolments.map(\.id) == visible.filter { $0 == ended.id })
        let page = try reading.enrolments(for: viewer, after: nil, limit: 1)
        #expect(page.enrolments.map(\.id) == Array(visible.prefix(1)))
        #expect(page.next == (visible.count > 1 ? visible[0] : nil))
      }
    }
  }

  @Test func `have a package for every phase, with a discipline for every module`() throws {
    for phase in Phase.allCases {
      let package = try #require(
        try store.read { reading throws(SQLiteError) in try reading.phasePackage(of: phase) })
      #expect(package.phase == phase)
      #expect(package.details.modules.count >= 3)
      #expect(package.details.modules.contains(where: \.isOptional) == (phase == .three))
    }
  }
}
