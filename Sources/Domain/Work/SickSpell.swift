/// Ziekteperiode: one spell of a client's sickness, and what was done in it of the duties of the Wet verbetering
/// poortwachter.
public struct SickSpell: Equatable, Sendable {
  public typealias ID = Identifier<SickSpell>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  public let details: Details

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID, details: Details
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.details = details
  }

  /// What is told about a spell, before it has an id and after.
  public struct Details: Equatable, Sendable {
    public let days: Days
    /// In the order of their weeks, each once.
    public let dutiesDone: [Poortwachter.Mark]

    public init(days: Days, dutiesDone: [Poortwachter.Mark] = []) {
      self.days = days
      self.dutiesDone = dutiesDone
    }
  }

  /// From which day to which.
  public struct Days: Equatable, Sendable {
    /// Eerste ziektedag.
    public let firstDay: CalendarDate
    /// `nil` while it lasts.
    public let lastDay: CalendarDate?

    /// - Returns: `nil` when the last day lies before the first.
    public init?(firstDay: CalendarDate, lastDay: CalendarDate?) {
      if let lastDay, lastDay < firstDay { return nil }
      self.firstDay = firstDay
      self.lastDay = lastDay
    }

    /// That lasts.
    public init(from firstDay: CalendarDate) {
      self.firstDay = firstDay
      lastDay = nil
    }

    public func overlaps(_ other: Days) -> Bool {
      firstDay <= other.lastDay ?? .latest && other.firstDay <= lastDay ?? .latest
    }

    /// All days from the first of the two to the last.
    public func joined(with other: Days) -> Days {
      let last: CalendarDate? = if let lastDay, let end = other.lastDay { max(lastDay, end) } else { nil }
      return Days(firstDay: min(firstDay, other.firstDay), lastDay: last) ?? self
    }
  }
}

extension SickSpell.Details {
  /// One spell of two that overlap, such as two records of one person know.
  public func joined(with other: SickSpell.Details) -> SickSpell.Details {
    var marks = dutiesDone
    for mark in other.dutiesDone
    where !marks.contains(where: { $0.duty == mark.duty && $0.week == mark.week }) {
      marks.append(mark)
    }
    return SickSpell.Details(days: days.joined(with: other.days), dutiesDone: marks.sorted())
  }
}

extension Intake.Details {
  /// The spell of sickness that an accepted intake begins with; `nil` when it names no first sick day, or says that the
  /// client is not on sick leave.
  public var sickSpell: SickSpell.Days? {
    guard sickLeave != SickLeave.none else { return nil }
    return firstSickDay.map(SickSpell.Days.init(from:))
  }
}
