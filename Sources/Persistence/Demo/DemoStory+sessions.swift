internal import Domain
internal import SQLite

extension DemoStory {
  /// The modules of the enrolment's package that everybody gets.
  func modules(of enrolment: Enrolment, _ transaction: borrowing WriteTransaction) throws -> [CareModule] {
    let package = try transaction.reading.phasePackage(enrolment.packageID, for: .coordinator)
    return package?.details.modules.filter { !$0.isOptional } ?? []
  }

  /// Whoever gives one of them, and the lead.
  func team(of enrolment: Enrolment, _ transaction: borrowing WriteTransaction) throws -> [Practitioner] {
    let disciplines = Set(try modules(of: enrolment, transaction).map(\.discipline))
    return people.practitioners.dropLast().filter {
      $0.id == lead.id || !disciplines.isDisjoint(with: $0.details.disciplines)
    }
  }

  /// One session a week, module after module, each with whoever gives it.
  mutating func planSessions(
    of enrolment: Enrolment, at moment: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    let team = try team(of: enrolment, transaction)
    let offers = try modules(of: enrolment, transaction).compactMap { module in
      team.first { $0.details.disciplines.contains(module.discipline) }.map { (module.code, $0.id) }
    }
    guard !offers.isEmpty, let length = SessionLength(minutes: 60) else { return }
    for (index, startsAt) in days.sessions(of: number, on: enrolment.period.days).enumerated() {
      let (module, practitioner) = offers[index % offers.count]
      let session = Session(
        id: Session.ID(rawValue: id(at: moment)), version: 1, createdAt: moment, updatedAt: moment,
        clientID: client, enrolmentID: enrolment.id,
        details: Session.Details(
          module: module, practitionerID: practitioner, startsAt: startsAt, length: length,
          place: pick(words.places)))
      try transaction.plan(
        session, on: startsAt.calendarDate(), for: .coordinator, today: moment.calendarDate())
    }
  }

  /// What became of those that are over, but for today's: one in six did not take place.
  mutating func settleSessions(
    of enrolment: Enrolment, until end: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    let time = days.anchor.adding(days: -400)..<end
    let sessions = try transaction.reading.calendar(
      of: .client(client), time, for: .coordinator, limit: 1_000
    ).filter { $0.enrolmentID == enrolment.id }
    for (index, session) in sessions.enumerated() {
      let over = session.details.endsAt
      guard over < end, over.calendarDate() < days.today else { continue }
      if index % 6 == 4 {
        let before = session.details.startsAt.adding(days: -1)
        _ = try transaction.settle(session.id, for: .coordinator, at: before) { session throws(Refusal) in
          try session.cancelled()
        }
        continue
      }
      let came = index % 6 != 2
      let note = came ? pick(words.sessionNotes) : nil
      _ = try transaction.settle(session.id, for: .coordinator, at: over) { session throws(Refusal) in
        try came ? session.attended(at: over) : session.missed(at: over)
      }
      guard let note else { continue }
      let details = session.details
      _ = try transaction.update(
        session.id,
        to: Session.Details(
          module: details.module, practitionerID: details.practitionerID, startsAt: details.startsAt,
          length: details.length, place: details.place, note: note),
        on: details.startsAt.calendarDate(), for: .coordinator, today: over.calendarDate(), at: over)
    }
  }
}
