import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `A treatment plan's versions` {
  let service: TestService
  let coordinator: String
  let path: String
  let goals: [String]

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator, name: "Anna Coördinator")
    let plan = try service.addPlan()
    path = "/v1/treatment-plans/\(plan)"
    goals = try service.parts("goals", of: plan, token: coordinator)
  }

  private func get(_ target: String = "") throws -> TestAnswer {
    try service.send("GET", path + target, token: coordinator)
  }

  private func patch(_ target: String, _ version: Int, _ body: String) throws -> TestAnswer {
    try service.send(
      "PATCH", path + target, token: coordinator,
      fields: ["If-Match: \"\(version)\"", "Content-Type: application/merge-patch+json"], body: body)
  }

  @Test func `stay readable as they were shown, the present one too`() throws {
    let first = try get().body
    service.clock.advance(milliseconds: 1_000)
    _ = try patch("", 1, #"{"agreements":"Elke dag wandelen."}"#)
    let second = try get().body
    _ = try patch("/goals/\(goals[1])", 1, #"{"text":"Ik sport twee keer per week."}"#)
    let third = try get()
    #expect(try get("/versions/1").body == first)
    #expect(try get("/versions/2").body == second)
    let present = try get("/versions/3")
    #expect(present.body == third.body)
    #expect(present.fields["etag"] == "\"3\"")
    #expect(try get("/versions/4").status == 404)
    #expect(try get("/versions/0").errors == ["version malformedVersion"])
  }

  @Test func `are listed with who made them, the oldest first`() throws {
    _ = try patch("", 1, #"{"agreements":"Elke dag wandelen."}"#)
    _ = try service.send("POST", "\(path)/_activate", token: coordinator)
    let list = try get("/versions")
    #expect(list.items.compactMap { $0["version"] as? Int } == [1, 2, 3])
    #expect(list.items.compactMap { $0["status"] as? String } == ["draft", "draft", "active"])
    let names = list.items.compactMap { ($0["changedBy"] as? [String: Any])?["name"] as? String }
    #expect(names == Array(repeating: "Anna Coördinator", count: 3))
    var seen: [Int] = []
    var target = "/versions?limit=1"
    for _ in 0..<3 {
      let page = try get(target)
      seen += page.items.compactMap { $0["version"] as? Int }
      guard let cursor = page.json["nextCursor"] as? String else { break }
      target = "/versions?limit=1&cursor=\(cursor)"
    }
    #expect(seen == [1, 2, 3])
    #expect(try get(target).json["nextCursor"] is NSNull)
  }

  @Test func `can be compared, member by member`() throws {
    _ = try patch("", 1, #"{"agreements":"Elke dag wandelen.","interventions":[]}"#)
    _ = try patch("/goals/\(goals[1])", 1, #"{"target":"4","baseline":null}"#)
    let added = try service.send(
      "POST", "\(path)/goals", token: coordinator, body: #"{"text":"Werken"}"#)
    func changes(_ target: String) throws -> [String] {
      let answer = try get(target)
      #expect(answer.status == 200, "\(answer.body)")
      let changes = answer.json["changes"] as? [[String: Any]] ?? []
      return changes.map { "\($0["change"] ?? "") \($0["location"] ?? "")" }
    }
    let whole = [
      "changed #/agreements", "changed #/goals/1/baseline", "changed #/goals/1/target", "added #/goals/2",
      "removed #/interventions/0", "removed #/interventions/1",
    ]
    #expect(try changes("/versions/4/changes?since=1") == whole)
    #expect(try changes("/versions/4/changes") == ["added #/goals/2"])
    #expect(try changes("/versions/1/changes").isEmpty)
    #expect(
      try changes("/versions/3/changes?since=4") == ["removed #/goals/2"])
    let answer = try get("/versions/3/changes")
    #expect(answer.json["from"] as? Int == 2 && answer.json["to"] as? Int == 3)
    let target = (answer.json["changes"] as? [[String: Any]])?.last
    #expect(target?["before"] as? String == "3" && target?["after"] as? String == "4")
    #expect(target?["id"] as? String == goals[1])
    let last = try get("/versions/4/changes").json["changes"] as? [[String: Any]]
    #expect((last?.first?["after"] as? [String: Any])?["id"] as? String == added.json["id"] as? String)
  }

  @Test func `know what is no version`() throws {
    #expect(try get("/versions/1/changes?since=2").errors == ["since unknownVersion"])
    #expect(try get("/versions/1/changes?since=x").errors == ["since malformedVersion"])
    #expect(try get("/versions/2/changes").status == 404)
    #expect(try get("/versions/1/changes?with=1").errors == ["with unknownParameter"])
  }

  @Test func `go on when the client is merged with another`() throws {
    let first = try get()
    let client = try #require(first.json["clientId"] as? String)
    let kept = try service.addClient()
    let merge = try service.send(
      "POST", "/v1/clients/\(kept)/_merge", token: coordinator, body: #"{"clientId":"\#(client)"}"#)
    #expect(merge.status == 200, "\(merge.body)")
    let second = try get()
    #expect(second.fields["etag"] == "\"2\"")
    #expect(second.json["clientId"] as? String == kept.description)
    #expect(try get("/versions/1").body == first.body)
    #expect(try get("/versions").items.last?["changedBy"] is NSNull)
  }
}
