/// Spells of sickness that the law counts as one, as fewer than 28 days lie between them (Ziektewet art. 38, WIA art. 23).
public struct SickSpellChain: Equatable, Sendable {
  /// The first day of the first spell that counts.
  public let start: CalendarDate
  /// How many of the last spells count.
  public let spellCount: Int
  /// Days of sickness in the spells before the last one.
  public let daysBeforeLastSpell: Int
  /// The first sick day that the terms of `Poortwachter` count from: as if the days before had come just before.
  public let countingFirstDay: CalendarDate

  /// - Parameter spells: One after the other in time; only the last may still last.
  /// - Returns: `nil` for none, and for spells that overlap or last in between.
  public init?(_ spells: [SickSpell.Days]) {
    guard let last = spells.last else { return nil }
    var start = last.firstDay
    var count = 1
    var days = 0
    var counting = true
    for (earlier, later) in zip(spells, spells.dropFirst()).reversed() {
      guard let end = earlier.lastDay, end < later.firstDay else { return nil }
      let gapDays = end.days(until: later.firstDay) - 1
      counting = counting && gapDays < Self.gapDaysOfNewSpell
      guard counting else { continue }
      start = earlier.firstDay
      count += 1
      days += earlier.firstDay.days(until: end) + 1
    }
    self.start = start
    spellCount = count
    daysBeforeLastSpell = days
    countingFirstDay = last.firstDay.adding(days: -days)
  }

  /// From so many days between on, a new first sick day counts.
  public static let gapDaysOfNewSpell = 28
}
