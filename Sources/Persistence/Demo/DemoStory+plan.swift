internal import Domain
internal import SQLite

extension DemoStory {
  /// What is written into the draft that the enrolment came with; a client who has just been accepted still has the goal
  /// that nobody has completed.
  mutating func writePlan(
    of enrolment: Enrolment, _ episode: DemoStage.Episode, at moment: Instant,
    _ transaction: borrowing WriteTransaction
  ) throws -> TreatmentPlan.ID {
    guard let plan = try transaction.reading.openTreatmentPlan(of: enrolment.id) else {
      throw Refusal.unknownEnrolment(enrolment.id)
    }
    guard !isDraft(episode) else { return plan }
    let template = try transaction.reading.planTemplate(of: enrolment)
    let team = try team(of: enrolment, transaction)
    let modules = try modules(of: enrolment, transaction)
    let details = TreatmentPlan.Details(
      agreements: pick(words.agreements),
      evaluations: template.evaluations + [
        Evaluation(on: enrolment.period.end.adding(days: 91), kind: .followUp)
      ],
      goals: words.goals(episode.phase, by: enrolment.period.end).map {
        TreatmentPlan.Entry(id: nil, details: $0)
      },
      interventions: modules.map { module in
        let giver = team.first { $0.details.disciplines.contains(module.discipline) }
        return TreatmentPlan.Entry(
          id: nil,
          details: Intervention.Details(
            module: module.code, practitionerID: giver?.id,
            sessionsPlanned: SessionCount(max(1, episode.weeks / max(1, modules.count)))))
      })
    let makeID = ids(at: moment)
    let author = author
    try change(plan, transaction) { standing, transaction in
      try transaction.update(standing, to: details, by: author, at: moment, makeID: makeID)
    }
    return plan
  }

  /// Activates and signs it, notes progress every second week, changes it halfway, and closes it.
  mutating func work(
    on plan: TreatmentPlan.ID, of enrolment: Enrolment, _ episode: DemoStage.Episode, from start: Instant,
    until end: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    guard !isDraft(episode) else { return }
    let (author, coordinator) = (author, words.coordinator)
    try change(plan, transaction) { standing, transaction in
      try transaction.activate(standing, by: author, at: start)
    }
    try change(plan, transaction) { standing, transaction in
      try transaction.sign(standing, version: standing.version, by: coordinator, at: start)
    }
    let goals = try transaction.reading.goals(of: plan)
    for week in stride(from: 2, through: episode.weeks, by: 2) {
      let moment = start.adding(days: 7 * week - 1)
      guard moment < end else { break }
      let note = ProgressNote(
        id: ProgressNote.ID(rawValue: id(at: moment)), goalID: goals[week / 2 % goals.count].id,
        author: author, createdAt: moment, text: pick(words.progress))
      try transaction.insert(note)
    }
    let midway = start.adding(days: episode.weeks * 7 / 2)
    if midway < end {
      try measure(.midway, at: midway, isWell: episode.phase == .one, transaction)
      let goal = goals[0]
      let later = goal.details.due(by: enrolment.period.end.adding(days: 14), status: .open)
      try change(plan, transaction) { standing, transaction in
        try transaction.update(goal.id, of: standing, to: later, by: author, at: midway)
      }
      // Half of them sign the changed plan at once.
      if number % 2 == 0 {
        try change(plan, transaction) { standing, transaction in
          try transaction.sign(standing, version: standing.version, by: coordinator, at: midway)
        }
      }
    }
    guard episode.course != .runs else { return }
    try finish(plan, goals, episode, at: end, transaction)
  }

  private mutating func finish(
    _ plan: TreatmentPlan.ID, _ goals: [Goal], _ episode: DemoStage.Episode, at end: Instant,
    _ transaction: borrowing WriteTransaction
  ) throws {
    let author = author
    let isStopped = if case .stopped = episode.course { true } else { false }
    let outcomes: [Goal.Status] =
      isStopped
      ? [.notAchieved, .dropped, .partlyAchieved]
      : [.achieved, .partlyAchieved, number % 2 == 0 ? .achieved : .notAchieved]
    for (goal, outcome) in zip(goals, outcomes) {
      let judged = goal.details.due(by: goal.details.dueDate, status: outcome)
      try change(plan, transaction) { standing, transaction in
        try transaction.update(goal.id, of: standing, to: judged, by: author, at: end)
      }
    }
    if !isStopped { try measure(.end, at: end.adding(milliseconds: -3_600_000), isWell: true, transaction) }
    try change(plan, transaction) { standing, transaction in
      try transaction.close(standing, by: author, at: end)
    }
    let later = end.adding(days: 91)
    if !isStopped, later <= days.anchor {
      try measure(.followUp, at: later, isWell: number % 2 == 0, transaction)
    }
  }

  /// Changes a plan after keeping the version that ends.
  private func change(
    _ plan: TreatmentPlan.ID, _ transaction: borrowing WriteTransaction,
    _ body: (TreatmentPlanStanding, borrowing WriteTransaction) throws -> Void
  ) throws {
    try keepVersion(plan, transaction)
    let standing = try transaction.reading.treatmentPlan(plan, for: .coordinator) { row throws(SQLiteError) in
      try row.standing()
    }
    guard let standing else { throw Refusal.unknownTreatmentPlan(plan) }
    try body(standing, transaction)
  }

  /// Of those who have just been accepted, and of a few who began this week.
  private func isDraft(_ episode: DemoStage.Episode) -> Bool {
    episode.course == .runs && (episode.start > 0 || episode.start > -7 && number % 2 == 1)
  }

  var author: Author { Author(practitionerID: lead.id, name: lead.details.name) }
}
