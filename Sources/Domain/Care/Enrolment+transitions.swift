/// The ways from state to state, and from period to period. Each says what comes of it, or why it cannot be.
extension Enrolment {
  /// The status after `_start`.
  /// - Parameters:
  ///   - today: The day at the cooperative.
  ///   - openRedFlags: Whether a red flag of the client still waits for a contact with the general practitioner.
  /// - Throws: `Refusal.enrolmentNotPlanned`, `.heldUntilGpContact`, or `.enrolmentStartsLater`.
  public func started(on today: CalendarDate, openRedFlags: Bool) throws(Refusal) -> Status {
    guard status == .planned else { throw .enrolmentNotPlanned(status) }
    guard !openRedFlags else { throw .heldUntilGpContact }
    guard period.start <= today else { throw .enrolmentStartsLater(period.start) }
    return .active
  }

  /// The status after `_complete`.
  /// - Throws: `Refusal.enrolmentNotActive`.
  public func completed() throws(Refusal) -> Status {
    guard status == .active else { throw .enrolmentNotActive(status) }
    return .completed
  }

  /// The status after `_stop`.
  /// - Throws: `Refusal.enrolmentEnded`.
  public func stopped() throws(Refusal) -> Status {
    try checkRunning()
    return .stopped
  }

  /// The period after `_prolong`: the same first day, more weeks.
  /// - Throws: `Refusal.enrolmentEnded`, `.weeksOutsidePhase`, or `.weeksNotMore`.
  public func prolonged(toWeeks weeks: Int, by ruleVersion: RuleVersion = .current) throws(Refusal) -> Period
  {
    try checkRunning()
    let period = try Period(self.period.phase, weeks: weeks, start: self.period.start, by: ruleVersion)
    guard weeks > self.period.weeks else { throw .weeksNotMore(than: self.period.weeks) }
    return period
  }

  /// The period when the first day moves; the number of weeks stays.
  /// - Throws: `Refusal.enrolmentNotPlanned` once it has begun, unless the day stays the same; `.weeksOutsidePhase` when
  ///   the rules have changed meanwhile.
  public func moved(to start: CalendarDate, by ruleVersion: RuleVersion = .current) throws(Refusal) -> Period
  {
    guard start != period.start else { return period }
    guard status == .planned else { throw .enrolmentNotPlanned(status) }
    return try Period(period.phase, weeks: period.weeks, start: start, by: ruleVersion)
  }

  /// Whether another enrolment may continue this one.
  /// - Throws: `Refusal.enrolmentNotEnded`.
  public func checkContinuable() throws(Refusal) {
    guard !status.isRunning else { throw .enrolmentNotEnded(status) }
  }

  /// Whether another that continues this one may begin on a day: not before this one has ended.
  /// - Throws: `Refusal.enrolmentNotEnded` or `.startBeforeEnd`.
  public func checkContinuation(from day: CalendarDate) throws(Refusal) {
    try checkContinuable()
    if let ending, day < ending.on { throw .startBeforeEnd(ending.on) }
  }

  /// Whether a session of it may have taken place: care begins with `_start`, which a red flag holds. What has ended has
  /// been under way, and what was not written down then may be written down later.
  /// - Throws: `Refusal.enrolmentNotActive` while it is planned.
  public func checkBegun() throws(Refusal) {
    guard status != .planned else { throw .enrolmentNotActive(status) }
  }

  /// Whether there is still something to plan or change in it.
  /// - Throws: `Refusal.enrolmentEnded`.
  public func checkRunning() throws(Refusal) {
    guard status.isRunning else { throw .enrolmentEnded(status) }
  }
}
