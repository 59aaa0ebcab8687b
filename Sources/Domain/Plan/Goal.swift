/// Doel: what a client wants to reach, made SMART: measurable by `measure`, from `baseline` to `target`, by `dueDate`. In a
/// draft it may still lack these (`TreatmentPlan.gaps`).
public struct Goal: Equatable, Sendable {
  public typealias ID = Identifier<Goal>

  public let id: ID
  /// Grows by one with every change shown in the goal.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let details: Details

  public init(id: ID, version: Int, createdAt: Instant, updatedAt: Instant, details: Details) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.details = details
  }

  /// What is told about a goal.
  public struct Details: Equatable, Sendable {
    public let text: GoalText
    /// The dimension of positive health that it belongs to; `nil` for one that belongs to none in particular.
    public let dimension: SpinnenwebDimension?
    /// How progress is seen: "uur slaap per nacht, slaapdagboek".
    public let measure: GoalMark?
    /// Where the client stands at the beginning, by that measure.
    public let baseline: GoalMark?
    /// Where the client wants to stand, by that measure.
    public let target: GoalMark?
    public let dueDate: CalendarDate?
    public let status: Status

    public init(
      text: GoalText, dimension: SpinnenwebDimension? = nil, measure: GoalMark? = nil,
      baseline: GoalMark? = nil, target: GoalMark? = nil, dueDate: CalendarDate? = nil, status: Status = .open
    ) {
      self.text = text
      self.dimension = dimension
      self.measure = measure
      self.baseline = baseline
      self.target = target
      self.dueDate = dueDate
      self.status = status
    }
  }

  /// What became of it. People judge, and may judge anew: every status may follow every other.
  public enum Status: String, CaseIterable, Sendable {
    case open
    case achieved
    case partlyAchieved
    case notAchieved
    /// Given up, or no longer the client's wish.
    case dropped
  }
}

extension Goal {
  /// What makes a goal measurable and bound to a time; the raw values are the members' names.
  public enum SmartMember: String, CaseIterable, Sendable {
    case measure
    case target
    case dueDate
  }

  /// What it lacks, in the order of the members. A goal that was dropped lacks nothing.
  public var lacks: [SmartMember] {
    guard details.status != .dropped else { return [] }
    return SmartMember.allCases.filter { member in
      switch member {
      case .measure: details.measure == nil
      case .target: details.target == nil
      case .dueDate: details.dueDate == nil
      }
    }
  }
}
