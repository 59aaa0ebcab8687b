extension TreatmentPlan {
  /// One thing that a plan lacks before it can be active.
  public enum Gap: Equatable, Sendable {
    /// It has no goal at all.
    case noGoals
    /// A goal lacks what makes it SMART.
    /// - Parameter position: The goal's place in the plan, from 0.
    case goal(Goal.ID, position: Int, lacks: Goal.SmartMember)
  }

  /// Everything that these goals of one plan lack, in their order.
  public static func gaps(in goals: [Goal]) -> [Gap] {
    guard !goals.isEmpty else { return [.noGoals] }
    return goals.enumerated().flatMap { position, goal in
      goal.lacks.map { Gap.goal(goal.id, position: position, lacks: $0) }
    }
  }
}
