import Domain
import HTTPServer
import Persistence

/// What the audit trail (NEN 7513) says of a call: changes in their own transaction, reads and refusals through a buffer
/// that the writer takes along.
extension Service {
  /// Notes what an answer shows. To be called before the answer leaves: what cannot be noted may not be shown.
  func auditRead(_ seen: Answer.Seen, _ call: Call, in buffer: AuditBuffer) throws(Problem) {
    guard let event = event(seen, call) else { return }
    do { try buffer.record(event) } catch { throw .unavailable() }
  }

  /// Notes a change in its own transaction; in the trail of every client that it is about.
  func audit(_ made: Change.Made, _ call: Call, _ transaction: borrowing WriteTransaction) throws {
    var seen = Answer.Seen()
    (seen.object, seen.client) = (made.id, made.client)
    guard var event = event(seen, call) else { return }
    if let rule = made.rule { event.rule = rule }
    try AuditChain.append(event, to: transaction)
    guard let other = made.otherClient else { return }
    (event.objectID, event.clientID) = (other, Client.ID(rawValue: other))
    try AuditChain.append(event, to: transaction)
  }

  /// Notes a refusal that tells something of who tried what: a request without any token tells nothing. One that cannot
  /// be noted shows nothing, and is refused all the same.
  func auditRefusal(_ problem: Problem, _ exchange: Exchange, in buffer: AuditBuffer) {
    guard let routeIndex = exchange.routeIndex, routes[routeIndex].roles != nil else { return }
    let result: AuditEvent.Result
    switch problem.kind {
    case .unauthenticated where !exchange.showedToken: return
    case .unauthenticated, .forbidden, .notFound: result = .refused
    case .internalError, .unavailable, .overloaded: result = .failed
    default: return
    }
    let route = routes[routeIndex]
    var event = AuditEvent(
      at: exchange.now,
      action: problem.kind == .unauthenticated ? .authenticate : route.trail?.action ?? .read, result: result,
      route: route.template, requestID: exchange.requestID,
      accessPoint: AuditEvent.AccessPoint(exchange.peer))
    event.principal = exchange.caller?.principal
    event.tokenID = exchange.caller?.tokenID
    event.objectType = route.trail?.objectType
    event.objectID = exchange.id
    event.rule = rule(of: problem.kind)
    if route.isAboutClient { event.clientID = exchange.id.map(Client.ID.init(rawValue:)) }
    try? buffer.record(event)
  }

  /// What said no.
  private func rule(of kind: ProblemKind) -> StaticString? {
    switch kind {
    case .unauthenticated: "token"
    case .forbidden: "role"
    case .notFound: "relation"
    default: nil
    }
  }

  /// - Returns: nil for a route that shows and changes nothing of anybody's.
  func event(_ seen: Answer.Seen, _ call: Call) -> AuditEvent? {
    guard let trail = routes[call.routeIndex].trail else { return nil }
    var event = AuditEvent(
      at: call.now, action: trail.action, result: .allowed, route: routes[call.routeIndex].template,
      requestID: call.requestID, accessPoint: AuditEvent.AccessPoint(call.peer))
    event.principal = call.caller?.principal
    event.tokenID = call.caller?.tokenID
    event.objectType = trail.objectType
    event.objectID = seen.object ?? call.id
    event.clientID = seen.client.map(Client.ID.init(rawValue:))
    event.clientIDs = seen.clients
    event.rule = seen.rule ?? call.caller?.relation
    return event
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
