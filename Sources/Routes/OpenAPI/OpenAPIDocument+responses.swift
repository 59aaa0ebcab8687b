import HTTPServer

extension OpenAPIDocument {
  static func responses(of route: Route) -> JSONTree {
    var responses: [(status: Int, json: JSONTree)] = [(route.successStatus, success(of: route))]
    if route.isChange, route.successStatus == 200 {
      let minimal: JSONTree = [
        "description": "It went well; nothing is shown, as preferred.",
        "headers": successFields(of: route).json,
      ]
      responses.append((204, minimal))
    }
    if route.method == .get, route.doc.answer.hasETag {
      responses.append(
        (304, ["description": "The caller has it already.", "headers": fields(of: route, [.etag]).json]))
    }
    for kind in sharedProblems where kind.isPossible(in: route) {
      responses.append((kind.status, ["$ref": .text("#/components/responses/\(componentName(of: kind))")]))
    }
    if route.makesRecord || !route.doc.conflicts.isEmpty {
      responses.append((409, response(to: route.doc.conflicts, description: "Conflicts with what is there.")))
    }
    responses.sort { $0.status < $1.status }
    return .object(responses.map { .init(key: String($0.status), value: $0.json) })
  }

  // MARK: When all is well

  private static func successFields(of route: Route) -> [HeaderField] {
    var more: [HeaderField] = []
    if route.makesRecord { more.append(.location) }
    if route.doc.answer.hasETag { more.append(.etag) }
    if route.doc.answer.isList, route.method == .get { more.append(.link) }
    if route.isChange {
      if route.method == .post { more.append(.idempotentReplayed) }
      more.append(.preferenceApplied)
    }
    return fields(of: route, more)
  }

  private static func success(of route: Route) -> JSONTree {
    var response: JSONTree = [
      "description": .text(route.successStatus == 201 ? "It is made, and kept." : "It went well."),
      "headers": successFields(of: route).json,
    ]
    if let schema = route.doc.answer.schema {
      var content: JSONTree = [
        "application/json": ["schema": schema.json(on: .shown), "example": schema.example(on: .shown)]
      ]
      for form in route.forms where form != .json {
        content[form.mediaType.description] = ["schema": ["type": "string"]]
      }
      response["content"] = content
    }
    return response
  }

  private static func fields(of route: Route, _ more: [HeaderField]) -> [HeaderField] {
    [.apiVersion, .requestID] + more + (route.roles == nil ? [] : [.rateLimit, .rateLimitPolicy])
  }

  // MARK: Problems

  /// The problems that any operation may have, each a component; what is particular to one stands in it.
  static let sharedProblems: [ProblemKind] = [
    .invalidRequest, .unauthenticated, .forbidden, .notFound, .notAcceptable, .preconditionFailed,
    .contentTooLarge,
    .unsupportedMediaType, .idempotencyKeyReused, .preconditionRequired, .tooManyRequests, .internalError,
    .unavailable,
  ]

  static func componentName(of kind: ProblemKind) -> String {
    kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
  }

  /// The answer that is one of these problems, all of one status.
  static func response(to kinds: [ProblemKind], description: String?) -> JSONTree {
    let names = kinds.map { "`\($0.rawValue)`: \($0.title.english)." }
    var fields: [HeaderField] = [.apiVersion, .requestID, .contentLanguage]
    for kind in kinds {
      switch kind {
      case .unauthenticated: fields.append(.wwwAuthenticate)
      case .preconditionFailed: fields.append(.etag)
      case .tooManyRequests: fields += [.retryAfter, .rateLimit, .rateLimitPolicy]
      case .unavailable, .overloaded: fields.append(.retryAfter)
      default: break
      }
    }
    var headers = fields.json
    if kinds.contains(where: \.namesRecord) { headers["Location"] = HeaderField.locationOfConflict }
    return [
      "description": .text(([description].compactMap(\.self) + names).joined(separator: " ")),
      "headers": headers,
      "content": [
        "application/problem+json": [
          "schema": Schema.problem.json(on: .shown),
          "example": Problem.example(kinds.first ?? .referrerInactive),
        ]
      ],
    ]
  }
}

extension Route {
  /// The status when all is well.
  var successStatus: Int {
    if doc.answer.schema == nil { return 204 }
    return makesRecord || makesInPlace ? 201 : 200
  }
}

extension ProblemKind {
  /// Whether it says where the record is that stands in the way.
  var namesRecord: Bool {
    switch self {
    case .zorgdomeinNumberTaken, .clientMerged, .planExists, .enrolmentRunning, .sickSpellOverlaps,
      .feedbackSuperseded, .erasureRequested:
      true
    default: false
    }
  }

  /// Whether an operation may have it.
  fileprivate func isPossible(in route: Route) -> Bool {
    switch self {
    case .invalidRequest:
      route.bodyBytesMax > 0 || route.isChange || !route.idNames.isEmpty || route.parameters != nil
    case .unauthenticated, .forbidden, .tooManyRequests, .internalError, .unavailable: route.roles != nil
    case .notFound: !route.idNames.isEmpty || route.doc.findsByBody
    case .notAcceptable: true
    case .contentTooLarge, .unsupportedMediaType: route.bodyBytesMax > 0
    case .idempotencyKeyReused: route.isChange && route.method == .post
    case .preconditionRequired: route.needsIfMatch
    case .preconditionFailed: route.needsIfMatch || route.changing != nil || route.doc.namesVersion
    default: false
    }
  }
}
