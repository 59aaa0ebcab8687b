import Testing

@testable import Routes

@Suite struct `security.txt` {
  private static let path = "/.well-known/security.txt"

  @Test func `says whom to tell, and until when that holds`() throws {
    let service = try TestService { $0.securityContact = "mailto:security@voorbeeld.example" }
    let answer = try service.send("GET", Self.path)
    #expect(answer.status == 200)
    #expect(answer.fields["content-type"] == "text/plain; charset=utf-8")
    #expect(
      answer.body == """
        Contact: mailto:security@voorbeeld.example
        Expires: 2027-05-17T00:00:00.000Z
        Preferred-Languages: nl, en

        """)
    let json = try service.send("GET", Self.path, fields: ["Accept: application/json"])
    #expect(json.json["contact"] as? String == "mailto:security@voorbeeld.example")
  }

  @Test func `is not there while nobody said whom to tell`() throws {
    #expect(try TestService().send("GET", Self.path).status == 404)
  }
}
