import Domain
import Testing

@Suite struct `An enrolment` {
  static let start = CalendarDate(year: 2026, month: 11, day: 23) ?? .earliest

  private func enrolment(
    _ status: Enrolment.Status, _ phase: Phase = .three, weeks: Int = 12
  ) throws -> Enrolment {
    let ending = status.isRunning ? nil : Enrolment.Ending(on: Self.start)
    return Enrolment(
      id: Enrolment.ID(unixMilliseconds: 1, randomBits: (0, 1)), version: 1,
      createdAt: Instant(unixMilliseconds: 1), updatedAt: Instant(unixMilliseconds: 1),
      clientID: Client.ID(unixMilliseconds: 1, randomBits: (0, 2)),
      intakeID: Intake.ID(unixMilliseconds: 1, randomBits: (0, 3)),
      packageID: PhasePackage.ID(unixMilliseconds: 1, randomBits: (0, 4)),
      period: try Enrolment.Period(phase, weeks: weeks, start: Self.start), status: status, ending: ending)
  }

  @Test(arguments: Enrolment.Status.allCases) func `goes from state to state as drawn`(
    status: Enrolment.Status
  ) throws {
    let enrolment = try enrolment(status)
    if status == .planned {
      #expect(try enrolment.started(on: Self.start, openRedFlags: false) == .active)
    } else {
      #expect(throws: Refusal.enrolmentNotPlanned(status)) {
        try enrolment.started(on: Self.start, openRedFlags: false)
      }
      #expect(throws: Refusal.enrolmentNotPlanned(status)) {
        try enrolment.moved(to: Self.start.adding(days: 1))
      }
    }
    if status == .active {
      #expect(try enrolment.completed() == .completed)
    } else {
      #expect(throws: Refusal.enrolmentNotActive(status)) { try enrolment.completed() }
    }
    if status.isRunning {
      #expect(try enrolment.stopped() == .stopped)
      #expect(try enrolment.prolonged(toWeeks: 16).weeks == 16)
      #expect(throws: Refusal.enrolmentNotEnded(status)) { try enrolment.checkContinuable() }
    } else {
      #expect(throws: Refusal.enrolmentEnded(status)) { try enrolment.stopped() }
      #expect(throws: Refusal.enrolmentEnded(status)) { try enrolment.prolonged(toWeeks: 16) }
      try enrolment.checkContinuable()
    }
  }

  @Test func `starts neither before its day nor under a red flag`() throws {
    let enrolment = try enrolment(.planned)
    let before = Self.start.adding(days: -1)
    #expect(throws: Refusal.enrolmentStartsLater(Self.start)) {
      try enrolment.started(on: before, openRedFlags: false)
    }
    #expect(throws: Refusal.heldUntilGpContact) {
      try enrolment.started(on: Self.start, openRedFlags: true)
    }
    #expect(try enrolment.moved(to: before).days == before...before.adding(days: 83))
  }

  @Test(arguments: [(Phase.one, 4), (.two, 8), (.three, 12), (.three, 14), (.three, 16)])
  func `is prolonged within its phase, to more weeks than it has`(phase: Phase, weeks: Int) throws {
    let enrolment = try enrolment(.active, phase, weeks: weeks)
    let allowed = phase.weeks()
    for wanted in 0...20 {
      if !allowed.contains(wanted) {
        #expect(throws: Refusal.weeksOutsidePhase(phase, weeks: wanted, allowed: allowed)) {
          try enrolment.prolonged(toWeeks: wanted)
        }
      } else if wanted <= weeks {
        #expect(throws: Refusal.weeksNotMore(than: weeks)) { try enrolment.prolonged(toWeeks: wanted) }
      } else {
        let period = try enrolment.prolonged(toWeeks: wanted)
        #expect(period.start == Self.start)
        #expect(period.start.days(until: period.end) == 7 * wanted - 1)
      }
    }
  }

  @Test(arguments: [(-1, nil), (0, 1), (6, 1), (7, 2), (55, 8), (56, nil)])
  func `counts its weeks`(day: Int, week: Int?) throws {
    let period = try enrolment(.active, .two, weeks: 8).period
    #expect(period.week(on: Self.start.adding(days: day)) == week)
  }
}
