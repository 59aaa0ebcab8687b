import Testing

@testable import Domain

@Suite struct `A working day` {
  @Test(arguments: [
    ("2024-03-31", 2024), ("2025-04-20", 2025), ("2026-04-05", 2026), ("2038-04-25", 2038),
    ("2285-03-22", 2285),
  ]) func `is told from Easter`(easter: String, year: Int) {
    #expect(CalendarDate.easterSunday(year: year).description == easter)
  }

  @Test func `is told from an Easter that is always a Sunday in spring`() {
    for year in 1583...9999 {
      let easter = CalendarDate.easterSunday(year: year)
      guard easter.weekday == .sunday, easter.year == year, 322...425 ~= easter.month * 100 + easter.day
      else {
        Issue.record("\(easter)")
        return
      }
    }
  }

  @Test(arguments: [
    "2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25",
    "2026-12-25",
    "2025-04-26", "2026-11-21", "2026-11-22",
  ]) func `is no holiday and no weekend`(text: String) throws {
    #expect(try #require(CalendarDate(text)).isWorkingDay == false)
  }

  @Test(arguments: ["2026-04-28", "2026-11-20", "2027-12-27", "2026-04-02", "2025-04-28"])
  func `is any other Monday to Friday`(text: String) throws {
    #expect(try #require(CalendarDate(text)).isWorkingDay)
  }

  @Test func `is found from any day`() throws {
    #expect(try #require(CalendarDate("2026-04-03")).workingDayFromHere.description == "2026-04-07")
    #expect(try #require(CalendarDate("2026-11-20")).workingDayFromHere.description == "2026-11-20")
    #expect(CalendarDate.latest.workingDayFromHere == .latest)
  }
}
