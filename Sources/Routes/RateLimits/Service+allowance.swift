import Domain
import HTTPServer

extension Service {
  /// Takes a request off what its caller may send, or only looks whether it may.
  /// - Throws: 429 when there is nothing left.
  func allow(_ exchange: inout Exchange, _ use: RateTable.Use) throws(Problem) {
    guard let rateLimiter, let caller = exchange.caller, let token = caller.tokenID else { return }
    let requests = rateLimiter.requests.standing(of: token, use, at: exchange.now)
    exchange.allowances.requests = requests
    guard !requests.isSpent else { throw .tooManyRequests(requests) }
    guard exchange.routeIndex == intakeRouteIndex, case .referrer(let referrer) = caller.principal.binding
    else { return }
    let intakes = rateLimiter.intakes.standing(of: referrer, use, at: exchange.now)
    exchange.allowances.intakes = intakes
    guard !intakes.isSpent else { throw .tooManyRequests(intakes) }
  }

  /// Takes a wrong token off what may come from its address, or only looks whether it may. Right ones are let in from there
  /// all the same: others may share the address, and no token of 256 bits is found by trying.
  /// - Throws: 429 when there were too many.
  func allowWrongToken(_ exchange: inout Exchange, _ use: RateTable.Use) throws(Problem) {
    guard let rateLimiter, exchange.peer != .unix else { return }
    let standing = rateLimiter.wrongTokens.standing(
      of: exchange.peer.household, use, at: exchange.now)
    guard standing.isSpent else { return }
    exchange.allowances.wrongTokens = standing
    throw .tooManyRequests(standing)
  }
}

extension Service {
  /// Takes a try to open a dossier in an emergency off what a practitioner may do: by a name and a birth date it is told
  /// whether somebody is a client here, and that is not for guessing.
  /// - Throws: 429 when there were too many.
  func allowEmergencyTry(of practitioner: Practitioner.ID, at now: Instant) throws(Problem) {
    guard let rateLimiter else { return }
    let standing = rateLimiter.emergencies.standing(of: practitioner, .take, at: now)
    guard !standing.isSpent else { throw .tooManyRequests(standing) }
  }
}

extension Problem {
  fileprivate static func tooManyRequests(_ standing: Quota.Standing) -> Problem {
    var problem = Problem(.tooManyRequests)
    problem.retryAfterSeconds = Int(standing.retryAfterSeconds)
    return problem
  }
}
