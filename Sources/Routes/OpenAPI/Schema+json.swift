extension Schema {
  /// Which way a value goes.
  enum Side: Sendable {
    /// From the client: bodies of requests, parameters.
    case sent
    /// From the client, to be merged into what is there (RFC 7396): any member may be left out, and `null` takes out
    /// what need not be there. Arrays are replaced as a whole.
    case patch
    /// To the client: bodies of answers.
    case shown
  }

  /// The name of its component on this side; nil for one that is written out where it is used.
  func componentName(on side: Side) -> String? {
    switch (side, shape) {
    case (.sent, _): sentName ?? name
    case (.patch, .object): name.map { $0 + "Patch" }
    case (.patch, _), (.shown, _): name
    }
  }

  /// The schema where it is used: a reference to its component, or written out.
  func json(on side: Side) -> JSONTree {
    guard let name = componentName(on: side) else { return written(on: side) }
    let reference: JSONTree = ["$ref": "#/components/schemas/\(name)"]
    var json: JSONTree = isNullable ? ["oneOf": [reference, ["type": "null"]]] : reference
    json["description"] = use.map(JSONTree.text)
    return json
  }

  /// The schema as a component: as it is itself, without what it means where it is used.
  func component(on side: Side) -> JSONTree {
    var schema = self
    schema.isNullable = false
    return schema.written(on: side)
  }

  /// The schema, written out.
  func written(on side: Side) -> JSONTree {
    var json: JSONTree = [:]
    json["description"] = description.map(JSONTree.text)
    switch shape {
    case .text(let text):
      json["type"] = type("string")
      json["format"] = text.format.map(JSONTree.text)
      json["pattern"] = text.pattern.map(JSONTree.text)
      json["minLength"] = (text.length?.lowerBound).map(JSONTree.integer)
      json["maxLength"] = (text.length?.upperBound).map(JSONTree.integer)
    case .words(let words) where words.count == 1: json["const"] = .text(words[0])
    case .words(let words):
      json["type"] = type("string")
      json["enum"] = .array(words.map(JSONTree.text) + (isNullable ? [.null] : []))
    case .integer(let range):
      json["type"] = type("integer")
      json["minimum"] = .integer(range.lowerBound)
      json["maximum"] = .integer(range.upperBound)
    case .integers(let numbers):
      json["type"] = type("integer")
      json["enum"] = .array(numbers.map(JSONTree.integer) + (isNullable ? [.null] : []))
    case .tenths(let range):
      json["type"] = type("number")
      json["minimum"] = .tenths(range.lowerBound)
      json["maximum"] = .tenths(range.upperBound)
      json["multipleOf"] = 0.1
    case .boolean: json["type"] = type("boolean")
    case .null: json["type"] = "null"
    case .array(let element, let count, let isSet):
      json["type"] = type("array")
      json["items"] = element.json(on: side.ofElements)
      json["minItems"] = count.lowerBound > 0 ? .integer(count.lowerBound) : nil
      json["maxItems"] = .integer(count.upperBound)
      if isSet { json["uniqueItems"] = true }
    case .object(let members): write(members, on: side, to: &json)
    case .oneOf(let schemas, let discriminator):
      json["oneOf"] = .array(schemas.map { $0.json(on: side) })
      json["discriminator"] = discriminator.map { ["propertyName": .text($0)] }
    case .anyObject: json["type"] = type("object")
    case .anything: break
    }
    return json
  }

  private func type(_ name: String) -> JSONTree { isNullable ? [.text(name), "null"] : .text(name) }

  private func write(_ members: [Member], on side: Side, to json: inout JSONTree) {
    var properties: JSONTree = [:]
    var required: [JSONTree] = []
    for member in members {
      guard let schema = member.schema(on: side) else { continue }
      properties[member.name] = schema.json(on: side)
      if member.isRequired(on: side) { required.append(.text(member.name)) }
    }
    json["type"] = type("object")
    json["properties"] = properties
    if !required.isEmpty { json["required"] = .array(required) }
    json["additionalProperties"] = false
  }

  /// The schemas that it refers to, however deep, and itself; each with the side that it is used on.
  func visit(on side: Side, _ body: (Schema, Side) -> Void) {
    body(self, side)
    switch shape {
    case .array(let element, _, _): element.visit(on: side.ofElements, body)
    case .object(let members): for member in members { member.schema(on: side)?.visit(on: side, body) }
    case .oneOf(let schemas, _): for schema in schemas { schema.visit(on: side, body) }
    case .text, .words, .integer, .integers, .tenths, .boolean, .null, .anyObject, .anything: break
    }
  }
}

extension Schema.Member {
  /// What it may be on this side; nil when it is not there.
  func schema(on side: Schema.Side) -> Schema? {
    switch (presence, side) {
    case (.shownOnly, .sent), (.shownOnly, .patch), (.sentOnly, .shown): nil
    case (.required, .sent), (.required, .patch): schema
    case (.sentOnly(isRequired: true), .sent), (.sentOnly(isRequired: true), .patch): schema
    case (.optional, _), (.sentOnly, _), (.defaults, .sent), (.defaults, .patch): schema.orNull
    case (_, .shown): mayBeHidden ? schema.orNull : schema
    }
  }

  func isRequired(on side: Schema.Side) -> Bool {
    switch side {
    case .shown: return true
    case .patch: return false
    case .sent:
      switch presence {
      case .required, .sentOnly(isRequired: true): return true
      case .optional, .defaults, .sentOnly, .shownOnly: return false
      }
    }
  }
}

extension Schema.Side {
  /// Which way the elements of an array go.
  var ofElements: Schema.Side { self == .patch ? .sent : self }
}
