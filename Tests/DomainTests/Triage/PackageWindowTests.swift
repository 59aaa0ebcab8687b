import Domain
import Testing

@Suite struct `A package` {
  @Test func `takes the weeks of its phase and no others`() throws {
    let start = try #require(CalendarDate("2026-03-02"))
    for phase in Phase.allCases {
      let allowed = phase.weeks()
      for weeks in [-1, 0, 3, 4, 5, 7, 8, 9, 11, 12, 14, 16, 17, Int.max] {
        if allowed.contains(weeks) {
          let end = try PackageWindow.end(phase, start: start, weeks: weeks)
          #expect(start.days(until: end) == 7 * weeks - 1)
          #expect(end.weekday == .sunday)
        } else {
          #expect(throws: Refusal.weeksOutsidePhase(phase, weeks: weeks, allowed: allowed)) {
            try PackageWindow.end(phase, start: start, weeks: weeks)
          }
        }
      }
    }
  }

  @Test func `that begins on the last day there is ends there`() {
    #expect(PackageWindow(.three, start: .latest).latestEnd == .latest)
  }
}
