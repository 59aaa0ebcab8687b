import Domain
import Foundation
import HTTPServer
import Testing

@testable import Routes

/// What the rules ask of every operation that changes the record in its path, walked over the route table.
@Suite struct `Every change of a record` {
  let service: TestService
  let coordinator: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator)
  }

  /// All but the decision upon an intake, which is made once: its own tests say how.
  static let changes = RouteTable.routes.filter {
    $0.needsIfMatch && $0.method != .delete && $0.name != "putDecision"
  }

  /// What the record says of itself, so far as a PUT would send it.
  func body(of path: String, for route: Route) throws -> [String: Any] {
    let shown = try service.send("GET", path, token: coordinator).json
    let schema = try #require(route.doc.body)
    return try #require(sendable(shown, by: schema) as? [String: Any])
  }

  private func sendable(_ value: Any, by schema: Schema) -> Any {
    switch (schema.shape, value) {
    case (.object(let members), let shown as [String: Any]):
      var sent: [String: Any] = [:]
      for member in members where member.schema(on: .sent) != nil {
        sent[member.name] = shown[member.name].map { sendable($0, by: member.schema) }
      }
      return sent
    case (.array(let element, _, _), let shown as [Any]): return shown.map { sendable($0, by: element) }
    default: return value
    }
  }

  /// The whole for a PUT, with these members; these members alone for a PATCH.
  func text(for route: Route, _ path: String, with members: [String: Any] = [:]) throws -> String {
    let whole = route.method == .patch ? members : try body(of: path, for: route).merging(members) { $1 }
    return String(decoding: try JSONSerialization.data(withJSONObject: whole), as: UTF8.self)
  }

  func send(_ route: Route, _ path: String, fields: [String] = [], body: String) throws -> TestAnswer {
    try service.send(
      route.method.name, path, token: coordinator, fields: route.fields(besides: fields), body: body)
  }

  @Test func `is there as PUT and as PATCH`() {
    #expect(!Self.changes.isEmpty)
    let puts = Self.changes.filter { $0.method == .put }.map(\.template.description)
    let patches = Self.changes.filter { $0.method == .patch }.map(\.template.description)
    #expect(puts == patches)
  }

  @Test func `asks for If-Match, before the body comes`() throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      let type = "Content-Type: \(route.bodyMediaType)"
      let answer = try service.send(
        route.method.name, path, token: coordinator, fields: [type], body: try text(for: route, path))
      #expect(answer.status == 428, "\(route.name)")
      #expect(answer.problem == "preconditionRequired")
      let head = [
        "\(route.method.name) \(path) HTTP/1.1", "Host: test", "Authorization: Bearer \(coordinator)", type,
        "Content-Length: 10",
      ]
      #expect(try service.judge(head)?.status == 428, "\(route.name)")
      #expect(try service.judge(head + ["If-Match: \"1\""]) == nil, "\(route.name)")
    }
  }

  @Test func `makes the next version and shows it`() throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      service.clock.advance(milliseconds: 1_000)
      let answer = try send(route, path, body: try text(for: route, path))
      #expect(answer.status == 200, "\(route.name): \(answer.body)")
      #expect(answer.fields["etag"] == "\"2\"")
      #expect(answer.json["version"] as? Int == 2)
      #expect(answer.json["updatedAt"] as? String == service.clock.now.description)
      let read = try service.send("GET", path, token: coordinator)
      #expect(read.body == answer.body, "\(route.name)")
      #expect(read.fields["etag"] == "\"2\"")
    }
  }

  @Test(arguments: [
    "\"2\"", "\"0\"", "\"1-zzz\"", "\"1-\"", "W/\"1\"", "\"one\"", "\"01\"", "\"2\", \"3\"", ",", "\"1x\"",
  ])
  func `is refused for another version than the record is in, and changes nothing`(tag: String) throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      let before = try service.send("GET", path, token: coordinator).body
      let answer = try send(route, path, fields: ["If-Match: \(tag)"], body: try text(for: route, path))
      #expect(answer.status == 412, "\(route.name): \(answer.body)")
      #expect(answer.problem == "preconditionFailed")
      #expect(answer.fields["etag"] == "\"1\"")
      #expect(try service.send("GET", path, token: coordinator).body == before, "\(route.name)")
    }
  }

  @Test(arguments: [
    "\"1\"", "*", "\"1-gzip\"", "\"1-html-gzip\"", "\"7\", \"1\"", "\"1\" , W/\"9\"", ",\"1\",",
  ])
  func `takes the tag of the record in any form, a list of them, or any`(tag: String) throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      let answer = try send(route, path, fields: ["If-Match: \(tag)"], body: try text(for: route, path))
      #expect(answer.status == 200, "\(route.name) \(tag): \(answer.body)")
    }
  }

  @Test(arguments: ["1", "\"1", "w/\"1\"", "\"1\" \"2\" x", "*, \"1\"", "\"1\"\"2\"", "\"a b\""])
  func `says so when If-Match is no list of tags`(tag: String) throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      let answer = try send(route, path, fields: ["If-Match: \(tag)"], body: try text(for: route, path))
      #expect(answer.status == 400, "\(route.name) \(tag)")
      #expect(answer.errors == ["If-Match malformedIfMatch"])
    }
  }

  @Test func `takes one media type`() throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      let other = route.method == .patch ? "application/json" : "application/merge-patch+json"
      let answer = try send(
        route, path, fields: ["Content-Type: \(other)"], body: try text(for: route, path))
      #expect(answer.status == 415, "\(route.name)")
      let accepted = answer.fields[route.method == .patch ? "accept-patch" : "accept"]
      #expect(accepted == "\(route.bodyMediaType)")
      let options = try service.send("OPTIONS", path)
      #expect(options.fields["accept-patch"] == "application/merge-patch+json")
    }
  }

  @Test func `says nothing of the record where that is preferred`() throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      let answer = try send(
        route, path, fields: ["Prefer: return=minimal"], body: try text(for: route, path))
      #expect(answer.status == 204, "\(route.name)")
      #expect(answer.body.isEmpty)
      #expect(answer.fields["etag"] == "\"2\"")
      #expect(answer.fields["preference-applied"] == "return=minimal")
    }
  }

  @Test func `refuses what is unknown, removed or not, and names all faults`() throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      let answer = try send(
        route, path, body: try text(for: route, path, with: ["x-typo": NSNull(), "x-other": 1]))
      #expect(
        Set(answer.errors) == ["#/x-typo unknownMember", "#/x-other unknownMember"], "\(route.name)")
      let again = try send(route, path, body: #"{"a":1,"a":2}"#)
      #expect(again.errors.contains("#/a duplicateMember"), "\(route.name)")
      #expect(try service.send("GET", path, token: coordinator).fields["etag"] == "\"1\"")
    }
  }

  @Test func `takes no Idempotency-Key: If-Match does what that is for`() throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      let body = try text(for: route, path)
      let fields = ["Idempotency-Key: one"]
      #expect(try send(route, path, fields: fields, body: body).status == 200, "\(route.name)")
      #expect(try send(route, path, fields: fields, body: body).status == 412, "\(route.name)")
    }
  }

  @Test func `is written in the audit trail`() throws {
    for route in Self.changes {
      let path = try service.path(of: route)
      #expect(try send(route, path, body: try text(for: route, path)).status == 200)
    }
    let changes = try service.auditTrail().filter { $0.hasPrefix("update allowed") }
    #expect(changes.count == Self.changes.count)
  }
}

