public import Domain
public import SQLite

// Changing a plan. Who may do it, and in which version the plan should be, is for the caller to know; so is keeping the
// version that ends (`keep`). Each of these makes one new version, and leaves an active plan one that lacks nothing.

extension WriteTransaction {
  /// Keeps a new plan.
  /// - Throws: `Refusal.planExists` when its enrolment has one that is not closed; `.unknownEnrolment`; or what SQLite says.
  public func insert(_ plan: TreatmentPlan, by author: Author) throws {
    if let open = try reading.openTreatmentPlan(of: plan.enrolmentID) { throw Refusal.planExists(open) }
    do throws(SQLiteError) {
      try run(
        TreatmentPlanRecord.insert, plan.id, plan.clientID, plan.enrolmentID, plan.status, plan.agreements,
        author.practitionerID, author.name, plan.version, plan.createdAt, plan.updatedAt)
    } catch {
      guard error.isForeignKeyViolation else { throw error }
      throw Refusal.unknownEnrolment(plan.enrolmentID)
    }
    try insert(plan.evaluations, in: plan.id)
    for (position, goal) in plan.goals.enumerated() { try insert(goal, in: plan.id, at: position) }
    for (position, intervention) in plan.interventions.enumerated() {
      try insert(intervention, in: plan.id, at: position)
    }
  }

  /// Says a whole plan anew. Goals and interventions that it names stay what they are, in their version when they are
  /// told as before; those without an id are new; those that it leaves out are removed.
  /// - Parameter makeID: Gives a new key at each call.
  /// - Throws: `Refusal.planClosed`; `.goalHasNotes` for a goal that is left out; `.unknownGoal` or `.unknownIntervention`
  ///   for one that the plan does not have; `.planIncomplete`; or what SQLite says.
  public func update(
    _ plan: TreatmentPlanStanding, to details: TreatmentPlan.Details, by author: Author, at now: Instant,
    makeID: () -> UUIDv7
  ) throws {
    try plan.status.checkOpen()
    try run(
      TreatmentPlanRecord.update, plan.id, details.agreements, author.practitionerID, author.name, now)
    try replaceEvaluations(of: plan.id, by: details.evaluations)
    try replaceGoals(of: plan.id, by: details.goals, at: now, makeID: makeID)
    try replaceInterventions(of: plan.id, by: details.interventions, at: now, makeID: makeID)
    try plan.status.check(TreatmentPlan.gaps(in: reading.goals(of: plan.id)))
  }

  /// Says anew when a plan is looked back upon.
  /// - Throws: `Refusal.planClosed`, or what SQLite says.
  public func update(
    _ plan: TreatmentPlanStanding, evaluations: [Evaluation], by author: Author, at now: Instant
  ) throws {
    try plan.status.checkOpen()
    try replaceEvaluations(of: plan.id, by: evaluations)
    try endVersion(of: plan, by: author, at: now)
  }

  private func replaceGoals(
    of plan: TreatmentPlan.ID, by entries: [TreatmentPlan.Entry<Goal, Goal.Details>], at now: Instant,
    makeID: () -> UUIDv7
  ) throws {
    let known = try reading.goals(of: plan)
    for goal in known where !entries.contains(where: { $0.id == goal.id }) { try delete(goal.id) }
    for (position, entry) in entries.enumerated() {
      guard let id = entry.id else {
        let goal = Goal(
          id: Goal.ID(rawValue: makeID()), version: 1, createdAt: now, updatedAt: now, details: entry.details)
        try insert(goal, in: plan, at: position)
        continue
      }
      guard let goal = known.first(where: { $0.id == id }) else { throw Refusal.unknownGoal(id) }
      if goal.details != entry.details { try update(id, to: entry.details, at: now) }
      try run(GoalRecord.move, id, position)
    }
  }

  private func replaceInterventions(
    of plan: TreatmentPlan.ID, by entries: [TreatmentPlan.Entry<Intervention, Intervention.Details>],
    at now: Instant, makeID: () -> UUIDv7
  ) throws {
    let known = try reading.interventions(of: plan)
    for intervention in known where !entries.contains(where: { $0.id == intervention.id }) {
      try delete(intervention.id)
    }
    for (position, entry) in entries.enumerated() {
      guard let id = entry.id else {
        let intervention = Intervention(
          id: Intervention.ID(rawValue: makeID()), version: 1, createdAt: now, updatedAt: now,
          details: entry.details)
        try insert(intervention, in: plan, at: position)
        continue
      }
      guard let intervention = known.first(where: { $0.id == id }) else {
        throw Refusal.unknownIntervention(id)
      }
      if intervention.details != entry.details { try update(id, to: entry.details, at: now) }
      try run(InterventionRecord.move, id, position)
    }
  }
}

