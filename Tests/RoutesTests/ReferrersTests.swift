import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Referrers` {
  let service: TestService
  let coordinator: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator)
  }

  static let whole = """
    {"kind":"gp","name":"Dr. P. Voorbeeld","organisation":"Praktijk Voorbeeld","agbCode":"01234567",
     "email":"p@example.org","phone":"070-1234567","secureMailAddress":"p@veilig.example.org","active":true}
    """

  func post(_ body: String) throws -> TestAnswer {
    try service.send("POST", "/v1/referrers", token: coordinator, body: body)
  }

  @Test func `are made, and come back as they were sent`() throws {
    let made = try post(Self.whole)
    #expect(made.status == 201, "\(made.body)")
    let id = try #require(made.json["id"] as? String)
    #expect(made.fields["location"] == "/v1/referrers/\(id)")
    #expect(made.fields["etag"] == "\"1\"")
    let read = try service.send("GET", "/v1/referrers/\(id)", token: coordinator)
    #expect(read.body == made.body)
    #expect(
      Set(read.json.keys) == [
        "id", "version", "createdAt", "updatedAt", "kind", "name", "organisation", "agbCode", "email",
        "phone",
        "secureMailAddress", "active",
      ])
    #expect(read.json["secureMailAddress"] as? String == "p@veilig.example.org")
    #expect(read.json["agbCode"] as? String == "01234567")
  }

  @Test func `are active unless they say otherwise`() throws {
    let made = try post(#"{"kind":"employer","name":"HR"}"#)
    #expect(made.json["active"] as? Bool == true)
    #expect(made.json["organisation"] is NSNull)
    #expect(try post(#"{"kind":"employer","name":"HR","active":false}"#).json["active"] as? Bool == false)
  }

  @Test func `say whether they are active when they are replaced`() throws {
    let id = try service.addReferrer()
    let answer = try service.send(
      "PUT", "/v1/referrers/\(id)", token: coordinator, fields: ["If-Match: \"1\""],
      body: #"{"kind":"gp","name":"A"}"#)
    #expect(answer.errors == ["#/active required"])
  }

  @Test func `are refused with every fault at once`() throws {
    let answer = try post(
      #"{"kind":"friend","agbCode":"1","email":"x","phone":"y","secureMailAddress":"z","active":1,"bsn":"1"}"#
    )
    #expect(
      Set(answer.errors) == [
        "#/kind unknownCode", "#/name required", "#/agbCode malformedAgbCode", "#/email malformedEmail",
        "#/phone malformedPhone", "#/secureMailAddress malformedEmail", "#/active notBoolean",
        "#/bsn bsnRefused",
      ])
  }

  @Test func `are changed member by member`() throws {
    let made = try post(Self.whole)
    let id = try #require(made.json["id"] as? String)
    let answer = try service.send(
      "PATCH", "/v1/referrers/\(id)", token: coordinator,
      fields: ["If-Match: \"1\"", "Content-Type: application/merge-patch+json"],
      body: #"{"phone":null,"name":"Dr. Q. Voorbeeld"}"#)
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.json["phone"] is NSNull)
    #expect(answer.json["name"] as? String == "Dr. Q. Voorbeeld")
    #expect(answer.json["email"] as? String == "p@example.org")
    let refused = try service.send(
      "PATCH", "/v1/referrers/\(id)", token: coordinator,
      fields: ["If-Match: \"2\"", "Content-Type: application/merge-patch+json"],
      body: #"{"name":null,"kind":"x"}"#)
    #expect(Set(refused.errors) == ["#/name required", "#/kind unknownCode"])
  }

  @Test func `see themselves alone`() throws {
    let own = try service.addReferrer()
    let other = try service.addReferrer()
    let token = try service.token(.referrer(own))
    #expect(try service.send("GET", "/v1/referrers/\(own)", token: token).status == 200)
    #expect(try service.send("GET", "/v1/referrers/\(other)", token: token).status == 404)
    let list = try service.send("GET", "/v1/referrers", token: token)
    #expect(list.items.compactMap { $0["id"] as? String } == [own.description])
    let all = try service.send("GET", "/v1/referrers", token: coordinator)
    #expect(all.items.compactMap { $0["id"] as? String } == [own, other].map(\.description))
    for (method, path) in [("POST", ""), ("PUT", "/\(own)"), ("PATCH", "/\(own)")] {
      #expect(try service.send(method, "/v1/referrers\(path)", token: token, body: "{}").status == 403)
    }
    let practitioner = try service.token(.practitioner(try service.addPractitioner()))
    #expect(try service.send("GET", "/v1/referrers", token: practitioner).status == 403)
  }

  @Test func `come page by page`() throws {
    for _ in 0..<3 { _ = try service.addReferrer() }
    let first = try service.send("GET", "/v1/referrers?limit=2", token: coordinator)
    #expect(first.items.count == 2)
    let cursor = try #require(first.json["nextCursor"] as? String)
    #expect(first.fields["link"] == "</v1/referrers?limit=2&cursor=\(cursor)>; rel=\"next\"")
    let second = try service.send("GET", "/v1/referrers?limit=2&cursor=\(cursor)", token: coordinator)
    #expect(second.items.count == 1)
    #expect(second.json["nextCursor"] is NSNull)
    let own = try service.token(.referrer(try service.addReferrer()))
    #expect(try service.send("GET", "/v1/referrers?cursor=\(cursor)", token: own).items.count == 1)
    #expect(try service.send("GET", "/v1/referrers?name=x", token: coordinator).status == 400)
  }

  @Test func `that are no longer active send no intakes and get no tokens`() throws {
    let id = try service.addReferrer()
    let token = try service.token(.referrer(id))
    let answer = try service.send(
      "PATCH", "/v1/referrers/\(id)", token: coordinator,
      fields: ["If-Match: *", "Content-Type: application/merge-patch+json"], body: #"{"active":false}"#)
    #expect(answer.status == 200, "\(answer.body)")
    let intake = try service.send("POST", "/v1/intakes", token: token, body: SampleIntake.small())
    #expect(intake.status == 409)
    #expect(intake.problem == "referrerInactive")
    // What it may read, it reads.
    #expect(try service.send("GET", "/v1/intakes", token: token).status == 200)
    let new = try service.send(
      "POST", "/v1/tokens", token: try service.token(.admin),
      body: #"{"role":"referrer","binding":"\#(id)","name":"EPD"}"#)
    #expect(new.status == 409)
    #expect(new.problem == "referrerInactive")
  }
}
