import Domain
import Foundation
import HTTPServer
import Testing

@testable import Routes

/// What the rules ask of every operation, walked over the route table: a new route cannot forget one.
@Suite struct `Every route` {
  let service: TestService
  /// A token of each role; who may see everything first.
  let tokens: [(role: Role, text: String)]

  init() throws {
    service = try TestService()
    tokens = [
      (.coordinator, try service.token(.coordinator)),
      (.referrer, try service.referrerToken()),
      (.practitioner, try service.token(.practitioner(try service.addPractitioner()))),
      (.reporter, try service.token(.reporter)),
      (.admin, try service.token(.admin)),
    ]
  }

  static let secured = RouteTable.routes.filter { $0.roles != nil }

  /// A path that the route matches.
  func path(of route: Route) -> String {
    route.template.description.replacing("{version}", with: "1")
      .replacing(/{[A-Za-z]+}/, with: "0192f7c4-7a3b-7c3d-8e4f-0123456789ab")
  }

  func send(_ route: Route, token: String?, fields: [String] = []) throws -> TestAnswer {
    try service.send(
      route.method.name, path(of: route), token: token, fields: route.fields(besides: fields),
      body: route.bodyBytesMax > 0 ? "{}" : nil)
  }

  func token(for route: Route) -> String? {
    tokens.first { route.roles?.contains(RoleSet($0.role)) == true }?.text
  }

  func expectCommonFields(_ answer: TestAnswer, _ what: String) {
    #expect(answer.fields["api-version"] == "1.0.0", "\(what)")
    #expect(answer.fields["cache-control"] == "no-store", "\(what)")
    #expect(answer.fields["x-content-type-options"] == "nosniff", "\(what)")
    #expect(answer.fields["x-frame-options"] == "DENY", "\(what)")
    #expect(answer.fields["referrer-policy"] == "no-referrer", "\(what)")
    #expect(
      answer.fields["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'", "\(what)")
    #expect(answer.fields["vary"] == "Accept, Accept-Encoding, Accept-Language, Origin", "\(what)")
    #expect(answer.fields["x-request-id"].flatMap { UUIDv7($0) } != nil, "\(what)")
    #expect(answer.fields["access-control-allow-origin"] == nil, "\(what)")
  }

