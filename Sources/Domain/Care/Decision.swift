/// Besluit: what the cooperative made of an intake, by a person and in its own words. It stands beside what decision
/// support proposed and does not change it. An intake is decided upon once.
public struct Decision: Equatable, Sendable {
  public let intakeID: Intake.ID
  public let outcome: Outcome
  /// Why, in the words of whoever decided.
  public let reason: Note
  /// A contact with the general practitioner that came before it; it handles what red flags of the intake are open.
  public let gpContact: Flag.Contact?

  public init(intakeID: Intake.ID, outcome: Outcome, reason: Note, gpContact: Flag.Contact? = nil) {
    self.intakeID = intakeID
    self.outcome = outcome
    self.reason = reason
    self.gpContact = gpContact
  }

  /// What was decided.
  public enum Outcome: Equatable, Sendable {
    case accept(Acceptance)
    case decline

    public var kind: Kind {
      switch self {
      case .accept: .accept
      case .decline: .decline
      }
    }

    /// The two outcomes, without what an acceptance says.
    public enum Kind: String, CaseIterable, Sendable {
      case accept
      case decline
    }
  }

  /// In which package the client begins, when, and with whom.
  public struct Acceptance: Equatable, Sendable {
    public let period: Enrolment.Period
    public let leadID: Practitioner.ID

    public init(period: Enrolment.Period, leadID: Practitioner.ID) {
      self.period = period
      self.leadID = leadID
    }
  }
}

extension Intake {
  /// The status after a decision.
  /// - Throws: `Refusal.intakeNotDecidable` once it is decided or withdrawn; `.startBeforeIntake` when care would begin
  ///   before the day on which the intake was taken.
  public func decided(_ outcome: Decision.Outcome) throws(Refusal) -> Status {
    guard status == .received else { throw .intakeNotDecidable(status) }
    switch outcome {
    case .decline: return .declined
    case .accept(let acceptance):
      try checkStart(acceptance.period.start)
      return .accepted
    }
  }

  /// Whether care may begin on a day.
  /// - Throws: `Refusal.startBeforeIntake`.
  public func checkStart(_ day: CalendarDate) throws(Refusal) {
    guard day >= details.takenOn else { throw .startBeforeIntake }
  }
}
