public import Domain
public import SQLite

/// Sows a synthetic cooperative: two practices, a company doctor, five practitioners, and as many clients as asked for,
/// each with an intake, and the first fifty with all that came of it (`DemoStage`). Nobody in it exists.
///
/// The same numbers give the same people, so that sowing again adds only what is missing; the secrets are new each time,
/// and the ones of the time before last are revoked.
public struct DemoSeed: Sendable {
  /// Keeps a version of a treatment plan, as it is shown, before another one follows.
  public typealias KeepVersion = @Sendable (TreatmentPlan.ID, borrowing WriteTransaction) throws -> Void

  private let clients: Int
  private let now: Instant
  private let keepVersion: KeepVersion
  private let tokens: DemoCooperative.Tokens
  private let tokenIDs: [AccessToken.ID]
  private let requestID: UUIDv7

  /// - Parameters:
  ///   - clients: How many there are to be in all.
  ///   - keepVersion: How earlier versions are shown is not for this room to know.
  ///   - generator: For the secrets: one that nobody can guess.
  public init(
    clients: Int, now: Instant, keepVersion: @escaping KeepVersion,
    using generator: inout some RandomNumberGenerator
  ) {
    self.clients = clients
    self.now = now
    self.keepVersion = keepVersion
    tokens = DemoCooperative.Tokens(using: &generator)
    var ids: [AccessToken.ID] = []
    for _ in 0..<Self.callers {
      ids.append(
        AccessToken.ID(
          unixMilliseconds: now.unixMilliseconds, randomBits: (generator.next(), generator.next())))
    }
    tokenIDs = ids
    requestID = UUIDv7(
      unixMilliseconds: now.unixMilliseconds, randomBits: (generator.next(), generator.next()))
  }

  /// Clients in one commit.
  private static let batch = 1_000
  private static let callers = 7
  private static let tokenDays = 90
  static let command: StaticString = "veerkracht demo"

  /// - Parameter progress: Called with the number of clients looked at so far.
  /// - Throws: `WriteFailure`, with a `DemoFailure` inside when there is other data.
  public func sow(
    through writer: Writer, progress: (Int) -> Void = { _ in }
  ) throws(WriteFailure) -> DemoCooperative {
    let anchor = try writer.write { transaction in try self.people(transaction) }
    var added = 0
    var next = clients
    // From the oldest to the latest, so that every index grows at its end.
    while next > 0 {
      let batch = max(0, next - Self.batch)..<next
      added += try writer.write { transaction in try self.clients(batch, anchor, transaction) }
      next = batch.lowerBound
      progress(clients - next)
    }
    return try writer.write { [added] transaction in
      try self.callers(transaction)
      return DemoCooperative(tokens: self.tokens, ids: try self.ids(anchor, transaction), clientsAdded: added)
    }
  }

  /// - Returns: The anchor: when the cooperative was first sown.
  private func people(_ transaction: borrowing WriteTransaction) throws -> Instant {
    if let first = try transaction.reading.referrer(DemoPeople.referrerIDs[0], for: .coordinator) {
      return first.createdAt
    }
    let isEmpty = try transaction.reading.referrers(for: .coordinator, after: nil, limit: 1).isEmpty
    guard isEmpty, try !transaction.reading.exists("SELECT 1 FROM client LIMIT 1") else {
      throw DemoFailure.otherDataPresent
    }
    let people = try DemoPeople(anchor: now)
    for referrer in people.referrers { try transaction.insert(referrer) }
    for practitioner in people.practitioners { try transaction.insert(practitioner) }
    for absence in people.absences { try transaction.insert(absence) }
    var event = event(.create, .referrer)
    event.objectID = people.referrers[0].id.rawValue
    try AuditChain.append(event, to: transaction)
    return now
  }

  /// - Returns: How many were added.
  private func clients(
    _ numbers: Range<Int>, _ anchor: Instant, _ transaction: borrowing WriteTransaction
  ) throws -> Int {
    let words = try DemoWords()
    let (careWords, people) = (try DemoCareWords(), try DemoPeople(anchor: anchor))
    var added: [Client.ID] = []
    for number in numbers.reversed() {
      let client = DemoClient(number: number, words: words, anchor: anchor)
      guard try transaction.reading.birthDate(of: client.id) == nil else { continue }
      let intake = try insert(client, transaction)
      if let stage = client.stage {
        var story = DemoStory(client, words: careWords, people: people, keepVersion: keepVersion)
        try story.play(stage, after: intake, at: client.moment, transaction)
      }
      added.append(client.id)
    }
    guard let first = added.first else { return 0 }
    var event = event(.create, .client)
    if added.count == 1 { event.clientID = first } else { event.clientIDs = added }
    try AuditChain.append(event, to: transaction)
    return added.count
  }

