import Domain
import Testing

@testable import Routes

/// What the rules promise of every operation, walked over the document that callers read, with records that are there:
/// whoever adds an operation cannot forget one. All comes from an origin that is allowed, and is counted.
@Suite struct `Every operation of the document` {
  let records: ExampleRecords
  static let origin = "https://portal.example.nl"

  init() throws { records = try Self.makeRecords() }

  static func makeRecords() throws -> ExampleRecords {
    try ExampleRecords {
      $0.allowedOrigins = [origin]
      $0.rateLimits = RateLimits()
      $0.rateLimits?.requestsAtOnce = 100_000
      $0.rateLimits?.intakesPerMinute = 100_000
    }
  }

  /// One operation as the document tells of it, and the route that it is made of.
  struct Operation: CustomTestStringConvertible {
    let path: String
    let method: String
    let json: JSON
    let route: Route

    var testDescription: String { route.name }
    var isSecured: Bool { json["security"]?.elements.isEmpty == false }
    /// The media types of its answer, in the order of the document.
    var forms: [String] { route.forms.map(\.mediaType.description).filter { content?[$0] != nil } }
    private var content: JSON? { answers[String(route.successStatus)]?["content"] }
    var isStreamed: Bool { if case .stream = route.work { true } else { false } }
    var mediaTypes: [String] { Array((json["requestBody"]?["content"]?.members ?? [:]).keys) }
    var answers: [String: JSON] { json["responses"]?.members ?? [:] }

    func takes(_ parameter: String) -> Bool {
      (json["parameters"]?.elements ?? []).contains {
        $0["name"]?.text == parameter || $0["$ref"]?.text == "#/components/parameters/\(parameter)"
      }
    }
  }

  static let operations: [Operation] = {
    let paths = Conformance.document?["paths"]?.members ?? [:]
    let routes = Dictionary(uniqueKeysWithValues: RouteTable.routes.map { ($0.name, $0) })
    return paths.sorted { $0.key < $1.key }.flatMap { path, operations in
      operations.members.sorted { $0.key < $1.key }.compactMap { method, json in
        json["operationId"]?.text.flatMap { routes[$0] }.map {
          Operation(path: path, method: method.uppercased(), json: json, route: $0)
        }
      }
    }
  }()

  /// The methods that the document has at a path, as `Allow` lists them.
  static func methods(at path: String) -> Set<String> {
    let methods = Set(operations.filter { $0.path == path }.map(\.method))
    return methods.union(methods.contains("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"])
  }

  /// Sends an operation with its example, by whom it is for; a field given here stands in the place of its own.
  func send(_ operation: Operation, fields: [String] = [], token: Bool = true) throws -> TestAnswer {
    try records.send(
      operation.route, token: token ? records.token(for: operation.route) : nil,
      fields: fields + [Self.fromOrigin])
  }

  static let fromOrigin = "Origin: \(origin)"

  // MARK: What every answer carries

  func expectFields(_ answer: TestAnswer, _ operation: Operation, isCounted: Bool = true) {
    let name = operation.route.name
    let expected = [
      "api-version": "1.0.0", "cache-control": "no-store", "x-content-type-options": "nosniff",
      "x-frame-options": "DENY", "referrer-policy": "no-referrer",
      "vary": "Accept, Accept-Encoding, Accept-Language, Origin",
    ]
    for (field, value) in expected { #expect(answer.fields[field] == value, "\(name) \(field)") }
    #expect(answer.fields["content-security-policy"] == answer.policyItNeeds, "\(name)")
    #expect(answer.fields["x-request-id"].flatMap { UUIDv7($0) } != nil, "\(name)")
    if answer.fields["access-control-allow-origin"] != "*" {
      #expect(answer.fields["access-control-allow-origin"] == Self.origin, "\(name)")
      let exposed = Set(
        answer.fields["access-control-expose-headers"]?.split(separator: ", ").map(String.init) ?? [])
      #expect(
        exposed == [
          "ETag", "Location", "Link", "API-Version", "Retry-After", "X-Request-Id", "Idempotent-Replayed",
          "RateLimit", "RateLimit-Policy",
        ], "\(name)")
    }
    let isCounted = isCounted && operation.isSecured
    #expect((answer.fields["ratelimit"] != nil) == isCounted, "\(name)")
    #expect((answer.fields["ratelimit-policy"] != nil) == isCounted, "\(name)")
  }

