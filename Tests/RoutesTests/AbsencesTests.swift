import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Absences` {
  let care: Care
  let path: String

  init() throws {
    care = try Care()
    path = "/v1/practitioners/\(care.lead)/absences"
  }

  func enter(_ from: String = "2026-12-01", _ to: String = "2026-12-14", token: String? = nil) throws
    -> TestAnswer
  {
    try care.send("POST", path, token: token, #"{"from":"\#(from)","to":"\#(to)"}"#)
  }

  func openWork(_ absence: String) throws -> (sessions: [[String: Any]], careTeams: [[String: Any]]) {
    let answer = try care.send("GET", "\(path)/\(absence)/open-work")
    #expect(answer.status == 200, "\(answer.body)")
    func items(_ name: String) throws -> [[String: Any]] {
      let section = try #require(answer.json[name] as? [String: Any])
      return try #require(section["items"] as? [[String: Any]])
    }
    return (try items("sessions"), try items("careTeams"))
  }

  @Test func `show the sessions and the teams that they leave open`() throws {
    let enrolment = try care.enrolment(.active)
    _ = try care.enrolment(.stopped)
    for moment in ["2026-11-30T09:00:00Z", "2026-12-01T09:00:00Z", "2026-12-14T09:00:00Z"] {
      let body = """
        {"enrolmentId":"\(enrolment)","module":"yoga","practitionerId":"\(care.lead)","minutes":60,
         "startsAt":"\(moment)"}
        """
      #expect(try care.send("POST", "/v1/sessions", body).status == 201)
    }
    let made = try enter()
    #expect(made.status == 201, "\(made.body)")
    let id = try #require(made.json["id"] as? String)
    #expect(made.fields["location"] == "\(path)/\(id)")
    var work = try openWork(id)
    #expect(
      work.sessions.compactMap { $0["startsAt"] as? String } == [
        "2026-12-01T09:00:00.000Z", "2026-12-14T09:00:00.000Z",
      ])
    #expect(work.careTeams.compactMap { $0["enrolmentId"] as? String } == [enrolment])
    #expect((work.careTeams[0]["substitutes"] as? [Any])?.isEmpty == true)
    let substitute = try care.service.addRegistered(["yogaTeacher"])
    _ = try care.send(
      "POST", "/v1/enrolments/\(enrolment)/care-team",
      """
      {"practitionerId":"\(substitute)","role":"substitute","from":"2026-12-01","to":"2026-12-14"}
      """)
    let first = try #require(work.sessions.first?["id"] as? String)
    let moved = try care.send(
      "PATCH", "/v1/sessions/\(first)", ifMatch: "*", #"{"practitionerId":"\#(substitute)"}"#)
    #expect(moved.status == 200, "\(moved.body)")
    work = try openWork(id)
    #expect(work.sessions.count == 1)
    let substitutes = try #require(work.careTeams[0]["substitutes"] as? [[String: Any]])
    #expect(substitutes.compactMap { $0["practitionerId"] as? String } == [substitute.description])
  }

  @Test func `are on the worklist while they leave something open`() throws {
    func section(_ token: String) throws -> [[String: Any]] {
      let answer = try care.send("GET", "/v1/worklist", token: token)
      let section = try #require(answer.json["absences"] as? [String: Any], "\(answer.body)")
      return try #require(section["items"] as? [[String: Any]])
    }
    let near = try #require(try enter("2026-12-01", "2026-12-14").json["id"] as? String)
    _ = try enter("2026-12-19", "2026-12-20")
    #expect(try section(care.coordinator).isEmpty)
    _ = try care.enrolment(.active)
    let colleague = try care.service.token(.practitioner(try care.service.addRegistered()))
    for token in [care.coordinator, care.leadToken] {
      let items = try section(token)
      #expect(items.compactMap { $0["absenceId"] as? String } == [near])
      #expect(items.compactMap { $0["careTeams"] as? Int } == [1])
    }
    #expect(try section(colleague).isEmpty)
    _ = try care.send("POST", "\(path)/\(near)/_cancel")
    #expect(try section(care.coordinator).isEmpty)
  }

  @Test func `are cancelled once`() throws {
    let id = try #require(try enter().json["id"] as? String)
    let cancelled = try care.send("POST", "\(path)/\(id)/_cancel")
    #expect(cancelled.status == 200)
    #expect(cancelled.json["cancelledAt"] as? String == care.service.clock.now.description)
    let again = try care.send("POST", "\(path)/\(id)/_cancel")
    #expect(again.status == 409)
    #expect(again.problem == "absenceAlreadyCancelled")
  }

  @Test func `end after they begin`() throws {
    #expect(try enter("2026-12-02", "2026-12-01").errors == ["#/to endsBeforeItBegins"])
    #expect(try enter("2026-12-01", "2026-12-01").status == 201)
    #expect(try care.send("POST", path, "{}").errors == ["#/from required", "#/to required"])
  }

  @Test func `are for coordinators and for whom they are about`() throws {
    #expect(try enter(token: care.leadToken).status == 201)
    #expect(try care.send("GET", path, token: care.leadToken).items.count == 1)
    let colleague = try care.service.token(.practitioner(try care.service.addRegistered()))
    #expect(try care.send("GET", path, token: colleague).status == 404)
    #expect(try enter(token: colleague).status == 404)
    #expect(try enter(token: care.gp).status == 403)
  }
}
