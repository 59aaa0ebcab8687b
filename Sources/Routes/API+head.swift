import Domain
import HTTPServer
import Persistence

/// What is judged at the head, before a body is read or 100 sent: path, method, token, role, the forms of the body and
/// of the answer, and If-Match. In this order, so that nobody learns of more than it may.
extension API {
  /// - Parameter use: `.look` while the body is still to come: the request is counted when it is whole.
  /// - Returns: nil for OPTIONS, which asks for no token.
  func judgeHead(
    of request: borrowing Request, _ exchange: inout Exchange, _ use: RateTable.Use
  ) throws(Problem) -> Call? {
    let match = service.matcher.match(request)
    if request.method == .options, service.allow(of: match, request) != nil { return nil }
    let (routeIndex, ids) = try service.route(of: match)
    exchange.routeIndex = routeIndex
    exchange.id = ids.outer
    let caller = try authorise(request, routeIndex, &exchange, use)
    try judgeBody(of: request, routeIndex)
    guard let form = request.preferredForm(of: service.routes[routeIndex].forms) else {
      throw Problem(.notAcceptable)
    }
    if let place = ids.malformed {
      let name = service.routes[routeIndex].idNames[place]
      throw Problem(Route.isNumber(name) ? .malformedVersion : .malformedId, in: .path, at: name)
    }
    return Call(
      service: service, routeIndex: routeIndex, requestID: exchange.requestID, now: exchange.now,
      language: exchange.language, form: form, peer: exchange.peer, caller: caller, id: ids.outer,
      innerID: ids.inner, number: ids.number,
      ifMatch: try ifMatch(request, routeIndex), prefersMinimal: request.prefersMinimal)
  }

  /// - Returns: nil where the record is changed in whatever version it is.
  private func ifMatch(_ request: borrowing Request, _ routeIndex: Int) throws(Problem) -> IfMatch? {
    if service.routes[routeIndex].needsIfMatch { return try IfMatch(request) }
    guard request.count(of: .ifMatch) > 0, service.routes[routeIndex].changing != nil else { return nil }
    return try IfMatch(request)
  }

  /// - Returns: who calls; nil when the route asks nobody.
  private func authorise(
    _ request: borrowing Request, _ routeIndex: Int, _ exchange: inout Exchange, _ use: RateTable.Use
  ) throws(Problem) -> Caller? {
    let access = service.access[routeIndex]
    if access.isPublic { return nil }
    exchange.showedToken = request.field(.authorization) != nil
    let caller: Caller
    do throws(Problem) {
      caller = try authenticate(request, &exchange)
    } catch {
      if exchange.showedToken, error.kind == .unauthenticated {
        try service.allowWrongToken(&exchange, service.waitsForRecord(of: error, exchange) ? use : .take)
      }
      throw error
    }
    exchange.caller = caller
    try service.allow(&exchange, use)
    guard access.relation(of: caller.role) != .nothing else { throw Problem(.forbidden) }
    return caller
  }

  private func judgeBody(of request: borrowing Request, _ routeIndex: Int) throws(Problem) {
    let route = service.routes[routeIndex]
    guard route.bodyBytesMax > 0 else { return }
    if request.hasBody, !request.hasBody(in: route.bodyMediaType) {
      throw Problem(.unsupportedMediaType)
    }
    if max(request.announcedBodyBytes ?? 0, request.body.count) > route.bodyBytesMax {
      throw Problem(.contentTooLarge)
    }
  }

  // MARK: Tokens (RFC 6750)

  private func authenticate(
    _ request: borrowing Request, _ exchange: inout Exchange
  ) throws(Problem) -> Caller {
    let now = exchange.now
    guard let field = request.field(.authorization) else {
      if request.peer == .unix { return .localOperator }
      throw Problem(.unauthenticated)
    }
    guard request.count(of: .authorization) == 1, field.hasPrefix("bearer ") else {
      throw Problem(.unauthenticated)
    }
    let hash = TokenHash(of: field.extracting(7..<field.count).trimmed())
    guard let (credential, caller) = try holder(of: hash, at: now), credential.isLive(at: now) else {
      throw Problem(.unauthenticated)
    }
    if let refusedBy = credential.refusal(from: exchange.peer) {
      // Whoever stole it learns nothing, and uses up nothing; whoever looks at the trail learns whose it was.
      (exchange.tokenOwner, exchange.refusedBy) = (caller, refusedBy)
      throw Problem(.unauthenticated)
    }
    if credential.isDueForTouch(at: now) { touch(credential.id, at: now) }
    return caller
  }

  /// Whose token it is, dead or alive.
  private func holder(
    of hash: TokenHash, at now: Instant
  ) throws(Problem) -> (credential: Credential, caller: Caller)? {
    if let known = known.find(hash, at: reader.changeCount) { return known }
    do {
      return try reader.read { database in
        guard let credential = try database.credential(hash) else { return nil }
        let caller = try database.caller(credential, at: now)
        known.keep(credential, caller, for: hash, at: reader.changeCount)
        return (credential, caller)
      }
    } catch {
      throw service.problem(of: error)
    }
  }
}

extension Credential {
  /// What keeps a live token from opening anything there; nil when nothing does.
  fileprivate func refusal(from peer: Peer) -> AuditEvent.Rule? {
    if !holderIsActive { return .inactive }
    return isAllowed(from: peer) ? nil : .address
  }

  /// Whether it may be used from there. This machine's own socket is nobody's address.
  fileprivate func isAllowed(from peer: Peer) -> Bool {
    switch peer {
    case .ipv4(let address): isAllowed(fromHigh: 0, low: 0xFFFF_0000_0000 | UInt64(address))
    case .ipv6(let high, let low): isAllowed(fromHigh: high, low: low)
    case .unix: allowedFrom.isEmpty
    }
  }
}

extension ReadTransaction {
  /// Who the holder of a token is.
  func caller(_ credential: Credential, at now: Instant) throws(StorageError) -> Caller {
    var caller = Caller(principal: credential.principal, tokenID: credential.id)
    switch credential.principal.binding {
    case .referrer(let id): caller.referrerKind = try referrerStanding(id)?.kind
    case .practitioner(let id): caller.emergencies = try openEmergencyAccesses(of: id, at: now)
    case .coordinator, .reporter, .admin: break
    }
    return caller
  }
}

extension Service {
  func route(
    of match: RouteMatcher.Match
  ) throws(Problem) -> (index: Int, ids: PathIDs) {
    switch match {
    case .nowhere: throw Problem(.notFound)
    case .otherMethods(let allow):
      var problem = Problem(.methodNotAllowed)
      problem.allow = allow
      throw problem
    case .route(let index, let ids): return (index, ids)
    }
  }

  /// The methods that are possible at the place that OPTIONS asks about; nil when there is no such place.
  func allow(of match: RouteMatcher.Match, _ request: borrowing Request) -> String? {
    switch match {
    case .otherMethods(let allow): allow
    case .nowhere where request.path.equals([UInt8(ascii: "*")].span): matcher.allow
    case .nowhere, .route: nil
    }
  }
}
