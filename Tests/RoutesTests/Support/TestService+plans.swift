import Domain
import Persistence
import Testing

@testable import Routes

/// Enrolments and treatment plans, without the operations that make them.
extension TestService {
  /// A planned enrolment of 8 weeks that begins today, of a client with a whole web.
  func addEnrolment(of client: Client.ID) throws -> Enrolment.ID {
    let referrer = try addReferrer()
    let web = Spinnenweb.marks(Spinnenweb.Marks { Spinnenweb.Mark(Tenths(tenths: $0 == .meedoen ? 30 : 60)) })
    let new = NewIntake(
      client: .known(client), referrerID: referrer,
      details: Intake.Details(
        reason: try ReferralReason("Aanhoudende vermoeidheid."), takenOn: clock.now.calendarDate()),
      spinnenweb: web)
    let received = ReceivedIntake(
      new, flagKinds: [], proposal: nil, rules: .current, at: clock.now, makeID: newKey)
    let package = try #require(
      try database.reader().read { reading throws(StorageError) in try reading.phasePackage(of: .two) })
    let enrolment = Enrolment(
      id: id(), version: 1, createdAt: clock.now, updatedAt: clock.now, clientID: client,
      intakeID: received.intake.id, packageID: package.id,
      period: try Enrolment.Period(.two, weeks: 8, start: clock.now.calendarDate()))
    _ = try database.writer.write { transaction in
      try transaction.receive(received)
      try transaction.insert(enrolment)
    }
    return enrolment.id
  }

  /// A draft that lacks nothing, with two goals and two interventions.
  func addPlan(of client: Client.ID? = nil, goals: [Goal.Details]? = nil) throws -> TreatmentPlan.ID {
    let client = try client ?? addClient()
    let goals = try goals ?? [.sample("Ik slaap weer door."), .sample("Ik sport weer.")]
    let modules = try [#require(CodeWord("yoga")), #require(CodeWord("actCoaching"))]
    let plan = TreatmentPlan.drafted(
      TreatmentPlan.Details(
        agreements: nil,
        evaluations: [Evaluation(on: clock.now.calendarDate().adding(days: 28), kind: .midway)],
        goals: goals.map { TreatmentPlan.Entry(id: nil, details: $0) },
        interventions: modules.map {
          TreatmentPlan.Entry(id: nil, details: Intervention.Details(module: $0))
        }), for: client, in: try addEnrolment(of: client), at: clock.now, makeID: newKey)
    let author = Author(practitionerID: nil, name: try PersonName("Anna Coördinator"))
    _ = try database.writer.write { transaction in try transaction.insert(plan, by: author) }
    return plan.id
  }

  /// The ids of a plan's goals or interventions, in their order.
  func parts(_ name: String, of plan: TreatmentPlan.ID, token: String) throws -> [String] {
    let answer = try send("GET", "/v1/treatment-plans/\(plan)", token: token)
    return (answer.json[name] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }

  /// A practitioner in the client's care team, and its token.
  func addColleague(of client: Client.ID) throws -> String {
    let practitioner = try addPractitioner()
    try addToCareTeam(practitioner, of: client)
    return try token(.practitioner(practitioner))
  }
}

extension Goal.Details {
  /// A goal that lacks nothing.
  static func sample(_ text: String) throws -> Goal.Details {
    Goal.Details(
      text: try GoalText(text), dimension: .lichaamsfuncties, measure: try GoalMark("keren per week"),
      baseline: try GoalMark("0"), target: try GoalMark("3"),
      dueDate: CalendarDate("2027-01-15")
    )
  }
}
