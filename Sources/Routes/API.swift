import Domain
public import HTTPServer
public import Persistence

/// The API behind one loop of the server. Lives on that loop's thread, with a reader of its own.
public final class API: Application {
  let service: Service
  let reader: Reader
  let audit: AuditBuffer
  /// What is used again for every request of the loop.
  private var answer = Answer()
  private var tape = JSONTape()
  private var lines = RequestLog()
  private var requestIDs: IDSource
  var known = KnownCallers()
  /// The tokens whose use was noted in this minute.
  var touched: (minute: Int64, tokens: Set<AccessToken.ID>) = (0, [])

  /// - Parameter reader: for this loop alone.
  public init(service: Service, reader: Reader) {
    self.service = service
    self.reader = reader
    audit = service.database.writer.auditBuffer()
    requestIDs = IDSource(seed: service.environment.randomBits())
  }

  public func judge(_ request: borrowing Request, _ response: inout Response) -> Judgement {
    var exchange = begin(request)
    do throws(Problem) {
      let call = try judgeHead(of: request, &exchange, .look)
      let wanted = call.map { service.routes[$0.routeIndex].bodyBytesMax } ?? 0
      return .bodyWanted(bytesMax: wanted > 0 ? wanted : Route.unwantedBodyBytesMax)
    } catch {
      // The answer waits for its record: it is refused again, and counted, when it is whole.
      if service.waitsForRecord(of: error, exchange) {
        return .bodyWanted(bytesMax: Route.unwantedBodyBytesMax)
      }
      // What is refused now does not come again to be counted.
      try? service.allow(&exchange, .take)
      refuse(error, exchange, &response)
      return .answered
    }
  }

  public func answer(_ request: borrowing Request, _ response: inout Response) -> Outcome {
    var exchange = begin(request)
    do throws(Problem) {
      guard let call = try judgeHead(of: request, &exchange, .take) else {
        answerOptions(of: request, exchange, &response)
        log(exchange, response.status)
        return .answered
      }
      if try perform(call, request, exchange, &response) == .later { return .later }
      log(exchange, response.status)
    } catch {
      if service.waitsForRecord(of: error, exchange) {
        service.reply(.failure(error), exchange, request.replyHandle)
        return .later
      }
      refuse(error, exchange, &response)
    }
    return .answered
  }

  public func refuse(
    _ refusal: HTTPServer.Refusal, of request: borrowing Request?, from peer: Peer,
    _ response: inout Response
  ) {
    switch request {
    case .some(let request):
      var exchange = begin(request)
      // Who asked for what, for the log; it was let in when its head was judged.
      _ = try? judgeHead(of: request, &exchange, .look)
      refuse(Problem(refusal), exchange, &response)
    case .none:
      let now = service.environment.now()
      let exchange = Exchange(
        requestID: requestIDs.next(at: now), now: now, startedAtNanoseconds: .max, language: .dutch,
        peer: peer, originIndex: nil, acceptsGzip: false)
      refuse(Problem(refusal), exchange, &response)
    }
  }

  public func turnEnded() {
    reader.endTurn()
    if !lines.isEmpty {
      service.log(lines.lines)
      lines.removeAll()
    }
    service.flushLaterLines()
  }

  // MARK: Steps

  private func begin(_ request: borrowing Request) -> Exchange {
    let now = service.environment.now()
    return Exchange(
      requestID: requestIDs.next(at: now), now: now,
      startedAtNanoseconds: request.startedAtNanoseconds,
      language: Language(request), peer: service.configuration.trustedProxies.client(of: request),
      originIndex: CrossOrigin.index(of: request.field(.origin), in: service.configuration.allowedOrigins),
      acceptsGzip: request.acceptsGzip)
  }

  private func refuse(_ problem: Problem, _ exchange: Exchange, _ response: inout Response) {
    service.respond(problem, to: exchange, &response)
    service.auditRefusal(problem, exchange, in: audit)
    log(exchange, response.status)
  }

  private func log(_ exchange: Exchange, _ status: Int) {
    lines.add(exchange, route: exchange.routeIndex.map { service.routeNames[$0] }, status: status)
  }

