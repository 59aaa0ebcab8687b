import HTTPServer

/// OPTIONS: which methods are possible (RFC 9110 §9.3.7), and whether a page of another origin may use them (Fetch
/// standard, CORS preflight).
extension API {
  func answerOptions(of request: borrowing Request, _ exchange: Exchange, _ response: inout Response) {
    let allow = service.allow(of: service.matcher.match(request), request) ?? "OPTIONS"
    var answer = Answer()
    answer.status = 204
    service.respond(answer, to: exchange, &response)
    response.add("Allow", allow)
    if allow.contains("PATCH") { response.add("Accept-Patch", Route.mergePatch) }
    guard exchange.originIndex != nil, request.field(.accessControlRequestMethod) != nil else { return }
    response.add("Access-Control-Allow-Methods", allow)
    response.add("Access-Control-Allow-Headers", CrossOrigin.allowedFields)
    response.add("Access-Control-Max-Age", CrossOrigin.maxAgeSeconds)
  }
}
