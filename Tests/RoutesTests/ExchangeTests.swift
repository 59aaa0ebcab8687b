import Domain
import Persistence
import Testing

@testable import HTTPServer
@testable import Routes

@Suite struct `A language` {
  @Test(arguments: [
    (nil, Language.dutch), ("", .dutch), ("nl", .dutch), ("en", .english), ("en-GB, nl;q=0.5", .english),
    ("nl, en;q=0.9", .dutch), ("nl;q=0.3,en;q=0.7", .english), ("de, *;q=0.5", .dutch),
    ("fr, en;q=0.1", .english),
    ("en;q=0", .dutch), ("EN", .english), ("enx", .dutch), ("*, en;q=0.5", .dutch),
    ("fr\r\nAccept-Language: en", .english), ("nl;q=0.1\r\nAccept-Language: en;q=0.5, nl", .english),
  ]) func `is what Accept-Language prefers`(field: String?, language: Language) throws {
    let service = try TestService()
    let answer = try service.send("GET", "/nowhere", fields: field.map { ["Accept-Language: \($0)"] } ?? [])
    #expect(answer.fields["content-language"] == "\(language.tag)")
  }

  @Test func `is that of a problem's words`() throws {
    let service = try TestService()
    let dutch = try service.send("GET", "/nowhere")
    #expect(dutch.json["title"] as? String == "Niet gevonden")
    #expect(dutch.fields["content-language"] == "nl")
    let english = try service.send("GET", "/nowhere", fields: ["Accept-Language: en"])
    #expect(english.json["title"] as? String == "Not found")
    #expect(english.fields["content-language"] == "en")
  }
}

@Suite struct `Base64 for URLs` {
  @Test func `gives back what went in`() {
    for count in 0..<40 {
      let octets = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
      #expect(Base64URL.decode(Base64URL.encode(octets)) == octets)
    }
  }

  @Test(arguments: ["a", "=", "ab=", "a b", "+/", "ab+"])
  func `refuses what it would not write`(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test func `carries a cursor`() {
    let id = UUIDv7(unixMilliseconds: 1_795_000_000_000, randomBits: (7, 9))
    #expect(Cursor.decode(Cursor.encode(id)) == id)
    #expect(Cursor.encode(id).utf8.count == 22)
  }
}

@Suite struct `A problem` {
  @Test func `has a status and words of its own for every kind`() {
    for kind in ProblemKind.allCases {
      #expect(400...599 ~= kind.status)
      #expect(kind.title.dutch != kind.title.english)
    }
  }

  @Test(arguments: HTTPServer.Refusal.Fault.allCases)
  func `keeps the server's status for octets that are no request`(fault: HTTPServer.Refusal.Fault) {
    let refusal = HTTPServer.Refusal.malformed(fault)
    #expect(Problem(refusal).kind.status == refusal.status)
  }

  @Test(arguments: [
    HTTPServer.Refusal.timedOut, .bodyTooLarge, .targetTooLong, .expectationUnknown, .fieldsTooLarge,
    .notImplemented, .overloaded, .versionUnsupported,
  ]) func `keeps the server's status for what breaks its limits`(refusal: HTTPServer.Refusal) {
    #expect(Problem(refusal).kind.status == refusal.status)
  }

  @Test func `is worded for what never became a request`() throws {
    let service = try TestService()
    var response = Response()
    service.api.refuse(.malformed(.host), of: nil, from: .ipv4(1), &response)
    let answer = TestAnswer(response)
    #expect(answer.status == 400)
    #expect(answer.problem == "malformedRequest")
    #expect(answer.fields["content-type"] == "application/problem+json")
  }

  @Test func `is worded for the page whose body did not come, and the log says of whom it was`() throws {
    let service = try TestService { $0.allowedOrigins = ["https://portaal.example"] }
    let answer = try service.refuse(
      .timedOut,
      [
        "POST /v1/intakes HTTP/1.1", "Host: test", "Authorization: Bearer \(service.token(.coordinator))",
        "Accept-Language: en", "Origin: https://portaal.example", "Content-Type: application/json",
        "Content-Length: 100",
      ])
    #expect(answer.status == 408)
    #expect(answer.fields["content-language"] == "en")
    #expect(answer.fields["access-control-allow-origin"] == "https://portaal.example")
    let line = try #require(service.log.lines.last)
    #expect(line.contains("\"route\":\"POST /v1/intakes\"") && !line.contains("\"principalId\":null"))
  }

  @Test func `names what a rule of the cooperative is about`() {
    let id = Referrer.ID(unixMilliseconds: 0, randomBits: (0, 0))
    #expect(Problem(.notYours(id)).faults.map(\.location) == ["#/referrerId"])
    #expect(
      Problem(.clinicalContentNotAllowed(.employer, [.icpc, .phq9])).faults.map(\.location) == [
        "#/icpc", "#/phq9",
      ])
    #expect(Problem(.changedMeanwhile(version: 3)).version == 3)
    #expect(Problem(.unknownIntake(Intake.ID(rawValue: id.rawValue))).kind == .notFound)
  }
}

@Suite struct `Health` {
  @Test func `asks for no token`() throws {
    let service = try TestService()
    #expect(try service.send("GET", "/livez").body == #"{"status":"live"}"#)
    #expect(try service.send("GET", "/readyz").body == #"{"status":"ready"}"#)
  }

  @Test func `is not ready once the writer has stopped`() throws {
    let service = try TestService()
    let token = try service.referrerToken()
    service.database.writer.stop()
    #expect(try service.send("GET", "/readyz").status == 503)
    #expect(try service.send("GET", "/livez").status == 200)
    let answer = try service.send("POST", "/v1/intakes", token: token, body: SampleIntake.small())
    #expect(answer.status == 503)
    #expect(answer.fields["retry-after"] == "5")
  }
}