  private func insert(_ client: DemoClient, _ transaction: borrowing WriteTransaction) throws -> Intake.ID {
    let moment = client.moment
    let sent = client.intake(from: DemoPeople.referrerIDs[client.referrer])
    try transaction.insert(
      Client(id: client.id, version: 1, createdAt: moment, updatedAt: moment, details: client.details))
    let makeID = client.makeIDs()
    let known = NewIntake(
      client: .known(client.id), referrerID: sent.referrerID, details: sent.details,
      spinnenweb: sent.spinnenweb, fourDkl: sent.fourDkl, phq9: sent.phq9, consents: sent.consents)
    let received = ReceivedIntake(
      known, flagKinds: known.assessment().triage.flags, proposal: nil, rules: .current, at: moment,
      makeID: makeID)
    try transaction.receive(received)
    if client.stage == nil, client.status != .received {
      try transaction.run(
        IntakeRecord.updateStatus, received.intake.id, client.status, min(now, moment.adding(days: 3)))
    }
    if let practitioner = client.practitioner {
      let member = CareTeamMember(
        id: CareTeamMember.ID(rawValue: makeID()), clientID: client.id,
        practitionerID: DemoPeople.practitionerIDs[practitioner], role: .lead, from: client.takenOn)
      try transaction.insert(member, at: moment)
    }
    return received.intake.id
  }

  /// A fresh token for each caller. The one before stays alive, so that what still runs with it goes on.
  private func callers(_ transaction: borrowing WriteTransaction) throws {
    let name = try TokenName("demo")
    let callers: [(BearerToken, Principal.Binding)] = [
      (tokens.referrer, .referrer(DemoPeople.referrerIDs[0])),
      (tokens.otherReferrer, .referrer(DemoPeople.referrerIDs[1])),
      (tokens.practitioner, .practitioner(DemoPeople.practitionerIDs[0])),
      (tokens.otherPractitioner, .practitioner(DemoPeople.practitionerIDs[1])),
      (tokens.coordinator, .coordinator), (tokens.reporter, .reporter), (tokens.admin, .admin),
    ]
    for (id, (secret, binding)) in zip(tokenIDs, callers) {
      let live = try transaction.reading.liveTokens(binding, named: name, at: now)
      for old in live.dropLast(Limits.liveTokensMax - 1) {
        try transaction.revokeToken(old, at: now)
        var event = event(.delete, .token)
        event.objectID = old.rawValue
        try AuditChain.append(event, to: transaction)
      }
      try transaction.insert(
        NewToken(
          id: id, hash: secret.hash, binding: binding, name: name, expiresAt: now.adding(days: Self.tokenDays)
        ),
        at: now)
      var event = event(.create, .token)
      event.objectID = id.rawValue
      try AuditChain.append(event, to: transaction)
    }
  }

  private func ids(
    _ anchor: Instant, _ transaction: borrowing WriteTransaction
  ) throws -> DemoCooperative.IDs {
    let latest = DemoClient(number: 0, words: try DemoWords(), anchor: anchor)
    let isThere = try transaction.reading.birthDate(of: latest.id) != nil
    let inCare = DemoClient(number: DemoStory.shown, words: try DemoWords(), anchor: anchor).id
    let enrolment = try transaction.reading.runningEnrolment(of: inCare)
    return DemoCooperative.IDs(
      referrer: DemoPeople.referrerIDs[0], otherReferrer: DemoPeople.referrerIDs[1],
      practitioner: DemoPeople.practitionerIDs[0], otherPractitioner: DemoPeople.practitionerIDs[1],
      client: isThere ? latest.id : nil,
      intake: isThere ? Intake.ID(rawValue: latest.makeIDs()()) : nil,
      clientInCare: enrolment == nil ? nil : inCare, enrolment: enrolment,
      treatmentPlan: try enrolment.flatMap { try transaction.reading.openTreatmentPlan(of: $0) })
  }

  private func event(_ action: AuditEvent.Action, _ objectType: AuditEvent.Object) -> AuditEvent {
    var event = AuditEvent(
      at: now, action: action, result: .allowed, route: Self.command, requestID: requestID,
      accessPoint: .local)
    event.objectType = objectType
    return event
  }
}
