extension TreatmentPlan.Details {
  /// What a plan begins with when a client is accepted: the package's modules as interventions, evaluations halfway and
  /// at the end, and a goal for the dimension that the client's web shows lowest, to be completed by a practitioner.
  /// Modules that are given to some clients only are left for people to add.
  /// - Parameters:
  ///   - modules: The package's, in its order.
  ///   - period: The enrolment's first and last day.
  ///   - lowest: The dimension that the web of the intake shows lowest; `nil` without a whole web.
  public init(
    from modules: [CareModule], over period: ClosedRange<CalendarDate>, lowest: SpinnenwebDimension?
  ) {
    self.init(
      agreements: nil,
      evaluations: Evaluation.usual(over: period),
      goals: lowest.map { dimension in
        [
          TreatmentPlan.Entry(
            id: nil, details: Goal.Details(text: dimension.unwrittenGoal, dimension: dimension))
        ]
      } ?? [],
      interventions: modules.filter { !$0.isOptional }.map {
        TreatmentPlan.Entry(id: nil, details: Intervention.Details(module: $0.code))
      })
  }
}

extension SpinnenwebDimension {
  /// What stands in the place of a goal for this dimension until a practitioner has written one with the client: in
  /// Dutch, as the cooperative's records are.
  var unwrittenGoal: GoalText {
    let name =
      switch self {
      case .lichaamsfuncties: "Lichaamsfuncties"
      case .mentaalWelbevinden: "Mentaal welbevinden"
      case .zingeving: "Zingeving"
      case .kwaliteitVanLeven: "Kwaliteit van leven"
      case .meedoen: "Meedoen"
      case .dagelijksFunctioneren: "Dagelijks functioneren"
      }
    return GoalText(stored: "\(name): samen met de cliënt in te vullen.")
  }
}
