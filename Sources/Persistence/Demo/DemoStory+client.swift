internal import Domain
internal import SQLite

// What belongs to the client rather than to an enrolment.
extension DemoStory {
  /// All three instruments. What they raise is handled the day after, but for one red flag.
  mutating func measure(
    _ moment: Moment, at now: Instant, isWell: Bool, _ transaction: borrowing WriteTransaction
  ) throws {
    let isFlagged = number == Self.flagged && moment == .midway
    let forms = roll { dice in
      let answers = DemoAnswers(
        severity: isFlagged ? 2 : isWell ? dice.below(2) : 1 + dice.below(2), isGrave: isFlagged)
      return [
        Measurement.Form.spinnenweb(answers.spinnenwebMarks(&dice)), .fourDkl(answers.fourDklAnswers(&dice)),
        .phq9(answers.phq9(&dice)),
      ]
    }
    for form in forms {
      let details = Measurement.Details(form: form, moment: moment, takenOn: now.calendarDate())
      let received = ReceivedMeasurement(
        details, of: client, rules: .current, at: now, makeID: ids(at: now))
      try transaction.receive(received)
    }
    let nextDay = now.adding(days: 1)
    if !isFlagged, nextDay <= days.anchor { try consult(at: nextDay, transaction) }
  }

  /// A contact about all that is open.
  func consult(at moment: Instant, _ transaction: borrowing WriteTransaction) throws {
    var open: [Flag.ID] = []
    try transaction.reading.flags(of: client) { row throws(SQLiteError) in
      let flag = try row.flag()
      if flag.status == .open { open.append(flag.id) }
    }
    let contact = Flag.Contact(
      with: words.contact, at: moment.adding(milliseconds: -3_600_000), note: words.contactNote)
    for flag in open { _ = try transaction.handleFlag(flag, for: .coordinator, contact, at: moment) }
  }

  /// Consents beside those that came with the intake: given, refused and withdrawn.
  mutating func askForMore(at moment: Instant, _ transaction: borrowing WriteTransaction) throws {
    guard let textVersion = VersionLabel("2026-1") else { return }
    func consent(_ purpose: Consent.Purpose, to recipient: Referrer.ID? = nil, given: Bool, _ id: UUIDv7)
      -> Consent
    {
      Consent(
        id: Consent.ID(rawValue: id), version: 1, createdAt: moment, updatedAt: moment, clientID: client,
        details: Consent.Details(
          purpose: purpose, recipient: recipient, given: given, textVersion: textVersion, at: moment),
        withdrawnAt: nil)
    }
    let research = consent(.research, given: number % 3 != 1, id(at: moment))
    try transaction.insert(research)
    if number % 5 == 0 {
      try transaction.insert(
        consent(.companyDoctor, to: DemoPeople.referrerIDs[2], given: number % 2 == 1, id(at: moment)))
    }
    let later = min(moment.adding(days: 12), days.anchor)
    if number % 6 == 3, research.details.given {
      try transaction.withdrawConsent(research.id, of: client, at: later)
    }
    guard number == Self.withdrawn else { return }
    // One for each recipient: those equal to it are withdrawn with it.
    var feedback: [Referrer.ID?: Consent.ID] = [:]
    try transaction.reading.consents(of: client) { row throws(SQLiteError) in
      let consent = try row.consent()
      if consent.details.purpose == .feedback, consent.isLive {
        feedback[consent.details.recipient] = consent.id
      }
    }
    for id in feedback.values { try transaction.withdrawConsent(id, of: client, at: later) }
  }

  /// Marks what employers and others have done by now, and ends the sickness of whoever has finished.
  mutating func settleSickness(
    _ episodes: [DemoStage.Episode], _ transaction: borrowing WriteTransaction
  ) throws {
    guard let spell = try transaction.reading.sickSpells(of: client).last else { return }
    let first = spell.details.days.firstDay
    let isWell = episodes.last.map { if case .completed = $0.course { true } else { false } } ?? false
    let last = isWell ? max(first, days.date((episodes.last?.end ?? 0) - 14)) : nil
    guard let sickDays = SickSpell.Days(firstDay: first, lastDay: last) else { return }
    let until = last ?? days.today.adding(days: -10)
    // Every third has not heard of the last of them.
    let terms = Poortwachter(firstSickDay: first).terms.filter { $0.days.upperBound <= until }
    let marks = terms.dropLast(number % 3 == 0 ? 1 : 0).compactMap {
      Poortwachter.Mark($0.duty, week: $0.week, doneOn: $0.days.upperBound)
    }
    try transaction.update(
      spell.id, of: client, to: SickSpell.Details(days: sickDays, dutiesDone: marks.sorted()), at: days.anchor
    )
    guard number % 4 == 3 else { return }
    // An earlier spell, three weeks before: the law counts both as one.
    let earlier = SickSpell.Days(firstDay: first.adding(days: -35), lastDay: first.adding(days: -21))
    guard let earlier else { return }
    try transaction.insert(
      SickSpell(
        id: SickSpell.ID(rawValue: id(at: days.anchor)), version: 1, createdAt: days.anchor,
        updatedAt: days.anchor, clientID: client, details: SickSpell.Details(days: earlier)))
  }
}