  func expectProblem(
    _ answer: TestAnswer, _ status: Int, _ kind: ProblemKind, _ operation: Operation, isCounted: Bool = true
  ) {
    let name = operation.route.name
    #expect(answer.status == status, "\(name): \(answer.body)")
    #expect(answer.problem == kind.rawValue, "\(name)")
    #expect(answer.fields["content-type"] == "application/problem+json", "\(name)")
    #expect(answer.json["status"] as? Int == status, "\(name)")
    #expect(
      answer.json["instance"] as? String == answer.fields["x-request-id"].map { "urn:uuid:\($0)" }, "\(name)")
    #expect(answer.fields["content-language"] == "nl", "\(name)")
    expectFields(answer, operation, isCounted: isCounted)
  }

  @Test func `is there`() { #expect(Self.operations.count > 40) }

  // MARK: Who may

  @Test func `asks for a token`() throws {
    for operation in Self.operations where operation.isSecured {
      let answer = try send(operation, token: false)
      expectProblem(answer, 401, .unauthenticated, operation, isCounted: false)
      #expect(answer.fields["www-authenticate"] == "Bearer realm=\"veerkracht\"")
      #expect(operation.answers["401"] != nil)
    }
  }

  /// Nor of another's, which `A stranger` finds to be the same.
  @Test func `knows nothing of a record that is not there`() throws {
    for operation in Self.operations where !operation.route.idNames.isEmpty {
      let token = records.token(for: operation.route)
      let fields = ["If-Match: *", Self.fromOrigin]
      let answer = try records.send(operation.route, token: token, to: nil, fields: fields)
      expectProblem(answer, 404, .notFound, operation)
      #expect(operation.answers["404"] != nil)
    }
  }

  @Test func `says that somebody asks too much`() throws {
    let records = try ExampleRecords {
      $0.allowedOrigins = [Self.origin]
      $0.rateLimits = RateLimits()
      $0.rateLimits?.requestsAtOnce = 50  // more than it takes to make the records
    }
    for operation in Self.operations where operation.isSecured {
      let token = records.token(for: operation.route)
      for _ in 0..<50 where try records.service.send("GET", "/v1/me", token: token).status == 429 { break }
      let answer = try records.send(operation.route, token: token, fields: [Self.fromOrigin])
      expectProblem(answer, 429, .tooManyRequests, operation)
      #expect(answer.fields["retry-after"] == "1")
      #expect(operation.answers["429"] != nil)
    }
  }

  // MARK: What may be asked

  @Test func `names the methods that there are instead of another`() throws {
    for operation in Self.operations {
      let path = try records.path(of: operation.route)
      let methods = Self.methods(at: operation.path)
      for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "PURGE"] where !methods.contains(method) {
        let answer = try records.service.send(
          method, path, token: records.token(for: operation.route), fields: [Self.fromOrigin])
        expectProblem(answer, 405, .methodNotAllowed, operation, isCounted: false)
        #expect(Set(answer.fields["allow"]?.split(separator: ", ").map(String.init) ?? []) == methods)
      }
    }
  }

  @Test func `says to OPTIONS what is possible, and to a page of an allowed origin what it may send`() throws
  {
    for operation in Self.operations {
      let path = try records.path(of: operation.route)
      let methods = Self.methods(at: operation.path)
      let options = try records.service.send("OPTIONS", path, fields: [Self.fromOrigin])
      #expect(options.status == 204)
      #expect(Set(options.fields["allow"]?.split(separator: ", ").map(String.init) ?? []) == methods)
      expectFields(options, operation, isCounted: false)
      let preflight = try records.service.send(
        "OPTIONS", path,
        fields: [
          Self.fromOrigin, "Access-Control-Request-Method: \(operation.method)",
          "Access-Control-Request-Headers: authorization,if-match",
        ])
      #expect(preflight.status == 204)
      #expect(preflight.body.isEmpty)
      let allowed = preflight.fields["access-control-allow-methods"]?.split(separator: ", ").map(String.init)
      #expect(Set(allowed ?? []) == methods)
      #expect(
        preflight.fields["access-control-allow-headers"]
          == "authorization, content-type, if-match, if-none-match, idempotency-key, prefer")
    }
  }

  @Test func `gives the forms that it has, or none`() throws {
    for operation in Self.operations {
      let answer = try send(operation, fields: ["Accept: application/x-nothing"])
      expectProblem(answer, 406, .notAcceptable, operation)
      #expect(operation.answers["406"] != nil)
      // Several lines are one list (RFC 9110 §5.3).
      let forms = operation.forms.isEmpty ? ["application/json"] : operation.forms
      let refused = forms.map { "Accept: \($0);q=0" }
      expectProblem(
        try send(operation, fields: ["Accept: */*"] + refused), 406, .notAcceptable, operation)
    }
  }

  @Test func `gives JSON to who does not mind, and every form that it says to who asks for it`() throws {
    for operation in Self.operations where operation.method == "GET" {
      #expect(operation.forms.first == "application/json", "\(operation.route.name)")
      for accept in ["*/*", "application/json, */*;q=0.9"] {
        let answer = try send(operation, fields: ["Accept: \(accept)"])
        #expect(answer.fields["content-type"] == "application/json", "\(operation.route.name)")
      }
      for form in operation.forms {
        let answer = try send(operation, fields: ["Accept: application/*;q=0.5, \(form)"])
        #expect(answer.status == 200, "\(operation.route.name): \(answer.body)")
        let type = try #require(answer.fields["content-type"])
        #expect(type == form || type == "\(form); charset=utf-8", "\(operation.route.name)")
        #expect(!answer.body.isEmpty || answer.isGzipped)
        expectFields(answer, operation)
        guard form != "application/json" else { continue }
        #expect(answer.fields["content-language"] == "nl", "\(operation.route.name)")
        let tag = try send(operation).fields["etag"]
        #expect((answer.fields["etag"] == nil) == (tag == nil), "\(operation.route.name)")
        if tag != nil { #expect(answer.fields["etag"] != tag, "\(operation.route.name)") }
        let gzipped = try send(operation, fields: ["Accept: \(form)", "Accept-Encoding: gzip"])
        let isLong = answer.body.utf8.count > 1_024 || operation.isStreamed
        #expect(gzipped.isGzipped == isLong, "\(operation.route.name)")
      }
    }
  }

  @Test func `takes the media type that it says`() throws {
    for operation in Self.operations where !operation.mediaTypes.isEmpty {
      let answer = try send(operation, fields: ["Content-Type: text/plain"])
      expectProblem(answer, 415, .unsupportedMediaType, operation)
      let accepted = answer.fields[operation.method == "PATCH" ? "accept-patch" : "accept"]
      #expect(accepted.map { [$0] } == operation.mediaTypes, "\(operation.route.name)")
    }
  }

  @Test func `refuses what it does not know in a query, and what stands there twice`() throws {
    for operation in Self.operations where operation.takes("limit") {
      let path = try records.path(of: operation.route)
      let token = records.token(for: operation.route)
      let fields = [Self.fromOrigin]
      let unknown = try records.service.send(
        operation.method, path + "?x-typo=1&limit=1", token: token, fields: fields)
      expectProblem(unknown, 400, .invalidRequest, operation)
      #expect(unknown.errors == ["x-typo unknownParameter"])
      let twice = try records.service.send(
        operation.method, path + "?limit=1&limit=1", token: token, fields: fields)
      expectProblem(twice, 400, .invalidRequest, operation)
      #expect(twice.errors == ["limit duplicateParameter"])
    }
  }

  @Test func `refuses what it does not know in a body, and what stands there twice`() throws {
    for operation in Self.operations where !operation.mediaTypes.isEmpty {
      let path = try records.path(of: operation.route)
      let token = records.token(for: operation.route)
      let fields = operation.route.fields(besides: ["If-Match: *", Self.fromOrigin])
      for (body, error) in [
        (#"{"xTypo":1}"#, "#/xTypo unknownMember"), (#"{"a":[{"b":1,"b":2}]}"#, "#/a/0/b duplicateMember"),
      ] {
        let answer = try records.service.send(
          operation.method, path, token: token, fields: fields, body: body)
        expectProblem(answer, 400, .invalidRequest, operation)
        #expect(answer.errors.contains(error), "\(operation.route.name): \(answer.errors)")
      }
    }
  }

  // MARK: Which state is meant

  @Test(arguments: operations.filter { $0.takes("If-Match") })
  func `that changes a record asks which state of it is meant, and changes no other`(
    operation: Operation
  ) throws {
    let path = try records.path(of: operation.route)
    let token = records.token(for: operation.route)
    let before = try records.service.send("GET", path, token: token)
    let missing = try records.service.send(
      operation.method, path, token: token,
      fields: operation.mediaTypes.map { "Content-Type: \($0)" } + [Self.fromOrigin],
      body: try records.body(of: operation.route))
    expectProblem(missing, 428, .preconditionRequired, operation)
    let stale = try send(operation, fields: ["If-Match: \"998\"", "If-Match: \"999\", W/\"1\""])
    expectProblem(stale, 412, .preconditionFailed, operation)
    guard let tag = before.fields["etag"] else { return }
    #expect(stale.fields["etag"] == tag)
    #expect(try records.service.send("GET", path, token: token).body == before.body)
    // Several lines are one list, in which one tag may be right.
    let right = try send(operation, fields: ["If-Match: \"999\"", "If-Match: \(tag)"])
    #expect(right.status != 412 && right.status != 428, "\(right.body)")
  }

  /// Their versions do not count all that they show: likeness to other clients, a colleague's name.
  static let isMoreThanItsVersion: Set = ["getClient", "getCareTeamMember"]

  @Test func `of one record says which version it shows, and does not send it twice`() throws {
    for operation in Self.operations where operation.takes("If-None-Match") {
      let answer = try send(operation)
      let tag = try #require(answer.fields["etag"], "\(operation.route.name)")
      #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
      let again = try send(operation, fields: ["If-None-Match: \"x\"", "If-None-Match: \"y\", \(tag)"])
      if Self.isMoreThanItsVersion.contains(operation.route.name) {
        #expect(again.status == 200 && again.body == answer.body, "\(operation.route.name)")
        continue
      }
      #expect(again.status == 304, "\(operation.route.name)")
      #expect(again.body.isEmpty)
      #expect(again.fields["etag"] == tag)
      expectFields(again, operation)
    }
  }
}
