public import Domain
public import SQLite

extension ReadTransaction {
  /// What the plan of an enrolment begins with, from its package and the web of its intake. The caller has made sure that
  /// the enrolment may be seen.
  public func planTemplate(of enrolment: Enrolment) throws(SQLiteError) -> TreatmentPlan.Details {
    let package = try phasePackage(enrolment.packageID, for: .coordinator)
    var lowest: SpinnenwebDimension?
    try measurements(of: enrolment.intakeID, client: enrolment.clientID) { row throws(SQLiteError) in
      guard case .spinnenweb(let web) = try row.form() else { return }
      lowest = web.scores(by: try row.rules()).lowestDimension
    }
    return TreatmentPlan.Details(
      from: package?.details.modules ?? [], over: enrolment.period.days, lowest: lowest)
  }
}

extension WriteTransaction {
  /// Keeps the draft plan with which an enrolment begins.
  /// - Parameter makeID: Gives a new key at each call.
  /// - Throws: `Refusal.planExists`, or what SQLite says.
  @discardableResult
  public func insertDraftPlan(
    of enrolment: Enrolment, by author: Author, at now: Instant, makeID: () -> UUIDv7
  ) throws -> TreatmentPlan.ID {
    let plan = TreatmentPlan.drafted(
      try reading.planTemplate(of: enrolment), for: enrolment.clientID, in: enrolment.id, at: now,
      makeID: makeID)
    try insert(plan, by: author)
    return plan.id
  }
}
