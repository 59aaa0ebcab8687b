import Domain
import Foundation
import Persistence
import SQLite
import Testing

@testable import Routes

@Suite struct `Posting an intake` {
  let service: TestService
  let gp: Referrer.ID
  let token: String

  init() throws {
    service = try TestService()
    gp = try service.addReferrer(.gp)
    token = try service.token(.referrer(gp))
  }

  func post(_ body: String, fields: [String] = []) throws -> TestAnswer {
    try service.send("POST", "/v1/intakes", token: token, fields: fields, body: body)
  }

  @Test func `gives scores, bands and flags, and where it is kept`() throws {
    let answer = try post(SampleIntake.text)
    #expect(answer.status == 201, "\(answer.body)")
    let intake = answer.json
    let id = try #require(intake["id"] as? String)
    #expect(answer.fields["location"] == "/v1/intakes/\(id)")
    #expect(answer.fields["etag"] == "\"1\"")
    #expect(intake["status"] as? String == "received")
    #expect(intake["referrerId"] as? String == gp.description)
    #expect(intake["absent"] as? [String] == [])
    #expect(intake["holdUntilGpContact"] as? Bool == false)
    #expect(intake["proposal"] is NSNull)
    let measurements = try #require(intake["measurements"] as? [[String: Any]])
    #expect(measurements.compactMap { $0["instrument"] as? String } == ["4dkl", "phq9", "spinnenweb"])
    let distress = try #require((measurements[0]["scores"] as? [String: Any])?["distress"] as? [String: Any])
    #expect(distress["score"] as? Int != nil)
    #expect(measurements[1]["total"] as? Int == 16)
    #expect(measurements[1]["severity"] as? String == "moderatelySevere")
    #expect(measurements[1]["syndrome"] as? String == "major")
    #expect(measurements[2]["lowestDimension"] as? String == "dagelijksFunctioneren")
    #expect(measurements[2]["surfacePercent"] as? Double == 18.2)
    let flags = try #require(intake["flags"] as? [[String: Any]])
    #expect(
      flags.contains { $0["kind"] as? String == "depressionProbable" && $0["level"] as? String == "amber" })
  }

  @Test func `gives back what was sent, and the same when it is read`() throws {
    let answer = try post(SampleIntake.text)
    let id = try #require(answer.json["id"] as? String)
    let read = try service.send("GET", "/v1/intakes/\(id)", token: token)
    #expect(read.status == 200)
    #expect(read.body == answer.body)
    let sent = try #require(
      try JSONSerialization.jsonObject(with: Data(SampleIntake.text.utf8)) as? [String: Any])
    for key in ["reason", "icpc", "zorgdomeinNumber", "sickLeave", "firstSickDay", "takenOn", "observations"]
    {
      #expect(read.json[key] as? NSObject == sent[key] as? NSObject, "\(key)")
    }
    for key in ["spinnenweb", "fourDkl", "phq9"] {
      #expect(read.json[key] as? NSObject == sent[key] as? NSObject, "\(key)")
    }
    let client = try #require(read.json["client"] as? [String: Any])
    let details = try #require(sent["client"] as? [String: Any])
    for (key, value) in details { #expect(client[key] as? NSObject == value as? NSObject, "\(key)") }
    for key in ["email", "gp", "statement"] { #expect(client[key] is NSNull, "\(key)") }
    let consent = try #require((read.json["consents"] as? [[String: Any]])?.first)
    #expect(consent["recipient"] as? String == gp.description)
  }

  @Test func `names what was not sent`() throws {
    let answer = try post(SampleIntake.small())
    #expect(answer.status == 201, "\(answer.body)")
    #expect(answer.json["absent"] as? [String] == ["spinnenweb", "4dkl", "phq9"])
    #expect(answer.json["measurements"] as? [String] == [])
    #expect(answer.json["observations"] is NSNull)
    #expect(answer.json["icpc"] as? [String] == [])
  }

  @Test func `takes totals and the statements of the web`() throws {
    let seven = "[1,2,3,4,5,6,7]"
    let web = SpinnenwebDimension.allCases.map { "\"\($0.rawValue)\":\(seven)" }.joined(separator: ",")
    let answer = try post(
      SampleIntake.small(
        more: """
          "fourDkl":{"scores":{"distress":24,"depression":3,"anxiety":5,"somatisation":12}},"phq9":{"total":16},
          "spinnenweb":{"answers":{\(web)}}
          """))
    #expect(answer.status == 201, "\(answer.body)")
    let measurements = try #require(answer.json["measurements"] as? [[String: Any]])
    #expect((measurements[2]["scores"] as? [String: Any])?["meedoen"] as? Double == 4)
    #expect(measurements[1]["total"] as? Int == 16)
  }

  @Test func `names five faults at once`() throws {
    let body = """
      {"client":{"givenName":"","familyName":"Voorbeeld","birthDate":"1987-02-30","occupation":"king"},
       "reason":"Moe","takenOn":"2026-11-18","fourDkl":{"answers":[\(SampleIntake.answers.replacing("4, 1, 3", with: "9, 1, 3"))]},
       "reden":"typo"}
      """
    let answer = try post(body)
    #expect(answer.status == 400)
    #expect(answer.problem == "invalidRequest")
    #expect(
      answer.errors.sorted() == [
        "#/client/birthDate malformedDate", "#/client/givenName blank", "#/client/occupation unknownCode",
        "#/fourDkl/answers/19 outOfRange", "#/reden unknownMember",
      ])
  }

  @Test(arguments: [
    (#""takenOn":"2026-11-19""#, "#/takenOn takenOnInFuture"),
    (#""firstSickDay":"2026-11-20""#, "#/firstSickDay firstSickDayAfterTakenOn"),
    (#""icpc":["P7"]"#, "#/icpc/0 malformedIcpc"),
    (#""icpc":[null]"#, "#/icpc/0 valueMissing"),
    (#""icpc":["P78","P78","P78","P78","P78","P78","P78","P78","P78","P78","P78"]"#, "#/icpc tooMany"),
    (#""zorgdomeinNumber":"ZD1""#, "#/zorgdomeinNumber malformedZorgdomeinNumber"),
    (#""sickLeave":"half""#, "#/sickLeave unknownCode"),
    (#""observations":{"tensionSymptoms":9}"#, "#/observations/tensionSymptoms outOfRange"),
    (#""observations":{"controlLoss":"yes"}"#, "#/observations/controlLoss notBoolean"),
    (#""phq9":{"answers":[1,2,3]}"#, "#/phq9/answers wrongCount"),
    (#""phq9":{"answers":[1,1,1,1,1,1,1,1,4]}"#, "#/phq9/answers/8 outOfRange"),
    (#""phq9":{"answers":[1,1,1,1,1,1,1,1,1],"total":9}"#, "#/phq9 eitherOr"),
    (#""phq9":{"total":28}"#, "#/phq9/total outOfRange"),
    (#""phq9":{}"#, "#/phq9/answers required"),
    (#""phq9":{"total":9,"difficulty":4}"#, "#/phq9/difficulty outOfRange"),
    (#""spinnenweb":{"meedoen":3.55}"#, "#/spinnenweb/meedoen notTenths"),
    (#""spinnenweb":{"meedoen":10.1}"#, "#/spinnenweb/meedoen outOfRange"),
    (#""fourDkl":{"scores":{"distress":33}}"#, "#/fourDkl/scores/distress outOfRange"),
    (#""fourDkl":[]"#, "#/fourDkl notObject"),
    (#""consents":[{"purpose":"feedback","given":true,"textVersion":"1"}]"#, "#/consents/0/at required"),
    (
      #""consents":[{"purpose":"feedback","given":true,"textVersion":"1","at":"2027-01-01T00:00:00Z"}]"#,
      "#/consents consentInFuture"
    ),
    (#""bsn":"x""#, "#/bsn bsnRefused"),
    (#""remark":"BSN 123456782""#, "#/remark unknownMember"),
    (#""client":{"id":"0192f7c4-7a3b-7c3d-8e4f-0123456789ab"}"#, "#/client/id unknownClient"),
    (#""client":7"#, "#/client notObject"),
    (#""reason":"BSN: 1234.56.782""#, "#/reason bsnRefused"),
    (#""reason":"\u0000""#, "#/reason controlCharacter"),
  ]) func `says what is wrong, and where`(member: String, fault: String) throws {
    let key = member.prefix { $0 != ":" }
    var body = SampleIntake.small()
    if body.contains("\(key):") {
      // The member stands in the small intake already: put the other one in its place.
      let value = member.dropFirst(key.count + 1)
      switch key {
      case "\"takenOn\"": body = body.replacing("\"2026-11-18\"", with: value)
      case "\"reason\"": body = body.replacing("\"Moe\"", with: value)
      default:
        body = "{\"client\":\(value),\"reason\":\"Moe\",\"takenOn\":\"2026-11-18\"}"
      }
    } else {
      body = SampleIntake.small(more: member)
    }
    let answer = try post(body)
    #expect(answer.status == 400)
    #expect(answer.errors == [fault])
  }

  @Test(arguments: [
    ("2012-01-01", "#/client/birthDate clientTooYoung"),
    ("2010-12-01", "#/consents parentalConsentMissing"),
    ("2026-11-19", "#/client/birthDate birthDateAfterTakenOn"),
  ]) func `keeps to the rules of age`(birthDate: String, fault: String) throws {
    #expect(try post(SampleIntake.small(birthDate: birthDate)).errors == [fault])
  }

  @Test func `takes a client of fifteen with a parent's consent`() throws {
    let answer = try post(
      SampleIntake.small(
        birthDate: "2010-12-01",
        more:
          #""consents":[{"purpose":"parental","given":true,"textVersion":"1","at":"2026-11-18T09:00:00+01:00"}]"#
      ))
    #expect(answer.status == 201, "\(answer.body)")
  }

  @Test func `again with the same ZorgDomein number is a conflict that says where`() throws {
    let first = try post(SampleIntake.text)
    let second = try post(SampleIntake.text)
    #expect(second.status == 409)
    #expect(second.problem == "zorgdomeinNumberTaken")
    #expect(second.fields["location"] == first.fields["location"])
    let other = try service.referrerToken()
    #expect(try service.send("POST", "/v1/intakes", token: other, body: SampleIntake.text).status == 201)
  }

  @Test func `twice without key and number makes two`() throws {
    _ = try post(SampleIntake.small())
    _ = try post(SampleIntake.small())
    #expect(try service.send("GET", "/v1/intakes", token: token).items.count == 2)
  }

  @Test func `for another referrer is refused`() throws {
    let other = try service.addReferrer()
    let answer = try post(SampleIntake.small(more: "\"referrerId\":\"\(other)\""))
    #expect(answer.errors == ["#/referrerId notYours"])
    #expect(try post(SampleIntake.small(more: "\"referrerId\":\"\(gp)\"")).status == 201)
  }

  @Test func `by a coordinator names a referrer`() throws {
    let coordinator = try service.token(.coordinator)
    func post(_ more: String) throws -> TestAnswer {
      try service.send("POST", "/v1/intakes", token: coordinator, body: SampleIntake.small(more: more))
    }
    #expect(try post("").errors == ["#/referrerId required"])
    #expect(
      try post("\"referrerId\":\"0192f7c4-7a3b-7c3d-8e4f-0123456789ab\"").errors == [
        "#/referrerId unknownReferrer"
      ])
    #expect(try post("\"referrerId\":\"\(gp)\"").status == 201)
    let gone = try service.addReferrer(active: false)
    #expect(try post("\"referrerId\":\"\(gone)\"").problem == "referrerInactive")
  }

  @Test func `about a client who is here is for those who know the client`() throws {
    let first = try post(SampleIntake.small())
    let client = try #require(first.json["clientId"] as? String)
    let body = "{\"client\":{\"id\":\"\(client)\"},\"reason\":\"Weer\",\"takenOn\":\"2026-11-18\"}"
    let second = try post(body)
    #expect(second.status == 201)
    #expect(second.json["clientId"] as? String == client)
    let other = try service.referrerToken()
    let refused = try service.send("POST", "/v1/intakes", token: other, body: body)
    #expect(refused.errors == ["#/client/id unknownClient"])
  }

  @Test func `by an employer may hold nothing clinical`() throws {
    let employer = try service.referrerToken(.employer)
    let answer = try service.send("POST", "/v1/intakes", token: employer, body: SampleIntake.text)
    #expect(answer.status == 400)
    #expect(
      answer.errors.sorted()
        == ["#/fourDkl", "#/icpc", "#/observations", "#/phq9", "#/spinnenweb"].map {
          $0 + " clinicalContentNotAllowed"
        })
  }

  @Test func `by an employer shows nothing of what moves in the dossier`() throws {
    let employer = try service.referrerToken(.employer)
    let coordinator = try service.token(.coordinator, name: "moves")
    let sent = try service.send("POST", "/v1/intakes", token: employer, body: SampleIntake.small())
    let path = try #require(sent.fields["location"])
    let read = try service.send("GET", path, token: coordinator)
    service.clock.advance(milliseconds: 1_000)
    let changed = try service.send(
      "PATCH", "/v1/clients/\(read.json["clientId"] ?? "")", token: coordinator,
      fields: ["If-Match: *", "Content-Type: application/merge-patch+json"], body: #"{"statement":"Anders."}"#
    )
    #expect(changed.status == 200, "\(changed.body)")
    #expect(try service.send("GET", path, token: coordinator).fields["etag"] == "\"2\"")
    for fields in [[], ["If-None-Match: \"1\""]] {
      let same = try service.send("GET", path, token: employer, fields: fields)
      #expect(same.status == (fields.isEmpty ? 200 : 304))
      #expect(same.fields["etag"] == "\"1\"")
      #expect(!fields.isEmpty || same.body == sent.body)
    }
    service.clock.advance(milliseconds: 1_000)
    let decided = try service.send(
      "PUT", "\(path)/decision", token: coordinator, fields: ["If-Match: *"],
      body: #"{"outcome":"decline","reason":"Elders beter."}"#)
    #expect(decided.status == 201, "\(decided.body)")
    let after = try service.send("GET", path, token: employer)
    #expect(after.json["status"] as? String == "declined")
    #expect(after.fields["etag"] == "\"2\"")
    #expect(after.json["version"] as? Int == 2)
    #expect(after.json["updatedAt"] as? String == service.clock.now.description)
    #expect(try service.send("GET", "/v1/intakes", token: employer).items.first?["version"] as? Int == 2)
  }

  @Test func `by an employer is withdrawn in the version that it sees`() throws {
    let employer = try service.referrerToken(.employer)
    let sent = try service.send("POST", "/v1/intakes", token: employer, body: SampleIntake.small())
    let path = try #require(sent.fields["location"])
    let stale = try service.send("POST", "\(path)/_withdraw", token: employer, fields: ["If-Match: \"2\""])
    #expect(stale.status == 412)
    #expect(stale.fields["etag"] == "\"1\"")
    let withdrawn = try service.send(
      "POST", "\(path)/_withdraw", token: employer, fields: ["If-Match: \"1\""])
    #expect(withdrawn.status == 200, "\(withdrawn.body)")
    #expect(withdrawn.fields["etag"] == "\"2\"")
  }

  @Test func `by an employer shows where it stands and no more`() throws {
    let employer = try service.referrerToken(.employer)
    let answer = try service.send("POST", "/v1/intakes", token: employer, body: SampleIntake.small())
    #expect(answer.status == 201)
    let shown = Set(answer.json.filter { !($0.value is NSNull) }.keys)
    #expect(shown == ["id", "version", "createdAt", "updatedAt", "status", "referrerId"])
    let id = try #require(answer.json["id"] as? String)
    #expect(try service.send("GET", "/v1/intakes/\(id)", token: employer).body == answer.body)
    #expect(try service.send("GET", "/v1/intakes", token: employer).items.first?.keys == answer.json.keys)
  }

  @Test func `gives a proposal where that is switched on`() throws {
    let service = try TestService { $0.proposal = true }
    let answer = try service.send(
      "POST", "/v1/intakes", token: service.referrerToken(), body: SampleIntake.text)
    let proposal = try #require(answer.json["proposal"] as? [String: Any])
    #expect(proposal["classification"] as? String == "burnout")
    #expect(proposal["overridable"] as? Bool == true)
    #expect((proposal["reasons"] as? [String])?.first == "classBurnout")
  }

  @Test func `is not for practitioners, reporters and admins`() throws {
    for binding in [Principal.Binding.practitioner(try service.addPractitioner()), .reporter, .admin] {
      let token = try service.token(binding)
      let answer = try service.send("POST", "/v1/intakes", token: token, body: SampleIntake.small())
      #expect(answer.status == 403)
    }
  }

  @Test func `is written in the audit trail, and the chain holds`() throws {
    let answer = try post(SampleIntake.text)
    let id = try #require(answer.json["id"] as? String)
    _ = try service.send("GET", "/v1/intakes/\(id)", token: token)
    _ = try service.send("GET", "/v1/intakes/\(id)", token: service.referrerToken())
    #expect(
      try service.auditTrail().suffix(3) == [
        "create allowed ownIntake", "read allowed ownIntake", "read refused relation",
      ])
  }
}

@Suite struct `Validating an intake` {
  @Test func `says what it would get and keeps nothing`() throws {
    let service = try TestService()
    let token = try service.referrerToken()
    let answer = try service.send("POST", "/v1/intakes/_validate", token: token, body: SampleIntake.text)
    #expect(answer.status == 200, "\(answer.body)")
    #expect((answer.json["measurements"] as? [[String: Any]])?.count == 3)
    #expect((answer.json["flags"] as? [[String: Any]])?.isEmpty == false)
    #expect(try service.send("GET", "/v1/intakes", token: token).items.isEmpty)
    let wrong = try service.send("POST", "/v1/intakes/_validate", token: token, body: "{}")
    #expect(wrong.errors == ["#/client required", "#/reason required", "#/takenOn required"])
  }
}
