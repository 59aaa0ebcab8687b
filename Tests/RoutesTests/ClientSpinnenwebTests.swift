import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `The webs of a client` {
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
      body: #"{"instrument":"spinnenweb","moment":"followUp","takenOn":"\#(day)",\#(members)}"#)
    #expect(answer.status == 201, "\(answer.body)")
  }

  func webs() throws -> TestAnswer {
    try service.send("GET", "/v1/clients/\(client)/spinnenweb", token: token)
  }

  @Test func `are shown in time, with the change of each dimension`() throws {
    try measure(#""scores":{"meedoen":6,"zingeving":5.5,"lichaamsfuncties":3}"#, on: "2026-11-10")
    try measure(#""scores":{"meedoen":4.5,"zingeving":6}"#, on: "2026-09-01")
    try measure(#""scores":{"meedoen":9}"#, on: "2026-10-01")
    let answer = try webs()
    #expect(answer.status == 200)
    let days = (answer.json["webs"] as? [[String: Any]])?.compactMap { $0["takenOn"] as? String }
    #expect(days == ["2026-09-01", "2026-10-01", "2026-11-10"])
    let changes = try #require(answer.json["changes"] as? [[String: Any]])
    #expect(changes.count == 1)
    #expect((changes[0]["first"] as? [String: Any])?["takenOn"] as? String == "2026-09-01")
    #expect((changes[0]["latest"] as? [String: Any])?["takenOn"] as? String == "2026-11-10")
    let dimensions = try #require(changes[0]["dimensions"] as? [String: [String: Any]])
    #expect(dimensions.count == 6)
    #expect(dimensions["meedoen"]?["first"] as? Double == 4.5)
    #expect(dimensions["meedoen"]?["latest"] as? Double == 6)
    #expect(dimensions["meedoen"]?["change"] as? Double == 1.5)
    #expect(dimensions["zingeving"]?["change"] as? Double == -0.5)
    #expect(dimensions["lichaamsfuncties"]?["change"] is NSNull)
    #expect(answer.fields["etag"] == nil)
  }

  @Test func `are never compared across versions`() throws {
    let web = SpinnenwebDimension.allCases.map { "\"\($0.rawValue)\":[1,2,3,4,5,6,7]" }
    try measure(#""instrumentVersion":"1","scores":{"meedoen":4}"#, on: "2026-09-01")
    try measure(#""instrumentVersion":"2","scores":{"meedoen":8}"#, on: "2026-10-01")
    try measure(#""scores":{"meedoen":7}"#, on: "2026-10-02")
    try measure(#""instrumentVersion":"1","answers":{\#(web.joined(separator: ","))}"#, on: "2026-10-03")
    #expect((try webs().json["changes"] as? [Any])?.isEmpty == true)
    try measure(#""instrumentVersion":"2","scores":{"meedoen":5}"#, on: "2026-11-01")
    let changes = try #require(try webs().json["changes"] as? [[String: Any]])
    #expect(changes.map { $0["instrumentVersion"] as? String } == ["2"])
    let meedoen = (changes[0]["dimensions"] as? [String: [String: Any]])?["meedoen"]
    #expect(meedoen?["change"] as? Double == -3)
  }

  @Test func `are those of the intake too`() throws {
    let intake = try service.send(
      "POST", "/v1/intakes", token: service.referrerToken(), body: SampleIntake.text)
    let id = try #require(intake.json["clientId"] as? String)
    let answer = try service.send("GET", "/v1/clients/\(id)/spinnenweb", token: token)
    let web = try #require((answer.json["webs"] as? [[String: Any]])?.first)
    #expect(web["moment"] as? String == "intake")
    #expect(web["surfacePercent"] as? Double == 18.2)
    #expect(answer.json["changes"] as? [String] == [])
  }

  @Test func `are for the care team and the coordinator, and reading them is noted`() throws {
    let practitioner = try service.addPractitioner()
    let coach = try service.token(.practitioner(practitioner))
    for path in ["spinnenweb", "course"].map({ "/v1/clients/\(client)/\($0)" }) {
      #expect(try service.send("GET", path, token: coach).status == 404)
      for token in [try service.referrerToken(), try service.token(.reporter), try service.token(.admin)] {
        #expect(try service.send("GET", path, token: token).status == 403)
      }
    }
    try service.addToCareTeam(practitioner, of: client)
    for path in ["spinnenweb", "course"].map({ "/v1/clients/\(client)/\($0)" }) {
      #expect(try service.send("GET", path, token: coach).status == 200)
    }
    #expect(try service.auditTrail().suffix(2) == ["read allowed careTeam", "read allowed careTeam"])
  }
}
