import Domain
import HTTPServer
import Persistence
import Threads

/// Answers that come later: changes, made by the writer, and long reads.
extension Service {
  /// Hands a change to the writer. Its answer leaves after the commit.
  func submit(
    _ change: Change, _ call: Call, _ exchange: Exchange, _ again: IdempotentRequest?, _ handle: ReplyHandle
  ) {
    database.writer.submit { transaction in
      var answer = Answer()
      try self.make(change, call, again, transaction, &answer)
      // What was done before is not shown anew: its answer says that it is a replay.
      let id = answer.isReplayed ? nil : answer.seen.object
      return (self.response(to: call, exchange, &answer), id)
    } completion: { result in
      switch result {
      case .success((let response, let id)):
        switch change.traces {
        case .awaited?:
          self.database.writer.overwriteTraces {
            guard let id else { return self.reply(.success(response), exchange, handle) }
            self.reply(response, orAnew: id, call, exchange, handle)
          }
        case .left?:
          self.database.writer.overwriteTracesSoon()
          self.reply(.success(response), exchange, handle)
        case nil: self.reply(.success(response), exchange, handle)
        }
      case .failure(let failure): self.reply(.failure(self.problem(of: failure)), exchange, handle)
      }
    }
  }

  /// Shows a record anew, whose traces have been overwritten since its change was answered: or not, and that is shown too.
  private func reply(
    _ response: Response, orAnew id: UUIDv7, _ call: Call, _ exchange: Exchange, _ handle: ReplyHandle
  ) {
    guard let show = call.route.shows else { return reply(.success(response), exchange, handle) }
    database.writer.submit { transaction in
      var answer = Answer()
      try show(id, call, transaction.reading, &answer)
      return self.response(to: call, exchange, &answer)
    } completion: { result in
      self.reply(result.flatMapError { _ in .success(response) }, exchange, handle)
    }
  }

  /// Lays out the answer to a change, now or again.
  func response(to call: Call, _ exchange: Exchange, _ answer: inout Answer) -> Response {
    var response = Response()
    if call.prefersMinimal { answer.leaveOutBody() }
    respond(answer, to: exchange, &response)
    if call.prefersMinimal { response.add("Preference-Applied", "return=minimal") }
    return response
  }

  /// Hands a long read to the threads beside the loops.
  /// - Parameter nextPage: where a list goes on; nil for what is no list, or one whose page no link can name.
  func submit(
    _ read: @escaping Route.LongRead, _ call: Call, _ exchange: Exchange, nextPage: NextPage?,
    _ handle: ReplyHandle
  ) {
    database.longReads.submit { transaction -> (Response, [AuditEvent]) in
      var answer = Answer()
      try read(transaction, &answer)
      var response = Response()
      if let nextPage, let cursor = answer.nextCursor { response.add("Link", nextPage.link(from: cursor)) }
      self.respond(answer, to: exchange, &response)
      let events = self.events(answer.seen, call)
      if self.configuration.auditStrict { return (response, events) }
      try self.record(events, in: self.laterAudit)
      return (response, [])
    } completion: { result in
      switch result {
      case .success((let response, let events)):
        if events.isEmpty { return self.reply(.success(response), exchange, handle) }
        self.send(response, onceKept: events, exchange, handle)
      case .failure(let failure): self.reply(.failure(self.problem(of: failure)), exchange, handle)
      }
    }
  }

  /// Sends an answer when the record of what it shows is on disk (`auditStrict`).
  func send(
    _ response: Response, onceKept events: [AuditEvent], _ exchange: Exchange, _ handle: ReplyHandle
  ) {
    database.writer.submit { transaction in
      try AuditChain.append(events, to: transaction)
      return response
    } completion: { result in
      self.reply(result.mapError { self.problem(of: $0) }, exchange, handle)
    }
  }

  /// Sends an answer from another thread than the loop's.
  func reply(_ result: Result<Response, Problem>, _ exchange: Exchange, _ handle: ReplyHandle) {
    var response: Response
    switch result {
    case .success(let answered): response = answered
    case .failure(let problem):
      response = Response()
      respond(problem, to: exchange, &response)
      if waitsForRecord(of: problem, exchange) {
        return send(response, onceKept: refusal(problem, exchange), exchange, handle)
      }
      auditRefusal(problem, exchange, in: laterAudit)
    }
    let status = response.status
    noteLater(exchange) { log, route in log.add(exchange, route: route, status: status) }
    handle.send(response)
  }

  /// Has a loop take a line of the log along with its own.
  func noteLater(_ exchange: Exchange, _ add: (inout RequestLog, _ route: String?) -> Void) {
    var log = RequestLog()
    add(&log, exchange.routeIndex.map { routeNames[$0] })
    laterLines.withLock { lines in log.lines.withUnsafeBufferPointer { lines.append(contentsOf: $0) } }
  }

