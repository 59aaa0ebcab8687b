import Domain
import Persistence

extension FeedbackSource {
  /// What the records hold of a client today. The caller has made sure that they may be seen.
  /// - Parameter recipientID: To whom it goes, who is a `recipient`.
  /// - Returns: nil when the intake is gone.
  init?(
    _ kind: FeedbackReport.Kind, to recipientID: Referrer.ID, _ recipient: Referrer.Kind,
    about intake: Intake.ID, _ enrolment: Enrolment.ID?, _ call: Call, _ database: borrowing ReadTransaction
  ) throws {
    let found = try database.intake(intake, for: .coordinator) { row throws(StorageError) in try row.intake()
    }
    guard let found else { return nil }
    let made = try database.decision(on: intake)
    var signals: [Signal] = []
    try database.flags(of: found.clientID) { row throws(StorageError) in
      let flag = try row.flag()
      signals.append(
        Signal(
          flag, raisedOn: call.day(of: flag.raisedAt), handledOn: flag.contact.map { call.day(of: $0.at) }))
    }
    var care: Care?
    if let id = enrolment ?? made?.enrolmentID { care = try Care(id, call, database) }
    self.init(
      kind: kind, recipient: recipient, isReferrer: recipientID == found.referrerID, today: call.today,
      intake: found, decision: made?.decision, care: care,
      series: try MeasurementSeries(of: found.clientID, database), signals: signals)
  }
}

extension FeedbackSource.Care {
  /// An enrolment with the plan that was agreed. Of a draft nobody knows yet whether the client wants it: its
  /// evaluations alone are told, which follow from the enrolment's days.
  fileprivate init?(_ id: Enrolment.ID, _ call: Call, _ database: borrowing ReadTransaction) throws {
    guard let enrolment = try database.enrolment(id, for: .coordinator) else { return nil }
    let attendance = try database.attendance(of: id)
    let package = try database.phasePackage(enrolment.packageID, for: .coordinator)
    var (agreements, modules): (Agreements?, [ModuleName]) = (nil, [])
    var goals: [FeedbackSource.Aim] = []
    let latest = try database.latestTreatmentPlan(of: id)
    if let plan = try database.agreedTreatmentPlan(of: id) {
      agreements = try database.agreements(of: plan)
      modules = try database.interventions(of: plan).compactMap { intervention in
        package?.module(intervention.details.module)?.name
      }
      for goal in try database.goals(of: plan) {
        let note = try database.lastProgressNote(on: goal.id)
        goals.append(
          FeedbackSource.Aim(
            goal.details,
            lastNote: note.map { FeedbackSource.Noted(on: call.day(of: $0.createdAt), $0.text) }))
      }
    }
    self.init(
      enrolment: enrolment, attended: attendance[.attended], missed: attendance[.noShow], modules: modules,
      agreements: agreements, evaluations: try latest.map { try database.evaluations(of: $0) } ?? [],
      goals: goals,
      nextSessionOn: try database.nextSession(of: id, after: call.now).map(call.day(of:)))
  }
}
