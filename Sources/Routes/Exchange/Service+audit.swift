import Domain
import HTTPServer
import Persistence

/// What the audit trail (NEN 7513) says of a call: changes in their own transaction, reads and refusals through a buffer
/// that the writer takes along.
extension Service {
  /// Notes what an answer shows. To be called before the answer leaves: what cannot be noted may not be shown.
  func record(_ events: [AuditEvent], in buffer: AuditBuffer) throws(Problem) {
    for event in events {
      do { try buffer.record(event) } catch { throw .unavailable() }
    }
  }

  /// Notes a change in its own transaction; in the trail of every client that it is about.
  func audit(_ made: Change.Made, _ call: Call, _ transaction: borrowing WriteTransaction) throws {
    var seen = Answer.Seen()
    (seen.object, seen.client) = (made.id, made.client)
    guard var event = event(seen, call) else { return }
    event.note(call.caller?.emergency(about: made.client, at: call.now))
    if let rule = made.rule { event.rule = rule }
    if let emergency = made.emergency { event.emergencyID = emergency }
    event.onBehalfOfID = made.onBehalfOf
    try AuditChain.append(event, to: transaction)
    for other in made.otherClients {
      (event.objectID, event.clientID) = (other, Client.ID(rawValue: other))
      try AuditChain.append(event, to: transaction)
    }
  }

  /// Notes a refusal. One that cannot be noted shows nothing, and is refused all the same.
  func auditRefusal(_ problem: Problem, _ exchange: Exchange, in buffer: AuditBuffer) {
    for event in refusal(problem, exchange) { try? buffer.record(event) }
  }

  /// Whether a refusal is told only when its record is on disk (`auditStrict`). Where the storage fails, it is told at
  /// once.
  func waitsForRecord(of problem: Problem, _ exchange: Exchange) -> Bool {
    configuration.auditStrict && refusal(problem, exchange).contains { $0.result == .refused }
  }

  /// What is noted of a refusal that tells something of who tried what: a request without any token tells nothing.
  /// - Returns: one event, or none.
  func refusal(_ problem: Problem, _ exchange: Exchange) -> [AuditEvent] {
    guard let routeIndex = exchange.routeIndex, !access[routeIndex].isPublic else { return [] }
    let result: AuditEvent.Result
    switch problem.kind {
    case .unauthenticated where !exchange.showedToken: return []
    case .unauthenticated, .forbidden, .emergencyReadsOnly, .notFound: result = .refused
    // Whoever tries to open dossiers in emergencies is looked at, also where it fails.
    case .clientNotUnique, .emergencyAccessesTooMany, .emergencyAccessNotNeeded: result = .refused
    case .internalError, .unavailable, .overloaded: result = .failed
    default: return []
    }
    let route = routes[routeIndex]
    let who = exchange.caller ?? exchange.tokenOwner
    var event = AuditEvent(
      at: exchange.now,
      action: problem.kind == .unauthenticated ? .authenticate : route.trail?.action ?? .read, result: result,
      route: route.template, requestID: exchange.requestID,
      accessPoint: AuditEvent.AccessPoint(exchange.peer))
    event.principal = who?.principal
    event.tokenID = who?.tokenID
    event.organisationID = who?.organisation
    event.objectType = route.trail?.objectType
    event.objectID = exchange.id
    event.rule = exchange.refusedBy ?? rule(of: problem.kind)
    // In whose log it belongs is for the writer to find out: it takes no time here that would tell what is there.
    event.clientOf = dossierTables[routeIndex]
    if event.clientOf == .client {
      event.clientID = exchange.id.map(Client.ID.init(rawValue:))
      event.emergencyID = exchange.caller?.emergency(about: exchange.id, at: exchange.now)?.id
    }
    return [event]
  }

  /// What said no.
  private func rule(of kind: ProblemKind) -> AuditEvent.Rule? {
    switch kind {
    case .unauthenticated: .token
    case .forbidden: .role
    case .emergencyReadsOnly, .clientNotUnique, .emergencyAccessesTooMany, .emergencyAccessNotNeeded:
      .emergency
    case .notFound: .relation
    default: nil
    }
  }

  /// One event, and one more for each client that was shown because its dossier is open in an emergency: that stands
  /// in that client's log and in no other's.
  /// - Returns: none for a route that shows and changes nothing of anybody's.
  func events(_ seen: Answer.Seen, _ call: Call) -> [AuditEvent] {
    guard var event = event(seen, call) else { return [] }
    guard let caller = call.caller, !caller.emergencies.isEmpty else { return [event] }
    event.note(caller.emergency(about: seen.client, at: call.now))
    var events: [AuditEvent] = []
    for client in Set(seen.clients) {
      guard let emergency = caller.emergency(about: client.rawValue, at: call.now) else { continue }
      var own = event
      (own.clientID, own.clientIDs) = (client, [])
      own.note(emergency)
      events.append(own)
      event.clientIDs.removeAll { $0 == client }
    }
    return [event] + events
  }

  /// - Returns: nil for a route that shows and changes nothing of anybody's.
  private func event(_ seen: Answer.Seen, _ call: Call) -> AuditEvent? {
    guard let trail = routes[call.routeIndex].trail else { return nil }
    var event = AuditEvent(
      at: call.now, action: seen.action ?? trail.action, result: .allowed,
      route: routes[call.routeIndex].template,
      requestID: call.requestID, accessPoint: AuditEvent.AccessPoint(call.peer))
    event.principal = call.caller?.principal
    event.tokenID = call.caller?.tokenID
    event.organisationID = call.caller?.organisation
    event.objectType = trail.objectType
    event.objectID = seen.object ?? call.id
    event.clientID = seen.client.map(Client.ID.init(rawValue:))
    event.clientIDs = seen.clients
    event.rule = seen.rule ?? call.caller?.relation
    if event.rule == .careTeam, seen.client != nil { event.careOn = call.today }
    return event
  }
}

extension AuditEvent {
  /// Says that it happened in an emergency.
  fileprivate mutating func note(_ emergency: EmergencyAccess?) {
    guard let emergency else { return }
    rule = .emergency
    emergencyID = emergency.id
  }
}

extension AuditEvent.AccessPoint {
  init(_ peer: Peer) {
    switch peer {
    case .ipv4(let address): self = .ipv4(address)
    case .ipv6(let high, let low): self = .ipv6(high: high, low: low)
    case .unix: self = .local
    }
  }
}
