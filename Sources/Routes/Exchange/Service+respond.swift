import Domain
import HTTPServer

/// How an answer becomes octets: the fields that the rules ask for, in one place.
extension Service {
  /// The most octets of a body that is never compressed: of one packet, nothing would be gained.
  static let uncompressedBytesMax = 1_024

  /// Lays out what a handler said.
  func respond(_ answer: borrowing Answer, to exchange: Exchange, _ response: inout Response) {
    response.status = answer.status
    addFields(
      of: exchange, isForEveryOrigin: answer.isForEveryOrigin, style: answer.document?.style, &response)
    let isGzipped = exchange.acceptsGzip && answer.mayBeGzipped
    if let version = answer.version {
      response.addEntityTag(version, in: answer.form, isGzipped: isGzipped)
    }
    if let tag = answer.entityTag { response.add("ETag", isGzipped ? EntityTag.inGzip(tag) : tag) }
    if let location = answer.location { response.add("Location", location) }
    if answer.isReplayed { response.add("Idempotent-Replayed", "true") }
    guard answer.bodyBytes > 0 || answer.isStreamed, answer.status != 304 else { return }
    response.add("Content-Type", answer.form.contentType)
    if let document = answer.document { return add(document, isGzipped: isGzipped, to: &response) }
    if isGzipped, let gzipped = answer.gzipped {
      response.coding = .gzipAlready
      response.body.append(contentsOf: gzipped)
      return
    }
    if isGzipped { response.coding = .gzipWhenSent }
    answer.json.octets.octets.withUnsafeBufferPointer { response.body.append(contentsOf: $0) }
  }

  /// Lays out a body in another form than JSON.
  private func add(_ document: Answer.Document, isGzipped: Bool, to response: inout Response) {
    response.add("Content-Language", document.language.tag)
    response.add(
      "Content-Disposition", "inline; filename=\"\(document.fileName)\(document.form.fileNameEnd)\"")
    if isGzipped { response.coding = .gzipWhenSent }
    response.body = document.octets
  }

  /// Lays out a problem.
  func respond(_ problem: Problem, to exchange: Exchange, _ response: inout Response) {
    response.status = problem.kind.status
    addFields(of: exchange, &response)
    if let allow = problem.allow { response.add("Allow", allow) }
    if let location = problem.location { response.add("Location", location) }
    if let version = problem.version { response.addEntityTag(version, in: .json, isGzipped: false) }
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
    of exchange: Exchange, isForEveryOrigin: Bool = false, style: StyleSheet? = nil,
    _ response: inout Response
  ) {
    if let style {
      response.add(commonFieldsBesidesPolicy)
      response.add("Content-Security-Policy", style.contentSecurityPolicy)
    } else {
      response.add(commonFields)
    }
    response.add("X-Request-Id", octets: exchange.requestID.spelling.span)
    rateLimiter?.addFields(exchange.allowances, to: &response)
    if isForEveryOrigin {
      response.add("Access-Control-Allow-Origin", "*")
    } else if let origin = exchange.originIndex {
      response.add("Access-Control-Allow-Origin", configuration.allowedOrigins[origin])
    } else {
      return
    }
    response.add("Access-Control-Expose-Headers", CrossOrigin.exposed)
  }
}

extension Answer {
  /// Whether gzip is worth its while, and harmless. A compressed length tells something of what was compressed: whoever
  /// can have one text sent with another, and sees how long the answer gets, may guess the other (BREACH). Here no page of
  /// another origin can send a request in somebody's name, because a token is no cookie; and an answer that shows a
  /// secret is not compressed all the same.
  fileprivate var mayBeGzipped: Bool {
    (isStreamed || bodyBytes > Service.uncompressedBytesMax) && secret == nil
  }
}

extension Response {
  /// Adds the ETag of a record: `"3"`, or `"3-html"`, or `"3-html-gzip"` (RFC 9110 §8.8.3.3).
  fileprivate mutating func addEntityTag(_ version: Int, in form: Form, isGzipped: Bool) {
    var tag = FieldText()
    tag.append("\"")
    tag.append(version)
    tag.append(form.entityTagEnd)
    tag.append(isGzipped ? "-gzip\"" : "\"")
    tag.add(to: &self, as: "ETag")
  }
}
