import Domain
import HTTPServer
import Testing

@testable import Routes

/// Every operation that a referrer or practitioner may call, called by one who has nothing to do with the records that
/// are there: walked over the route table, so that a new operation cannot forget it.
@Suite struct `A stranger` {
  let records: ExampleRecords
  private let strangers: [(role: RoleSet, token: String)]

  init() throws {
    records = try ExampleRecords()
    let service = records.service
    strangers = [
      (.referrer, try service.referrerToken()),
      (.practitioner, try service.token(.practitioner(try service.addPractitioner()))),
    ]
  }

  /// Practitioners know their colleagues, and what the cooperative offers.
  private static func isOpenToColleagues(_ route: Route) -> Bool {
    let template = route.template.description
    return template.hasPrefix("/v1/phase-packages")
      || template.hasPrefix("/v1/practitioners") && !template.contains("/absences")
  }

  private static var closed: [Route] { RouteTable.routes.filter { !isOpenToColleagues($0) } }

  @Test func `finds another's record as little as one that is not there`() throws {
    for route in Self.closed where !route.idNames.isEmpty {
      for (role, token) in strangers where route.roles?.isSuperset(of: role) == true {
        let answer = try records.send(route, token: token)
        let nothing = try records.send(route, token: token, to: nil)
        #expect(answer.status == 404, "\(route.name): \(answer.body)")
        #expect(answer.problem == "notFound", "\(route.name)")
        #expect(answer.fields["etag"] == nil && answer.fields["location"] == nil, "\(route.name)")
        var (fields, others) = (answer.fields, nothing.fields)
        (fields["x-request-id"], others["x-request-id"]) = (nil, nil)
        #expect(fields == others, "\(route.name)")
        let instance = answer.json["instance"] as? String ?? ""
        let other = nothing.json["instance"] as? String ?? ""
        #expect(answer.body.replacing(instance, with: other) == nothing.body, "\(route.name)")
      }
    }
  }

  @Test func `is shown nobody in a list`() throws {
    for route in Self.closed where route.idNames.isEmpty && !route.isChange && route.doc.answer.isList {
      for (role, token) in strangers where route.roles?.isSuperset(of: role) == true {
        let answer = try records.send(route, token: token)
        #expect(answer.status == 200, "\(route.name): \(answer.body)")
        #expect(!answer.body.contains("Sanne"), "\(route.name)")
        for key in records.keysOfRecords { #expect(!answer.body.contains(key), "\(route.name)") }
      }
    }
  }
}
