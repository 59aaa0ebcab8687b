import Domain
import Persistence

/// The members of a whole treatment plan, as they are sent.
enum TreatmentPlanBody {
  /// What a body says of a plan; nil where it says nothing, so that a new plan can take the template's.
  struct Parts {
    var agreements: Agreements?
    var evaluations: [Evaluation]?
    var goals: [TreatmentPlan.Entry<Goal, Goal.Details>]?
    var interventions: [TreatmentPlan.Entry<Intervention, Intervention.Details>]?
  }

  /// - Parameter isNew: whether goals and interventions cannot have ids yet.
  /// - Returns: nil when `faults` has grown.
  static func read(
    _ body: JSONObject, isNew: Bool = false, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Parts? {
    let known = faults.list.count
    var parts = Parts()
    parts.agreements = body.member("agreements", &faults)?.prose(&faults)
    parts.evaluations = evaluations(body, &faults)
    parts.goals = try entries("goals", of: body, atMost: Limits.goalsMax, isNew: isNew, &faults) {
      object, faults in GoalBody.read(object, &faults)
    }
    parts.interventions = try entries(
      "interventions", of: body, atMost: Limits.interventionsMax, isNew: isNew, &faults
    ) { object, faults in try InterventionBody.read(object, database, &faults) }
    return faults.list.count == known ? parts : nil
  }

  /// By day, each kind once on a day.
  private static func evaluations(_ body: JSONObject, _ faults: inout Faults) -> [Evaluation]? {
    var seen: Set<Evaluation> = []
    return body.array("evaluations", &faults)?.all(atMost: Limits.evaluationsMax, &faults) { value, faults in
      guard let object = value.object(&faults) else { return nil }
      let day = object.requiredMember("on", &faults)?.date(&faults)
      let kind: Evaluation.Kind? = object.requiredMember("kind", &faults)?.word(&faults)
      guard let day, let kind else { return nil }
      let evaluation = Evaluation(on: day, kind: kind)
      if !seen.insert(evaluation).inserted { faults.add(.duplicateElement, at: value) }
      return evaluation
    }?.sorted { $0.on < $1.on }
  }

  /// Goals or interventions, each with the id of the one it says anew, or without one; no id twice.
  private static func entries<Named, Details>(
    _ name: StaticString, of body: JSONObject, atMost countMax: Int, isNew: Bool, _ faults: inout Faults,
    _ read: (JSONObject, inout Faults) throws -> Details?
  ) throws -> [TreatmentPlan.Entry<Named, Details>]? {
    guard let array = body.array(name, &faults) else { return nil }
    var seen: Set<Identifier<Named>> = []
    var failure: (any Error)?
    let entries: [TreatmentPlan.Entry<Named, Details>]? = array.all(atMost: countMax, &faults) {
      value, faults in
      guard let object = value.object(&faults) else { return nil }
      let id: Identifier<Named>? = isNew ? nil : object.member("id", &faults)?.id(&faults)
      if let id, !seen.insert(id).inserted { faults.add(.duplicateElement, at: value) }
      do {
        return try read(object, &faults).map { TreatmentPlan.Entry(id: id, details: $0) }
      } catch {
        failure = error
        return nil
      }
    }
    if let failure { throw failure }
    return entries
  }
}