  /// Does what the route says.
  private func perform(
    _ call: Call, _ request: borrowing Request, _ exchange: Exchange, _ response: inout Response
  ) throws(Problem) -> Outcome {
    answer.reset()
    switch service.routes[call.routeIndex].work {
    case .open(let work):
      try catchingProblems { try work(call, &answer) }
      if let tag = answer.entityTag, request.hasAlready(tag) { answer.status = 304 }
    case .read(let work):
      try catchingProblems { try reader.read { try work(request, call, $0, &answer) } }
      if let version = answer.version, answer.versionTellsAll,
        request.hasAlready(version: version, in: answer.form)
      {
        answer.status = 304
      }
    case .long(let work):
      var longRead: Route.LongRead?
      try catchingProblems { longRead = try work(request, call) }
      guard let longRead else { throw Problem(.internalError) }
      service.submit(
        longRead, call, exchange, nextPage: service.nextPage(of: request), request.replyHandle)
      return .later
    case .stream(let work):
      var read: Route.StreamedRead?
      try catchingProblems { read = try work(request, call) }
      guard let read else { throw Problem(.internalError) }
      service.submit(read, call, exchange, isHead: request.method == .head, request.replyHandle)
      return .later
    case .ask(let work):
      var faults = Faults()
      let longRead = try withBody(of: request, &faults) { body, faults in
        try reader.read { try work(body, call, $0, &faults, &answer) }
      }
      if let longRead {
        service.submit(longRead, call, exchange, nextPage: nil, request.replyHandle)
        return .later
      }
    case .write(let work):
      let again = try idempotent(request, call)
      if let again, try replay(again, call) { break }
      var faults = Faults()
      let change = try withBody(of: request, &faults) { body, faults in
        try reader.read { try work(body, call, $0, &faults) }
      }
      guard let change else { throw Problem(faults: faults.list) }
      service.submit(change, call, exchange, again, request.replyHandle)
      return .later
    case .act(let work):
      let again = try idempotent(request, call)
      if let again, try replay(again, call) { break }
      if call.route.method == .post, !request.body.isEmptyObject {
        throw Problem(.unexpectedBody, in: .body, at: "#")
      }
      var change: Change?
      try catchingProblems { change = try work(call) }
      guard let change else { throw Problem(.internalError) }
      service.submit(change, call, exchange, again, request.replyHandle)
      return .later
    }
    let events = service.events(answer.seen, call)
    let waits = service.configuration.auditStrict && !events.isEmpty
    if !waits { try service.record(events, in: audit) }
    if answer.isReplayed {
      response = service.response(to: call, exchange, &answer)
    } else {
      service.respond(answer, to: exchange, &response)
    }
    if let cursor = answer.nextCursor {
      response.add("Link", service.nextPage(of: request).link(from: cursor))
    }
    if !waits { return .answered }
    service.send(response, onceKept: events, exchange, request.replyHandle)
    return .later
  }

  /// - Returns: nil for a request that is not to be sent again: it carries no key, or needs none.
  private func idempotent(
    _ request: borrowing Request, _ call: Call
  ) throws(Problem) -> IdempotentRequest? {
    guard call.route.method == .post, let caller = call.caller else { return nil }
    return try IdempotencyKey(request)?.request(of: caller)
  }

  /// Answers a request that was done before. Nothing of it is judged again: what it asked may not be possible any more.
  /// - Returns: `false` when it was not done before.
  private func replay(_ again: IdempotentRequest, _ call: Call) throws(Problem) -> Bool {
    var isDone = false
    try catchingProblems { isDone = try reader.read { try service.replay(again, call, $0, &answer) } }
    return isDone
  }

  /// Reads the body and gives its object to `work`; every fault that is found is named.
  private func withBody<Output>(
    of request: borrowing Request, _ faults: inout Faults,
    _ work: (JSONObject, inout Faults) throws -> Output?
  ) throws(Problem) -> Output? {
    var tape = JSONTape()
    swap(&tape, &self.tape)
    defer { swap(&tape, &self.tape) }
    guard JSONReader.read(request.body, onto: &tape, &faults) else { throw Problem(faults: faults.list) }
    let root = JSONValue(text: request.body, nodes: tape.nodes.span, index: 0)
    guard let body = root.object(&faults) else { throw Problem(faults: faults.list) }
    let output: Output?
    do { output = try work(body, &faults) } catch { throw service.problem(of: error) }
    faults.refuseUnknownMembers(of: root)
    if !faults.isEmpty { throw Problem(faults: faults.list) }
    return output
  }

  /// What a handler or the storage throws, as the problem that it is.
  private func catchingProblems(_ work: () throws -> Void) throws(Problem) {
    do { try work() } catch { throw service.problem(of: error) }
  }
}
