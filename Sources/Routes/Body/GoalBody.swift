import Domain

/// The members of a goal, as they are sent, alone or within a plan.
enum GoalBody {
  /// - Returns: nil when `faults` has grown.
  static func read(_ body: JSONObject, _ faults: inout Faults) -> Goal.Details? {
    let known = faults.list.count
    let text: GoalText? = body.requiredMember("text", &faults)?.prose(&faults)
    let dimension: SpinnenwebDimension? = body.member("dimension", &faults)?.word(&faults)
    let measure: GoalMark? = body.member("measure", &faults)?.line(&faults)
    let baseline: GoalMark? = body.member("baseline", &faults)?.line(&faults)
    let target: GoalMark? = body.member("target", &faults)?.line(&faults)
    let dueDate = body.member("dueDate", &faults)?.date(&faults)
    let status: Goal.Status? = body.member("status", &faults)?.word(&faults)
    guard faults.list.count == known, let text else { return nil }
    return Goal.Details(
      text: text, dimension: dimension, measure: measure, baseline: baseline, target: target,
      dueDate: dueDate, status: status ?? .open)
  }
}