  func expectProblem(_ answer: TestAnswer, _ status: Int, _ what: String) {
    #expect(answer.status == status, "\(what): \(answer.body)")
    #expect(answer.fields["content-type"] == "application/problem+json", "\(what)")
    #expect(answer.json["status"] as? Int == status, "\(what)")
    #expect((answer.json["type"] as? String)?.hasPrefix("urn:veerkracht:problem:") == true, "\(what)")
    #expect((answer.json["title"] as? String)?.isEmpty == false, "\(what)")
    #expect((answer.json["detail"] as? String)?.isEmpty == false, "\(what)")
    #expect(answer.json["errors"] is [Any], "\(what)")
    #expect(
      answer.json["instance"] as? String == answer.fields["x-request-id"].map { "urn:uuid:\($0)" }, "\(what)")
    expectCommonFields(answer, what)
  }

  @Test func `has a name of its own`() {
    let names = RouteTable.routes.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `answers with the fields of the rules`() throws {
    for route in RouteTable.routes where route.name != "getOpenApi" {  // which is for every origin
      expectCommonFields(try send(route, token: token(for: route)), "\(route.name)")
    }
  }

  @Test func `asks for a token`() throws {
    for route in Self.secured {
      let answer = try send(route, token: nil)
      expectProblem(answer, 401, route.name)
      #expect(answer.fields["www-authenticate"] == "Bearer realm=\"veerkracht\"")
      expectProblem(try send(route, token: "vk_wrong"), 401, route.name)
      let head = ["\(route.method.name) \(path(of: route)) HTTP/1.1", "Host: test", "Content-Length: 10"]
      #expect(try service.judge(head)?.status == 401, "\(route.name)")
    }
  }

  @Test func `is closed to the other roles`() throws {
    for route in Self.secured {
      for (role, text) in tokens where route.roles?.contains(RoleSet(role)) == false {
        expectProblem(try send(route, token: text), 403, "\(route.name) \(role)")
      }
    }
  }

  @Test func `names the methods that it has instead of another`() throws {
    for route in RouteTable.routes {
      let methods = RouteTable.routes.filter { $0.template.description == route.template.description }
        .map(\.method.name)
      for method in ["DELETE", "PUT", "PATCH", "PURGE"] where !methods.contains(method) {
        let answer = try service.send(method, path(of: route))
        expectProblem(answer, 405, route.name)
        #expect(answer.fields["allow"]?.contains(route.method.name) == true)
      }
      let options = try service.send("OPTIONS", path(of: route))
      #expect(options.status == 204)
      #expect(options.fields["allow"]?.split(separator: ", ").contains(Substring(route.method.name)) == true)
      #expect(options.fields["allow"]?.contains("OPTIONS") == true)
      expectCommonFields(options, route.name)
    }
  }

  @Test func `answers HEAD as GET`() throws {
    for route in RouteTable.routes where route.method == .get {
      let answer = try service.send("HEAD", path(of: route), token: token(for: route))
      #expect(answer.status == (try send(route, token: token(for: route))).status, "\(route.name)")
    }
  }

  @Test func `gives the forms that it has, or nothing`() throws {
    for route in RouteTable.routes {
      let token = token(for: route)
      expectProblem(try send(route, token: token, fields: ["Accept: image/png"]), 406, route.name)
      let forms = route.forms.map { "\($0.mediaType);q=0" }.joined(separator: ", ")
      expectProblem(try send(route, token: token, fields: ["Accept: */*, \(forms)"]), 406, route.name)
      for accept in ["application/json", "text/html, */*;q=0.1", "application/*", "Application/JSON; q=0.5"] {
        #expect(try send(route, token: token, fields: ["Accept: \(accept)"]).status != 406, "\(route.name)")
      }
    }
  }

  @Test func `takes JSON or nothing`() throws {
    for route in RouteTable.routes where route.bodyBytesMax > 0 {
      let token = token(for: route)
      for type in ["text/plain", "application/xml", "application/json; charset=latin1", "application/jsonp"] {
        expectProblem(try send(route, token: token, fields: ["Content-Type: \(type)"]), 415, route.name)
      }
      expectProblem(
        try send(route, token: token, fields: ["Content-Type: application/json", "Content-Encoding: gzip"]),
        415,
        route.name)
      let utf8 = try send(
        route, token: token, fields: ["Content-Type: \(route.bodyMediaType);charset=UTF-8"])
      #expect(utf8.status != 415)
    }
  }

  @Test func `without a body refuses one that says something`() throws {
    let routes = RouteTable.routes.filter { $0.method == .post && $0.bodyBytesMax == 0 }
    #expect(!routes.isEmpty)
    for route in routes {
      for body in [#"{"reason":"typo"}"#, "{", "null", "[]", "{}{}", "x"] {
        let answer = try service.send("POST", path(of: route), token: token(for: route), body: body)
        expectProblem(answer, 400, route.name)
        #expect(answer.errors == ["# unexpectedBody"], "\(route.name) \(body)")
      }
      for body in ["", "{}", " {\n} "] {
        let answer = try service.send("POST", path(of: route), token: token(for: route), body: body)
        expectProblem(answer, 404, route.name)
      }
    }
  }

  @Test func `judges a body before it comes`() throws {
    for route in RouteTable.routes where route.bodyBytesMax > 0 {
      let head =
        [
          "\(route.method.name) \(path(of: route)) HTTP/1.1", "Host: test",
          "Authorization: Bearer \(token(for: route) ?? "")",
        ] + route.fields()
      #expect(try service.judge(head + ["Content-Length: 100"]) == nil, "\(route.name)")
      #expect(try service.judge(head + ["Content-Length: 1048577"])?.status == 413, "\(route.name)")
    }
  }

  @Test func `names what is wrong with a body that is no object`() throws {
    for route in RouteTable.routes where route.bodyBytesMax > 0 {
      let cases = [
        ("", "# bodyMissing"), ("[]", "# notObject"), ("{", "# jsonEndsEarly"),
        ("{} {}", "# jsonTrailingContent"),
      ]
      for (body, error) in cases {
        let answer = try service.send(
          route.method.name, path(of: route), token: token(for: route), fields: route.fields(), body: body)
        expectProblem(answer, 400, route.name)
        #expect(answer.errors == [error])
      }
    }
  }

  @Test func `refuses unknown members`() throws {
    for route in RouteTable.routes where route.bodyBytesMax > 0 {
      let answer = try service.send(
        route.method.name, try service.path(of: route), token: token(for: route), fields: route.fields(),
        body: #"{"x-typo":1}"#)
      #expect(answer.errors.contains("#/x-typo unknownMember"), "\(route.name)")
    }
  }

  static let noIDs = [
    "7", "0192F7C4-7A3B-7C3D-8E4F-0123456789AB", "0192f7c4-7a3b-4c3d-8e4f-0123456789ab",
  ]
  static let noNumbers = ["0", "01", "-1", "+1", "1.0", "x", "1234567890"]

  @Test func `refuses an id that is none`() throws {
    for route in Self.secured where route.template.description.contains("{id}") {
      let template = route.template.description
      for parameter in template.matches(of: /{([A-Za-z]+)}/).map(\.1) {
        let isNumber = Route.isNumber(parameter)
        for id in isNumber ? Self.noNumbers : Self.noIDs {
          let path = template.replacing("{\(parameter)}", with: id).replacing("{version}", with: "1")
            .replacing(/{[A-Za-z]+}/, with: "0192f7c4-7a3b-7c3d-8e4f-0123456789ab")
          let answer = try service.send(route.method.name, path, token: token(for: route))
          expectProblem(answer, 400, route.name)
          #expect(answer.errors == ["\(parameter) \(isNumber ? "malformedVersion" : "malformedId")"])
        }
      }
    }
  }

  @Test func `knows nothing of an id that nobody has`() throws {
    for route in Self.secured where route.template.description.contains("{id}") {
      expectProblem(try send(route, token: token(for: route)), 404, route.name)
    }
  }

  @Test func `writes a log line without names or query`() throws {
    for route in RouteTable.routes {
      _ = try service.send(
        route.method.name, path(of: route) + "?name=Sanne", token: token(for: route),
        body: route.bodyBytesMax > 0 ? #"{"familyName":"Sanne"}"# : nil)
    }
    #expect(service.log.lines.count == RouteTable.routes.count)
    for (line, route) in zip(service.log.lines, RouteTable.routes) {
      #expect(!line.contains("Sanne"))
      let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let fields = try #require(parsed)
      #expect(fields["route"] as? String == "\(route.method.name) \(route.template)")
      #expect(fields["status"] is Int)
      #expect(fields["milliseconds"] is NSNumber)
      #expect((fields["requestId"] as? String).flatMap { UUIDv7($0) } != nil)
    }
  }
}

@Suite struct `A path that leads nowhere` {
  @Test(arguments: [
    "/", "/v1", "/v1/", "/v2/intakes", "/v1/intakes/", "/v1/Intakes", "/v1/intakes/_unknown",
    "/v1/intakes/0192f7c4-7a3b-7c3d-8e4f-0123456789ab/decisions", "/livez/", "/favicon.ico",
  ]) func `is 404`(path: String) throws {
    let service = try TestService()
    let answer = try service.send("GET", path)
    #expect(answer.status == 404)
    #expect(answer.problem == "notFound")
    #expect(try service.send("OPTIONS", path).status == 404)
  }

  @Test func `may be spelled with escapes where it leads somewhere`() throws {
    let service = try TestService()
    #expect(try service.send("GET", "/%6Civez").status == 200)
    let everywhere = try service.send("OPTIONS", "*")
    #expect(everywhere.status == 204)
    #expect(everywhere.fields["allow"] == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
  }
}

@Suite struct `A page of another origin` {
  let service: TestService

  init() throws {
    service = try TestService { $0.allowedOrigins = ["https://portal.example.nl"] }
  }

  @Test func `may use the API when it is on the list`() throws {
    let token = try service.referrerToken()
    let origin = "Origin: https://portal.example.nl"
    let answer = try service.send("GET", "/v1/intakes", token: token, fields: [origin])
    #expect(answer.fields["access-control-allow-origin"] == "https://portal.example.nl")
    #expect(answer.fields["access-control-expose-headers"]?.contains("ETag") == true)
    let refused = try service.send("GET", "/v1/intakes", fields: [origin])
    #expect(refused.fields["access-control-allow-origin"] == "https://portal.example.nl")
    let preflight = try service.send(
      "OPTIONS", "/v1/intakes",
      fields: [
        origin, "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization",
      ])
    #expect(preflight.status == 204)
    #expect(preflight.fields["access-control-allow-methods"]?.contains("POST") == true)
    #expect(preflight.fields["access-control-allow-headers"]?.contains("idempotency-key") == true)
  }

  @Test(arguments: [
    "https://evil.example", "https://portal.example.nl.evil.example", "http://portal.example.nl", "null",
  ])
  func `is told nothing when it is not`(origin: String) throws {
    let preflight = try service.send(
      "OPTIONS", "/v1/intakes", fields: ["Origin: \(origin)", "Access-Control-Request-Method: POST"])
    #expect(preflight.fields["access-control-allow-origin"] == nil)
    #expect(preflight.fields["access-control-allow-methods"] == nil)
  }
}
