import HTTPServer
import Testing

@testable import Routes

@Suite struct `The document` {
  let document: JSON

  init() throws { document = try JSON(octets: OpenAPIDocument.current.octets) }

  @Test func `holds every route under its prefix, and no other`() {
    let operations = document["paths"]?.members.flatMap { path, operations in
      operations.members.map { "\($0.key.uppercased()) /v1\(path) \($0.value["operationId"]?.text ?? "")" }
    }
    let routes = RouteTable.routes.filter { $0.template.description.hasPrefix("/v1/") }
    #expect(Set(operations ?? []) == Set(routes.map { "\($0.method.name) \($0.template) \($0.name)" }))
  }

  @Test func `says of every operation what it is for`() {
    for (path, operations) in document["paths"]?.members ?? [:] {
      for (method, operation) in operations.members {
        #expect(operation["summary"]?.text?.isEmpty == false, "\(method) \(path)")
        #expect(operation["summary"]?.text?.hasSuffix(".") == false, "\(method) \(path)")
        #expect(operation["description"]?.text?.hasSuffix(".") == true, "\(method) \(path)")
        #expect(operation["tags"]?.elements.count == 1, "\(method) \(path)")
      }
    }
  }

  @Test func `declares what the rules ask of every operation`() {
    for route in RouteTable.routes {
      guard let operation = Conformance.operation(route.method.name, route.template.description) else {
        continue
      }
      let statuses = Set(operation["responses"]?.members.keys.compactMap { Int($0) } ?? [])
      let parameters = Set((operation["parameters"]?.elements ?? []).compactMap(name(of:)))
      if route.roles != nil { #expect(statuses.isSuperset(of: [401, 403, 429, 500]), "\(route.name)") }
      if !route.idNames.isEmpty { #expect(statuses.isSuperset(of: [400, 404]), "\(route.name)") }
      if route.parameters != nil { #expect(statuses.contains(400), "\(route.name)") }
      #expect((route.bodyBytesMax > 0) == (route.doc.body != nil), "\(route.name)")
      if route.bodyBytesMax > 0 { #expect(statuses.isSuperset(of: [400, 413, 415]), "\(route.name)") }
      if route.makesRecord {
        #expect(statuses.isSuperset(of: [201, 409]), "\(route.name)")
        #expect(parameters.contains("Idempotency-Key"), "\(route.name)")
      }
      switch route.method {
      case .put, .patch, .delete:
        #expect(statuses.isSuperset(of: [412, 428]), "\(route.name)")
        #expect(parameters.contains("If-Match"), "\(route.name)")
      case .get where route.doc.answer.hasETag:
        #expect(statuses.contains(304), "\(route.name)")
        #expect(parameters.contains("If-None-Match"), "\(route.name)")
      default: break
      }
      if route.changing != nil {
        #expect(statuses.contains(412), "\(route.name)")
        #expect(parameters.contains("If-Match-Optional"), "\(route.name)")
      }
    }
  }

  private func name(of parameter: JSON) -> String? {
    parameter["name"]?.text ?? parameter["$ref"]?.text?.split(separator: "/").last.map(String.init)
  }

  @Test func `gives every component one meaning`() {
    var known: [String: JSONTree] = [:]
    OpenAPIDocument.eachNamedSchema(of: RouteTable.routes) { name, json in
      #expect(known[name] == nil || known[name] == json, "\(name)")
      known[name] = json
    }
  }

  @Test func `refers to nothing that is not there`() {
    let checker = SchemaChecker(document: document)
    func visit(_ json: JSON) {
      if let reference = json["$ref"] { #expect(checker.resolve(reference) != nil, "\(reference.json)") }
      for member in json.members.values { visit(member) }
      for element in json.elements { visit(element) }
    }
    visit(document)
  }

  @Test func `shows examples that keep to its own schemas`() {
    func visit(_ json: JSON, _ place: String) {
      if let example = json["example"], let schema = json["schema"] {
        #expect(Conformance.faults(in: example, by: schema) == [], "\(place)")
      }
      for (name, member) in json.members { visit(member, "\(place)/\(name)") }
      for (index, element) in json.elements.enumerated() { visit(element, "\(place)/\(index)") }
    }
    visit(document["paths"] ?? .null, "#/paths")
    visit(document["components"]?["responses"] ?? .null, "#/components/responses")
    visit(document["components"]?["parameters"] ?? .null, "#/components/parameters")
  }

  @Test func `shows a cursor that may be one`() throws {
    let link = try #require(document["components"]?["headers"]?["Link"]?["example"]?.text)
    let cursor = try #require(link.firstMatch(of: /cursor=([^>&]+)/)).1
    #expect(Cursor.decode(String(cursor)) != nil)
  }

  @Test func `names members and paths by the rules`() {
    for (name, schema) in document["components"]?["schemas"]?.members ?? [:] {
      #expect(name.wholeMatch(of: /[A-Z][A-Za-z0-9]*/) != nil)
      for (member, schema) in schema["properties"]?.members ?? [:] where schema["type"]?.text != "null" {
        #expect(member.wholeMatch(of: /[a-z][A-Za-z0-9]*/) != nil, "\(name).\(member)")
        let formats = (schema["oneOf"]?.elements ?? [schema]).compactMap { $0["format"]?.text }
        if member.hasSuffix("At") { #expect(formats == ["date-time"], "\(name).\(member)") }
        if member.hasSuffix("Date") || member.hasSuffix("On") {
          #expect(formats == ["date"], "\(name).\(member)")
        }
      }
    }
    for path in document["paths"]?.members.keys ?? [:].keys {
      #expect(
        path.wholeMatch(of: /(\/(_[a-z][A-Za-z]*|[a-z][a-z.-]*|\{[a-z][A-Za-z]*\}))+/) != nil, "\(path)")
    }
  }
}

@Suite struct `The documented example of` {
  @Test(arguments: RouteTable.routes.indices) func `an operation is accepted by the service`(index: Int)
    throws
  {
    let route = RouteTable.routes[index]
    let answer = try ExampleRecords().send(route)
    #expect(answer.status == route.successStatus, "\(route.name): \(answer.body)")
  }
}

@Suite struct `GET /v1/openapi.json` {
  let service: TestService

  init() throws { service = try TestService { $0.allowedOrigins = ["https://portal.example.nl"] } }

  @Test func `shows the document to everybody, from every origin`() throws {
    for fields in [[], ["Origin: https://portal.example.nl"], ["Origin: https://elsewhere.example"]] {
      let answer = try service.send("GET", "/v1/openapi.json", fields: fields)
      #expect(answer.status == 200)
      #expect(answer.fields["content-type"] == "application/json")
      #expect(answer.fields["access-control-allow-origin"] == "*")
      #expect(answer.fields["access-control-expose-headers"]?.contains("ETag") == true)
      #expect(Array(answer.body.utf8) == OpenAPIDocument.current.octets)
    }
  }

  @Test func `is not sent again to who has it`() throws {
    let tag = try #require(try service.send("GET", "/v1/openapi.json").fields["etag"])
    for field in ["If-None-Match: \(tag)", "If-None-Match: \"x\", W/\(tag)", "If-None-Match: *"] {
      let answer = try service.send("GET", "/v1/openapi.json", fields: [field])
      #expect(answer.status == 304)
      #expect(answer.body.isEmpty)
      #expect(answer.fields["etag"] == tag)
    }
    #expect(try service.send("GET", "/v1/openapi.json", fields: ["If-None-Match: \"x\""]).status == 200)
  }
}