/// Operations with a name of their own may be told which version of the record in their path is meant (RFC 9110 §13.1.1).
@Suite struct `Every operation with a name of its own` {
  static let routes = RouteTable.routes.filter { $0.changing != nil }

  @Test func `upon a record is one of these`() {
    let named = RouteTable.routes.filter {
      $0.isChange && !$0.idNames.isEmpty
        && $0.template.description.split(separator: "/").last?.hasPrefix("_") == true
    }
    #expect(named.count > 25)
    #expect(named.map(\.name) == Self.routes.map(\.name))
  }

  @Test(arguments: routes.indices) func `changes nothing in another version than is meant`(index: Int) throws
  {
    let route = Self.routes[index]
    let records = try ExampleRecords()
    try records.prepare(for: route)
    let token = records.token(for: route)
    let path = try records.path(of: route)
    // A dossier whose term has run out is its client's.
    let record = path.replacing(/\/_[A-Za-z]+$/, with: "").replacing("expired-dossiers", with: "clients")
    let before = try records.service.send("GET", record, token: token)
    let tag = try #require(before.fields["etag"], "\(route.name): \(before.body)")
    for stale in ["\"998\"", "W/\(tag)"] {
      let answer = try records.send(route, token: token, fields: ["If-Match: \(stale)"])
      #expect(answer.status == 412, "\(route.name): \(answer.body)")
      #expect(answer.problem == "preconditionFailed")
      #expect(answer.fields["etag"] == tag, "\(route.name)")
    }
    let malformed = try records.send(route, token: token, fields: ["If-Match: 1"])
    #expect(malformed.status == 400 && malformed.errors == ["If-Match malformedIfMatch"], "\(route.name)")
    #expect(try records.service.send("GET", record, token: token).body == before.body, "\(route.name)")
    let right = try records.send(route, token: token, fields: ["If-Match: \"998\", \(tag)"])
    #expect(right.status == route.successStatus, "\(route.name): \(right.body)")
  }
}

/// What the rules ask of every operation that takes the record in its path away.
@Suite struct `Every removal of a record` {
  let service: TestService
  let coordinator: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator)
  }

  static let removals = RouteTable.routes.filter { $0.method == .delete }

  func send(_ route: Route, _ path: String, fields: [String] = []) throws -> TestAnswer {
    try service.send("DELETE", path, token: coordinator, fields: fields)
  }

  @Test func `asks for If-Match, in the version that the record is in`() throws {
    #expect(!Self.removals.isEmpty)
    for route in Self.removals {
      let path = try service.path(of: route)
      #expect(try send(route, path).status == 428, "\(route.name)")
      let stale = try send(route, path, fields: ["If-Match: \"2\""])
      #expect(stale.status == 412, "\(route.name)")
      #expect(stale.fields["etag"] == "\"1\"")
      #expect(try send(route, path, fields: ["If-Match: 1"]).errors == ["If-Match malformedIfMatch"])
      #expect(try service.send("GET", path, token: coordinator).fields["etag"] == "\"1\"")
    }
  }

  @Test func `leaves nothing there`() throws {
    for route in Self.removals {
      let path = try service.path(of: route)
      let answer = try send(route, path, fields: ["If-Match: \"1\""])
      #expect(answer.status == 204, "\(route.name): \(answer.body)")
      #expect(answer.body.isEmpty)
      #expect(try service.send("GET", path, token: coordinator).status == 404)
      #expect(try send(route, path, fields: ["If-Match: *"]).status == 404)
    }
    let removals = try service.auditTrail().filter { $0.hasPrefix("delete allowed") }
    #expect(removals.count == Self.removals.count)
  }
}
