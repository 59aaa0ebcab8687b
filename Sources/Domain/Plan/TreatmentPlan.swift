/// Behandelplan: what a client and its practitioners want to reach in one enrolment, and how. They keep it together.
///
///     draft ──▶ active ──▶ closed     _activate, when no goal lacks anything; _close
///
/// A draft may lack what it likes. An active plan changes too, but never into one that could not be activated. A closed
/// plan is frozen: nothing in it changes, and nothing is added.
public struct TreatmentPlan: Equatable, Sendable {
  public typealias ID = Identifier<TreatmentPlan>

  public let id: ID
  /// Grows by one with every change shown in the plan, that of a goal or an intervention too.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  public let enrolmentID: Enrolment.ID
  public let status: Status
  /// What was agreed with the client.
  public let agreements: Agreements?
  /// By day.
  public let evaluations: [Evaluation]
  /// In the order that people gave them.
  public let goals: [Goal]
  /// In the order that people gave them.
  public let interventions: [Intervention]

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID,
    enrolmentID: Enrolment.ID, status: Status = .draft, agreements: Agreements? = nil,
    evaluations: [Evaluation] = [], goals: [Goal] = [], interventions: [Intervention] = []
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.enrolmentID = enrolmentID
    self.status = status
    self.agreements = agreements
    self.evaluations = evaluations
    self.goals = goals
    self.interventions = interventions
  }

  /// Where it stands; the picture is above `TreatmentPlan`.
  public enum Status: String, CaseIterable, Sendable {
    case draft
    case active
    case closed
  }

  /// Who stands for a plan, and for which version of it. It holds until something that was agreed changes.
  public struct Signature: Equatable, Sendable {
    public let author: Author
    public let at: Instant
    /// The version that was read and signed.
    public let version: Int

    public init(author: Author, at: Instant, version: Int) {
      self.author = author
      self.at = at
      self.version = version
    }
  }
}

// The ways from state to state. Each says what comes of it, or why it cannot be.
extension TreatmentPlan.Status {
  /// The status after `_activate`.
  /// - Parameter gaps: What the plan lacks (`TreatmentPlan.gaps`).
  /// - Throws: `Refusal.planClosed`, `.planNotDraft` or `.planIncomplete`.
  public func activated(_ gaps: [TreatmentPlan.Gap]) throws(Refusal) -> Self {
    try checkOpen()
    guard self == .draft else { throw .planNotDraft(self) }
    guard gaps.isEmpty else { throw .planIncomplete(gaps) }
    return .active
  }

  /// The status after `_close`.
  /// - Throws: `Refusal.planClosed` or `.planNotActive`.
  public func closed() throws(Refusal) -> Self {
    try checkOpen()
    guard self == .active else { throw .planNotActive(self) }
    return .closed
  }

  /// Whether anything may still be changed in the plan.
  /// - Throws: `Refusal.planClosed`.
  public func checkOpen() throws(Refusal) {
    guard self != .closed else { throw .planClosed }
  }

  /// Whether a plan that stands so may lack this much.
  /// - Throws: `Refusal.planIncomplete`.
  public func check(_ gaps: [TreatmentPlan.Gap]) throws(Refusal) {
    guard self == .draft || gaps.isEmpty else { throw .planIncomplete(gaps) }
  }
}
