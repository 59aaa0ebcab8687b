import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `A treatment plan over HTTP` {
  let service: TestService
  let coordinator: String
  let client: Client.ID
  let practitioner: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator, name: "Anna Coördinator")
    client = try service.addClient()
    practitioner = try service.addColleague(of: client)
  }

  private func path(_ plan: TreatmentPlan.ID) -> String { "/v1/treatment-plans/\(plan)" }

  private func send(
    _ method: String, _ path: String, ifMatch: String? = nil, token: String? = nil, _ body: String? = nil
  ) throws -> TestAnswer {
    var fields = ifMatch.map { ["If-Match: \"\($0)\""] } ?? []
    if method == "PATCH" { fields.append("Content-Type: application/merge-patch+json") }
    return try service.send(method, path, token: token ?? practitioner, fields: fields, body: body)
  }

  // MARK: Drafting

  @Test func `begins with what the package and the web say`() throws {
    let enrolment = try service.addEnrolment(of: client)
    let answer = try send("POST", "/v1/treatment-plans", #"{"enrolmentId":"\#(enrolment)"}"#)
    #expect(answer.status == 201, "\(answer.body)")
    #expect(answer.fields["etag"] == "\"1\"")
    #expect(answer.fields["location"] == "/v1/treatment-plans/\(answer.json["id"] as? String ?? "")")
    #expect(answer.json["status"] as? String == "draft")
    #expect(answer.json["clientId"] as? String == client.description)
    let goals = try #require(answer.json["goals"] as? [[String: Any]])
    #expect(goals.compactMap { $0["dimension"] as? String } == ["meedoen"])
    #expect(goals[0]["measure"] is NSNull)
    let evaluations = try #require(answer.json["evaluations"] as? [[String: String]])
    #expect(evaluations.map { $0["kind"] } == ["midway", "end"])
    let interventions = try #require(answer.json["interventions"] as? [[String: Any]])
    #expect(interventions.count >= 4)
    #expect(answer.json["signedBy"] is NSNull)
  }

  @Test func `begins with what is said instead, and an empty list is none`() throws {
    let enrolment = try service.addEnrolment(of: client)
    let answer = try send(
      "POST", "/v1/treatment-plans",
      #"{"enrolmentId":"\#(enrolment)","goals":[{"text":"Fietsen"}],"interventions":[],"evaluations":[]}"#)
    #expect(answer.status == 201, "\(answer.body)")
    #expect((answer.json["goals"] as? [[String: Any]])?.compactMap { $0["text"] as? String } == ["Fietsen"])
    #expect((answer.json["interventions"] as? [Any])?.isEmpty == true)
    #expect((answer.json["evaluations"] as? [Any])?.isEmpty == true)
  }

  @Test func `is there once for an enrolment, until it is closed`() throws {
    let enrolment = try service.addEnrolment(of: client)
    let body = #"{"enrolmentId":"\#(enrolment)","goals":[]}"#
    let first = try send("POST", "/v1/treatment-plans", body)
    let second = try send("POST", "/v1/treatment-plans", body)
    #expect(second.status == 409)
    #expect(second.problem == "planExists")
    #expect(second.fields["location"] == first.fields["location"])
  }

  @Test func `cannot be drafted for an enrolment that nobody has, or not the caller`() throws {
    let other = try service.addEnrolment(of: service.addClient())
    for id in [other.description, service.newKey().description] {
      let answer = try send("POST", "/v1/treatment-plans", #"{"enrolmentId":"\#(id)"}"#)
      #expect(answer.status == 400)
      #expect(answer.errors == ["#/enrolmentId unknownEnrolment"])
    }
  }

  @Test func `names all that is wrong with it`() throws {
    let enrolment = try service.addEnrolment(of: client)
    let answer = try send(
      "POST", "/v1/treatment-plans",
      """
      {"enrolmentId":"\(enrolment)","agreements":" ","evaluations":[{"on":"2026-12-01","kind":"end"},
       {"on":"2026-12-01","kind":"end"},{"on":"1-12-2026","kind":"later"}],
       "goals":[{"text":"A","dimension":"geld","dueDate":"x","status":"done","id":"\(service.newKey())"}],
       "interventions":[{"module":"Yoga!","practitionerId":"\(service.newKey())","sessionsPlanned":201}]}
      """)
    #expect(
      Set(answer.errors) == [
        "#/agreements blank", "#/evaluations/1 duplicateElement", "#/evaluations/2/on malformedDate",
        "#/evaluations/2/kind unknownCode", "#/goals/0/dimension unknownCode",
        "#/goals/0/dueDate malformedDate", "#/goals/0/status unknownCode", "#/goals/0/id unknownMember",
        "#/interventions/0/module malformedCode", "#/interventions/0/practitionerId unknownPractitioner",
        "#/interventions/0/sessionsPlanned outOfRange",
      ])
  }

  // MARK: Reading

  @Test func `is shown to who sees the client, and to nobody else`() throws {
    let plan = try service.addPlan(of: client)
    let stranger = try service.token(.practitioner(service.addPractitioner()))
    for token in [coordinator, practitioner] {
      #expect(try send("GET", path(plan), token: token).status == 200)
      #expect(try send("GET", "/v1/treatment-plans", token: token).items.count == 1)
    }
    for target in [path(plan), "\(path(plan))/versions", "\(path(plan))/versions/1", "\(path(plan))/goals"] {
      #expect(try send("GET", target, token: stranger).status == 404, "\(target)")
    }
    #expect(try send("GET", "/v1/treatment-plans?clientId=\(client)", token: stranger).items.isEmpty)
    #expect(try send("GET", path(plan), token: service.referrerToken()).status == 403)
  }

  @Test func `is listed by client, enrolment and status`() throws {
    let plan = try service.addPlan(of: client)
    let other = try service.addPlan()
    _ = try send("POST", "\(path(other))/_activate", token: coordinator)
    let enrolment = try #require(
      try send("GET", path(plan)).json["enrolmentId"] as? String)
    func ids(_ query: String, _ token: String) throws -> [String] {
      try send("GET", "/v1/treatment-plans?\(query)", token: token).items.compactMap { $0["id"] as? String }
    }
    for query in ["clientId=\(client)", "enrolmentId=\(enrolment)", "status=draft"] {
      #expect(try ids(query, coordinator) == [plan.description], "\(query)")
      #expect(try ids(query, practitioner) == [plan.description], "\(query)")
    }
    #expect(try ids("status=active", coordinator) == [other.description])
    #expect(try ids("status=active", practitioner).isEmpty)
    #expect(try ids("clientId=\(client)&status=closed", coordinator).isEmpty)
    #expect(try ids("enrolmentId=\(enrolment)&clientId=\(service.newKey())", coordinator).isEmpty)
    #expect(try send("GET", "/v1/treatment-plans?status=gone").errors == ["status unknownCode"])
    let page = try send("GET", "/v1/treatment-plans?limit=1", token: coordinator)
    let cursor = try #require(page.json["nextCursor"] as? String)
    #expect(page.items.count == 1)
    #expect(try ids("limit=1&cursor=\(cursor)", coordinator) == [other.description])
  }

  // MARK: The whole at once

  @Test func `keeps what a PUT names, adds what has no id, and removes what is left out`() throws {
    let plan = try service.addPlan(of: client)
    let goals = try service.parts("goals", of: plan, token: coordinator)
    let answer = try send(
      "PUT", path(plan), ifMatch: "1",
      """
      {"agreements":"Elke dag wandelen.","goals":[{"text":"Nieuw"},{"id":"\(goals[0])","text":"Anders"}]}
      """)
    #expect(answer.status == 200, "\(answer.body)")
    let shown = try #require(answer.json["goals"] as? [[String: Any]])
    #expect(shown.map { $0["text"] as? String } == ["Nieuw", "Anders"])
    #expect(shown.map { $0["version"] as? Int } == [1, 2])
    #expect(shown[1]["id"] as? String == goals[0])
    #expect((answer.json["interventions"] as? [Any])?.isEmpty == true)
    #expect(try send("GET", "\(path(plan))/goals/\(goals[1])").status == 404)
  }

  @Test func `leaves a goal in its version when nothing in it changes`() throws {
    let plan = try service.addPlan(of: client)
    let before = try #require(try send("GET", path(plan)).json["goals"] as? [[String: Any]])
    let answer = try send("PATCH", path(plan), ifMatch: "1", #"{"agreements":"Elke dag wandelen."}"#)
    #expect(answer.status == 200, "\(answer.body)")
    let after = try #require(answer.json["goals"] as? [[String: Any]])
    #expect(NSArray(array: before) == NSArray(array: after))
  }

  @Test func `does not lose what somebody noted`() throws {
    let plan = try service.addPlan(of: client)
    let goals = try service.parts("goals", of: plan, token: coordinator)
    let goal = "\(path(plan))/goals/\(goals[0])"
    #expect(try send("POST", "\(goal)/progress-notes", #"{"text":"Slaapt beter."}"#).status == 201)
    for answer in [
      try send("PUT", path(plan), ifMatch: "1", "{}"),
      try send("PATCH", path(plan), ifMatch: "1", #"{"goals":null}"#), try send("DELETE", goal, ifMatch: "1"),
    ] {
      #expect(answer.status == 409, "\(answer.body)")
      #expect(answer.problem == "goalHasNotes")
    }
    #expect(try send("GET", path(plan)).fields["etag"] == "\"1\"")
  }

  @Test func `has no goal or intervention of another plan`() throws {
    let (plan, other) = (try service.addPlan(of: client), try service.addPlan())
    let goal = try service.parts("goals", of: other, token: coordinator)[0]
    let intervention = try service.parts("interventions", of: other, token: coordinator)[0]
    let body =
      #"{"goals":[{"text":"A"},{"id":"\#(goal)","text":"B"}],"interventions":[{"id":"\#(intervention)","module":"yoga"}]}"#
    let answer = try send("PUT", path(plan), ifMatch: "1", body)
    #expect(answer.errors == ["#/goals/1/id unknownGoal", "#/interventions/0/id unknownIntervention"])
    let twice = try send(
      "PUT", path(plan), ifMatch: "1",
      #"{"goals":[{"id":"\#(goal)","text":"A"},{"id":"\#(goal)","text":"B"}]}"#)
    #expect(twice.errors == ["#/goals/1 duplicateElement"])
    #expect(try send("PUT", path(plan), ifMatch: "7", body).status == 412)
    for kind in ["goals/\(goal)", "interventions/\(intervention)"] {
      #expect(try send("GET", "\(path(plan))/\(kind)").status == 404)
    }
  }
}
