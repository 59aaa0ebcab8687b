internal import Domain
internal import SQLite

/// What happened to one of the demo's first fifty clients after the intake came in, played by the rules and functions
/// that requests go through, each at its own moment.
struct DemoStory {
  let number: Int
  let client: Client.ID
  let days: DemoDays
  let words: DemoCareWords
  let people: DemoPeople
  /// What is told of the client.
  let subject: Client.Details
  /// Who sent the intake, under which number and when.
  let referrer: Referrer
  let referralNumber: String?
  let received: Instant
  /// Keeps a version of a plan before another one follows.
  let keepVersion: DemoSeed.KeepVersion
  private var dice: Dice

  init(
    _ client: DemoClient, words: DemoCareWords, people: DemoPeople,
    keepVersion: @escaping DemoSeed.KeepVersion
  ) {
    number = client.number
    self.client = client.id
    days = DemoDays(anchor: client.anchor)
    self.words = words
    self.people = people
    subject = client.details
    referrer = people.referrers[client.referrer]
    referralNumber = client.referralNumber?.text
    received = client.moment
    self.keepVersion = keepVersion
    dice = Dice(seed: client.number + 1_000_003)
  }

  /// - Parameters:
  ///   - intake: The intake that has come in.
  ///   - moment: When it did.
  mutating func play(
    _ stage: DemoStage, after intake: Intake.ID, at moment: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    try askForMore(at: moment, transaction)
    switch stage {
    case .waiting: break
    case .declined:
      try decide(.decline, because: pick(words.declined), on: intake, at: moment.adding(days: 3), transaction)
    case .withdrawn: try transaction.withdrawIntake(intake, ifVersion: nil, at: moment.adding(days: 2))
    case .care(let episodes):
      guard let first = episodes.first else { return }
      let decided = moment.adding(days: 3)
      var enrolment = try accept(first, intake, at: decided, transaction)
      try play(first, enrolment, after: intake, from: decided, transaction)
      for next in episodes.dropFirst() {
        let decided = min(moments(next).start.adding(days: -2), days.anchor.adding(milliseconds: -3_600_000))
        enrolment = try transaction.continueEnrolment(
          enrolment.id, in: acceptance(of: next), payer: payer(next), by: words.coordinator,
          for: .coordinator,
          today: decided.calendarDate(), at: decided, makeID: ids(at: decided))
        try play(next, enrolment, after: intake, from: decided, transaction)
      }
      try settleSickness(episodes, transaction)
    }
  }

  // MARK: Decisions

  private mutating func accept(
    _ episode: DemoStage.Episode, _ intake: Intake.ID, at moment: Instant,
    _ transaction: borrowing WriteTransaction
  ) throws -> Enrolment {
    // One waits for the contact that its red flag asks for.
    let contact =
      number == Self.held
      ? nil
      : Flag.Contact(
        with: words.contact, at: moment.adding(milliseconds: -7_200_000), note: words.contactNote)
    let isRed = try transaction.reading.hasOpenRedFlag(client)
    try decide(
      .accept(acceptance(of: episode)), because: pick(words.accepted), gpContact: isRed ? contact : nil,
      on: intake,
      at: moment, transaction)
    guard let id = try transaction.reading.runningEnrolment(of: client) else {
      throw Refusal.unknownClient(client)
    }
    return try transaction.update(
      id, start: days.date(episode.start), payer: payer(episode), for: .coordinator, at: moment,
      day: { $0.calendarDate() })
  }

  private mutating func decide(
    _ outcome: Decision.Outcome, because reason: Note, gpContact: Flag.Contact? = nil, on intake: Intake.ID,
    at moment: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    let decision = Decision(intakeID: intake, outcome: outcome, reason: reason, gpContact: gpContact)
    _ = try transaction.decide(
      decision, by: words.coordinator, today: moment.calendarDate(), at: moment, makeID: ids(at: moment))
  }

  private func acceptance(of episode: DemoStage.Episode) throws -> Decision.Acceptance {
    Decision.Acceptance(
      period: try Enrolment.Period(episode.phase, weeks: episode.weeks, start: days.date(episode.start)),
      leadID: lead.id)
  }

  private mutating func payer(_ episode: DemoStage.Episode) -> Payer? {
    let price = Cents([1: 48_000, 2: 96_000, 3: 168_000][episode.phase.rawValue] ?? 0)
    guard number % 4 != 3, let price else { return nil }
    let kind = dice.pick(Payer.Kind.allCases)
    return Payer(kind: kind, name: nil, price: price)
  }

  // MARK: One enrolment

