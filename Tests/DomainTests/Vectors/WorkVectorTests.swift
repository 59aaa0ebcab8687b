import Domain
import Testing

@Suite struct `Worked examples of sickness` {
  struct WeekInput: Decodable {
    let firstSickDay: String
    let on: String
  }

  struct ExpectedWeek: Decodable {
    let day: Int
    let week: Int
  }

  @Test(arguments: try Vector<WeekInput, ExpectedWeek>.all("sick_week"))
  func `come out in weeks`(vector: Vector<WeekInput, ExpectedWeek>) throws {
    let first = try #require(CalendarDate(vector.input.firstSickDay))
    let day = try #require(CalendarDate(vector.input.on))
    let week = try #require(SickWeek(firstSickDay: first, on: day))
    #expect(week.day == vector.expected.day)
    #expect(week.week == vector.expected.week)
    #expect(SickWeek(firstSickDay: first, on: first.adding(days: -1)) == nil)
  }

  @Test(arguments: try Vector<[String: String], PoortwachterDates>.all("poortwachter"))
  func `come out in duties`(vector: Vector<[String: String], PoortwachterDates>) throws {
    let first = try #require(vector.input["first_sick_day"].flatMap { CalendarDate($0) })
    let duties = Poortwachter(
      firstSickDay: first, problemAnalysis: vector.input["problem_analysis_date"].flatMap { CalendarDate($0) }
    )
    let expected = vector.expected
    // As the calendar of an absence shows them.
    func due(_ duty: Poortwachter.Duty) -> [String] {
      duties.terms.filter { $0.duty == duty }.map { $0.days.upperBound.description }
    }
    #expect(due(.reportToCompanyDoctor) == [expected.w1ReportToOccupationalPhysician])
    #expect(due(.problemAnalysis) == [expected.w6ProblemAnalysis])
    #expect(due(.actionPlan) == [expected.w8ActionPlan])
    #expect(due(.progressTalk) == expected.progressTalks)
    #expect(duties.after42Weeks.description == expected.w42LegalFirstDayAfter42Weeks)
    #expect(due(.reportToUwv) == [expected.w42ReportToUwv])
    #expect(duties.firstYearEvaluationFrom.description == expected.w46FirstYearEvaluationFrom)
    #expect(due(.firstYearEvaluation) == [expected.w52FirstYearEvaluationDue])
    #expect(due(.uwvLetter) == [expected.w88UwvLetterExpected])
    #expect(due(.uwvNotice) == [expected.w89UwvNoticeLegalLatest])
    #expect(due(.reintegrationReport) == [expected.w91ReintegrationReportDue])
    #expect(due(.wiaApplication) == [expected.w93WiaApplicationDue])
    #expect(duties.waitingPeriodEnd.description == expected.w104LastDayOfWaitingPeriod)
    #expect(duties.wiaFirstPossibleDay.description == expected.wiaFirstPossibleDay)
  }

  struct PoortwachterDates: Decodable {
    let w1ReportToOccupationalPhysician: String
    let w6ProblemAnalysis: String
    let w8ActionPlan: String
    let progressTalks: [String]
    let w42LegalFirstDayAfter42Weeks: String
    let w42ReportToUwv: String
    let w46FirstYearEvaluationFrom: String
    let w52FirstYearEvaluationDue: String
    let w88UwvLetterExpected: String
    let w89UwvNoticeLegalLatest: String
    let w91ReintegrationReportDue: String
    let w93WiaApplicationDue: String
    let w104LastDayOfWaitingPeriod: String
    let wiaFirstPossibleDay: String
  }

  struct SpellsInput: Decodable {
    let spells: [[String?]]
  }

  struct ExpectedChain: Decodable {
    let chainStart: String
    let sickDaysBeforeLastSpell: Int
    let countingFirstDay: String
  }

  @Test(arguments: try Vector<SpellsInput, ExpectedChain>.all("poortwachter_spells"))
  func `come out in chains`(vector: Vector<SpellsInput, ExpectedChain>) throws {
    let spells = try vector.input.spells.map { days in
      let first = try #require(days[0].flatMap { CalendarDate($0) })
      return try #require(SickSpell.Days(firstDay: first, lastDay: days[1].flatMap { CalendarDate($0) }))
    }
    let chain = try #require(SickSpellChain(spells))
    #expect(chain.start.description == vector.expected.chainStart)
    #expect(chain.daysBeforeLastSpell == vector.expected.sickDaysBeforeLastSpell)
    #expect(chain.countingFirstDay.description == vector.expected.countingFirstDay)
    if spells.count > 1 { #expect(SickSpellChain(spells.reversed()) == nil) }
    #expect(SickSpellChain([]) == nil)
  }
}
