import Domain
import Foundation
import Testing

@testable import Routes

/// Colleagues who keep one plan together, all at the same time, through the one writer.
@Suite struct `Fifty practitioners on one plan` {
  static let count = 50
  let service: TestService
  let tokens: [String]
  let plan: TreatmentPlan.ID
  let path: String
  let goals: [String]

  init() throws {
    service = try TestService()
    let client = try service.addClient()
    plan = try service.addPlan(of: client)
    let service = service
    tokens = try (0..<Self.count).map { _ in try service.addColleague(of: client) }
    path = "/v1/treatment-plans/\(plan)"
    goals = try service.parts("goals", of: plan, token: tokens[0])
  }

  private func patch(_ target: String, by number: Int, ifMatch: String, _ body: String) -> TestRequest {
    TestRequest(
      "PATCH", target, token: tokens[number],
      fields: ["If-Match: \(ifMatch)", "Content-Type: application/merge-patch+json"], body: body)
  }

  @Test func `have one winner for each version, and every loser is told`() throws {
    let answers = try service.send(
      (0..<Self.count).map { patch(path, by: $0, ifMatch: "\"1\"", #"{"agreements":"\#($0)"}"#) })
    let winners = answers.indices.filter { answers[$0].status == 200 }
    #expect(winners.count == 1)
    for answer in answers where answer.status != 200 {
      #expect(answer.status == 412)
      #expect(answer.fields["etag"] == "\"2\"")
    }
    let shown = try service.send("GET", path, token: tokens[0])
    #expect(shown.json["agreements"] as? String == winners.first.map { "\($0)" })
    #expect(shown.fields["etag"] == "\"2\"")
  }

  @Test func `lose nobody's text when each tries until it has written`() throws {
    var waiting = Array(0..<Self.count)
    var rounds = 0
    while !waiting.isEmpty, rounds <= Self.count {
      rounds += 1
      let shown = try service.send("GET", path, token: tokens[0])
      let known = shown.json["agreements"] as? String ?? ""
      let tag = try #require(shown.fields["etag"])
      let answers = try service.send(
        waiting.map { patch(path, by: $0, ifMatch: tag, #"{"agreements":"\#(known)\#($0),"}"#) })
      let winners = answers.indices.filter { answers[$0].status == 200 }
      #expect(winners.count == 1)
      if let winner = winners.first { waiting.remove(at: winner) }
    }
    let shown = try service.send("GET", path, token: tokens[0])
    let written = (shown.json["agreements"] as? String ?? "").split(separator: ",").compactMap { Int($0) }
    #expect(written.sorted() == Array(0..<Self.count))
    let versions = try service.send("GET", "\(path)/versions?limit=100", token: tokens[0])
    #expect(versions.items.compactMap { $0["version"] as? Int } == Array(1...Self.count + 1))
  }

  @Test func `note their progress all at once, and every note is there`() throws {
    let notes = "\(path)/goals/\(goals[0])/progress-notes"
    let answers = try service.send(
      (0..<Self.count).map {
        TestRequest("POST", notes, token: tokens[$0], body: #"{"text":"Notitie \#($0)"}"#)
      })
    #expect(answers.allSatisfy { $0.status == 201 })
    let list = try service.send("GET", "\(notes)?limit=100", token: tokens[0])
    let texts = list.items.compactMap { $0["text"] as? String }
    #expect(Set(texts) == Set((0..<Self.count).map { "Notitie \($0)" }))
    #expect(texts.count == Self.count)
    let authors = list.items.compactMap { ($0["author"] as? [String: Any])?["practitionerId"] as? String }
    #expect(Set(authors).count == Self.count)
    for target in [path, "\(path)/goals/\(goals[0])"] {
      #expect(try service.send("GET", target, token: tokens[0]).fields["etag"] == "\"1\"")
    }
  }

  @Test func `change different goals at the same time without standing in the way`() throws {
    let answers = try service.send(
      goals.indices.map {
        patch("\(path)/goals/\(goals[$0])", by: $0, ifMatch: "\"1\"", #"{"target":"\#($0)"}"#)
      })
    #expect(answers.map(\.status) == [200, 200])
    let shown = try service.send("GET", path, token: tokens[0])
    let targets = (shown.json["goals"] as? [[String: Any]])?.compactMap { $0["target"] as? String }
    #expect(targets == ["0", "1"])
    #expect(shown.fields["etag"] == "\"3\"")
  }

  @Test func `have one winner on one goal`() throws {
    let goal = "\(path)/goals/\(goals[0])"
    let answers = try service.send(
      (0..<Self.count).map { patch(goal, by: $0, ifMatch: "\"1\"", #"{"target":"\#($0)"}"#) })
    #expect(answers.count { $0.status == 200 } == 1)
    #expect(answers.count { $0.status == 412 && $0.fields["etag"] == "\"2\"" } == Self.count - 1)
  }

  @Test func `cannot replace a whole plan over a colleague's goal that they have not seen`() throws {
    let goal = patch("\(path)/goals/\(goals[0])", by: 0, ifMatch: "\"1\"", #"{"target":"5"}"#)
    let whole = patch(path, by: 1, ifMatch: "\"1\"", #"{"goals":[]}"#)
    let answers = try service.send([goal, whole])
    #expect(answers.map(\.status) == [200, 412])
  }
}
