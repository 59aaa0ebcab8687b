import Domain
import Foundation
import Persistence
import Testing

@testable import Routes

/// A small cooperative at work: a coordinator, a practice, and practitioners who are registered.
struct Care {
  let service: TestService
  let coordinator: String
  let gp: String
  /// Leads; has every discipline that phase 2 needs.
  let lead: Practitioner.ID
  let leadToken: String

  /// - Parameter configure: what whoever runs the service would choose besides decision support.
  init(_ configure: (inout Service.Configuration) -> Void = { _ in }) throws {
    service = try TestService {
      $0.proposal = true
      configure(&$0)
    }
    coordinator = try service.token(.coordinator, name: "Anna")
    gp = try service.referrerToken()
    lead = try service.addRegistered(["coach", "bodyTherapist", "yogaTeacher", "vitalityCoach"])
    leadToken = try service.token(.practitioner(lead))
  }

  static let days: Int64 = 86_400_000
  /// The day of the test clock.
  static let today = "2026-11-18"

  func send(
    _ method: String, _ path: String, token: String? = nil, ifMatch: String? = nil, _ body: String? = nil
  ) throws -> TestAnswer {
    var fields = ifMatch.map { ["If-Match: \($0)"] } ?? []
    if method == "PATCH" { fields.append("Content-Type: application/merge-patch+json") }
    return try service.send(method, path, token: token ?? coordinator, fields: fields, body: body)
  }

  /// A new client's intake.
  func intake(_ more: String = "") throws -> String {
    let answer = try service.send(
      "POST", "/v1/intakes", token: gp, body: SampleIntake.small(more: more))
    return try #require(answer.json["id"] as? String, "\(answer.body)")
  }

  func acceptance(
    phase: Int = 2, weeks: Int = 8, start: String = today, lead: Practitioner.ID? = nil, more: String = ""
  ) -> String {
    """
    {"outcome":"accept","reason":"Past.","phase":\(phase),"weeks":\(weeks),"startDate":"\(start)",
     "leadPractitionerId":"\(lead ?? self.lead)"\(more.isEmpty ? "" : "," + more)}
    """
  }

  func decide(_ intake: String, _ body: String, ifMatch: String = "*") throws -> TestAnswer {
    try send("PUT", "/v1/intakes/\(intake)/decision", ifMatch: ifMatch, body)
  }

  /// A planned enrolment of a new client.
  func enrolment(phase: Int = 2, weeks: Int = 8, start: String = today) throws -> String {
    let made = try decide(intake(), acceptance(phase: phase, weeks: weeks, start: start))
    return try #require(made.json["enrolmentId"] as? String, "\(made.body)")
  }

  /// One that stands so.
  func enrolment(_ status: Enrolment.Status) throws -> String {
    let id = try enrolment()
    if status == .stopped { _ = try act(id, "_stop", #"{"reason":"Verhuisd."}"#) }
    if status == .active || status == .completed { _ = try act(id, "_start") }
    if status == .completed { _ = try act(id, "_complete") }
    #expect(try read(id)["status"] as? String == status.rawValue)
    return id
  }

  func act(_ enrolment: String, _ verb: String, _ body: String? = nil, token: String? = nil) throws
    -> TestAnswer
  {
    try send("POST", "/v1/enrolments/\(enrolment)/\(verb)", token: token, body)
  }

  func read(_ enrolment: String, token: String? = nil) throws -> [String: Any] {
    let answer = try send("GET", "/v1/enrolments/\(enrolment)", token: token)
    #expect(answer.status == 200, "\(answer.body)")
    return answer.json
  }
}

extension TestService {
  /// A practitioner of these disciplines with a registration that holds for long.
  func addRegistered(
    _ disciplines: [String] = ["coach"], until: String = "2031-12-31", active: Bool = true
  ) throws -> Practitioner.ID {
    let practitioner = Practitioner(
      id: id(), version: 1, createdAt: clock.now, updatedAt: clock.now,
      details: Practitioner.Details(
        name: try PersonName("Coach Voorbeeld"), disciplines: disciplines.compactMap { CodeWord($0) },
        registrations: [
          Registration(
            association: try OrganisationName("RBCZ"), number: try RegistrationNumber("1"),
            validity: .earliest...(try #require(CalendarDate(until))))
        ], email: EmailAddress("coach@example.org"), phone: PhoneNumber("070 123 45 67"), active: active))
    _ = try database.writer.write { transaction in try transaction.insert(practitioner) }
    return practitioner.id
  }
}
