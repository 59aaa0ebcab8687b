import Domain
import Foundation
import Testing

@testable import Routes

/// A place in the care team opens a dossier, and its end closes it.
@Suite struct `A practitioner's access` {
  let care: Care
  let enrolment: String
  let client: String
  let colleague: Practitioner.ID
  let token: String

  init() throws {
    care = try Care { $0.aftercareDays = 30 }
    enrolment = try care.enrolment()
    client = try #require(try care.read(enrolment)["clientId"] as? String)
    colleague = try care.service.addRegistered()
    token = try care.service.token(.practitioner(colleague))
  }

  /// What the practitioner is answered to single reads, and how many rows its lists show.
  private func see(_ expected: Int, rows: Int, _ when: String) throws {
    for path in [
      "/v1/clients/\(client)", "/v1/clients/\(client)/course", "/v1/clients/\(client)/calendar",
      "/v1/enrolments/\(enrolment)", "/v1/enrolments/\(enrolment)/care-team",
    ] {
      #expect(try care.send("GET", path, token: token).status == expected, "\(path) \(when)")
    }
    for path in ["/v1/clients", "/v1/intakes", "/v1/enrolments", "/v1/treatment-plans"] {
      #expect(try care.send("GET", path, token: token).items.count == rows, "\(path) \(when)")
    }
    let found = try care.send("POST", "/v1/clients/_search", token: token, #"{"familyName":"beeld"}"#)
    #expect(found.items.count == rows, "\(when)")
  }

  private func join(from: String = Care.today, to: String? = nil) throws -> String {
    let answer = try care.send(
      "POST", "/v1/enrolments/\(enrolment)/care-team",
      """
      {"practitionerId":"\(colleague)","role":"member","from":"\(from)","to":\(to.map { "\"\($0)\"" } ?? "null")}
      """)
    return try #require(answer.json["id"] as? String, "\(answer.body)")
  }

  @Test func `begins when it comes into the team, and ends with its last day`() throws {
    try see(404, rows: 0, "before")
    _ = try join(to: "2026-11-20")
    try see(200, rows: 1, "at once")
    care.service.clock.advance(milliseconds: 2 * Care.days)
    try see(200, rows: 1, "on its last day")
    care.service.clock.advance(milliseconds: Care.days)
    try see(404, rows: 0, "the day after")
  }

  @Test func `does not begin before its first day`() throws {
    _ = try join(from: "2026-11-19")
    try see(404, rows: 0, "the day before")
    care.service.clock.advance(milliseconds: Care.days)
    try see(200, rows: 1, "on its first day")
  }

  @Test func `ends with its place in the team`() throws {
    let place = try join()
    let ended = try care.send(
      "POST", "/v1/enrolments/\(enrolment)/care-team/\(place)/_end", #"{"to":"\#(Care.today)"}"#)
    #expect(ended.status == 200, "\(ended.body)")
    try see(200, rows: 1, "on that day")
    care.service.clock.advance(milliseconds: Care.days)
    try see(404, rows: 0, "the day after")
  }

  @Test func `goes on after the end of the enrolment for as many days as are configured`() throws {
    _ = try join()
    #expect(try care.act(enrolment, "_start").status == 200)
    #expect(try care.act(enrolment, "_stop", #"{"reason":"Verhuisd."}"#).status == 200)
    care.service.clock.advance(milliseconds: 30 * Care.days)
    try see(200, rows: 1, "in the aftercare")
    care.service.clock.advance(milliseconds: Care.days)
    try see(404, rows: 0, "after it")
    #expect(try care.send("GET", "/v1/clients/\(client)").status == 200)
  }
}
