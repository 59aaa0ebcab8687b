import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Enrolments` {
  let care: Care

  init() throws { care = try Care() }

  @Test(arguments: Enrolment.Status.allCases) func `go from state to state as drawn`(
    status: Enrolment.Status
  ) throws {
    let start = "/v1/enrolments"
    let steps: [(verb: String, body: String?, from: [Enrolment.Status], to: String?, problem: String)] = [
      ("_start", nil, [.planned], "active", "enrolmentNotPlanned"),
      ("_complete", nil, [.active], "completed", "enrolmentNotActive"),
      ("_stop", #"{"reason":"Verhuisd."}"#, [.planned, .active], "stopped", "enrolmentEnded"),
      ("_prolong", #"{"weeks":16}"#, [.planned, .active], nil, "enrolmentEnded"),
      ("_continue", care.continuation(), [.completed, .stopped], "planned", "enrolmentNotEnded"),
    ]
    for step in steps {
      let id = try care.enrolment(status)
      let before = try care.read(id)
      let answer = try care.act(id, step.verb, step.body)
      if step.from.contains(status) {
        // Phase 2 has eight weeks: that it cannot be prolonged is another rule.
        #expect(answer.status == (step.verb == "_prolong" ? 400 : step.verb == "_continue" ? 201 : 200))
        if let to = step.to { #expect(answer.json["status"] as? String == to, "\(step.verb)") }
      } else {
        #expect(answer.status == 409, "\(status) \(step.verb) \(answer.body)")
        #expect(answer.problem == step.problem)
        #expect(try care.send("GET", "\(start)/\(id)").json as NSObject == before as NSObject)
      }
    }
  }

  @Test func `start on their first day at the earliest`() throws {
    let id = try care.enrolment(start: "2026-11-20")
    let early = try care.act(id, "_start")
    #expect(early.status == 409)
    #expect(early.problem == "enrolmentStartsLater")
    let patch = try care.send(
      "PATCH", "/v1/enrolments/\(id)", ifMatch: "\"1\"",
      #"{"startDate":"2026-11-18","payer":{"kind":"employer","name":"Voorbeeld BV","priceCents":120000}}"#)
    #expect(patch.status == 200, "\(patch.body)")
    #expect(patch.json["endDate"] as? String == "2027-01-12")
    #expect((patch.json["payer"] as? [String: Any])?["priceCents"] as? Int == 120_000)
    #expect(try care.act(id, "_start").json["version"] as? Int == 3)
    let moved = try care.send(
      "PATCH", "/v1/enrolments/\(id)", ifMatch: "\"3\"", #"{"startDate":"2026-11-25"}"#)
    #expect(moved.problem == "enrolmentNotPlanned")
    let free = try care.send("PATCH", "/v1/enrolments/\(id)", ifMatch: "\"3\"", #"{"payer":null}"#)
    #expect(free.status == 200)
    #expect(free.json["payer"] is NSNull)
  }

  @Test func `are prolonged within their phase`() throws {
    let id = try care.enrolment(phase: 3, weeks: 12)
    #expect(try care.act(id, "_prolong", #"{"weeks":12}"#).errors == ["#/weeks weeksNotMore"])
    for weeks in [11, 17] {
      let answer = try care.act(id, "_prolong", #"{"weeks":\#(weeks)}"#)
      #expect(answer.errors == ["#/weeks weeksOutsidePhase"])
    }
    let prolonged = try care.act(id, "_prolong", #"{"weeks":16}"#)
    #expect(prolonged.json["weeks"] as? Int == 16)
    #expect(prolonged.json["endDate"] as? String == "2027-03-09")
    #expect(try care.act(id, "_prolong", "{}").errors == ["#/weeks required"])
  }

  @Test func `that stop say when and why, and leave the dossier open for the aftercare`() throws {
    let id = try care.enrolment(.active)
    #expect(try care.act(id, "_stop", #"{"reason":""}"#).errors == ["#/reason blank"])
    let stopped = try care.act(id, "_stop", #"{"reason":"Verhuisd."}"#, token: care.leadToken)
    #expect(stopped.json["endedOn"] as? String == Care.today)
    #expect(stopped.json["stopReason"] as? String == "Verhuisd.")
    let team = try #require(stopped.json["careTeam"] as? [[String: Any]])
    #expect(team[0]["to"] as? String == "2027-03-18")
    care.service.clock.advance(milliseconds: 120 * Care.days)
    #expect(try care.send("GET", "/v1/enrolments/\(id)", token: care.leadToken).status == 200)
    care.service.clock.advance(milliseconds: Care.days)
    #expect(try care.send("GET", "/v1/enrolments/\(id)", token: care.leadToken).status == 404)
    #expect(try care.send("GET", "/v1/enrolments/\(id)").status == 200)
  }

  @Test func `go on in another phase when they have ended`() throws {
    let id = try care.enrolment(.completed)
    let other = try care.service.addRegistered()
    care.service.clock.advance(milliseconds: 1)
    let next = try care.act(
      id, "_continue",
      care.continuation(
        lead: other, more: #""payer":{"kind":"municipality","priceCents":95000}"#))
    #expect(next.status == 201, "\(next.body)")
    let made = try #require(next.json["id"] as? String)
    #expect(next.fields["location"] == "/v1/enrolments/\(made)")
    #expect(next.json["continuesId"] as? String == id)
    #expect(next.json["phase"] as? Int == 3)
    #expect((next.json["payer"] as? [String: Any])?["kind"] as? String == "municipality")
    #expect((next.json["careTeam"] as? [[String: Any]])?.count == 1)
    let again = try care.act(id, "_continue", care.continuation())
    #expect(again.problem == "enrolmentRunning")
    #expect(again.fields["location"] == "/v1/enrolments/\(made)")
    let client = try #require(next.json["clientId"] as? String)
    let list = try care.send("GET", "/v1/enrolments?clientId=\(client)")
    #expect(list.items.compactMap { $0["id"] as? String } == [id, made])
    let planned = try care.send("GET", "/v1/enrolments?status=planned")
    #expect(planned.items.compactMap { $0["id"] as? String } == [made])
  }

  @Test func `are seen and led by those who care, and by nobody else`() throws {
    let id = try care.enrolment()
    let stranger = try care.service.token(.practitioner(try care.service.addRegistered()))
    #expect(try care.send("GET", "/v1/enrolments", token: stranger).items.isEmpty)
    #expect(try care.send("GET", "/v1/enrolments/\(id)", token: stranger).status == 404)
    #expect(try care.act(id, "_start", token: stranger).status == 404)
    #expect(try care.act(id, "_prolong", "{}", token: stranger).status == 404)
    #expect(try care.send("GET", "/v1/enrolments", token: care.leadToken).items.count == 1)
    for token in [care.gp, try care.service.token(.reporter), try care.service.token(.admin)] {
      #expect(try care.send("GET", "/v1/enrolments/\(id)", token: token).status == 403)
    }
    #expect(try care.act(id, "_continue", care.continuation(), token: care.leadToken).status == 403)
    #expect(try care.act(id, "_start", token: care.leadToken).status == 200)
  }

  @Test func `keep two running clients from becoming one`() throws {
    let ids = [try care.enrolment(), try care.enrolment()]
    let clients = try ids.map { try #require(try care.read($0)["clientId"] as? String) }
    let answer = try care.send(
      "POST", "/v1/clients/\(clients[0])/_merge", #"{"clientId":"\#(clients[1])"}"#)
    #expect(answer.status == 409)
    #expect(answer.problem == "enrolmentRunning")
  }
}

extension Care {
  func continuation(lead: Practitioner.ID? = nil, more: String = "") -> String {
    """
    {"phase":3,"weeks":12,"startDate":"\(Self.today)","leadPractitionerId":"\(lead ?? self.lead)"\
    \(more.isEmpty ? "" : "," + more)}
    """
  }
}
