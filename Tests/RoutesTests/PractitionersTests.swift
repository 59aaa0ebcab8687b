import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Practitioners` {
  let service: TestService
  let coordinator: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator)
  }

  func post(_ body: String) throws -> TestAnswer {
    try service.send("POST", "/v1/practitioners", token: coordinator, body: body)
  }

  /// A practitioner with these registrations, each an association and its last day.
  func add(_ registrations: (association: String, validUntil: String)...) throws -> String {
    let list = registrations.enumerated().map { number, registration in
      """
      {"association":"\(registration.association)","number":"\(number)","validFrom":"2020-01-01",
       "validUntil":"\(registration.validUntil)"}
      """
    }
    let answer = try post(
      #"{"name":"C. Coach","disciplines":["coach"],"registrations":[\#(list.joined(separator: ","))]}"#)
    return try #require(answer.json["id"] as? String, "\(answer.body)")
  }

  @Test func `are made, and come back as they were sent`() throws {
    let made = try post(
      """
      {"name":"C. Coach","disciplines":["yogaTeacher","coach"],"agbCode":"90001234","email":"c@example.org",
       "phone":"070-7654321","registrations":[{"association":"NOBCO","number":"12-34","category":"Practitioner",
       "validFrom":"2024-01-01","validUntil":"2028-12-31"}]}
      """)
    #expect(made.status == 201, "\(made.body)")
    let id = try #require(made.json["id"] as? String)
    #expect(made.fields["location"] == "/v1/practitioners/\(id)")
    #expect(try service.send("GET", "/v1/practitioners/\(id)", token: coordinator).body == made.body)
    #expect(
      Set(made.json.keys) == [
        "id", "version", "createdAt", "updatedAt", "name", "disciplines", "registrations", "agbCode", "email",
        "phone", "active",
      ])
    #expect(made.json["disciplines"] as? [String] == ["yogaTeacher", "coach"])
    let registrations = try #require(made.json["registrations"] as? [[String: String]])
    #expect(
      registrations == [
        [
          "association": "NOBCO", "number": "12-34", "category": "Practitioner", "validFrom": "2024-01-01",
          "validUntil": "2028-12-31",
        ]
      ])
    #expect(made.json["active"] as? Bool == true)
  }

  @Test(arguments: [
    (#"{"disciplines":["coach"]}"#, ["#/name required"]),
    (#"{"name":"A"}"#, ["#/disciplines required"]),
    (#"{"name":"A","disciplines":[]}"#, ["#/disciplines tooFew"]),
    (#"{"name":"A","disciplines":["coach","Coach"]}"#, ["#/disciplines/1 malformedCode"]),
    (#"{"name":"A","disciplines":["coach","coach"]}"#, ["#/disciplines/1 duplicateElement"]),
    (#"{"name":"A","disciplines":["coach"],"active":"yes"}"#, ["#/active notBoolean"]),
    (
      #"{"name":"A","disciplines":["coach"],"registrations":[{}]}"#,
      [
        "#/registrations/0/association required", "#/registrations/0/number required",
        "#/registrations/0/validFrom required", "#/registrations/0/validUntil required",
      ]
    ),
    (
      """
      {"name":"A","disciplines":["coach"],"registrations":[
       {"association":"A","number":"1","validFrom":"2026-01-02","validUntil":"2026-01-01"}]}
      """, ["#/registrations/0/validUntil registrationEndsBeforeItBegins"]
    ),
    (
      """
      {"name":"A","disciplines":["coach"],"registrations":[
       {"association":"A","number":"1","validFrom":"2026-01-01","validUntil":"2026-01-01"},
       {"association":"A","number":"1","validFrom":"2027-01-01","validUntil":"2027-01-01","x":1}]}
      """, ["#/registrations/1 duplicateElement", "#/registrations/1/x unknownMember"]
    ),
  ]) func `are refused with every fault at once`(body: String, faults: [String]) throws {
    let answer = try post(body)
    #expect(answer.status == 400)
    #expect(answer.errors == faults)
  }

  @Test func `are found by registrations that fail before a day`() throws {
    let good = try add(("NOBCO", "2028-01-01"))
    let ending = try add(("NOBCO", "2026-12-31"))
    let renewed = try add(("NOBCO", "2026-12-31"), ("NOBCO", "2028-01-01"))
    let half = try add(("NOBCO", "2028-01-01"), ("RBCZ", "2026-12-31"))
    let none = try add()
    let path = "/v1/practitioners?registrationExpiresBefore="
    let found = try service.send("GET", path + "2027-01-01", token: coordinator)
    #expect(found.items.compactMap { $0["id"] as? String } == [ending, half, none])
    let earlier = try service.send("GET", path + "2026-12-31", token: coordinator)
    #expect(earlier.items.compactMap { $0["id"] as? String } == [none])
    let page = try service.send("GET", path + "2027-01-01&limit=2", token: coordinator)
    let cursor = try #require(page.json["nextCursor"] as? String)
    let rest = try service.send("GET", path + "2027-01-01&limit=2&cursor=\(cursor)", token: coordinator)
    #expect(rest.items.compactMap { $0["id"] as? String } == [none])
    #expect(try service.send("GET", "/v1/practitioners", token: coordinator).items.count == 5)
    #expect(![good, renewed].isEmpty)
    let malformed = try service.send("GET", path + "soon", token: coordinator)
    #expect(malformed.errors == ["registrationExpiresBefore malformedDate"])
  }

  @Test func `are replaced with their lists`() throws {
    let id = try add(("NOBCO", "2028-01-01"), ("RBCZ", "2026-12-31"))
    let answer = try service.send(
      "PUT", "/v1/practitioners/\(id)", token: coordinator, fields: ["If-Match: \"1\""],
      body: #"{"name":"D. Coach","disciplines":["dietician","coach"],"registrations":null,"active":true}"#)
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.json["disciplines"] as? [String] == ["dietician", "coach"])
    #expect((answer.json["registrations"] as? [Any])?.isEmpty == true)
  }

  @Test func `see their colleagues and change nothing`() throws {
    let own = try service.addPractitioner()
    let other = try service.addPractitioner()
    let token = try service.token(.practitioner(own))
    #expect(try service.send("GET", "/v1/practitioners/\(other)", token: token).status == 200)
    #expect(try service.send("GET", "/v1/practitioners", token: token).items.count == 2)
    for (method, path) in [("POST", ""), ("PUT", "/\(own)"), ("PATCH", "/\(own)")] {
      #expect(try service.send(method, "/v1/practitioners\(path)", token: token, body: "{}").status == 403)
    }
    for path in ["/v1/practitioners", "/v1/practitioners/\(own)"] {
      #expect(try service.send("GET", path, token: try service.referrerToken()).status == 403)
      #expect(try service.send("GET", path, token: try service.token(.reporter, name: path)).status == 403)
    }
  }

  @Test func `that are no longer active open nothing with the tokens that they have`() throws {
    let id = try service.addPractitioner()
    let client = try service.addClient()
    try service.addToCareTeam(id, of: client)
    let token = try service.token(.practitioner(id))
    func set(active: Bool) -> TestRequest {
      TestRequest(
        "PATCH", "/v1/practitioners/\(id)", token: coordinator,
        fields: ["If-Match: *", "Content-Type: application/merge-patch+json"], body: #"{"active":\#(active)}"#
      )
    }
    let consent = TestRequest(
      "POST", "/v1/clients/\(client)/consents", token: token,
      body: #"{"purpose":"research","given":true,"textVersion":"1","at":"2026-11-18T09:00:00Z"}"#)
    #expect(try service.send("GET", "/v1/clients/\(client)", token: token).status == 200)
    // Also what was on its way when it was decided.
    #expect(try service.send([set(active: false), consent]).map(\.status) == [200, 401])
    for path in ["/v1/me", "/v1/clients/\(client)", "/v1/worklist"] {
      let refused = try service.send("GET", path, token: token)
      #expect(refused.status == 401 && refused.problem == "unauthenticated", "\(path)")
    }
    #expect(try service.send([consent]).map(\.status) == [401])
    #expect(try service.send("GET", "/v1/clients/\(client)/consents", token: coordinator).items.isEmpty)
    #expect(try service.auditTrail().count { $0 == "authenticate refused inactive" } == 4)
    #expect(try service.send([set(active: true)]).map(\.status) == [200])
    #expect(try service.send("GET", "/v1/clients/\(client)", token: token).status == 200)
  }

  @Test func `that are no longer active get no tokens`() throws {
    let id = try service.addPractitioner(active: false)
    let answer = try service.send(
      "POST", "/v1/tokens", token: try service.token(.admin),
      body: #"{"role":"practitioner","binding":"\#(id)","name":"app"}"#)
    #expect(answer.status == 409)
    #expect(answer.problem == "practitionerInactive")
  }
}
