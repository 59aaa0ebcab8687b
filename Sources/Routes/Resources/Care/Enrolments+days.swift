import Domain
import Persistence

extension Enrolments {
  /// What else changes when an enrolment's days have become others: the evaluations of its open plan that follow from them.
  /// That makes another version of the plan, to be signed anew.
  /// - Parameters:
  ///   - before: the enrolment as it was.
  ///   - first: the day from which evaluations are still to come.
  static func moveEvaluations(
    of before: Enrolment, since first: CalendarDate, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws {
    guard let days = try transaction.reading.enrolment(before.id, for: .coordinator)?.period.days,
      let id = try transaction.reading.openTreatmentPlan(of: before.id)
    else { return }
    let evaluations = try transaction.reading.evaluations(of: id)
    let moved = Evaluation.moved(evaluations, from: before.period.days, to: days, since: first)
    let plan = try transaction.reading.treatmentPlan(id, for: .coordinator) { row throws(StorageError) in
      try row.standing()
    }
    guard moved != evaluations, let plan else { return }
    try transaction.keepShown(id)
    try transaction.update(plan, evaluations: moved, by: call.author(transaction.reading), at: call.now)
  }
}
