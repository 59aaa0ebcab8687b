import Domain
import Testing

@Suite struct `An absence calendar` {
  /// A Monday.
  private static let first = CalendarDate(year: 2026, month: 1, day: 5) ?? .earliest

  /// Days are counted from `first`.
  private func spell(
    _ from: Int = 0, _ to: Int? = nil, done: [Poortwachter.Mark?] = []
  ) throws -> SickSpell {
    let days = SickSpell.Days(
      firstDay: Self.first.adding(days: from), lastDay: to.map { Self.first.adding(days: $0) })
    return SickSpell(
      id: SickSpell.ID(unixMilliseconds: Int64(from), randomBits: (0, 0)), version: 1,
      createdAt: Instant(unixMilliseconds: 0), updatedAt: Instant(unixMilliseconds: 0),
      clientID: Client.ID(unixMilliseconds: 0, randomBits: (0, 0)),
      details: SickSpell.Details(days: try #require(days), dutiesDone: done.compactMap(\.self)))
  }

  private func calendar(_ spells: [SickSpell], on day: Int) throws -> AbsenceCalendar {
    try #require(AbsenceCalendar(spells, on: Self.first.adding(days: day)))
  }

  private func status(_ duty: Poortwachter.Duty, week: Int? = nil, in calendar: AbsenceCalendar) throws
    -> AbsenceCalendar.Status
  {
    let week = try #require(week ?? duty.weeks.first)
    return try #require(calendar.entries.first { $0.term.duty == duty && $0.term.week == week }).status
  }

  @Test(arguments: [
    (0, AbsenceCalendar.Status.later), (34, .later), (35, .due), (41, .due), (42, .overdue), (700, .overdue),
  ]) func `says where a duty stands`(day: Int, expected: AbsenceCalendar.Status) throws {
    #expect(try status(.problemAnalysis, in: calendar([spell()], on: day)) == expected)
  }

  @Test func `takes what was done, whenever it was`() throws {
    let done = Poortwachter.Mark(.problemAnalysis, doneOn: Self.first.adding(days: 29))
    let calendar = try calendar([spell(done: [done])], on: 44)
    #expect(try status(.problemAnalysis, in: calendar) == .done)
    // The plan of action is due fourteen days after the analysis.
    let plan = try #require(calendar.entries.first { $0.term.duty == .actionPlan })
    #expect(plan.term.days == Self.first.adding(days: 29)...Self.first.adding(days: 43))
    #expect(plan.status == .overdue)
  }

  @Test func `tells one talk from another`() throws {
    let done = Poortwachter.Mark(.progressTalk, week: 20, doneOn: Self.first.adding(days: 140))
    let calendar = try calendar([spell(done: [done])], on: 150)
    #expect(try status(.progressTalk, week: 14, in: calendar) == .overdue)
    #expect(try status(.progressTalk, week: 20, in: calendar) == .done)
    #expect(try status(.progressTalk, week: 26, in: calendar) == .later)
  }

  @Test func `lets duties lapse that come after recovery, and no others`() throws {
    let calendar = try calendar([spell(0, 41)], on: 60)
    #expect(!calendar.isSick)
    #expect(calendar.sickWeek == nil)
    #expect(try status(.problemAnalysis, in: calendar) == .overdue)
    #expect(try status(.actionPlan, in: calendar) == .lapsed)
    #expect(try status(.wiaApplication, in: calendar) == .lapsed)
  }

  @Test(arguments: [(27, true), (28, false)])
  func `counts on after fewer than 28 days`(gap: Int, isLinked: Bool) throws {
    let start = 42 + gap  // sick on days 0…41
    let done = Poortwachter.Mark(.problemAnalysis, doneOn: Self.first.adding(days: 30))
    let calendar = try calendar([spell(0, 41, done: [done]), spell(start)], on: start)
    #expect(calendar.spells.count == (isLinked ? 2 : 1))
    #expect(
      calendar.sickWeek == SickWeek(firstSickDay: Self.first, on: Self.first.adding(days: isLinked ? 42 : 0)))
    #expect(try status(.problemAnalysis, in: calendar) == (isLinked ? .done : .later))
    let counting = calendar.chain.countingFirstDay
    #expect(calendar.dates.waitingPeriodEnd == counting.adding(days: 727))
  }

  @Test func `moves the report to the UWV alone to a working day`() throws {
    // Day 294 is Monday 26 October 2026; from a Sunday on it is a Sunday.
    let monday = try calendar([spell()], on: 0)
    let sunday = try calendar([spell(-1)], on: 0)
    for (calendar, days) in [(monday, 294...294), (sunday, 293...294)] {
      let entry = try #require(calendar.entries.first { $0.term.duty == .reportToUwv })
      #expect(
        entry.term.days == Self.first.adding(days: days.lowerBound)...Self.first.adding(days: days.upperBound)
      )
    }
    let evaluation = try #require(sunday.entries.first { $0.term.duty == .firstYearEvaluation })
    #expect(evaluation.term.days == Self.first.adding(days: 314)...Self.first.adding(days: 362))
  }

  @Test func `holds every duty by the day on which it is due`() throws {
    let entries = try calendar([spell()], on: 0).entries
    #expect(entries.count == 24)
    #expect(Set(entries.map(\.term.duty)) == Set(Poortwachter.Duty.allCases))
    #expect(entries.map(\.term.days.upperBound) == entries.map(\.term.days.upperBound).sorted())
    #expect(entries.allSatisfy { !$0.term.duty.parties.isEmpty })
  }

  @Test func `is none without a spell`() { #expect(AbsenceCalendar([], on: Self.first) == nil) }

  @Test(
    arguments: [
      (Poortwachter.Duty.problemAnalysis, nil, true), (.problemAnalysis, 6, true),
      (.problemAnalysis, 7, false),
      (.progressTalk, nil, false), (.progressTalk, 14, true), (.progressTalk, 15, false),
      (.progressTalk, 104, false),
    ] as [(Poortwachter.Duty, Int?, Bool)])
  func `knows the weeks of a duty`(duty: Poortwachter.Duty, week: Int?, isOne: Bool) {
    #expect((Poortwachter.Mark(duty, week: week, doneOn: Self.first) != nil) == isOne)
  }
}
