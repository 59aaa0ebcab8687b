import Domain
import Testing

@Suite struct `A flag` {
  @Test func `is handled once`() throws {
    let id = Flag.ID(unixMilliseconds: 0, randomBits: (0, 0))
    #expect(try Flag.Status.open.handled(id) == .handled)
    #expect(throws: Refusal.flagAlreadyHandled(id)) { try Flag.Status.handled.handled(id) }
  }
}

@Suite struct `A consent` {
  func consent(given: Bool, withdrawnAt: Instant? = nil) throws -> Consent {
    let now = Instant(unixMilliseconds: 0)
    return Consent(
      id: Consent.ID(unixMilliseconds: 0, randomBits: (0, 0)), version: 1, createdAt: now, updatedAt: now,
      clientID: Client.ID(unixMilliseconds: 0, randomBits: (0, 0)),
      details: try .sample(.research, given: given), withdrawnAt: withdrawnAt)
  }

  @Test func `is withdrawn when it was given, and once`() throws {
    let live = try consent(given: true)
    #expect(live.isLive)
    try live.checkWithdrawable()
    let refused = try consent(given: false)
    #expect(throws: Refusal.consentNotGiven(refused.id)) { try refused.checkWithdrawable() }
    let withdrawn = try consent(given: true, withdrawnAt: Instant(unixMilliseconds: 1))
    #expect(!withdrawn.isLive)
    #expect(throws: Refusal.consentAlreadyWithdrawn(withdrawn.id)) { try withdrawn.checkWithdrawable() }
  }

  @Test func `to tell somebody names whom`() {
    #expect(Consent.Purpose.allCases.filter(\.needsRecipient) == [.feedback, .companyDoctor])
  }
}
