import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Measuring a client` {
  let service: TestService
  let practitioner: Practitioner.ID
  let token: String
  let coordinator: String
  let client: Client.ID

  init() throws {
    service = try TestService()
    practitioner = try service.addPractitioner()
    token = try service.token(.practitioner(practitioner))
    coordinator = try service.token(.coordinator)
    client = try service.addClient()
    try service.addToCareTeam(practitioner, of: client)
  }

  var path: String { "/v1/clients/\(client)/measurements" }

  func post(_ members: String, token: String? = nil) throws -> TestAnswer {
    try service.send(
      "POST", path, token: token ?? self.token,
      body: #"{"moment":"midway","takenOn":"2026-11-18",\#(members)}"#)
  }

  @Test func `with a PHQ-9 shows its scores as an intake does, and what was answered`() throws {
    let answer = try post(#""instrument":"phq9","answers":[2,2,3,3,1,2,2,1,0],"difficulty":2"#)
    #expect(answer.status == 201, "\(answer.body)")
    let id = try #require(answer.json["id"] as? String)
    #expect(answer.fields["location"] == "/v1/measurements/\(id)")
    #expect(answer.fields["etag"] == "\"1\"")
    #expect(answer.json["clientId"] as? String == client.description)
    #expect(answer.json["intakeId"] is NSNull)
    #expect(answer.json["moment"] as? String == "midway")
    #expect(answer.json["takenOn"] as? String == "2026-11-18")
    #expect(answer.json["answers"] as? [Int] == [2, 2, 3, 3, 1, 2, 2, 1, 0])
    #expect(answer.json["total"] as? Int == 16)
    #expect(answer.json["severity"] as? String == "moderatelySevere")
    #expect(answer.json["difficulty"] as? Int == 2)
    let read = try service.send("GET", "/v1/measurements/\(id)", token: token)
    #expect(read.body == answer.body)
    let intake = try service.send(
      "POST", "/v1/intakes", token: service.referrerToken(), body: SampleIntake.text)
    let ofIntake = try #require((intake.json["measurements"] as? [[String: Any]])?[1])
    for (key, value) in ofIntake where key != "id" {
      #expect(answer.json[key] as? NSObject == value as? NSObject, "\(key)")
    }
  }

  @Test func `with a 4DKL shows its scales, and which answers are missing`() throws {
    let answer = try post(#""instrument":"4dkl","answers":[\#(SampleIntake.answers)]"#)
    #expect(answer.status == 201, "\(answer.body)")
    let answers = try #require(answer.json["answers"] as? [Any])
    #expect(answers.count == 50)
    #expect(answers[4] is NSNull)
    let scores = try #require(answer.json["scores"] as? [String: [String: Any]])
    #expect(scores["distress"]?["score"] as? Int == 25)
    #expect(scores["distress"]?["band"] as? String == "high")
    #expect(answer.json["complete"] as? Bool == false)
  }

  @Test func `with a Spinnenweb shows the marks, from statements or its own`() throws {
    let web = SpinnenwebDimension.allCases.map { "\"\($0.rawValue)\":[1,2,3,4,5,6,null]" }
    let statements = try post(
      #""instrument":"spinnenweb","instrumentVersion":"2.0","answers":{\#(web.joined(separator: ","))}"#)
    #expect(statements.status == 201, "\(statements.body)")
    #expect(statements.json["instrumentVersion"] as? String == "2.0")
    #expect((statements.json["scores"] as? [String: Any])?["meedoen"] as? Double == 3.5)
    #expect((statements.json["answers"] as? [String: [Any]])?["zingeving"]?.count == 7)
    let marks = try post(#""instrument":"spinnenweb","scores":{"meedoen":4.5,"zingeving":3}"#)
    #expect(marks.status == 201, "\(marks.body)")
    #expect(marks.json["answers"] is NSNull)
    #expect((marks.json["scores"] as? [String: Any])?["meedoen"] as? Double == 4.5)
    #expect(marks.json["lowestDimension"] as? String == "zingeving")
    #expect(marks.json["surfacePercent"] is NSNull)
    #expect(marks.json["flags"] as? [String] == [])
  }

  @Test func `takes totals where only those are known`() throws {
    let total = try post(#""instrument":"phq9","total":9"#)
    #expect(total.json["total"] as? Int == 9)
    #expect(total.json["answers"] is NSNull)
    let scores = try post(
      #""instrument":"4dkl","scores":{"distress":24,"depression":3,"anxiety":5,"somatisation":12}"#)
    #expect(scores.status == 201)
    let distress = (scores.json["scores"] as? [String: [String: Any]])?["distress"]
    #expect(distress?["score"] as? Int == 24)
    #expect(distress?["missing"] is NSNull)
  }

  @Test(arguments: [
    (#""instrument":"phq9","answers":[0,0,0,0,0,0,0,0,1]"#, ["suicidality red sameDay"]),
    (
      #""instrument":"phq9","answers":[3,3,3,3,3,3,3,0,null]"#,
      ["depressionSevere red within2Workdays", "suicidalityUnanswered amber askNow"]
    ),
    (#""instrument":"phq9","answers":[1,1,1,1,1,1,1,1,0]"#, []),
    (#""instrument":"phq9","total":3"#, ["suicidalityUnanswered amber askNow"]),
    (
      #""instrument":"4dkl","scores":{"anxiety":10,"somatisation":21,"depression":6}"#,
      [
        "depressionProbable amber consultGp", "anxietyProbable amber consultGp",
        "somatisationHigh amber consultGp", "suicidalityUnanswered amber askNow",
      ]
    ),
    (#""instrument":"spinnenweb","scores":{"meedoen":0}"#, []),
  ]) func `shows the flags that it raises in the very answer`(members: String, expected: [String]) throws {
    let answer = try post(members)
    #expect(answer.status == 201, "\(answer.body)")
    let flags = try #require(answer.json["flags"] as? [[String: Any]])
    #expect(flags.map { "\($0["kind"] ?? "") \($0["level"] ?? "") \($0["action"] ?? "")" } == expected)
    #expect(flags.allSatisfy { $0["status"] as? String == "open" })
    let listed = try service.send("GET", "/v1/flags?status=open", token: token)
    #expect(listed.items.compactMap { $0["id"] as? String } == flags.compactMap { $0["id"] as? String })
    let id = answer.json["id"] as? String
    for flag in listed.items {
      let source = flag["source"] as? [String: Any]
      #expect(source?["measurementId"] as? String == id)
      #expect(source?["intakeId"] is NSNull)
    }
  }

  @Test func `raises a flag for items 33 and 46 of the 4DKL`() throws {
    for item in [33, 46] {
      var answers = Array(repeating: "0", count: 50)
      answers[item - 1] = "1"
      let answer = try post(#""instrument":"4dkl","answers":[\#(answers.joined(separator: ","))]"#)
      let kinds = (answer.json["flags"] as? [[String: Any]])?.compactMap { $0["kind"] as? String }
      #expect(kinds == ["suicidality"], "item \(item)")
    }
  }

  @Test(arguments: [
    (#""answers":[]"#, "#/instrument required"),
    (#""instrument":"mbi""#, "#/instrument unknownCode"),
    (#""instrument":"phq9""#, "#/answers required"),
    (#""instrument":"phq9","answers":[1]"#, "#/answers wrongCount"),
    (#""instrument":"phq9","total":28"#, "#/total outOfRange"),
    (#""instrument":"phq9","total":9,"answers":[0,0,0,0,0,0,0,0,0]"#, "# eitherOr"),
    (#""instrument":"phq9","total":9,"severity":"mild""#, "#/severity unknownMember"),
    (#""instrument":"4dkl","total":9"#, "#/answers required"),
    (#""instrument":"4dkl","scores":{"distress":{"score":3}}"#, "#/scores/distress notNumber"),
    (#""instrument":"spinnenweb","meedoen":3"#, "#/answers required"),
    (#""instrument":"spinnenweb","scores":{"meedoen":10.5}"#, "#/scores/meedoen outOfRange"),
    (#""instrument":"spinnenweb","scores":{},"answers":{}"#, "# eitherOr"),
    (
      #""instrument":"spinnenweb","scores":{},"instrumentVersion":"""#,
      "#/instrumentVersion malformedVersionLabel"
    ),
    (#""instrument":"phq9","total":9,"bsn":"1""#, "#/bsn bsnRefused"),
  ]) func `says what is wrong, and where`(members: String, fault: String) throws {
    let answer = try post(members)
    #expect(answer.status == 400)
    #expect(answer.errors.contains(fault), "\(answer.errors)")
  }

  @Test func `in the future, or at no moment of care, is refused`() throws {
    let body = #"{"instrument":"phq9","total":9,"moment":"later","takenOn":"2026-11-19"}"#
    let answer = try service.send("POST", path, token: token, body: body)
    #expect(answer.errors.sorted() == ["#/moment unknownCode", "#/takenOn takenOnInFuture"])
  }

  @Test func `is for the care team and the coordinator`() throws {
    let members = #""instrument":"phq9","total":9"#
    let id = try #require(try post(members).json["id"] as? String)
    #expect(try post(members, token: coordinator).status == 201)
    let other = try service.token(.practitioner(service.addPractitioner()))
    let unknown = try service.send(
      "POST", "/v1/clients/0192f7c4-7a3b-7c3d-8e4f-0123456789ab/measurements", token: other,
      body: #"{"moment":"end","takenOn":"2026-11-18",\#(members)}"#)
    let refused = try post(members, token: other)
    #expect(refused.status == 404)
    #expect(refused.json["type"] as? String == unknown.json["type"] as? String)
    #expect(refused.json["detail"] as? String == unknown.json["detail"] as? String)
    #expect(try service.send("GET", path, token: other).status == 404)
    #expect(try service.send("GET", "/v1/measurements/\(id)", token: other).status == 404)
    for token in [try service.referrerToken(), try service.token(.reporter), try service.token(.admin)] {
      #expect(try post(members, token: token).status == 403)
      #expect(try service.send("GET", path, token: token).status == 403)
      #expect(try service.send("GET", "/v1/measurements/\(id)", token: token).status == 403)
    }
    #expect(try service.send("GET", path, token: token).items.count == 2)
  }

  @Test func `again with its key makes nothing`() throws {
    let body = #"{"instrument":"phq9","answers":[1,1,1,1,1,1,1,1,1],"moment":"end","takenOn":"2026-11-18"}"#
    let fields = ["Idempotency-Key: m"]
    let first = try service.send("POST", path, token: token, fields: fields, body: body)
    let again = try service.send("POST", path, token: token, fields: fields, body: body)
    #expect(again.status == 201)
    #expect(again.body == first.body)
    #expect(again.fields["location"] == first.fields["location"])
    #expect(again.fields["idempotent-replayed"] == "true")
    #expect(try service.send("GET", path, token: token).items.count == 1)
    #expect(try service.send("GET", "/v1/flags", token: token).items.count == 1)
  }

  @Test func `lists what single reads show, page by page, of one instrument or all`() throws {
    for total in 1...3 {
      service.clock.advance(milliseconds: 1)
      _ = try post(#""instrument":"phq9","total":\#(total)"#)
      _ = try post(#""instrument":"spinnenweb","scores":{"meedoen":\#(total)}"#)
    }
    var seen: [[String: Any]] = []
    var target: String? = path + "?limit=2"
    while let next = target {
      let page = try service.send("GET", next, token: token)
      #expect(page.status == 200)
      seen += page.items
      target = (page.json["nextCursor"] as? String).map { path + "?limit=2&cursor=\($0)" }
    }
    #expect(seen.count == 6)
    for item in seen {
      let read = try service.send("GET", "/v1/measurements/\(item["id"] ?? "")", token: token)
      #expect(read.json as NSObject == item as NSObject)
    }
    let webs = try service.send("GET", path + "?instrument=spinnenweb", token: token)
    #expect(webs.items.compactMap { $0["instrument"] as? String } == Array(repeating: "spinnenweb", count: 3))
    #expect(
      try service.send("GET", path + "?instrument=mbi", token: token).errors == ["instrument unknownCode"])
    #expect(try service.send("GET", path + "?moment=end", token: token).errors == ["moment unknownParameter"])
  }

  @Test func `is written in the audit trail, refusals too`() throws {
    let id = try #require(try post(#""instrument":"phq9","total":9"#).json["id"] as? String)
    _ = try service.send("GET", "/v1/measurements/\(id)", token: token)
    _ = try service.send("GET", path, token: service.token(.practitioner(service.addPractitioner())))
    #expect(
      try service.auditTrail().suffix(3) == [
        "create allowed careTeam", "read allowed careTeam", "read refused relation",
      ])
  }
}
