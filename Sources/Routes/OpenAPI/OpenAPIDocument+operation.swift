import Domain
import HTTPServer
import Persistence

extension OpenAPIDocument {
  static func operation(of route: Route) -> JSONTree {
    var operation: JSONTree = [
      "operationId": .text(route.name),
      "summary": .text(route.doc.summary),
      "description": .text(description(of: route)),
      "tags": [.text(route.doc.tag.rawValue)],
      "security": route.roles == nil ? [] : [["bearer": []]],
    ]
    if let roles = route.roles { operation["x-roles"] = .array(roles.names.map(JSONTree.text)) }
    let parameters = pathParameters(of: route) + queryParameters(of: route) + headerParameters(of: route)
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    if let body = route.doc.body {
      let example = route.doc.exampleBody(on: route.bodySide)
      operation["requestBody"] = [
        "required": true,
        "content": [
          route.bodyMediaType.description: ["schema": body.json(on: route.bodySide), "example": example]
        ],
      ]
    }
    operation["responses"] = responses(of: route)
    return operation
  }

  private static func description(of route: Route) -> String {
    guard let roles = route.roles, roles != .everyone else { return route.doc.description }
    let names = roles.names.map { "`\($0)`" }.joined(separator: ", ")
    return "\(route.doc.description)\n\nFor \(names)."
  }

  // MARK: Parameters

  private static func pathParameters(of route: Route) -> [JSONTree] {
    route.idNames.map { name in
      if Route.isNumber(name) {
        return [
          "name": .text(name), "in": "path", "required": true, "description": "The number of a version.",
          "schema": Schema.versionNumber.json(on: .sent),
        ]
      }
      let kind = name == "id" ? "record" : String(name.dropLast(2))
      return [
        "name": .text(name), "in": "path", "required": true, "description": .text("The \(kind)'s key."),
        "schema": Schema.id().json(on: .sent),
      ]
    }
  }

  private static func queryParameters(of route: Route) -> [JSONTree] {
    (route.parameters ?? []).map { parameter in
      [
        "name": .text(parameter.name), "in": "query", "description": .text(parameter.description),
        "schema": parameter.schema.json(on: .sent),
      ]
    }
  }

  private static func headerParameters(of route: Route) -> [JSONTree] {
    HeaderParameter.allCases.filter { $0.isDue(in: route) }.map {
      ["$ref": .text("#/components/parameters/\($0.component)")]
    }
  }
}

extension Route {
  /// The names of the ids and numbers in its path: `id`, `consentId`, `version`.
  var idNames: [String] {
    template.description.split(separator: "/").filter { $0.hasPrefix("{") }.map {
      String($0.dropFirst().dropLast())
    }
  }

  /// What is sent to it: a whole, or a patch.
  var bodySide: Schema.Side { method == .patch ? .patch : .sent }

  /// Whether what it changes is made by the writer, and so can be sent again safely.
  var isChange: Bool {
    switch work {
    case .write, .act: true
    case .open, .read, .long, .stream, .ask: false
    }
  }

  /// Whether it makes what is then at its own path. A decision is made once: there is none to replace.
  var makesInPlace: Bool { name == "putDecision" }

  /// Whether it makes a record in a collection: a POST whose path does not end in a verb.
  var makesRecord: Bool {
    guard isChange, method == .post else { return false }
    return trail?.action == .create
      || template.description.split(separator: "/").last?.hasPrefix("_") == false
  }
}

extension RoleSet {
  /// The roles in it, as they are sent.
  fileprivate var names: [String] { Role.allCases.filter { contains(RoleSet($0)) }.map(\.rawValue) }
}
