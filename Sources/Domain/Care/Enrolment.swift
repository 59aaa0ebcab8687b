/// Inschrijving: one client's way through one phase package, from an accepted intake to its end. A client has one at a
/// time that is planned or active.
///
///     planned ──▶ active ──▶ completed     _start, _complete
///        │           │
///        └───────────┴─────▶ stopped       _stop, with a reason
///
/// `_prolong` leaves it where it is, planned or active. What has ended stays as it is; care goes on in a new enrolment,
/// which says which one it continues.
public struct Enrolment: Equatable, Sendable {
  public typealias ID = Identifier<Enrolment>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  /// The intake that was accepted.
  public let intakeID: Intake.ID
  /// The enrolment that this one continues in another phase, or once more in the same.
  public let continuesID: Enrolment.ID?
  public let packageID: PhasePackage.ID
  public let period: Period
  public let payer: Payer?
  public let status: Status
  /// When and why it ended; `nil` while it is planned or active.
  public let ending: Ending?

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID, intakeID: Intake.ID,
    continuesID: Enrolment.ID? = nil, packageID: PhasePackage.ID, period: Period, payer: Payer? = nil,
    status: Status = .planned, ending: Ending? = nil
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.intakeID = intakeID
    self.continuesID = continuesID
    self.packageID = packageID
    self.period = period
    self.payer = payer
    self.status = status
    self.ending = ending
  }

  /// The weeks of a package on the calendar.
  public struct Period: Hashable, Sendable {
    public let phase: Phase
    public let weeks: Int
    /// The first day.
    public let start: CalendarDate
    /// The last day: start + 7·weeks − 1 day.
    public let end: CalendarDate

    /// - Throws: `Refusal.weeksOutsidePhase` when the phase has no package of so many weeks.
    public init(
      _ phase: Phase, weeks: Int, start: CalendarDate, by ruleVersion: RuleVersion = .current
    ) throws(Refusal) {
      end = try PackageWindow.end(phase, start: start, weeks: weeks, by: ruleVersion)
      self.phase = phase
      self.weeks = weeks
      self.start = start
    }

    /// A period as it was stored, by the rules of its day.
    public init(stored phase: Phase, weeks: Int, start: CalendarDate, end: CalendarDate) {
      self.phase = phase
      self.weeks = weeks
      self.start = start
      self.end = end
    }

    /// First day and last.
    public var days: ClosedRange<CalendarDate> { start...max(start, end) }

    /// Which week of the package a day falls in, from 1; `nil` outside it.
    public func week(on day: CalendarDate) -> Int? {
      days.contains(day) ? start.days(until: day) / 7 + 1 : nil
    }
  }

  /// How it ended.
  public struct Ending: Equatable, Sendable {
    /// The day on which it was completed or stopped.
    public let on: CalendarDate
    /// Why it was stopped; `nil` when it was completed.
    public let reason: Note?

    public init(on day: CalendarDate, reason: Note? = nil) {
      on = day
      self.reason = reason
    }
  }

  /// Where it stands; the picture is above `Enrolment`.
  public enum Status: String, CaseIterable, Sendable {
    case planned
    case active
    case completed
    case stopped

    /// Whether it counts as the one that a client may have at a time.
    public var isRunning: Bool {
      switch self {
      case .planned, .active: true
      case .completed, .stopped: false
      }
    }
  }
}
