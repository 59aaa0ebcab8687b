import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `The course of a client` {
  let service: TestService
  let token: String
  let client: Client.ID

  init() throws {
    service = try TestService()
    token = try service.token(.coordinator)
    client = try service.addClient()
  }

  func measure(_ members: String, on day: String) throws {
    let answer = try service.send(
      "POST", "/v1/clients/\(client)/measurements", token: token,
      body: #"{"moment":"midway","takenOn":"\#(day)",\#(members)}"#)
    #expect(answer.status == 201, "\(answer.body)")
  }

  func points(_ instrument: String) throws -> [[String: Any]] {
    let answer = try service.send("GET", "/v1/clients/\(client)/course", token: token)
    #expect(answer.status == 200)
    return try #require(answer.json[instrument] as? [[String: Any]])
  }

  @Test func `classes the change of the PHQ-9 since the first`() throws {
    try measure(#""instrument":"phq9","total":16"#, on: "2026-09-01")
    try measure(#""instrument":"phq9","answers":[null,null,null,1,1,1,1,1,0]"#, on: "2026-09-20")
    try measure(#""instrument":"phq9","total":11"#, on: "2026-10-01")
    try measure(#""instrument":"phq9","total":4"#, on: "2026-11-01")
    try measure(#""instrument":"phq9","total":22"#, on: "2026-11-18")
    let points = try points("phq9")
    #expect(points.map { $0["total"] as? Int } == [16, nil, 11, 4, 22])
    #expect(
      points.map { $0["severity"] as? String } == ["moderatelySevere", nil, "moderate", "minimal", "severe"])
    let changes = points.map { $0["changeSinceFirst"] as? [String: Any] }
    #expect(changes[0] == nil)
    #expect(changes[1] == nil)
    #expect(changes[2]?["points"] as? Int == -5)
    #expect(changes[2]?["percent"] as? Double == -31.2)
    #expect(changes[2]?["clinicallyImportant"] as? String == "improved")
    #expect(changes[2]?["reliable"] as? String == "no")
    #expect(changes[2]?["recovered"] as? Bool == false)
    #expect(changes[3]?["reliable"] as? String == "improved")
    #expect(changes[3]?["response"] as? Bool == true)
    #expect(changes[3]?["remission"] as? Bool == true)
    #expect(changes[3]?["reliableRecovery"] as? Bool == true)
    #expect(changes[4]?["reliable"] as? String == "deteriorated")
  }

  @Test func `counts the points of the 4DKL and classes none of them`() throws {
    func scores(_ distress: Int, _ depression: String) -> String {
      #""instrument":"4dkl","scores":{"distress":\#(distress),"depression":\#(depression),"anxiety":9,"somatisation":3}"#
    }
    try measure(scores(24, "3"), on: "2026-09-01")
    try measure(scores(12, "null"), on: "2026-10-01")
    let points = try points("fourDkl")
    let bands = points.map { ($0["scores"] as? [String: [String: Any]])?["distress"]?["band"] as? String }
    #expect(bands == ["high", "moderate"])
    #expect(points[0]["changeSinceFirst"] is NSNull)
    let change = try #require(points[1]["changeSinceFirst"] as? [String: Any])
    #expect(Set(change.keys) == ["distress", "depression", "anxiety", "somatisation"])
    #expect(change["distress"] as? Int == -12)
    #expect(change["depression"] is NSNull)
    #expect(change["anxiety"] as? Int == 0)
  }

  @Test func `counts a scale of the 4DKL from the first form that has a score of it`() throws {
    for (distress, day) in [("null", "2026-09-01"), ("25", "2026-10-01"), ("12", "2026-11-01")] {
      try measure(
        #""instrument":"4dkl","scores":{"distress":\#(distress),"depression":3,"anxiety":9,"somatisation":3}"#,
        on: day)
    }
    let changes = try points("fourDkl").map { $0["changeSinceFirst"] as? [String: Any] }
    #expect(changes[0] == nil)
    #expect(changes[1]?["distress"] is NSNull && changes[1]?["anxiety"] as? Int == 0)
    #expect(changes[2]?["distress"] as? Int == -13)
  }

  @Test func `never compares across versions`() throws {
    try measure(#""instrument":"phq9","instrumentVersion":"nl","total":16"#, on: "2026-09-01")
    try measure(#""instrument":"phq9","instrumentVersion":"en","total":4"#, on: "2026-10-01")
    #expect(try points("phq9").allSatisfy { $0["changeSinceFirst"] is NSNull })
  }
}
