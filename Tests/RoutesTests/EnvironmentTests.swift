import Domain
import Testing

@testable import Routes

@Suite struct `A day at the cooperative` {
  @Test(arguments: [
    ("2026-01-15", "2026-01-14T23:00:00.000Z"), ("2026-03-29", "2026-03-28T23:00:00.000Z"),
    ("2026-03-30", "2026-03-29T22:00:00.000Z"), ("2026-07-01", "2026-06-30T22:00:00.000Z"),
    ("2026-10-25", "2026-10-24T22:00:00.000Z"), ("2026-10-26", "2026-10-25T23:00:00.000Z"),
  ]) func `begins at midnight in Amsterdam`(day: String, moment: String) throws {
    let day = try #require(CalendarDate(day))
    let beginning = Environment.system.beginning(of: day)
    #expect(beginning.description == moment)
    #expect(Environment.system.today(at: beginning) == day)
    #expect(Environment.system.today(at: beginning.adding(milliseconds: -1)) == day.adding(days: -1))
  }
}
