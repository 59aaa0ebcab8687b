import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Sessions` {
  let care: Care
  let enrolment: String

  init() throws {
    care = try Care()
    enrolment = try care.enrolment(.active)
  }

  /// The test clock says 2026-11-18T11:06:40Z.
  static let past = "2026-11-18T09:00:00Z"
  static let future = "2026-11-25T09:00:00Z"

  func body(
    at moment: String = future, minutes: Int = 60, practitioner: Practitioner.ID? = nil,
    module: String = "actCoaching", enrolment: String? = nil, more: String = ""
  ) -> String {
    """
    {"enrolmentId":"\(enrolment ?? self.enrolment)","module":"\(module)","minutes":\(minutes),
     "practitionerId":"\(practitioner ?? care.lead)","startsAt":"\(moment)"\(more)}
    """
  }

  func post(_ body: String, token: String? = nil) throws -> TestAnswer {
    try care.send("POST", "/v1/sessions", token: token, body)
  }

  func session(at moment: String = future) throws -> String {
    let answer = try post(body(at: moment))
    return try #require(answer.json["id"] as? String, "\(answer.body)")
  }

  func act(_ session: String, _ verb: String, token: String? = nil) throws -> TestAnswer {
    try care.send("POST", "/v1/sessions/\(session)/\(verb)", token: token)
  }

  static let verbs: [(verb: String, to: Session.Status)] = [
    ("_attend", .attended), ("_noShow", .noShow), ("_cancel", .cancelled),
  ]

  @Test(arguments: Session.Status.allCases) func `go from state to state as drawn`(
    status: Session.Status
  ) throws {
    for (index, step) in Self.verbs.enumerated() {
      let id = try session(at: "2026-11-18T0\(index + 1):00:00Z")
      if let first = Self.verbs.first(where: { $0.to == status }) {
        #expect(try act(id, first.verb).status == 200)
      }
      let answer = try act(id, step.verb)
      if status == .planned {
        #expect(answer.status == 200, "\(answer.body)")
        #expect(answer.json["status"] as? String == step.to.rawValue)
      } else {
        #expect(answer.status == 409)
        #expect(answer.problem == "sessionNotPlanned")
        let move = try care.send(
          "PATCH", "/v1/sessions/\(id)", ifMatch: "*", #"{"startsAt":"\#(Self.future)"}"#)
        #expect(move.problem == "sessionNotPlanned")
        let note = try care.send("PATCH", "/v1/sessions/\(id)", ifMatch: "*", #"{"note":"Ging goed."}"#)
        #expect(note.json["note"] as? String == "Ging goed.")
        #expect(note.json["status"] as? String == status.rawValue)
      }
    }
  }

  @Test func `are attended and missed in the past only`() throws {
    let id = try session()
    for verb in ["_attend", "_noShow"] {
      let answer = try act(id, verb)
      #expect(answer.status == 409)
      #expect(answer.problem == "sessionStillToCome")
    }
    care.service.clock.advance(milliseconds: 7 * Care.days)
    #expect(try act(id, "_attend").status == 200)
  }

  @Test(arguments: [
    ("2026-11-25T09:00:00Z", 60, true), ("2026-11-25T08:01:00Z", 60, true), ("2026-11-25T09:59:00Z", 5, true),
    ("2026-11-25T02:00:00Z", 480, true), ("2026-11-25T09:15:00Z", 15, true),
    ("2026-11-25T10:00:00+01:00", 60, true), ("2026-11-25T10:00:00Z", 60, false),
    ("2026-11-25T08:00:00Z", 60, false), ("2026-11-25T01:00:00Z", 480, false),
  ]) func `put nobody in two places at once`(moment: String, minutes: Int, isTaken: Bool) throws {
    _ = try session()
    // The same practitioner, another client.
    let other = try care.enrolment()
    let answer = try post(body(at: moment, minutes: minutes, enrolment: other))
    #expect(answer.status == (isTaken ? 409 : 201), "\(answer.body)")
    if isTaken { #expect(answer.problem == "practitionerBusy") }
    // The same client, another practitioner.
    let colleague = try care.service.addRegistered(["coach"])
    _ = try care.send(
      "POST", "/v1/enrolments/\(enrolment)/care-team",
      #"{"practitionerId":"\#(colleague)","role":"member","from":"2026-11-18"}"#)
    let second = try post(body(at: moment, minutes: minutes, practitioner: colleague))
    #expect(second.status == (isTaken ? 409 : 201), "\(second.body)")
    if isTaken { #expect(second.problem == "clientBusy") }
  }

  @Test func `that are cancelled leave their time to others, and may be moved within their own`() throws {
    let id = try session()
    let moved = try care.send(
      "PATCH", "/v1/sessions/\(id)", ifMatch: "\"1\"",
      #"{"startsAt":"2026-11-25T09:30:00Z","place":"Kamer 2"}"#)
    #expect(moved.status == 200, "\(moved.body)")
    #expect(moved.json["startsAt"] as? String == "2026-11-25T09:30:00.000Z")
    #expect(try post(body()).problem == "practitionerBusy")
    _ = try act(id, "_cancel")
    #expect(try post(body()).status == 201)
  }

  @Test func `that fifty plan at once become one`() throws {
    let requests = (0..<50).map { _ in
      TestRequest("POST", "/v1/sessions", token: care.coordinator, body: body())
    }
    let statuses = try care.service.send(requests).map(\.status)
    #expect(statuses.count { $0 == 201 } == 1)
    #expect(statuses.count { $0 == 409 } == 49)
  }

  @Test func `keep to the enrolment, its package and its team`() throws {
    let colleague = try care.service.addRegistered(["coach"])
    let cases: [(String, String)] = [
      (body(at: "2026-11-17T09:00:00Z"), "sessionOutsideEnrolment"),
      (body(at: "2027-01-13T09:00:00Z"), "sessionOutsideEnrolment"),
      (body(practitioner: colleague), "practitionerNotInCareTeam"),
      (body(practitioner: try care.service.addRegistered(["dietician"])), "disciplineMissing"),
      (body(practitioner: try care.service.addPractitioner()), "practitionerNotRegistered"),
      (body(practitioner: try care.service.addRegistered(["coach"], active: false)), "practitionerInactive"),
    ]
    for (body, problem) in cases {
      let answer = try post(body)
      #expect(answer.status == 409, "\(answer.body)")
      #expect(answer.problem == problem)
    }
    #expect(try post(body(module: "mindfulness")).errors == ["#/module unknownModule"])
    let nobody = Practitioner.ID(rawValue: care.service.newKey())
    #expect(try post(body(practitioner: nobody)).errors == ["#/practitionerId unknownPractitioner"])
    let nothing = care.service.newKey().description
    #expect(try post(body(enrolment: nothing)).errors == ["#/enrolmentId unknownEnrolment"])
    #expect(try post(body(minutes: 481)).errors == ["#/minutes outOfRange"])
    // The first day begins at midnight in Amsterdam.
    #expect(try post(body(at: "2026-11-17T23:00:00Z")).status == 201)
    _ = try care.act(enrolment, "_complete")
    #expect(try post(body()).problem == "enrolmentEnded")
  }

  @Test func `that were still to come are cancelled with the end of the enrolment`() throws {
    let (begun, coming) = (try session(at: Self.past), try session())
    _ = try act(begun, "_attend")
    let missed = try session(at: "2026-11-18T07:00:00Z")
    _ = try act(missed, "_noShow")
    let before = try care.read(enrolment)
    #expect(
      before["sessions"] as? [String: Int] == ["planned": 1, "attended": 1, "noShow": 1, "cancelled": 0])
    let ended = try care.act(enrolment, "_complete")
    #expect(
      ended.json["sessions"] as? [String: Int] == ["planned": 0, "attended": 1, "noShow": 1, "cancelled": 1])
    #expect(try care.send("GET", "/v1/sessions/\(coming)").json["status"] as? String == "cancelled")
  }

  @Test func `stand in the calendars of both, by the days of Amsterdam`() throws {
    let late = try session(at: "2026-11-24T22:30:00Z")
    let first = try session(at: "2026-11-24T23:30:00Z")
    let last = try session(at: "2026-11-25T21:30:00Z")
    let client = try #require(try care.read(enrolment)["clientId"] as? String)
    for owner in ["clients/\(client)", "practitioners/\(care.lead)"] {
      let answer = try care.send("GET", "/v1/\(owner)/calendar?from=2026-11-25&to=2026-11-25")
      #expect(answer.status == 200, "\(answer.body)")
      #expect(answer.items.compactMap { $0["id"] as? String } == [first, last])
      let week = try care.send("GET", "/v1/\(owner)/calendar?from=2026-11-23", token: care.leadToken)
      #expect(week.items.compactMap { $0["id"] as? String } == [late, first, last])
      #expect(week.json["to"] as? String == "2026-11-29")
      let none = try care.send("GET", "/v1/\(owner)/calendar")
      #expect(none.json["from"] as? String == Care.today)
      #expect(none.items.compactMap { $0["id"] as? String } == [late])
    }
    let path = "/v1/clients/\(client)/calendar"
    #expect(try care.send("GET", path + "?from=2026-11-25&to=2026-11-24").errors == ["to outOfRange"])
    #expect(try care.send("GET", path + "?from=2026-01-01&to=2026-04-03").errors == ["to outOfRange"])
    let stranger = try care.service.token(.practitioner(try care.service.addRegistered()))
    #expect(try care.send("GET", path, token: stranger).status == 404)
    let colleague = try care.send(
      "GET", "/v1/practitioners/\(care.lead)/calendar?from=2026-11-25", token: stranger)
    #expect(colleague.status == 200)
    #expect(colleague.items.isEmpty)
  }

  @Test func `are for those who care`() throws {
    let id = try session()
    let stranger = try care.service.token(.practitioner(try care.service.addRegistered()))
    #expect(try care.send("GET", "/v1/sessions", token: stranger).items.isEmpty)
    #expect(
      try care.send("GET", "/v1/sessions?enrolmentId=\(enrolment)", token: stranger).items.isEmpty)
    #expect(try care.send("GET", "/v1/sessions/\(id)", token: stranger).status == 404)
    #expect(try act(id, "_cancel", token: stranger).status == 404)
    #expect(try post(body(), token: stranger).errors == ["#/enrolmentId unknownEnrolment"])
    #expect(try care.send("GET", "/v1/sessions/\(id)", token: care.gp).status == 403)
    let own = try care.send(
      "GET", "/v1/sessions?enrolmentId=\(enrolment)&status=planned", token: care.leadToken)
    #expect(own.items.compactMap { $0["id"] as? String } == [id])
    #expect(try care.send("GET", "/v1/sessions?status=attended").items.isEmpty)
    #expect(try act(id, "_cancel", token: care.leadToken).status == 200)
  }

  @Test func `of today are on the worklist until they are settled`() throws {
    let today = try session(at: "2026-11-18T15:00:00Z")
    let morning = try session(at: Self.past)
    _ = try session()
    let stranger = try care.service.token(.practitioner(try care.service.addRegistered()))
    func section(_ token: String) throws -> [String] {
      let answer = try care.send("GET", "/v1/worklist", token: token)
      let section = try #require(answer.json["sessionsToday"] as? [String: Any], "\(answer.body)")
      return try #require(section["items"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    }
    for token in [care.coordinator, care.leadToken] { #expect(try section(token) == [morning, today]) }
    #expect(try section(stranger).isEmpty)
    _ = try act(morning, "_attend")
    #expect(try section(care.leadToken) == [today])
  }
}
