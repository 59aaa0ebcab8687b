import Domain
import Testing

@Suite struct `A request to destroy a dossier` {
  @Test(arguments: [
    ("2026-11-17", "2026-12-17"), ("2026-12-31", "2027-01-31"), ("2026-01-31", "2026-02-28"),
    ("2028-01-30", "2028-02-29"), ("2026-10-31", "2026-11-30"), ("9999-12-31", "9999-12-31"),
  ]) func `is decided within one month`(receivedOn: String, decideBy: String) throws {
    let now = Instant(unixMilliseconds: 0)
    let request = ErasureRequest(
      id: ErasureRequest.ID(unixMilliseconds: 0, randomBits: (0, 1)), version: 1, createdAt: now,
      updatedAt: now,
      clientID: Client.ID(unixMilliseconds: 0, randomBits: (0, 2)),
      receivedOn: try #require(CalendarDate(receivedOn)))
    #expect("\(request.decideBy)" == decideBy)
  }
}

@Suite struct `The term of a dossier` {
  @Test func `is twenty years for who was treated, and never less`() throws {
    let day = try #require(CalendarDate("2004-02-29"))
    var terms = RetentionTerms()
    #expect("\(terms.keptUntil(.care, lastChange: day))" == "2024-02-29")
    #expect(RetentionTerms.careYearsRange.lowerBound == 20)
    terms.referralYears = 1
    #expect("\(terms.keptUntil(.referral, lastChange: day))" == "2005-03-01")
    #expect("\(terms.keptUntil(.care, lastChange: day))" == "2024-02-29")
  }
}
