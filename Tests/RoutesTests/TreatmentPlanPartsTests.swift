import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Goals and interventions` {
  let service: TestService
  let coordinator: String
  let client: Client.ID
  let plan: TreatmentPlan.ID
  let path: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator, name: "Anna Coördinator")
    client = try service.addClient()
    plan = try service.addPlan(of: client)
    path = "/v1/treatment-plans/\(plan)"
  }

  private func send(
    _ method: String, _ target: String, ifMatch: String? = nil, _ body: String? = nil
  ) throws -> TestAnswer {
    try service.send(
      method, path + target, token: coordinator, fields: ifMatch.map { ["If-Match: \"\($0)\""] } ?? [],
      body: body)
  }

  @Test func `are added as the last, each at its own address, and make a new version of the plan`() throws {
    let goal = try send("POST", "/goals", #"{"text":"Werken","measure":"uren","target":"20"}"#)
    #expect(goal.status == 201, "\(goal.body)")
    let id = try #require(goal.json["id"] as? String)
    #expect(goal.fields["location"] == "\(path)/goals/\(id)")
    #expect(goal.fields["etag"] == "\"1\"")
    #expect(goal.json["status"] as? String == "open")
    let intervention = try send("POST", "/interventions", #"{"module":"yoga","sessionsPlanned":6}"#)
    #expect(intervention.status == 201, "\(intervention.body)")
    #expect(try service.parts("goals", of: plan, token: coordinator).last == id)
    let shown = try send("GET", "")
    #expect(shown.fields["etag"] == "\"3\"")
    #expect((shown.json["interventions"] as? [[String: Any]])?.last?["sessionsPlanned"] as? Int == 6)
    #expect(try send("GET", "/goals").items.count == 3)
    #expect(try send("GET", "/interventions").items.count == 3)
    #expect(try send("GET", "/goals/\(id)").body == goal.body)
  }

  @Test func `are as many as fit`() throws {
    for number in 2..<Limits.goalsMax {
      #expect(try send("POST", "/goals", #"{"text":"Doel \#(number)"}"#).status == 201)
    }
    let answer = try send("POST", "/goals", #"{"text":"Nog een"}"#)
    #expect(answer.status == 409)
    #expect(answer.problem == "planFull")
  }

  @Test func `say what is wrong with them`() throws {
    #expect(
      try send("POST", "/interventions", #"{"module":"yoga","practitionerId":"\#(service.newKey())"}"#).errors
        == ["#/practitionerId unknownPractitioner"])
    #expect(try send("POST", "/goals", "{}").errors == ["#/text required"])
    #expect(
      try send("POST", "/goals", #"{"text":"Mijn BSN is 123456782"}"#).errors == ["#/text bsnRefused"])
  }

  @Test func `are given by a practitioner who is there`() throws {
    let practitioner = try service.addPractitioner()
    let answer = try send(
      "POST", "/interventions", #"{"module":"yoga","practitionerId":"\#(practitioner)","note":"Rustig aan."}"#
    )
    #expect(answer.json["practitionerId"] as? String == practitioner.description)
    #expect(answer.json["note"] as? String == "Rustig aan.")
  }

  @Test func `go away one by one, and stay in the earlier version`() throws {
    let goals = try service.parts("goals", of: plan, token: coordinator)
    #expect(try send("DELETE", "/goals/\(goals[0])", ifMatch: "1").status == 204)
    #expect(try service.parts("goals", of: plan, token: coordinator) == [goals[1]])
    let before = try send("GET", "/versions/1")
    #expect((before.json["goals"] as? [Any])?.count == 2)
  }

  // MARK: Progress

  @Test func `gather notes, with who wrote them and when`() throws {
    let goal = try service.parts("goals", of: plan, token: coordinator)[0]
    let colleague = try service.addColleague(of: client)
    var ids: [String] = []
    for token in [coordinator, colleague] {
      service.clock.advance(milliseconds: 1_000)
      let answer = try service.send(
        "POST", "\(path)/goals/\(goal)/progress-notes", token: token, body: #"{"text":"Slaapt beter."}"#)
      #expect(answer.status == 201, "\(answer.body)")
      let id = try #require(answer.json["id"] as? String)
      #expect(answer.fields["location"] == "/v1/progress-notes/\(id)")
      #expect(answer.json["createdAt"] as? String == service.clock.now.description)
      #expect(
        try service.send("GET", "/v1/progress-notes/\(id)", token: colleague).body == answer.body)
      ids.append(id)
    }
    let list = try send("GET", "/goals/\(goal)/progress-notes")
    #expect(list.items.compactMap { $0["id"] as? String } == ids)
    let names = list.items.compactMap { ($0["author"] as? [String: Any])?["name"] as? String }
    #expect(names == ["Anna Coördinator", "Coach Voorbeeld"])
    let page = try send("GET", "/goals/\(goal)/progress-notes?limit=1")
    let cursor = try #require(page.json["nextCursor"] as? String)
    let next = try send("GET", "/goals/\(goal)/progress-notes?limit=1&cursor=\(cursor)")
    #expect(next.items.compactMap { $0["id"] as? String } == [ids[1]])
    let stranger = try service.token(.practitioner(service.addPractitioner()))
    #expect(try service.send("GET", "/v1/progress-notes/\(ids[0])", token: stranger).status == 404)
    #expect(
      try service.send("GET", "\(path)/goals/\(goal)/progress-notes", token: stranger).status == 404)
  }

  @Test func `take a note once, with its key`() throws {
    let goal = try service.parts("goals", of: plan, token: coordinator)[0]
    let answers = try service.send(
      (0..<3).map { _ in
        TestRequest(
          "POST", "\(path)/goals/\(goal)/progress-notes", token: coordinator,
          fields: ["Idempotency-Key: one"], body: #"{"text":"Slaapt beter."}"#)
      })
    #expect(answers.allSatisfy { $0.status == 201 })
    #expect(Set(answers.compactMap { $0.json["id"] as? String }).count == 1)
    #expect(try send("GET", "/goals/\(goal)/progress-notes").items.count == 1)
  }
}
