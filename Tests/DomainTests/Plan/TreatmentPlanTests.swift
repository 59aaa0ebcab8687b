import Domain
import Testing

@Suite struct `A treatment plan` {
  private func goal(_ number: UInt64, _ details: Goal.Details) -> Goal {
    Goal(
      id: Goal.ID(unixMilliseconds: 0, randomBits: (0, number)), version: 1,
      createdAt: Instant(unixMilliseconds: 0), updatedAt: Instant(unixMilliseconds: 0), details: details)
  }

  private func whole(_ status: Goal.Status = .open) throws -> Goal.Details {
    Goal.Details(
      text: try GoalText("Doorslapen"), measure: try GoalMark("uren"), target: try GoalMark("7"),
      dueDate: CalendarDate("2027-01-15"), status: status)
  }

  @Test func `names everything that its goals lack, by their places`() throws {
    let bare = Goal.Details(text: try GoalText("Sporten"), baseline: try GoalMark("0"))
    let half = Goal.Details(text: try GoalText("Werken"), measure: try GoalMark("uren"))
    let goals = [goal(1, bare), goal(2, try whole()), goal(3, half)]
    #expect(
      TreatmentPlan.gaps(in: goals) == [
        .goal(goals[0].id, position: 0, lacks: .measure), .goal(goals[0].id, position: 0, lacks: .target),
        .goal(goals[0].id, position: 0, lacks: .dueDate), .goal(goals[2].id, position: 2, lacks: .target),
        .goal(goals[2].id, position: 2, lacks: .dueDate),
      ])
  }

  @Test func `asks nothing of a goal that was dropped, but for a goal at all`() throws {
    let dropped = Goal.Details(text: try GoalText("Sporten"), status: .dropped)
    #expect(TreatmentPlan.gaps(in: [goal(1, dropped)]).isEmpty)
    #expect(TreatmentPlan.gaps(in: []) == [.noGoals])
  }

  @Test func `goes from draft to active to closed, and no other way`() throws {
    #expect(try TreatmentPlan.Status.draft.activated([]) == .active)
    #expect(try TreatmentPlan.Status.active.closed() == .closed)
    #expect(throws: Refusal.planNotDraft(.active)) { try TreatmentPlan.Status.active.activated([]) }
    #expect(throws: Refusal.planNotActive(.draft)) { try TreatmentPlan.Status.draft.closed() }
    #expect(throws: Refusal.planClosed) { try TreatmentPlan.Status.closed.activated([]) }
    #expect(throws: Refusal.planClosed) { try TreatmentPlan.Status.closed.closed() }
    #expect(throws: Refusal.planClosed) { try TreatmentPlan.Status.closed.checkOpen() }
  }

  @Test func `may lack something as a draft alone`() throws {
    #expect(throws: Refusal.planIncomplete([.noGoals])) {
      try TreatmentPlan.Status.draft.activated([.noGoals])
    }
    #expect(throws: Refusal.planIncomplete([.noGoals])) { try TreatmentPlan.Status.active.check([.noGoals]) }
    try TreatmentPlan.Status.draft.check([.noGoals])
    try TreatmentPlan.Status.active.check([])
  }
}

@Suite struct `The template of a treatment plan` {
  private func module(_ code: String, isOptional: Bool = false) throws -> CareModule {
    CareModule(
      code: try #require(CodeWord(code)), name: try ModuleName("Module"),
      discipline: try #require(CodeWord("coach")), isOptional: isOptional)
  }

  @Test func `has the package's modules, two evaluations and a goal for the lowest dimension`() throws {
    let start = try #require(CalendarDate("2026-11-23"))
    let modules = [try module("yoga"), try module("returnToWork", isOptional: true), try module("coaching")]
    let details = TreatmentPlan.Details(
      from: modules, over: start...start.adding(days: 55), lowest: .dagelijksFunctioneren)
    #expect(details.interventions.map(\.details.module.text) == ["yoga", "coaching"])
    #expect(details.interventions.allSatisfy { $0.details.practitionerID == nil })
    #expect(
      details.evaluations == [
        Evaluation(on: start.adding(days: 28), kind: .midway),
        Evaluation(on: start.adding(days: 55), kind: .end),
      ])
    let goal = try #require(details.goals.first)
    #expect(details.goals.count == 1)
    #expect(goal.details.dimension == .dagelijksFunctioneren)
    #expect(goal.details.text.text == "Dagelijks functioneren: samen met de cliënt in te vullen.")
    #expect(goal.details.measure == nil && goal.details.target == nil && goal.details.dueDate == nil)
  }

  @Test(arguments: SpinnenwebDimension.allCases) func `writes a goal that may stand in a plan`(
    dimension: SpinnenwebDimension
  ) throws {
    let day = try #require(CalendarDate("2026-11-23"))
    let details = TreatmentPlan.Details(from: [], over: day...day, lowest: dimension)
    let text = try #require(details.goals.first).details.text
    #expect(try GoalText(text.text) == text)
  }

  @Test func `has no goal without a web`() throws {
    let day = try #require(CalendarDate("2026-11-23"))
    #expect(TreatmentPlan.Details(from: [], over: day...day, lowest: nil).goals.isEmpty)
  }
}
