extension TreatmentPlan {
  /// What is said of a whole plan at once: it replaces all that was said before.
  public struct Details: Equatable, Sendable {
    public let agreements: Agreements?
    public let evaluations: [Evaluation]
    public let goals: [Entry<Goal, Goal.Details>]
    public let interventions: [Entry<Intervention, Intervention.Details>]

    public init(
      agreements: Agreements?, evaluations: [Evaluation], goals: [Entry<Goal, Goal.Details>],
      interventions: [Entry<Intervention, Intervention.Details>]
    ) {
      self.agreements = agreements
      self.evaluations = evaluations
      self.goals = goals
      self.interventions = interventions
    }
  }

  /// One goal or intervention within a whole plan.
  public struct Entry<Named, Details: Equatable & Sendable>: Equatable, Sendable {
    /// Which of those that the plan has; `nil` for a new one.
    public let id: Identifier<Named>?
    public let details: Details

    public init(id: Identifier<Named>?, details: Details) {
      self.id = id
      self.details = details
    }
  }

  /// A new draft with these details. Ids that they name are not looked at: everything in it is new.
  /// - Parameter makeID: Gives a new key at each call.
  public static func drafted(
    _ details: Details, for client: Client.ID, in enrolment: Enrolment.ID, at now: Instant,
    makeID: () -> UUIDv7
  ) -> TreatmentPlan {
    TreatmentPlan(
      id: ID(rawValue: makeID()), version: 1, createdAt: now, updatedAt: now, clientID: client,
      enrolmentID: enrolment, agreements: details.agreements, evaluations: details.evaluations,
      goals: details.goals.map {
        Goal(
          id: Goal.ID(rawValue: makeID()), version: 1, createdAt: now, updatedAt: now, details: $0.details)
      },
      interventions: details.interventions.map {
        Intervention(
          id: Intervention.ID(rawValue: makeID()), version: 1, createdAt: now, updatedAt: now,
          details: $0.details)
      })
  }
}
