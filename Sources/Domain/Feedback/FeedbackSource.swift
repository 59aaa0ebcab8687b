/// All that is known of a client on one day, so far as a letter about it may draw on it. What a draft says follows from
/// this and nothing else.
public struct FeedbackSource: Sendable {
  public let kind: FeedbackReport.Kind
  /// Of the one to whom it goes: a company doctor reads less.
  public let recipient: Referrer.Kind
  /// Whether it is the one who sent the intake: what that one wrote is nobody else's question.
  public let isReferrer: Bool
  /// The day at the cooperative.
  public let today: CalendarDate
  public let intake: Intake
  /// What was decided upon the intake; `nil` while nothing is.
  public let decision: Decision?
  /// `nil` for a letter about the intake alone.
  public let care: Care?
  /// Those of this referral.
  public let series: MeasurementSeries
  /// Those of this referral, and whatever is still open, in the order in which they were raised.
  public let signals: [Signal]

  public init(
    kind: FeedbackReport.Kind, recipient: Referrer.Kind, isReferrer: Bool, today: CalendarDate,
    intake: Intake, decision: Decision?, care: Care?, series: MeasurementSeries, signals: [Signal]
  ) {
    self.kind = kind
    self.recipient = recipient
    self.isReferrer = isReferrer
    self.today = today
    self.intake = intake
    self.decision = decision
    self.care = care
    self.series = series.since(intake.details.takenOn)
    self.signals = signals.filter { signal in
      signal.flag.status == .open || signal.flag.source == .intake(intake.id)
        || signal.raisedOn >= intake.details.takenOn
    }
  }

  /// One flag, with the days of the cooperative's calendar.
  public struct Signal: Sendable {
    public let flag: Flag
    public let raisedOn: CalendarDate
    /// `nil` while it is open.
    public let handledOn: CalendarDate?

    public init(_ flag: Flag, raisedOn: CalendarDate, handledOn: CalendarDate? = nil) {
      self.flag = flag
      self.raisedOn = raisedOn
      self.handledOn = handledOn
    }
  }

  /// One enrolment, with what was agreed in its plan: nothing of a plan that is still a draft, but for its evaluations.
  public struct Care: Sendable {
    public let enrolment: Enrolment
    public let attended: Int
    public let missed: Int
    /// The names of the modules that the client follows, in the plan's order.
    public let modules: [ModuleName]
    public let agreements: Agreements?
    /// By day.
    public let evaluations: [Evaluation]
    /// In the plan's order.
    public let goals: [Aim]
    /// The next session that is planned.
    public let nextSessionOn: CalendarDate?

    public init(
      enrolment: Enrolment, attended: Int = 0, missed: Int = 0, modules: [ModuleName] = [],
      agreements: Agreements? = nil, evaluations: [Evaluation] = [], goals: [Aim] = [],
      nextSessionOn: CalendarDate? = nil
    ) {
      self.enrolment = enrolment
      self.attended = attended
      self.missed = missed
      self.modules = modules
      self.agreements = agreements
      self.evaluations = evaluations
      self.goals = goals
      self.nextSessionOn = nextSessionOn
    }
  }

  /// A goal, and what was noted of it last.
  public struct Aim: Sendable {
    public let details: Goal.Details
    public let lastNote: Noted?

    public init(_ details: Goal.Details, lastNote: Noted? = nil) {
      self.details = details
      self.lastNote = lastNote
    }
  }

  /// What was noted, on which day.
  public struct Noted: Sendable {
    public let on: CalendarDate
    public let text: ProgressText

    public init(on day: CalendarDate, _ text: ProgressText) {
      on = day
      self.text = text
    }
  }
}
