import Domain
import Foundation
import Persistence
import Testing

@testable import Routes

@Suite struct `Making and changing clients` {
  let service: TestService
  let practitioner: Practitioner.ID
  let token: String
  let coordinator: String

  init() throws {
    service = try TestService()
    practitioner = try service.addPractitioner()
    token = try service.token(.practitioner(practitioner))
    coordinator = try service.token(.coordinator)
  }

  static let patch = "Content-Type: application/merge-patch+json"

  static let whole = """
    {"givenName":"Sanne","infix":"de","familyName":"Voorbeeld","birthDate":"1987-04-12","email":"s@example.org",
     "phone":"+31 70 123 45 67",
     "address":{"street":"Laan","houseNumber":"12a","postcode":"2514 EA","city":"Den Haag"},
     "occupation":"employee","employer":{"name":"Voorbeeld BV"},
     "gp":{"name":"Dr. Arts","agbCode":"01234567","phone":"070-1234567"},"statement":"Ik wil weer slapen."}
    """

  func post(_ body: String, token: String? = nil) throws -> TestAnswer {
    try service.send("POST", "/v1/clients", token: token ?? coordinator, body: body)
  }

  func born(_ date: String) -> String {
    #"{"givenName":"A","familyName":"B","birthDate":"\#(date)","occupation":"student"}"#
  }

  func patch(_ path: String, _ body: String, token: String? = nil) throws -> TestAnswer {
    try service.send(
      "PATCH", path, token: token ?? coordinator, fields: ["If-Match: *", Self.patch], body: body)
  }

  @Test func `a client is made, and comes back as it was sent`() throws {
    let made = try post(Self.whole)
    #expect(made.status == 201, "\(made.body)")
    let id = try #require(made.json["id"] as? String)
    #expect(made.fields["location"] == "/v1/clients/\(id)")
    #expect(try service.send("GET", "/v1/clients/\(id)", token: coordinator).body == made.body)
    let sent = try JSONSerialization.jsonObject(with: Data(Self.whole.utf8)) as? NSDictionary
    for (name, value) in try #require(sent as? [String: NSObject]) {
      #expect(made.json[name] as? NSObject == value, "\(name)")
    }
    #expect(try post(Self.whole, token: token).status == 403)
    #expect(try post(Self.whole, token: try service.referrerToken()).status == 403)
  }

  /// Today is 18 November 2026.
  @Test(arguments: [
    ("2026-11-19", "mayNotBeInFuture"), ("2011-11-19", "clientTooYoung"),
    ("2011-11-18", "parentalConsentMissing"),
    ("2010-11-19", "parentalConsentMissing"), ("2010-11-18", nil),
  ]) func `a client has an age`(birthDate: String, fault: String?) throws {
    let answer = try post(born(birthDate))
    #expect(answer.errors == (fault.map { ["#/birthDate \($0)"] } ?? []))
    let id = try service.addClient()
    let changed = try patch("/v1/clients/\(id)", #"{"birthDate":"\#(birthDate)"}"#)
    #expect(changed.errors == answer.errors)
    let replaced = try service.send(
      "PUT", "/v1/clients/\(id)", token: coordinator, fields: ["If-Match: *"], body: born(birthDate))
    #expect(replaced.errors == answer.errors)
  }

  @Test func `an age that was right once is not asked for again`() throws {
    let young = try service.send(
      "POST", "/v1/intakes", token: try service.referrerToken(),
      body: SampleIntake.small(
        birthDate: "2011-01-01",
        more:
          #""consents":[{"purpose":"parental","given":true,"textVersion":"1","at":"2026-11-17T09:00:00Z"}]"#))
    let id = try #require(young.json["clientId"] as? String, "\(young.body)")
    #expect(try patch("/v1/clients/\(id)", #"{"phone":"070-7654321"}"#).status == 200)
    #expect(try patch("/v1/clients/\(id)", #"{"birthDate":"2011-02-01"}"#).status == 200)
    #expect(try patch("/v1/clients/\(id)", #"{"birthDate":"2012-02-01"}"#).status == 400)
  }

  @Test func `a patch reaches into what it names, and removes with null`() throws {
    let id = try #require(try post(Self.whole).json["id"] as? String)
    let answer = try patch(
      "/v1/clients/\(id)", #"{"address":{"houseNumber":"14"},"gp":null,"infix":null,"statement":"Beter."}"#)
    #expect(answer.status == 200, "\(answer.body)")
    #expect((answer.json["address"] as? [String: String])?["houseNumber"] == "14")
    #expect((answer.json["address"] as? [String: String])?["street"] == "Laan")
    #expect(answer.json["gp"] is NSNull)
    #expect(answer.json["infix"] is NSNull)
    #expect(answer.json["statement"] as? String == "Beter.")
    #expect(answer.json["email"] as? String == "s@example.org")
  }

  @Test func `a patch is judged by what comes of it, all faults at once`() throws {
    let id = try service.addClient()
    let answer = try patch(
      "/v1/clients/\(id)", #"{"address":{"city":"Delft","x":1},"familyName":null,"email":"x"}"#)
    #expect(
      Set(answer.errors) == [
        "#/familyName required", "#/email malformedEmail", "#/address/street required",
        "#/address/houseNumber required", "#/address/postcode required", "#/address/x unknownMember",
      ])
  }

  @Test func `practitioners change those in their care alone`() throws {
    let (mine, other) = (try service.addClient(), try service.addClient())
    try service.addToCareTeam(practitioner, of: mine)
    #expect(try patch("/v1/clients/\(mine)", #"{"phone":"070-123"}"#, token: token).status == 200)
    for method in ["PUT", "PATCH"] {
      let type = method == "PATCH" ? Self.patch : "Content-Type: application/json"
      let answer = try service.send(
        method, "/v1/clients/\(other)", token: token, fields: ["If-Match: *", type], body: #"{"x":1}"#)
      #expect(answer.status == 404)
    }
    let referrer = try service.referrerToken()
    #expect(try patch("/v1/clients/\(mine)", "{}", token: referrer).status == 403)
  }

  @Test func `a changed name is found, the old one not`() throws {
    let id = try service.addClient(familyName: "Jansen", birthDate: "1980-01-02")
    #expect(
      try patch("/v1/clients/\(id)", #"{"familyName":"Müller","birthDate":"1981-01-02"}"#).status == 200)
    for (name, date, count) in [
      ("mull", "1981-01-02", 1), ("jans", "1980-01-02", 0), ("mull", "1980-01-02", 0),
    ] {
      let found = try service.send(
        "POST", "/v1/clients/_search", token: coordinator,
        body: #"{"familyName":"\#(name)","birthDate":"\#(date)"}"#)
      #expect(found.items.count == count)
    }
  }

  @Test func `a referrer sees no more of a client that was changed`() throws {
    let gp = try service.referrerToken()
    let intake = try service.send("POST", "/v1/intakes", token: gp, body: SampleIntake.small())
    let (id, client) = (
      try #require(intake.json["id"] as? String), try #require(intake.json["clientId"] as? String)
    )
    #expect(intake.json["client"] is [String: Any])
    #expect(try patch("/v1/clients/\(client)", #"{"phone":"070-123"}"#).status == 200)
    let later = try service.send(
      "GET", "/v1/intakes/\(id)", token: gp, fields: ["If-None-Match: \(intake.fields["etag"] ?? "")"])
    #expect(later.status == 200)
    #expect(later.json["client"] is NSNull)
    #expect(!later.body.contains("070-123"))
  }
}
