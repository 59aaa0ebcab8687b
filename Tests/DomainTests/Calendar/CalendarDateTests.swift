import Domain
import Testing

@Suite struct `A calendar date` {
  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11_016, .tuesday),
    ("2026-11-20", 20_777, .friday), ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
  ]) func `counts days since 1970`(text: String, days: Int, weekday: Weekday) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.daysSince1970 == Int32(days))
    #expect(date.weekday == weekday)
    #expect(date.description == text)
  }

  @Test func `goes through its text and its parts unchanged over four centuries, day after day`() throws {
    var date = try #require(CalendarDate("1800-01-01"))
    let last = try #require(CalendarDate("2200-01-01"))
    var weekday = date.weekday
    while date < last {
      guard CalendarDate(date.description) == date,
        CalendarDate(year: date.year, month: date.month, day: date.day) == date, date.weekday == weekday
      else {
        Issue.record("\(date)")
        return
      }
      let next = date.adding(days: 1)
      guard next > date, next.description > date.description, date.days(until: next) == 1 else {
        Issue.record("\(date) → \(next)")
        return
      }
      weekday = Weekday.allCases[(Weekday.allCases.firstIndex(of: weekday).map { $0 + 1 } ?? 0) % 7]
      date = next
    }
    #expect(try #require(CalendarDate("1800-01-01")).days(until: date) == 146_097)
  }

  @Test(arguments: [
    "", "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00", "2026-1-1",
    "2026-01-1",
    "02026-01-01", "2026/01/01", "2026-01-01T", " 2026-01-01", "2026-01-01 ", "0000-01-01", "+026-01-01",
    "-001-01-01",
    "２026-01-01", "20260101",
  ]) func `is not read from any other text`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `is read from nothing that it would not write`() {
    for octets in mutations(of: ["2026-11-20", "2000-02-29", "1999-12-31"], count: 20_000) {
      guard let date = CalendarDate(octets: octets.span) else { continue }
      #expect(Array(date.description.utf8) == octets)
    }
  }

  @Test(arguments: [
    ("2024-02-29", 1, "2025-03-01"), ("2024-02-29", 4, "2028-02-29"), ("2024-02-29", 20, "2044-02-29"),
    ("2026-06-30", 20, "2046-06-30"), ("2026-06-30", -26, "2000-06-30"), ("2026-06-30", 9_999, "9999-12-31"),
    ("2026-06-30", Int.max, "9999-12-31"), ("2026-06-30", Int.min, "0001-01-01"),
  ]) func `adds years`(text: String, years: Int, sum: String) throws {
    #expect(try #require(CalendarDate(text)).adding(years: years).description == sum)
  }

  @Test(arguments: [
    ("2026-03-02", 27, "2026-03-29"), ("2026-03-02", -2, "2026-02-28"), ("2026-03-02", Int.max, "9999-12-31"),
    ("0001-01-02", Int.min, "0001-01-01"), ("9999-12-31", 1, "9999-12-31"),
  ]) func `adds days and stays within the calendar`(text: String, days: Int, sum: String) throws {
    #expect(try #require(CalendarDate(text)).adding(days: days).description == sum)
  }

  @Test(arguments: [
    ("2010-11-20", "2026-11-20", 16), ("2010-11-21", "2026-11-20", 15), ("2008-02-29", "2023-02-28", 14),
    ("2008-02-29", "2023-03-01", 15), ("2008-02-29", "2024-02-29", 16), ("2026-11-20", "2026-11-20", 0),
    ("2026-11-21", "2026-11-20", -1),
  ]) func `counts full years`(birth: String, on: String, years: Int) throws {
    #expect(try #require(CalendarDate(birth)).fullYears(until: try #require(CalendarDate(on))) == years)
  }
}
