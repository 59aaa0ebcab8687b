import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `A treatment plan's way` {
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

  private func step(_ verb: String, _ plan: TreatmentPlan.ID, _ body: String? = nil) throws -> TestAnswer {
    try service.send("POST", "\(path(plan))/\(verb)", token: practitioner, body: body)
  }

  @Test func `leads from draft to active to closed`() throws {
    let plan = try service.addPlan(of: client)
    let active = try step("_activate", plan)
    #expect(active.status == 200, "\(active.body)")
    #expect(active.json["status"] as? String == "active")
    #expect(active.fields["etag"] == "\"2\"")
    let closed = try step("_close", plan)
    #expect(closed.json["status"] as? String == "closed")
    #expect(closed.fields["etag"] == "\"3\"")
    let again = try service.send(
      "POST", "/v1/treatment-plans", token: practitioner,
      body: #"{"enrolmentId":"\#(closed.json["enrolmentId"] as? String ?? "")","goals":[]}"#)
    #expect(again.status == 201, "\(again.body)")
  }

  @Test func `leads nowhere else`() throws {
    let plan = try service.addPlan(of: client)
    #expect(try step("_close", plan).problem == "planNotActive")
    _ = try step("_activate", plan)
    #expect(try step("_activate", plan).problem == "planNotDraft")
    _ = try step("_close", plan)
    for verb in ["_activate", "_close"] {
      let answer = try step(verb, plan)
      #expect(answer.status == 409)
      #expect(answer.problem == "planClosed")
    }
  }

  @Test func `is closed to a plan with gaps, and every gap is named`() throws {
    let bare = try Goal.Details(text: GoalText("Sporten"))
    let plan = try service.addPlan(
      of: client, goals: [bare, .sample("Slapen"), Goal.Details(text: GoalText("Weg"), status: .dropped)])
    let goal = try service.parts("goals", of: plan, token: coordinator)[0]
    let answer = try step("_activate", plan)
    #expect(answer.status == 409)
    #expect(answer.problem == "planIncomplete")
    #expect(
      answer.errors == [
        "#/goals/0/measure measureMissing", "#/goals/0/target targetMissing",
        "#/goals/0/dueDate dueDateMissing",
      ])
    #expect(answer.body.contains(goal))
    #expect(!answer.body.contains("Sporten"))
    let empty = try service.addPlan(goals: [])
    let none = try service.send("POST", "\(path(empty))/_activate", token: coordinator)
    #expect(none.errors == ["#/goals goalsMissing"])
  }

  @Test func `keeps an active plan whole`() throws {
    let plan = try service.addPlan(of: client)
    let goals = try service.parts("goals", of: plan, token: coordinator)
    _ = try step("_activate", plan)
    let patch = ["Content-Type: application/merge-patch+json"]
    let answers = [
      try service.send("POST", "\(path(plan))/goals", token: practitioner, body: #"{"text":"Sporten"}"#),
      try service.send(
        "PATCH", "\(path(plan))/goals/\(goals[1])", token: practitioner, fields: patch + ["If-Match: \"1\""],
        body: #"{"target":null}"#),
      try service.send(
        "PATCH", path(plan), token: practitioner, fields: patch + ["If-Match: \"2\""], body: #"{"goals":[]}"#),
    ]
    #expect(answers.map(\.status) == [409, 409, 409])
    #expect(answers.map(\.problem) == ["planIncomplete", "planIncomplete", "planIncomplete"])
    #expect(answers[0].errors.first == "#/goals/2/measure measureMissing")
    #expect(answers[1].errors == ["#/goals/1/target targetMissing"])
    #expect(try service.send("GET", path(plan), token: practitioner).fields["etag"] == "\"2\"")
  }

  @Test func `ends where nothing changes any more`() throws {
    let plan = try service.addPlan(of: client)
    let goal = "\(path(plan))/goals/\(try service.parts("goals", of: plan, token: coordinator)[0])"
    let intervention =
      "\(path(plan))/interventions/\(try service.parts("interventions", of: plan, token: coordinator)[0])"
    _ = try step("_activate", plan)
    let closed = try step("_close", plan)
    let writes: [(String, String, String?)] = [
      ("PUT", path(plan), "{}"), ("PATCH", path(plan), "{}"),
      ("POST", "\(path(plan))/goals", #"{"text":"A"}"#),
      ("PUT", goal, #"{"text":"A"}"#), ("PATCH", goal, "{}"), ("DELETE", goal, nil),
      ("POST", "\(goal)/progress-notes", #"{"text":"A"}"#),
      ("POST", "\(path(plan))/interventions", #"{"module":"yoga"}"#),
      ("PUT", intervention, #"{"module":"yoga"}"#), ("PATCH", intervention, "{}"),
      ("DELETE", intervention, nil),
      ("POST", "\(path(plan))/_sign", #"{"version":3}"#),
    ]
    for (method, target, body) in writes {
      let type = method == "PATCH" ? "application/merge-patch+json" : "application/json"
      let answer = try service.send(
        method, target, token: practitioner, fields: ["If-Match: *", "Content-Type: \(type)"], body: body)
      #expect(answer.status == 409, "\(method) \(target): \(answer.body)")
      #expect(answer.problem == "planClosed")
    }
    #expect(try service.send("GET", path(plan), token: practitioner).body == closed.body)
  }

  // MARK: Signing

  @Test func `is signed by a person, for the version that it has read`() throws {
    let plan = try service.addPlan(of: client)
    let answer = try step("_sign", plan, #"{"version":1}"#)
    #expect(answer.status == 200, "\(answer.body)")
    let signature = try #require(answer.json["signedBy"] as? [String: Any])
    #expect(signature["role"] as? String == "practitioner")
    #expect(signature["name"] as? String == "Coach Voorbeeld")
    #expect(signature["version"] as? Int == 1)
    #expect(signature["signedAt"] as? String == service.clock.now.description)
    #expect(answer.fields["etag"] == "\"2\"")
    let active = try step("_activate", plan)
    #expect((active.json["signedBy"] as? [String: Any])?["version"] as? Int == 1)
    let again = try service.send(
      "POST", "\(path(plan))/_sign", token: coordinator, body: #"{"version":3}"#)
    let other = try #require(again.json["signedBy"] as? [String: Any])
    #expect(other["role"] as? String == "coordinator")
    #expect(other["name"] as? String == "Anna Coördinator")
    #expect(other["practitionerId"] is NSNull)
  }

  @Test func `is not signed unread, and not with gaps`() throws {
    let plan = try service.addPlan(of: client)
    let stale = try step("_sign", plan, #"{"version":2}"#)
    #expect(stale.status == 412)
    #expect(stale.fields["etag"] == "\"1\"")
    #expect(try step("_sign", plan, "{}").errors == ["#/version required"])
    #expect(try step("_sign", plan, #"{"version":0}"#).errors == ["#/version outOfRange"])
    let draft = try service.addPlan(goals: [Goal.Details(text: GoalText("Sporten"))])
    let gaps = try service.send(
      "POST", "\(path(draft))/_sign", token: coordinator, body: #"{"version":1}"#)
    #expect(gaps.problem == "planIncomplete")
    #expect(gaps.errors.count == 3)
  }

  @Test func `loses the signature with a change of what was signed, and not with a note`() throws {
    let plan = try service.addPlan(of: client)
    let goal = "\(path(plan))/goals/\(try service.parts("goals", of: plan, token: coordinator)[0])"
    _ = try step("_sign", plan, #"{"version":1}"#)
    _ = try service.send(
      "POST", "\(goal)/progress-notes", token: practitioner, body: #"{"text":"Slaapt beter."}"#)
    #expect(try service.send("GET", path(plan), token: practitioner).json["signedBy"] is [String: Any])
    let changed = try service.send(
      "PATCH", goal, token: practitioner,
      fields: ["If-Match: \"1\"", "Content-Type: application/merge-patch+json"], body: #"{"target":"5"}"#)
    #expect(changed.status == 200, "\(changed.body)")
    let shown = try service.send("GET", path(plan), token: practitioner)
    #expect(shown.json["signedBy"] is NSNull)
    let before = try service.send("GET", "\(path(plan))/versions/2", token: practitioner)
    #expect((before.json["signedBy"] as? [String: Any])?["version"] as? Int == 1)
  }
}