// One goal or intervention. The plan goes on to its next version with it, so that nobody who replaces the whole plan
// writes over what it has not seen.
extension WriteTransaction {
  /// Adds a goal, as the last.
  /// - Throws: `Refusal.planClosed`, `.planFull`, `.planIncomplete`, or what SQLite says.
  public func add(_ goal: Goal, to plan: TreatmentPlanStanding, by author: Author, at now: Instant) throws {
    try plan.status.checkOpen()
    var (count, position) = (0, 0)
    try reading.goals(of: plan.id) { row throws(SQLiteError) in
      (count, position) = (count + 1, row.position + 1)
    }
    guard count < Limits.goalsMax else { throw Refusal.planFull(maximum: Limits.goalsMax) }
    try insert(goal, in: plan.id, at: position)
    try endVersion(of: plan, by: author, at: now)
  }

  /// - Throws: `Refusal.planClosed`, `.planIncomplete`, or what SQLite says.
  public func update(
    _ goal: Goal.ID, of plan: TreatmentPlanStanding, to details: Goal.Details, by author: Author,
    at now: Instant
  ) throws {
    try plan.status.checkOpen()
    try update(goal, to: details, at: now)
    try endVersion(of: plan, by: author, at: now)
  }

  /// - Throws: `Refusal.planClosed`, `.goalHasNotes`, `.planIncomplete`, or what SQLite says.
  public func remove(_ goal: Goal.ID, from plan: TreatmentPlanStanding, by author: Author, at now: Instant)
    throws
  {
    try plan.status.checkOpen()
    try delete(goal)
    try endVersion(of: plan, by: author, at: now)
  }

  /// Adds an intervention, as the last.
  /// - Throws: `Refusal.planClosed`, `.planFull`, or what SQLite says.
  public func add(
    _ intervention: Intervention, to plan: TreatmentPlanStanding, by author: Author, at now: Instant
  ) throws {
    try plan.status.checkOpen()
    var (count, position) = (0, 0)
    try reading.interventions(of: plan.id) { row throws(SQLiteError) in
      (count, position) = (count + 1, row.position + 1)
    }
    guard count < Limits.interventionsMax else {
      throw Refusal.planFull(maximum: Limits.interventionsMax)
    }
    try insert(intervention, in: plan.id, at: position)
    try endVersion(of: plan, by: author, at: now)
  }

  /// - Throws: `Refusal.planClosed`, or what SQLite says.
  public func update(
    _ intervention: Intervention.ID, of plan: TreatmentPlanStanding, to details: Intervention.Details,
    by author: Author, at now: Instant
  ) throws {
    try plan.status.checkOpen()
    try update(intervention, to: details, at: now)
    try endVersion(of: plan, by: author, at: now)
  }

  /// - Throws: `Refusal.planClosed`, or what SQLite says.
  public func remove(
    _ intervention: Intervention.ID, from plan: TreatmentPlanStanding, by author: Author, at now: Instant
  ) throws {
    try plan.status.checkOpen()
    try delete(intervention)
    try endVersion(of: plan, by: author, at: now)
  }

  /// Goes on to the next version, in which an active plan may lack nothing.
  private func endVersion(of plan: TreatmentPlanStanding, by author: Author, at now: Instant) throws {
    try run(TreatmentPlanRecord.touch, plan.id, author.practitionerID, author.name, now)
    try plan.status.check(TreatmentPlan.gaps(in: reading.goals(of: plan.id)))
  }
}

// From state to state.
extension WriteTransaction {
  /// - Throws: `Refusal.planClosed`, `.planNotDraft` or `.planIncomplete`, or what SQLite says.
  public func activate(_ plan: TreatmentPlanStanding, by author: Author, at now: Instant) throws {
    let status = try plan.status.activated(TreatmentPlan.gaps(in: reading.goals(of: plan.id)))
    try run(TreatmentPlanRecord.updateStatus, plan.id, status, author.practitionerID, author.name, now)
  }

  /// - Throws: `Refusal.planClosed` or `.planNotActive`, or what SQLite says.
  public func close(_ plan: TreatmentPlanStanding, by author: Author, at now: Instant) throws {
    let status = try plan.status.closed()
    try run(TreatmentPlanRecord.updateStatus, plan.id, status, author.practitionerID, author.name, now)
  }

  /// Signs a plan that lacks nothing, in the version that was read.
  /// - Throws: `Refusal.planClosed`, `.changedMeanwhile` when it is in another version, `.planIncomplete`, or what SQLite
  ///   says.
  public func sign(_ plan: TreatmentPlanStanding, version: Int, by author: Author, at now: Instant) throws {
    try plan.status.checkOpen()
    guard version == plan.version else { throw Refusal.changedMeanwhile(version: plan.version) }
    let gaps = try TreatmentPlan.gaps(in: reading.goals(of: plan.id))
    guard gaps.isEmpty else { throw Refusal.planIncomplete(gaps) }
    try run(TreatmentPlanRecord.sign, plan.id, author.practitionerID, author.name, now)
  }
}
