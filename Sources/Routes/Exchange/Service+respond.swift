import Domain
import HTTPServer

/// How an answer becomes octets: the fields that the rules ask for, in one place.
extension Service {
  /// Lays out what a handler said.
  func respond(_ answer: borrowing Answer, to exchange: Exchange, _ response: inout Response) {
    response.status = answer.status
    addFields(of: exchange, isForEveryOrigin: answer.isForEveryOrigin, &response)
    if let version = answer.version { response.add("ETag", "\"\(version)\"") }
    if let tag = answer.entityTag { response.add("ETag", tag) }
    if let location = answer.location { response.add("Location", location.description) }
    if answer.isReplayed { response.add("Idempotent-Replayed", "true") }
    guard !answer.json.octets.isEmpty, answer.status != 304 else { return }
    response.add("Content-Type", "application/json")
    answer.json.octets.octets.withUnsafeBufferPointer { response.body.append(contentsOf: $0) }
  }

  /// Lays out a problem.
  func respond(_ problem: Problem, to exchange: Exchange, _ response: inout Response) {
    response.status = problem.kind.status
    addFields(of: exchange, &response)
    if let allow = problem.allow { response.add("Allow", allow) }
    if let location = problem.location { response.add("Location", location) }
    if let version = problem.version { response.add("ETag", "\"\(version)\"") }
    if let seconds = problem.retryAfterSeconds { response.add("Retry-After", String(seconds)) }
    if problem.kind == .unsupportedMediaType, let route = exchange.routeIndex.map({ routes[$0] }) {
      response.add(route.method == .patch ? "Accept-Patch" : "Accept", route.bodyMediaType)
    }
    if problem.kind == .unauthenticated { response.add("WWW-Authenticate", "Bearer realm=\"veerkracht\"") }
    response.add("Content-Type", "application/problem+json")
    response.add("Content-Language", exchange.language.tag)
    var json = JSONWriter()
    problem.write(to: &json, instance: exchange.requestID.spelling.span, in: exchange.language)
    json.octets.octets.withUnsafeBufferPointer { response.body.append(contentsOf: $0) }
  }

  private func addFields(
    of exchange: Exchange, isForEveryOrigin: Bool = false, _ response: inout Response
  ) {
    response.add(commonFields)
    response.add("X-Request-Id", octets: exchange.requestID.spelling.span)
    if isForEveryOrigin { return response.add("Access-Control-Allow-Origin", "*") }
    guard let origin = exchange.originIndex else { return }
    response.add("Access-Control-Allow-Origin", configuration.allowedOrigins[origin])
    response.add("Access-Control-Expose-Headers", CrossOrigin.exposed)
  }
}
