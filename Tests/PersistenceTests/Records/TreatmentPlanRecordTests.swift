import Domain
import SQLite
import Testing

@testable import Persistence

@Suite struct `A stored treatment plan` {
  let store: TestStore
  let client: Client
  let enrolment: Enrolment
  let author: Author

  init() throws {
    store = try TestStore()
    client = try store.addClient()
    enrolment = try store.addEnrolment(of: client)
    author = Author(practitionerID: nil, name: try PersonName("Anna Coördinator"))
  }

  private func draft() throws -> TreatmentPlan.ID {
    try store.write { transaction in
      try transaction.insertDraftPlan(of: enrolment, by: author, at: TestStore.now, makeID: store.makeID)
    }
  }

  private func standing(_ plan: TreatmentPlan.ID, for viewer: Viewer = .coordinator) throws
    -> TreatmentPlanStanding?
  {
    try store.read { reading throws(SQLiteError) in
      try reading.treatmentPlan(plan, for: viewer) { row throws(SQLiteError) in try row.standing() }
    }
  }

  @Test func `begins with the modules that every client of the package gets`() throws {
    let plan = try draft()
    let package = try #require(
      try store.read { reading throws(SQLiteError) in try reading.phasePackage(of: .two) })
    let interventions = try store.read { reading throws(SQLiteError) in try reading.interventions(of: plan) }
    #expect(
      interventions.map(\.details.module) == package.details.modules.filter { !$0.isOptional }.map(\.code))
    let evaluations = try store.read { reading throws(SQLiteError) in try reading.evaluations(of: plan) }
    #expect(evaluations.map(\.kind) == [.midway, .end])
    #expect(evaluations.last?.on == enrolment.period.end)
    #expect(try standing(plan)?.changedBy == author)
  }

  @Test func `is one for an enrolment`() throws {
    let plan = try draft()
    #expect(throws: Refusal.planExists(plan)) { try draft() }
  }

  @Test func `needs an enrolment that is there`() throws {
    let missing: Enrolment.ID = store.id()
    let plan = TreatmentPlan(
      id: store.id(), version: 1, createdAt: TestStore.now, updatedAt: TestStore.now, clientID: client.id,
      enrolmentID: missing)
    #expect(throws: Refusal.unknownEnrolment(missing)) {
      try store.write { try $0.insert(plan, by: author) }
    }
  }

  @Test func `is seen by who sees the client, in a list as alone`() throws {
    let plan = try draft()
    let (inTeam, stranger) = (try store.addPractitioner(), try store.addPractitioner())
    try store.addToCareTeam(inTeam, of: client)
    let viewers: [(Viewer, Bool)] = [
      (.coordinator, true), (.practitioner(inTeam.id, today: TestStore.today), true),
      (.practitioner(inTeam.id, today: TestStore.today.adding(days: -1)), false),
      (.practitioner(stranger.id, today: TestStore.today), false), (.outsider, false),
      (.referrer(try store.addReferrer().id), false),
    ]
    for (viewer, sees) in viewers {
      #expect((try standing(plan, for: viewer) != nil) == sees, "\(viewer)")
      let filters = [
        TreatmentPlanFilter(), TreatmentPlanFilter(client: client.id),
        TreatmentPlanFilter(enrolment: enrolment.id), TreatmentPlanFilter(status: .draft),
      ]
      for filter in filters {
        var count = 0
        try store.read { reading throws(SQLiteError) in
          _ = try reading.treatmentPlans(for: viewer, filter, after: nil, limit: 10) { _ in count += 1 }
        }
        #expect(count == (sees ? 1 : 0), "\(viewer) \(filter)")
      }
    }
  }

  @Test func `names who writes by the name of today`() throws {
    let practitioner = try store.addPractitioner()
    let key: Principal.ID = store.id()
    let name = try store.read { reading throws(SQLiteError) in
      try reading.author(Principal(id: key, binding: .practitioner(practitioner.id)), token: nil)
    }
    #expect(name == Author(practitionerID: practitioner.id, name: practitioner.details.name))
    #expect(
      try store.read { reading throws(SQLiteError) in
        try reading.author(Principal(id: key, binding: .admin), token: nil)
      } == nil)
  }
}
