extension OpenAPIDocument {
  static func components(of routes: [Route]) -> JSONTree {
    [
      "schemas": schemas(of: routes),
      "parameters": .object(HeaderParameter.allCases.map { .init(key: $0.component, value: $0.json) }),
      "headers": .object(HeaderField.allCases.map { .init(key: $0.rawValue, value: $0.json) }),
      "responses": .object(
        sharedProblems.map { .init(key: componentName(of: $0), value: response(to: [$0], description: nil)) }),
      "securitySchemes": [
        "bearer": [
          "type": "http", "scheme": "bearer",
          "description": "A token that an admin made: 256 random bits, shown once.",
        ]
      ],
    ]
  }

  /// Every schema that has a name, by that name in alphabetical order.
  static func schemas(of routes: [Route]) -> JSONTree {
    var found: [String: JSONTree] = [:]
    eachNamedSchema(of: routes) { name, json in
      if found[name] == nil { found[name] = json }
    }
    return .object(found.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: $0.value) })
  }

  /// Every use of a schema with a name, as a component.
  static func eachNamedSchema(of routes: [Route], _ body: (String, JSONTree) -> Void) {
    func visit(_ schema: Schema, _ side: Schema.Side) {
      schema.visit(on: side) { schema, side in
        if let name = schema.componentName(on: side) { body(name, schema.component(on: side)) }
      }
    }
    visit(.problem, .shown)
    for route in routes {
      route.doc.body.map { visit($0, route.bodySide) }
      route.doc.answer.schema.map { visit($0, .shown) }
      for parameter in route.parameters ?? [] { visit(parameter.schema, .sent) }
    }
  }
}
