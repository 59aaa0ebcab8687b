import Domain
import Testing

@testable import Routes

@Suite struct `Accept-Encoding` {
  let service: TestService
  let coordinator: String
  let client: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator)
    client = "/v1/clients/\(try service.addClient())"
    for _ in 0..<9 { _ = try service.addClient() }
  }

  private func list(_ fields: String...) throws -> TestAnswer {
    try service.send("GET", "/v1/clients", token: coordinator, fields: fields)
  }

  @Test(arguments: [
    "gzip", "GZIP", "x-gzip", "deflate, gzip", "gzip;q=0.001", "*", "br, *;q=0.1", "gzip;q=1, identity;q=0.5",
    "gzip, identity", "identity;q=0, *;q=0.5",
  ]) func `that allows gzip gets it`(value: String) throws {
    #expect(try list("Accept-Encoding: \(value)").isGzipped)
  }

  @Test(arguments: [
    "", "identity", "br, deflate", "gzip;q=0", "gzip;q=0.0, *", "*;q=0", "identity, gzip;q=0.5", "gzipped",
    "*, gzip;q=0",
  ]) func `that does not allow it, or prefers otherwise, gets the body as it is`(value: String) throws {
    #expect(try !list("Accept-Encoding: \(value)").isGzipped)
  }

  @Test func `in several lines is one list`() throws {
    #expect(try list("Accept-Encoding: br", "Accept-Encoding: gzip").isGzipped)
    #expect(try !list("Accept-Encoding: *", "Accept-Encoding: gzip;q=0").isGzipped)
  }

  @Test func `of a short body changes nothing`() throws {
    let answer = try service.send("GET", "/v1/me", token: coordinator, fields: ["Accept-Encoding: gzip"])
    #expect(!answer.isGzipped)
    #expect(answer.body.utf8.count <= 1_024)
  }

  @Test func `makes another ETag, which says the same of the record`() throws {
    let long = String(repeating: "Voorbeeld ", count: 40)
    let body = """
      {"givenName":"Sanne","familyName":"Anders","birthDate":"1987-04-12","occupation":"student",
       "statement":"\(long)\(long)\(long)"}
      """
    let made = try service.send(
      "POST", "/v1/clients", token: coordinator, fields: ["Accept-Encoding: gzip"], body: body)
    #expect(made.status == 201, "\(made.body)")
    #expect(made.isGzipped)
    #expect(made.fields["etag"] == "\"1-gzip\"")
    let path = try #require(made.fields["location"])
    // To a coordinator it is shown again whatever version that has.
    let practitioner = try service.addPractitioner()
    let coach = try service.token(.practitioner(practitioner))
    let id = try #require((made.json["id"] as? String).flatMap { UUIDv7($0) })
    try service.addToCareTeam(practitioner, of: Client.ID(rawValue: id))
    for (accept, tag) in [("gzip", "\"1-gzip\""), ("identity", "\"1\"")] {
      let fields = ["Accept-Encoding: \(accept)"]
      #expect(try service.send("GET", path, token: coach, fields: fields).fields["etag"] == tag)
      for known in ["\"1\"", "\"1-gzip\"", "W/\"1-gzip\"", "\"7\", \"1-gzip\""] {
        let again = try service.send(
          "GET", path, token: coach, fields: fields + ["If-None-Match: \(known)"])
        #expect(again.status == 304, "\(known)")
        #expect(again.fields["etag"] == tag)
      }
      let other = try service.send(
        "GET", path, token: coach, fields: fields + ["If-None-Match: \"1-html-gzip\", \"2-gzip\""])
      #expect(other.status == 200)
    }
    let head = try service.send("HEAD", path, token: coordinator, fields: ["Accept-Encoding: gzip"])
    #expect(head.isGzipped)
    #expect(head.fields["etag"] == "\"1-gzip\"")
    let changed = try service.send(
      "PUT", path, token: coordinator, fields: ["If-Match: \"1-gzip\""],
      body: body.replacing(long + long + long, with: "Kort"))
    #expect(changed.status == 200, "\(changed.body)")
    #expect(changed.fields["etag"] == "\"2\"")
  }

  @Test func `makes another ETag of what has a hash, too`() throws {
    let gzip = "Accept-Encoding: gzip"
    let tag = try #require(try service.send("GET", "/v1/openapi.json").fields["etag"])
    let answer = try service.send("GET", "/v1/openapi.json", fields: [gzip])
    #expect(answer.isGzipped)
    #expect(answer.fields["etag"] == "\(tag.dropLast())-gzip\"")
    for known in [tag, "\(tag.dropLast())-gzip\"", "W/\(tag)"] {
      #expect(
        try service.send("GET", "/v1/openapi.json", fields: [gzip, "If-None-Match: \(known)"]).status == 304)
    }
  }
}
