import Domain
import HTTPServer
import Persistence
import Testing

@testable import Routes

extension Route {
  /// The field lines without which it says no before it looks at the body.
  func fields(besides given: [String] = []) -> [String] {
    var fields = given
    if bodyBytesMax > 0, !given.contains(where: { $0.hasPrefix("Content-Type") }) {
      fields.append("Content-Type: \(bodyMediaType)")
    }
    if needsIfMatch, !given.contains(where: { $0.hasPrefix("If-Match") }) { fields.append("If-Match: \"1\"") }
    return fields
  }
}

extension TestService {
  /// A path that the route matches, to a new record in version 1 where it asks for one.
  func path(of route: Route) throws -> String {
    let whole = route.template.description
    guard whole.contains("{id}") else { return whole }
    let id: UUIDv7
    var template = whole.replacing("{version}", with: "1")
    switch template.split(separator: "/")[1] {
    case "clients":
      let client = try addClient()
      id = client.rawValue
      if template.contains("{sickSpellId}") {
        template = template.replacing("{sickSpellId}", with: try addSickSpell(of: client).description)
      }
    case "referrers": id = try addReferrer().rawValue
    case "flags": id = try addFlag().rawValue
    case "practitioners": id = try addPractitioner().rawValue
    case "treatment-plans":
      let plan = try addPlan()
      id = plan.rawValue
      let coordinator = try token(.coordinator, name: "samples \(id)")
      template = template.replacing("{goalId}", with: try parts("goals", of: plan, token: coordinator)[0])
        .replacing("{interventionId}", with: try parts("interventions", of: plan, token: coordinator)[0])
    case "emergency-accesses": id = try addEmergencyAccess().rawValue
    case "erasure-requests":
      let answer = try send(
        "POST", "/v1/clients/\(addClient())/erasure-requests",
        token: token(.coordinator, name: "samples \(newKey())"), body: #"{"receivedOn":"2026-11-17"}"#)
      id = try #require((answer.json["id"] as? String).flatMap { UUIDv7($0) }, "\(answer.body)")
    case "intakes": id = try addIntake().rawValue
    case "phase-packages": id = try packageID(route.method == .patch ? .two : .one).rawValue
    case "enrolments": return try careTeamPath(template)
    case "feedback-reports": id = try addFeedbackReport().rawValue
    case "sessions": id = try addSession().rawValue
    default:
      Issue.record("no sample of \(template): add one here")
      id = newKey()
    }
    return template.replacing("{id}", with: id.description)
  }

  func newKey() -> UUIDv7 {
    UUIDv7(unixMilliseconds: clock.now.unixMilliseconds, randomBits: clock.randomBits())
  }
}
