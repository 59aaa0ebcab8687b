import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Reading clients` {
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

  @Test func `shows every member`() throws {
    let client = try service.addClient(statement: "Ik zie het zelf anders.\n\"Zo\".")
    let answer = try service.send("GET", "/v1/clients/\(client)", token: coordinator)
    #expect(answer.status == 200)
    #expect(answer.fields["etag"] == "\"1\"")
    #expect(answer.fields["content-type"] == "application/json")
    #expect(
      Set(answer.json.keys) == [
        "id", "version", "createdAt", "updatedAt", "givenName", "infix", "familyName", "birthDate", "email",
        "phone", "address", "occupation", "employer", "gp", "statement", "possibleDuplicates",
      ])
    #expect(answer.json["statement"] as? String == "Ik zie het zelf anders.\n\"Zo\".")
    #expect(answer.json["createdAt"] as? String == service.clock.now.description)
    #expect(answer.json["infix"] is NSNull)
  }

  @Test func `tells a coordinator anew who may be the same person, also when nobody may be any more`() throws
  {
    let (client, other) = (try service.addClient(), try service.addClient())
    let first = try service.send("GET", "/v1/clients/\(client)", token: coordinator)
    #expect(first.json["possibleDuplicates"] as? [String] == [other.description])
    let renamed = try service.send(
      "PATCH", "/v1/clients/\(other)", token: coordinator,
      fields: ["If-Match: *", "Content-Type: application/merge-patch+json"], body: #"{"familyName":"Anders"}"#
    )
    #expect(renamed.status == 200, "\(renamed.body)")
    let tag = try #require(first.fields["etag"])
    let again = try service.send(
      "GET", "/v1/clients/\(client)", token: coordinator, fields: ["If-None-Match: \(tag)"])
    #expect(again.status == 200)
    #expect(again.json["possibleDuplicates"] as? [String] == [])
    try service.addToCareTeam(practitioner, of: client)
    let unchanged = try service.send(
      "GET", "/v1/clients/\(client)", token: token, fields: ["If-None-Match: \(tag)"])
    #expect(unchanged.status == 304, "a practitioner is told of no others")
  }

  @Test func `shows a practitioner those in its care alone`() throws {
    let mine = try service.addClient()
    let other = try service.addClient()
    try service.addToCareTeam(practitioner, of: mine)
    #expect(try service.send("GET", "/v1/clients/\(mine)", token: token).status == 200)
    #expect(try service.send("GET", "/v1/clients/\(other)", token: token).status == 404)
    let list = try service.send("GET", "/v1/clients", token: token)
    #expect(list.items.compactMap { $0["id"] as? String } == [mine.description])
    #expect(try service.send("GET", "/v1/clients", token: coordinator).items.count == 2)
  }

  @Test func `finds by birth date and the beginning of the name`() throws {
    let anna = try service.addClient(familyName: "Jansen", birthDate: "1980-01-02")
    _ = try service.addClient(familyName: "Pietersen", birthDate: "1980-01-02")
    _ = try service.addClient(familyName: "Jansen", birthDate: "1981-01-02")
    let found = try search(#"{"familyName":"jans","birthDate":"1980-01-02"}"#, coordinator)
    #expect(found.items.compactMap { $0["id"] as? String } == [anna.description])
    #expect(try search(#"{"familyName":"jans","birthDate":"1980-01-02"}"#, token).items.isEmpty)
  }

  @Test func `finds a name of marks alone`() throws {
    let client = try service.addClient(familyName: "\u{301}\u{308}", birthDate: "1980-01-02")
    for body in [
      #"{"familyName":"\#u{301}\#u{308}","birthDate":"1980-01-02"}"#, #"{"familyName":"\#u{301}\#u{308}"}"#,
    ] {
      let found = try search(body, coordinator)
      #expect(found.items.compactMap { $0["id"] as? String } == [client.description], "\(found.body)")
    }
  }

  @Test func `finds by a part of the name, page by page`() throws {
    for _ in 0..<3 { _ = try service.addClient(familyName: "Van Jansenstein") }
    let first = try search(#"{"familyName":"SENST","limit":2}"#, coordinator)
    #expect(first.items.count == 2)
    let cursor = try #require(first.json["nextCursor"] as? String)
    let second = try search(#"{"familyName":"SENST","limit":2,"cursor":"\#(cursor)"}"#, coordinator)
    #expect(second.items.count == 1)
    #expect(second.json["nextCursor"] is NSNull)
  }

  @Test(arguments: [
    ("{}", "#/familyName required"), (#"{"birthDate":"x"}"#, "#/birthDate malformedDate"),
    (#"{"birthDate":"1980-01-02","limit":0}"#, "#/limit outOfRange"),
    (#"{"birthDate":"1980-01-02","cursor":"!"}"#, "#/cursor malformedCursor"),
  ]) func `says what a search lacks`(body: String, fault: String) throws {
    #expect(try search(body, coordinator).errors == [fault])
  }

  @Test func `is written in the audit trail, also when it is refused`() throws {
    let client = try service.addClient()
    _ = try service.send("GET", "/v1/clients/\(client)", token: coordinator)
    _ = try service.send("GET", "/v1/clients/\(client)", token: token)
    _ = try search(#"{"familyName":"x"}"#, coordinator)
    _ = try service.send("GET", "/v1/clients/\(client)", token: "vk_wrong")
    _ = try service.send("GET", "/v1/clients/\(client)", token: try service.token(.reporter))
    let expected = [
      "read allowed coordination", "read refused relation", "authenticate refused token", "read refused role",
      "search allowed coordination",
    ]
    #expect(try service.auditTrail().sorted() == expected.sorted())
  }

  private func search(_ body: String, _ token: String) throws -> TestAnswer {
    try service.send("POST", "/v1/clients/_search", token: token, body: body)
  }
}