  /// Writes what other threads have to say in the log.
  func flushLaterLines() {
    let lines = laterLines.withLock { lines in
      var taken: [UInt8] = []
      swap(&taken, &lines)
      return taken
    }
    if !lines.isEmpty { log(lines.span) }
  }

  // MARK: On the writer's thread

  /// Makes a change once: rights are looked up again, a request that was sent before changes nothing, and the audit
  /// trail is written in the same transaction.
  private func make(
    _ change: Change, _ call: Call, _ again: IdempotentRequest?, _ transaction: borrowing WriteTransaction,
    _ answer: inout Answer
  ) throws {
    guard var caller = call.caller else { throw Problem(.unauthenticated) }
    try confirm(&caller, at: call.now, transaction.reading)
    var call = call
    call.caller = caller
    if let again, try replay(again, call, transaction.reading, &answer) {
      return try AuditChain.append(events(answer.seen, call), to: transaction)
    }
    try confirmVersion(call, transaction.reading)
    let made = try change.make(transaction)
    try confirm(made, call, transaction.reading)
    answer.secret = made.secret
    try call.route.shows?(made.id, call, transaction.reading, &answer)
    announce(made, change.result, &answer)
    if let again {
      try transaction.keep(
        IdempotentAnswer(
          status: answer.status, resourceID: made.id, location: answer.location, version: answer.version),
        to: again, at: call.now)
    }
    try audit(made, call, transaction)
  }

  /// Gives the answer of the first time again, to a request that was done before: its status and where the record is, and
  /// the record as it is now, to whom that may be shown now. It is a read, and the trail says so.
  /// - Returns: `false` when it was not done before.
  /// - Throws: 422 when another request was sent with this key.
  func replay(
    _ request: IdempotentRequest, _ call: Call, _ transaction: borrowing ReadTransaction,
    _ answer: inout Answer
  ) throws -> Bool {
    switch try transaction.state(of: request, at: call.now) {
    case .new: return false
    case .keyUsedForAnother: throw Problem(.idempotencyKeyReused)
    case .done(let kept):
      guard let id = kept.resourceID, let show = call.route.shows else { throw Problem(.internalError) }
      try show(id, call, transaction, &answer)
      answer.status = kept.status
      answer.location = kept.location
      answer.isReplayed = true
      answer.seen.action = .read
      return true
    }
  }

  /// Holds the version that an operation with a name of its own was told against the record in its path, where it was
  /// told one (RFC 9110 §13.1.1).
  private func confirmVersion(_ call: Call, _ transaction: borrowing ReadTransaction) throws {
    guard let show = call.route.changing, let ifMatch = call.ifMatch, let id = call.innerID ?? call.id else {
      return
    }
    var current = Answer()
    try show(id, call, transaction, &current)
    if let version = current.version { try ifMatch.confirm(version) }
  }

  private func announce(_ made: Change.Made, _ result: Change.Result, _ answer: inout Answer) {
    switch result {
    case .created(let collection):
      answer.status = 201
      answer.location = Location(collection: collection, id: made.id).description
    case .createdHere: answer.status = 201
    case .changed: answer.status = 200
    case .removed: answer.status = 204
    }
  }

  /// Whether the token still opens what it opened on the loop; what kind of referrer it stands for now, and which dossiers
  /// are open in an emergency.
  private func confirm(
    _ caller: inout Caller, at now: Instant, _ transaction: borrowing ReadTransaction
  ) throws {
    if let id = caller.tokenID {
      guard let token = try transaction.token(id), token.isLive(at: now) else {
        throw Problem(.unauthenticated)
      }
    }
    switch caller.principal.binding {
    case .referrer(let id): caller.referrerKind = try transaction.referrerStanding(id)?.kind
    case .practitioner(let id):
      guard try transaction.practitionerIsActive(id) == true else { throw Problem(.unauthenticated) }
      caller.emergencies = try transaction.openEmergencyAccesses(of: id, at: now)
    case .coordinator, .reporter, .admin: break
    }
  }

  /// Whether an emergency access is enough for a change, where the dossier is open in no other way. All is undone when it
  /// is not.
  private func confirm(_ made: Change.Made, _ call: Call, _ transaction: borrowing ReadTransaction) throws {
    guard call.relation == .inTeam, let caller = call.caller, !caller.emergencies.isEmpty,
      case .practitioner(let practitioner) = caller.principal.binding
    else { return }
    // A change that does not say whom it is about is none that an emergency allows.
    guard let client = made.client.map(Client.ID.init(rawValue:)),
      try transaction.isInCareTeam(practitioner, of: client, on: call.today)
    else { throw Problem(.emergencyReadsOnly) }
  }
}
