import Domain

extension Fault {
  /// What a plan lacks, by its place in the plan as it is shown.
  init(_ gap: TreatmentPlan.Gap) {
    switch gap {
    case .noGoals:
      self.init(
        part: .body, location: "#/goals",
        code: FaultCode(
          "goalsMissing", dutch: "Het plan heeft nog geen doel.", english: "The plan has no goal yet."))
    case .goal(let id, let position, let member):
      self.init(
        part: .body, location: "#/goals/\(position)/\(member.rawValue)", code: .missing(member, of: id))
    }
  }
}

extension FaultCode {
  fileprivate static func missing(_ member: Goal.SmartMember, of goal: Goal.ID) -> FaultCode {
    switch member {
    case .measure:
      FaultCode(
        "measureMissing", dutch: "Bij doel \(goal) ontbreekt hoe het wordt gemeten (measure).",
        english: "Goal \(goal) has no measure.")
    case .target:
      FaultCode(
        "targetMissing", dutch: "Doel \(goal) heeft geen streefwaarde (target).",
        english: "Goal \(goal) has no target.")
    case .dueDate:
      FaultCode(
        "dueDateMissing", dutch: "Doel \(goal) heeft geen einddatum (dueDate).",
        english: "Goal \(goal) has no due date.")
    }
  }
}
