/// Verzuimkalender: how long a client has been sick as the law counts, and what of its duties is done or due on a day.
/// Shown to plan with; nobody is reminded of anything.
public struct AbsenceCalendar: Sendable {
  /// The spells that count as one with the last, in time.
  public let spells: [SickSpell]
  public let chain: SickSpellChain
  /// Whether the last spell lasts on that day.
  public let isSick: Bool
  /// `nil` when the client is not sick on that day.
  public let sickWeek: SickWeek?
  public let dates: Poortwachter
  /// By the day on which each is due.
  public let entries: [Entry]

  /// - Parameters:
  ///   - spells: All of a client's, in time.
  ///   - day: The day on which it is looked at, not before the last spell.
  /// - Returns: `nil` when there are none, or they overlap.
  public init?(_ spells: [SickSpell], on day: CalendarDate) {
    guard let chain = SickSpellChain(spells.map(\.details.days)) else { return nil }
    self.chain = chain
    self.spells = Array(spells.suffix(chain.spellCount))
    let end = spells.last?.details.days.lastDay
    let isSick = day <= end ?? .latest
    self.isSick = isSick
    sickWeek = isSick ? SickWeek(firstSickDay: chain.countingFirstDay, on: day) : nil
    let marks = self.spells.flatMap(\.details.dutiesDone).sorted { $0.doneOn < $1.doneOn }
    let dates = Poortwachter(
      firstSickDay: chain.countingFirstDay,
      problemAnalysis: marks.first { $0.duty == .problemAnalysis }?.doneOn)
    self.dates = dates
    entries = dates.terms.map { term in
      let mark = marks.first { $0.duty == term.duty && $0.week == term.week }
      return Entry(term: term, doneOn: mark?.doneOn, on: day, sickUntil: end)
    }
  }

  /// One duty, and where it stands.
  public struct Entry: Sendable {
    public let term: Poortwachter.Term
    public let doneOn: CalendarDate?
    public let status: Status

    init(term: Poortwachter.Term, doneOn: CalendarDate?, on day: CalendarDate, sickUntil end: CalendarDate?) {
      self.term = term
      self.doneOn = doneOn
      status =
        if doneOn != nil {
          .done
        } else if let end, end < term.days.upperBound {
          .lapsed
        } else if term.days.upperBound < day {
          .overdue
        } else if term.days.lowerBound <= day {
          .due
        } else {
          .later
        }
    }
  }

  /// Where a duty stands.
  public enum Status: String, CaseIterable, Sendable {
    /// Its days are still to come.
    case later
    /// Today is one of its days.
    case due
    /// Its last day has passed, and nobody has said that it was done.
    case overdue
    case done
    /// The client was no longer sick on the day on which it would have been due.
    case lapsed
  }
}