  private mutating func play(
    _ episode: DemoStage.Episode, _ enrolment: Enrolment, after intake: Intake.ID, from decided: Instant,
    _ transaction: borrowing WriteTransaction
  ) throws {
    let (start, end) = moments(episode)
    let prepared = min(decided.adding(days: 1), days.anchor)
    if number % 3 == 1 { try consult(at: prepared, transaction) }
    try assemble(enrolment, at: prepared, transaction)
    let plan = try writePlan(of: enrolment, episode, at: prepared, transaction)
    try planSessions(of: enrolment, at: prepared, transaction)
    // One in five is still to be told of.
    if number % 5 != 3 {
      try report(
        .intake, after: intake, enrolment, until: [.sent, .acknowledged][number % 2], at: prepared,
        transaction)
    }
    if Self.red.contains(number), number != Self.held {
      try report(.flag, after: intake, enrolment, until: .acknowledged, at: prepared, transaction)
    }
    guard start <= days.anchor, end.map({ start < $0 }) ?? true, number != Self.held else {
      if let end, case .stopped = episode.course { try stop(enrolment, at: end, transaction) }
      return
    }
    _ = try transaction.startEnrolment(
      enrolment.id, for: .coordinator, today: start.calendarDate(), at: start)
    let until = end ?? days.anchor
    try settleSessions(of: enrolment, until: until, transaction)
    try work(on: plan, of: enrolment, episode, from: start, until: until, transaction)
    let halfway = start.adding(days: episode.weeks * 7 / 2 + 1)
    if halfway < until, number % 7 != 1 {
      let standing: FeedbackReport.Status =
        number == Self.corrected ? .acknowledged : [.draft, .final, .sent, .acknowledged][number % 4]
      try report(.progress, after: intake, enrolment, until: standing, at: halfway, transaction)
    }
    guard let end else { return }
    if number % 3 != 1 {
      try report(
        .final, after: intake, enrolment, until: [.sent, .acknowledged][number % 2], at: end, transaction)
    }
    if case .stopped = episode.course { return try stop(enrolment, at: end, transaction) }
    _ = try transaction.completeEnrolment(
      enrolment.id, aftercareDays: ProjectDecisions.current.aftercareDays, for: .coordinator,
      today: end.calendarDate(), at: end)
  }

  private mutating func stop(
    _ enrolment: Enrolment, at moment: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    _ = try transaction.stopEnrolment(
      enrolment.id, because: pick(words.stopped), aftercareDays: ProjectDecisions.current.aftercareDays,
      for: .coordinator, today: moment.calendarDate(), at: moment)
  }

  /// When an enrolment starts, and when it ended; `nil` while it has not.
  private func moments(_ episode: DemoStage.Episode) -> (start: Instant, end: Instant?) {
    let start = days.moment(days.date(episode.start), hour: 6)
    let end =
      switch episode.course {
      case .runs: Instant?.none
      case .completed(let late): days.moment(days.date(episode.end + late), hour: 18)
      case .stopped(let after): days.moment(days.date(episode.start + after), hour: 18)
      }
    // What began today began before the demo was sown.
    return (min(start, episode.start == 0 ? days.anchor : start), end)
  }

  /// Those whose disciplines the package needs, beside the lead; one with somebody who stands in for a colleague.
  private mutating func assemble(
    _ enrolment: Enrolment, at moment: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    let today = moment.calendarDate()
    let from = min(today, enrolment.period.start)
    for practitioner in try team(of: enrolment, transaction) where practitioner.id != lead.id {
      try join(enrolment, practitioner, .member, from: from, to: nil, at: moment, transaction)
    }
    guard number == Self.substituted, let substitute = people.practitioners.last else { return }
    try join(
      enrolment, substitute, .substitute, from: days.date(-3), to: days.date(11), at: moment, transaction)
  }

  private mutating func join(
    _ enrolment: Enrolment, _ practitioner: Practitioner, _ role: CareTeamMember.Role, from: CalendarDate,
    to: CalendarDate?, at moment: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    let member = CareTeamMember(
      id: CareTeamMember.ID(rawValue: id(at: moment)), clientID: client, practitionerID: practitioner.id,
      role: role, from: from, to: to, enrolmentID: enrolment.id)
    try transaction.join(member, enrolment, today: moment.calendarDate(), at: moment)
  }

  // MARK: Chance and keys

  /// Whose care it is in.
  var lead: Practitioner { people.practitioners[number % 2] }

  mutating func pick<Element>(_ elements: [Element]) -> Element { dice.pick(elements) }

  mutating func once(in times: Int) -> Bool { dice.once(in: times) }

  mutating func roll<Output>(_ body: (inout Dice) -> Output) -> Output { body(&dice) }

  /// A new key of a moment.
  mutating func id(at moment: Instant) -> UUIDv7 {
    UUIDv7(unixMilliseconds: moment.unixMilliseconds, randomBits: (dice.next() | 0x800, dice.next()))
  }

  /// New keys of a moment, one at each call.
  mutating func ids(at moment: Instant) -> () -> UUIDv7 {
    var own = Dice(seed: Int(truncatingIfNeeded: dice.next()))
    return {
      UUIDv7(unixMilliseconds: moment.unixMilliseconds, randomBits: (own.next() | 0x800, own.next()))
    }
  }

  /// Whom the demo's report shows: halfway through phase 2, led by the first practitioner.
  static let shown = 14
  /// Whose intake raises a red flag: one waits for a decision, one for the contact, and for two it was recorded.
  static let red: Set<Int> = [held, 16, 24, 40]
  /// Whose start is held by a red flag.
  static let held = 9
  /// In whose team somebody stands in.
  static let substituted = 34
  /// Whose measurement halfway raised a red flag that is still open.
  static let flagged = 18
  /// Whose report halfway was wrong, and superseded.
  static let corrected = 30
  /// Who has withdrawn the consent to feedback.
  static let withdrawn = 39
}
