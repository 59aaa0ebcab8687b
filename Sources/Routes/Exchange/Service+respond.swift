import Domain
import HTTPServer

/// How an answer becomes octets: the fields that the rules ask for, in one place.
extension Service {
  /// The most octets of a body that is never compressed: of one packet, nothing would be gained.
  static let uncompressedBytesMax = 1_024

  /// Lays out what a handler said.
  func respond(_ answer: borrowing Answer, to exchange: Exchange, _ response: inout Response) {
    response.status = answer.status
    addFields(of: exchange, isForEveryOrigin: answer.isForEveryOrigin, &response)
    let isGzipped = exchange.acceptsGzip && answer.mayBeGzipped
    if let version = answer.version { response.addEntityTag(version, isGzipped: isGzipped) }
    if let tag = answer.entityTag { response.add("ETag", isGzipped ? EntityTag.inGzip(tag) : tag) }
    if let location = answer.location { response.add("Location", location.description) }
    if answer.isReplayed { response.add("Idempotent-Replayed", "true") }
    guard !answer.json.octets.isEmpty, answer.status != 304 else { return }
    response.add("Content-Type", "application/json")
    if isGzipped, let gzipped = answer.gzipped {
      response.coding = .gzipAlready
      response.body.append(contentsOf: gzipped)
      return
    }
    if isGzipped { response.coding = .gzipWhenSent }
    answer.json.octets.octets.withUnsafeBufferPointer { response.body.append(contentsOf: $0) }
  }

  /// Lays out a problem.
  func respond(_ problem: Problem, to exchange: Exchange, _ response: inout Response) {
    response.status = problem.kind.status
    addFields(of: exchange, &response)
    if let allow = problem.allow { response.add("Allow", allow) }
    if let location = problem.location { response.add("Location", location) }
    if let version = problem.version { response.addEntityTag(version, isGzipped: false) }
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
    if exchange.acceptsGzip, response.body.count > Self.uncompressedBytesMax {
      response.coding = .gzipWhenSent
    }
  }

  private func addFields(
    of exchange: Exchange, isForEveryOrigin: Bool = false, _ response: inout Response
  ) {
    response.add(commonFields)
    response.add("X-Request-Id", octets: exchange.requestID.spelling.span)
    rateLimiter?.addFields(exchange.allowances, to: &response)
    if isForEveryOrigin { return response.add("Access-Control-Allow-Origin", "*") }
    guard let origin = exchange.originIndex else { return }
    response.add("Access-Control-Allow-Origin", configuration.allowedOrigins[origin])
    response.add("Access-Control-Expose-Headers", CrossOrigin.exposed)
  }
}

extension Answer {
  /// Whether gzip is worth its while, and harmless. A compressed length tells something of what was compressed: whoever
  /// can have one text sent with another, and sees how long the answer gets, may guess the other (BREACH). Here no page of
  /// another origin can send a request in somebody's name, because a token is no cookie; and an answer that shows a
  /// secret is not compressed all the same.
  fileprivate var mayBeGzipped: Bool {
    json.octets.count > Service.uncompressedBytesMax && !showsSecret
  }
}

extension Response {
  /// Adds the ETag of a record in JSON: `"3"`, or `"3-gzip"` (RFC 9110 §8.8.3.3).
  fileprivate mutating func addEntityTag(_ version: Int, isGzipped: Bool) {
    var tag = FieldText()
    tag.append("\"")
    tag.append(version)
    tag.append(isGzipped ? "-gzip\"" : "\"")
    tag.add(to: &self, as: "ETag")
  }
}
