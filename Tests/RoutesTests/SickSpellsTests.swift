import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Spells of sickness` {
  let care: Care
  let client: Client.ID
  let path: String

  init() throws {
    care = try Care()
    client = try care.service.addClient()
    path = "/v1/clients/\(client)/sick-spells"
  }

  func enter(_ first: String, _ last: String? = nil, more: String = "", token: String? = nil) throws
    -> TestAnswer
  {
    let last = last.map { #","lastDay":"\#($0)""# } ?? ""
    return try care.send("POST", path, token: token, #"{"firstDay":"\#(first)"\#(last)\#(more)}"#)
  }

  @Test func `are entered, read, ended and removed`() throws {
    let made = try enter(
      "2026-09-14", more: #","dutiesDone":[{"duty":"reportToCompanyDoctor","doneOn":"2026-09-15"}]"#)
    #expect(made.status == 201, "\(made.body)")
    let id = try #require(made.json["id"] as? String)
    #expect(made.fields["location"] == "\(path)/\(id)")
    #expect(made.json["clientId"] as? String == client.description)
    #expect(made.json["lastDay"] is NSNull)
    let marks = try #require(made.json["dutiesDone"] as? [[String: Any]])
    #expect(marks.count == 1 && marks[0]["week"] as? Int == 1)
    #expect(try care.send("GET", path).items.compactMap { $0["id"] as? String } == [id])

    let ended = try care.send("PATCH", "\(path)/\(id)", ifMatch: "\"1\"", #"{"lastDay":"2026-10-02"}"#)
    #expect(ended.status == 200, "\(ended.body)")
    #expect(ended.fields["etag"] == "\"2\"")
    #expect(ended.json["lastDay"] as? String == "2026-10-02")
    #expect((ended.json["dutiesDone"] as? [Any])?.count == 1)
    #expect(
      try care.send("PUT", "\(path)/\(id)", ifMatch: "\"1\"", #"{"firstDay":"2026-09-14"}"#).status == 412)
    let replaced = try care.send("PUT", "\(path)/\(id)", ifMatch: "\"2\"", #"{"firstDay":"2026-09-07"}"#)
    #expect((replaced.json["dutiesDone"] as? [Any])?.isEmpty == true)
    #expect(replaced.json["lastDay"] is NSNull)

    #expect(try care.send("DELETE", "\(path)/\(id)").status == 428)
    #expect(try care.send("DELETE", "\(path)/\(id)", ifMatch: "\"2\"").status == 412)
    #expect(try care.send("DELETE", "\(path)/\(id)", ifMatch: "\"3\"").status == 204)
    #expect(try care.send("GET", "\(path)/\(id)").status == 404)
  }

  @Test(
    arguments: [
      ("2026-06-01", "2026-06-01"), ("2026-05-20", "2026-06-01"), ("2026-06-10", "2026-06-30"),
      ("2026-05-01", nil),
      ("2026-11-18", nil), ("2026-10-01", "2026-10-02"),
    ] as [(String, String?)])
  func `do not overlap`(first: String, last: String?) throws {
    let early = try #require(try enter("2026-06-01", "2026-06-10").json["id"] as? String)
    let lasting = try #require(try enter("2026-09-14").json["id"] as? String)
    let refused = try enter(first, last)
    #expect(refused.status == 409)
    #expect(refused.problem == "sickSpellOverlaps")
    let other = first < "2026-07" ? early : lasting
    #expect(refused.fields["location"] == "\(path)/\(other)")
    #expect(try care.send("GET", path).items.count == 2)
  }

  @Test func `may touch, and be changed without being in their own way`() throws {
    #expect(try enter("2026-06-01", "2026-06-10").status == 201)
    let next = try #require(try enter("2026-06-11", "2026-06-12").json["id"] as? String)
    let longer = try care.send("PATCH", "\(path)/\(next)", ifMatch: "*", #"{"lastDay":"2026-06-20"}"#)
    #expect(longer.status == 200)
    let earlier = try care.send("PATCH", "\(path)/\(next)", ifMatch: "*", #"{"firstDay":"2026-06-10"}"#)
    #expect(earlier.problem == "sickSpellOverlaps")
    let other = try care.service.addClient()
    #expect(
      try care.send("POST", "/v1/clients/\(other)/sick-spells", #"{"firstDay":"2026-06-01"}"#).status == 201)
  }

  @Test func `say all that is wrong with them`() throws {
    #expect(try care.send("POST", path, "{}").errors == ["#/firstDay required"])
    #expect(try enter("2026-11-19").errors == ["#/firstDay mayNotBeInFuture"])
    #expect(try enter("2026-11-10", "2026-11-09").errors == ["#/lastDay endsBeforeItBegins"])
    let marks = """
      ,"dutiesDone":[{"duty":"problemAnalysis","doneOn":"2026-09-13"},{"duty":"problemAnalysis","doneOn":"2026-10-01"},
       {"duty":"progressTalk","doneOn":"2026-10-01"},{"duty":"progressTalk","week":15,"doneOn":"2026-10-01"},
       {"duty":"actionPlan","doneOn":"2026-11-19"},{"duty":"party"}]
      """
    #expect(
      try enter("2026-09-14", more: marks).errors == [
        "#/dutiesDone/0/doneOn beforeFirstSickDay", "#/dutiesDone/1 duplicateElement",
        "#/dutiesDone/2/week required", "#/dutiesDone/3/week outOfRange",
        "#/dutiesDone/4/doneOn mayNotBeInFuture",
        "#/dutiesDone/5/duty unknownCode", "#/dutiesDone/5/doneOn required",
      ])
  }

  @Test func `are for those who see the client, and for no referrer`() throws {
    let id = try #require(try enter("2026-09-14").json["id"] as? String)
    let absence = "/v1/clients/\(client)/absence"
    let colleague = try care.service.addColleague(of: client)
    #expect(try care.send("GET", "\(path)/\(id)", token: colleague).status == 200)
    #expect(try care.send("GET", absence, token: colleague).status == 200)
    #expect(
      try care.send("PATCH", "\(path)/\(id)", token: colleague, ifMatch: "*", #"{"lastDay":"2026-10-01"}"#)
        .status == 200)
    let stranger = try care.service.token(.practitioner(care.service.addPractitioner()))
    for path in [path, "\(path)/\(id)", absence] {
      #expect(try care.send("GET", path, token: stranger).status == 404)
    }
    #expect(try enter("2026-01-01", "2026-01-02", token: stranger).status == 404)
    #expect(try care.send("DELETE", "\(path)/\(id)", token: stranger, ifMatch: "*").status == 404)
    for kind in Referrer.Kind.allCases {
      let referrer = try care.service.referrerToken(kind)
      for path in [path, "\(path)/\(id)", absence] {
        #expect(try care.send("GET", path, token: referrer).status == 403)
      }
    }
    let other = try care.service.addClient()
    #expect(try care.send("GET", "/v1/clients/\(other)/sick-spells/\(id)").status == 404)
  }

  /// What an intake says of sickness, and from when the client is sick once it is accepted.
  @Test(
    arguments: [
      (#""firstSickDay":"2026-09-14","sickLeave":"partial""#, "2026-09-14"),
      (#""firstSickDay":"2026-09-14""#, "2026-09-14"),
      (#""firstSickDay":"2026-09-14","sickLeave":"none""#, nil), (#""sickLeave":"full""#, nil), ("", nil),
    ] as [(String, String?)])
  func `begin with an accepted intake`(more: String, first: String?) throws {
    let intake = try care.intake(more)
    let client = try #require(try care.send("GET", "/v1/intakes/\(intake)").json["clientId"] as? String)
    let path = "/v1/clients/\(client)/sick-spells"
    #expect(try care.send("GET", path).items.isEmpty)
    #expect(try care.decide(intake, care.acceptance()).status == 201)
    let spells = try care.send("GET", path).items
    #expect(spells.compactMap { $0["firstDay"] as? String } == (first.map { [$0] } ?? []))
    #expect(spells.allSatisfy { $0["lastDay"] is NSNull })
  }

  @Test func `do not begin again with an intake when they are known, nor with one that is declined`() throws {
    _ = try enter("2026-10-01", "2026-10-30")
    let body = """
      {"client":{"id":"\(client)"},"referrerId":"\(try care.service.addReferrer())","reason":"Moe","takenOn":"2026-11-18",
       "firstSickDay":"2026-09-14"}
      """
    let sent = try care.send("POST", "/v1/intakes", body)
    let intake = try #require(sent.json["id"] as? String, "\(sent.body)")
    #expect(try care.decide(intake, care.acceptance()).status == 201)
    #expect(try care.send("GET", path).items.count == 1)

    let declined = try care.intake(#""firstSickDay":"2026-09-14""#)
    #expect(try care.decide(declined, #"{"outcome":"decline","reason":"Elders beter."}"#).status == 201)
    let client = try #require(try care.send("GET", "/v1/intakes/\(declined)").json["clientId"] as? String)
    #expect(try care.send("GET", "/v1/clients/\(client)/sick-spells").items.isEmpty)
  }
}

@Suite struct `A client's absence` {
  let care: Care
  let client: Client.ID

  init() throws {
    care = try Care()
    client = try care.service.addClient()
  }

  private func enter(_ body: String) throws {
    let answer = try care.send("POST", "/v1/clients/\(client)/sick-spells", body)
    #expect(answer.status == 201, "\(answer.body)")
  }

  private func read() throws -> [String: Any] {
    let answer = try care.send("GET", "/v1/clients/\(client)/absence")
    #expect(answer.status == 200, "\(answer.body)")
    return answer.json
  }

  private func duty(_ name: String, in absence: [String: Any]) throws -> [String: Any] {
    let duties = try #require(absence["duties"] as? [[String: Any]])
    return try #require(duties.first { $0["duty"] as? String == name })
  }

  @Test func `counts from the first sick day`() throws {
    try enter(
      """
      {"firstDay":"2026-09-14","dutiesDone":[{"duty":"reportToCompanyDoctor","doneOn":"2026-09-16"},
       {"duty":"problemAnalysis","doneOn":"2026-10-22"}]}
      """)
    let absence = try read()
    #expect(absence["today"] as? String == Care.today)
    #expect(absence["isSick"] as? Bool == true)
    #expect(absence["sickDay"] as? Int == 66)
    #expect(absence["sickWeek"] as? Int == 10)
    #expect(absence["firstSickDay"] as? String == "2026-09-14")
    #expect(absence["countingFirstDay"] as? String == "2026-09-14")
    #expect(absence["waitingPeriodEnd"] as? String == "2028-09-10")
    #expect(absence["wiaFirstPossibleDay"] as? String == "2028-09-11")
    #expect((absence["duties"] as? [Any])?.count == 24)
    let analysis = try duty("problemAnalysis", in: absence)
    #expect(analysis["status"] as? String == "done")
    #expect(analysis["doneOn"] as? String == "2026-10-22")
    #expect(analysis["parties"] as? [String] == ["companyDoctor"])
    let plan = try duty("actionPlan", in: absence)
    #expect(plan["dueDate"] as? String == "2026-11-05")
    #expect(plan["status"] as? String == "overdue")
    #expect(plan["parties"] as? [String] == ["employer", "employee"])
    let report = try duty("reportToUwv", in: absence)
    #expect(report["from"] as? String == "2027-07-05")
    #expect(report["status"] as? String == "later")
    #expect(report["doneOn"] is NSNull)
    let first = try #require(absence["spells"] as? [[String: Any]]).count
    #expect(first == 1)
  }

  @Test func `counts over spells that are linked`() throws {
    try enter(#"{"firstDay":"2026-03-02","lastDay":"2026-03-10"}"#)
    try enter(#"{"firstDay":"2026-09-14","lastDay":"2026-10-13"}"#)  // 30 days
    try enter(#"{"firstDay":"2026-11-10"}"#)  // 27 days between
    let absence = try read()
    #expect(absence["firstSickDay"] as? String == "2026-09-14")
    #expect(absence["countingFirstDay"] as? String == "2026-10-11")
    #expect(absence["sickDay"] as? Int == 39)
    #expect((absence["spells"] as? [Any])?.count == 2)
  }

  @Test func `is none for who was never sick`() throws {
    let absence = try read()
    #expect(absence["isSick"] as? Bool == false)
    for name in ["sickDay", "sickWeek", "firstSickDay", "countingFirstDay", "waitingPeriodEnd"] {
      #expect(absence[name] is NSNull)
    }
    #expect((absence["duties"] as? [Any])?.isEmpty == true)
  }

  @Test func `asks nothing of anybody where there is no employer`() throws {
    try enter(#"{"firstDay":"2026-09-14"}"#)
    #expect(try read()["hasDuties"] as? Bool == true)
    let patch = #"{"occupation":"selfEmployed"}"#
    #expect(try care.send("PATCH", "/v1/clients/\(client)", ifMatch: "*", patch).status == 200)
    let absence = try read()
    #expect(absence["hasDuties"] as? Bool == false)
    #expect((absence["duties"] as? [Any])?.isEmpty == true)
    #expect(absence["sickDay"] as? Int == 66)
    let employer = #"{"employer":{"name":"Voorbeeld BV"}}"#
    #expect(try care.send("PATCH", "/v1/clients/\(client)", ifMatch: "*", employer).status == 200)
    #expect((try read()["duties"] as? [Any])?.count == 24)
  }
}
