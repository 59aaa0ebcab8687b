import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `The progress report` {
  let care: Care
  let service: TestService
  let gp: Referrer.ID
  let companyDoctor: Referrer.ID
  let enrolment: String
  let client: String

  init() throws {
    care = try Care()
    service = care.service
    gp = try service.addReferrer(.gp)
    companyDoctor = try service.addReferrer(.companyDoctor)
    let intake = try service.send(
      "POST", "/v1/intakes", token: try service.token(.referrer(gp)),
      body: SampleIntake.with(["takenOn": "2026-11-17"]))
    client = try #require(intake.json["clientId"] as? String, "\(intake.body)")
    let id = try #require(intake.json["id"] as? String)
    let decision = try care.decide(id, care.acceptance())
    enrolment = try #require(decision.json["enrolmentId"] as? String, "\(decision.body)")
    #expect(try care.act(enrolment, "_start").status == 200)
  }

  var path: String { "/v1/clients/\(client)/progress-report" }

  func report(_ token: String? = nil, _ fields: String...) throws -> TestAnswer {
    try service.send("GET", path, token: token ?? care.coordinator, fields: fields)
  }

  func consent(
    _ purpose: String, to referrer: Referrer.ID, given: Bool = true, at hour: Int = 8
  ) throws -> String {
    let answer = try care.send(
      "POST", "/v1/clients/\(client)/consents",
      """
      {"purpose":"\(purpose)","recipient":"\(referrer)","given":\(given),"textVersion":"2026-1",
       "at":"2026-11-18T0\(hour):00:00Z"}
      """)
    return try #require(answer.json["id"] as? String, "\(answer.body)")
  }

  func withdraw(_ consent: String) throws {
    let answer = try care.send("POST", "/v1/clients/\(client)/consents/\(consent)/_withdraw")
    #expect(answer.status == 200, "\(answer.body)")
  }

  func measure(_ instrument: String, _ members: String) throws {
    let answer = try care.send(
      "POST", "/v1/clients/\(client)/measurements",
      #"{"instrument":"\#(instrument)","moment":"midway","takenOn":"2026-11-18",\#(members)}"#)
    #expect(answer.status == 201, "\(answer.body)")
  }

  func session(at time: String, _ verb: String? = nil) throws {
    let made = try care.send(
      "POST", "/v1/sessions",
      """
      {"enrolmentId":"\(enrolment)","module":"actCoaching","practitionerId":"\(care.lead)",
       "startsAt":"\(time)","minutes":45}
      """)
    let id = try #require(made.json["id"] as? String, "\(made.body)")
    if let verb { #expect(try care.send("POST", "/v1/sessions/\(id)/\(verb)").status == 200) }
  }

  /// Goals of these dimensions and statuses, in the plan that the acceptance made, which is then agreed.
  func setGoals(_ goals: [(text: String, dimension: String, status: String)]) throws {
    let list = try care.send("GET", "/v1/treatment-plans?enrolmentId=\(enrolment)")
    let plan = try #require(list.items.first?["id"] as? String)
    let bodies = goals.map { goal in
      """
      {"text":"\(goal.text)","dimension":"\(goal.dimension)","status":"\(goal.status)","dueDate":"2027-01-10",
       "measure":"per week","target":"3"}
      """
    }
    let made = try care.send(
      "PATCH", "/v1/treatment-plans/\(plan)", ifMatch: "*", #"{"goals":[\#(bodies.joined(separator: ","))]}"#)
    #expect(made.status == 200, "\(made.body)")
    let active = try care.send("POST", "/v1/treatment-plans/\(plan)/_activate")
    #expect(active.status == 200, "\(active.body)")
  }

  // MARK: What it says

  @Test func `tells phase, week, attendance, scores, goals and what is to come`() throws {
    try session(at: "2026-11-18T06:00:00Z", "_attend")
    try session(at: "2026-11-18T07:00:00Z", "_noShow")
    try session(at: "2026-11-25T09:00:00Z")
    try measure("phq9", #""total":9"#)
    try measure("4dkl", #""scores":{"distress":12,"depression":2,"anxiety":3,"somatisation":null}"#)
    try measure("spinnenweb", #""scores":{"meedoen":6,"zingeving":6}"#)
    try setGoals([
      ("Ik slaap.", "lichaamsfuncties", "open"), ("Ik werk weer.", "meedoen", "achieved"),
    ])
    let answer = try report()
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.fields["etag"] == nil)
    let json = answer.json
    #expect(json["form"] as? String == "practice")
    #expect(json["madeOn"] as? String == "2026-11-18")
    #expect((json["client"] as? [String: Any])?["familyName"] as? String == "Voorbeeld")
    let package = try #require(json["enrolment"] as? [String: Any])
    #expect(package["phase"] as? Int == 2)
    #expect(package["week"] as? Int == 1)
    #expect(package["weeks"] as? Int == 8)
    #expect(package["endDate"] as? String == "2027-01-12")
    #expect(
      json["attendance"] as? [String: Int] == ["planned": 1, "attended": 1, "noShow": 1, "cancelled": 0])
    #expect((json["nextEvaluation"] as? [String: Any])?["kind"] as? String == "midway")
    let scores = try #require(json["scores"] as? [String: [String: Any]])
    let phq9 = try #require(scores["phq9"])
    #expect((phq9["first"] as? [String: Any])?["band"] as? String == "moderatelySevere")
    #expect((phq9["latest"] as? [String: Any])?["score"] as? Int == 9)
    let change = try #require(phq9["changeSinceFirst"] as? [String: Any])
    #expect(change["reliable"] as? String == "improved")
    #expect(change["recovered"] as? Bool == true)
    #expect(change["response"] as? Bool == false)
    let distress = try #require(scores["distress"])
    #expect((distress["first"] as? [String: Any])?["prorated"] as? Bool == true)
    #expect((distress["latest"] as? [String: Any])?["band"] as? String == "moderate")
    #expect(distress["changeSinceFirst"] as? Int == -13)
    // What is missing at the latest measurement is not the latest score.
    #expect(scores["somatisation"]?["first"] is NSNull)
    #expect((scores["somatisation"]?["latest"] as? [String: Any])?["moment"] as? String == "intake")
    // A web of own marks beside another: all of the same version.
    let web = try #require(json["spinnenweb"] as? [String: Any])
    #expect(web["latestOn"] as? String == "2026-11-18")
    let goals = try #require(json["goals"] as? [String: [[String: Any]]])
    #expect(goals["achieved"]?.map { $0["text"] as? String } == ["Ik werk weer."])
    #expect(goals["open"]?.contains { $0["text"] as? String == "Ik slaap." } == true)
    #expect(goals["dropped"]?.isEmpty == true)
    #expect(json["openFlags"] as? [String] == ["depressionProbable", "suicidalityUnanswered"])
  }

  @Test func `of a client without an enrolment and measurements says so`() throws {
    let other = try service.addClient()
    let answer = try service.send(
      "GET", "/v1/clients/\(other)/progress-report", token: care.coordinator)
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.json["enrolment"] is NSNull)
    #expect(answer.json["spinnenweb"] is NSNull)
    let page = try service.send(
      "GET", "/v1/clients/\(other)/progress-report", token: care.coordinator, fields: ["Accept: text/html"])
    #expect(page.body.contains("Nog niets ingevuld."))
    #expect(page.body.contains("Nog geen doelen afgesproken."))
  }

  @Test func `goes on with the last enrolment once it has ended`() throws {
    #expect(try care.act(enrolment, "_complete").status == 200)
    let package = try #require(try report().json["enrolment"] as? [String: Any])
    #expect(package["status"] as? String == "completed")
    #expect(package["week"] is NSNull)
    #expect(package["endedOn"] as? String == "2026-11-18")
    #expect(try report(nil, "Accept: text/html").body.contains("afgerond op 18 november 2026"))
  }

  @Test func `tells nothing of a plan that is still a draft`() throws {
    let goals = try #require(try report().json["goals"] as? [String: [[String: Any]]])
    #expect(goals.values.allSatisfy { $0.isEmpty })
    #expect(try report().json["nextEvaluation"] is [String: Any])
    #expect(try report(nil, "Accept: text/html").body.contains("Nog geen doelen afgesproken."))
  }

  @Test func `begins with this referral, not with what was measured years ago`() throws {
    let old = try care.send(
      "POST", "/v1/clients/\(client)/measurements",
      #"{"instrument":"phq9","moment":"end","takenOn":"2024-03-01","total":27}"#)
    #expect(old.status == 201, "\(old.body)")
    try measure("phq9", #""total":9"#)
    let scores = try #require(try report().json["scores"] as? [String: [String: Any]])
    #expect((scores["phq9"]?["first"] as? [String: Any])?["score"] as? Int == 16)
    #expect(try !report(nil, "Accept: text/html").body.contains("2024"))
  }

  @Test func `names complaints and no disorders, and says from which band to which`() throws {
    try measure("phq9", #""total":21"#)
    try measure("4dkl", #""scores":{"distress":12,"depression":7,"anxiety":11,"somatisation":3}"#)
    let page = try report(nil, "Accept: text/html").body
    #expect(page.contains("sterk verhoogde angstklachten"))
    #expect(page.contains("van sterk verhoogd naar matig verhoogd"))
    for word in ["stoornis", "waarschijnlijk", "burn-out", "overspanning", "depressie;", "syndroom"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  // MARK: As a page

  @Test func `is a page for the practice nurse too, in which no text becomes markup`() throws {
    try setGoals([(#"Ik <b>slaap</b> & \"rust\"."#, "lichaamsfuncties", "open")])
    let answer = try report(nil, "Accept: text/html", "Accept-Language: en")
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.fields["content-type"] == "text/html; charset=utf-8")
    #expect(answer.fields["content-language"] == "nl")
    #expect(answer.fields["content-security-policy"] == answer.policyItNeeds)
    #expect(answer.fields["content-disposition"] == "inline; filename=\"voortgangsverslag.html\"")
    let page = try XMLReading.events(of: answer.body)
    #expect(page.all("title").map(\.text) == ["Voortgangsverslag"])
    #expect(page.elements.count { $0 == "style" } == 1)
    #expect(!page.elements.contains("b"))
    let cells = page.all("td").map(\.text)
    #expect(cells.contains(#"Ik <b>slaap</b> & "rust"."#))
    #expect(cells.contains("16, matig ernstig17 nov 2026, intake"))
    #expect(cells.contains("25*, sterk verhoogd17 nov 2026, intake"))
    let facts = Dictionary(zip(page.all("dt").map(\.text), page.all("dd").map(\.text))) { $1 }
    #expect(facts["Pakket"] == "fase 2, 8 weken")
    #expect(facts["Status"] == "week 1 van 8")
    #expect(facts["Sessies"] == "nog geen")
    #expect(facts["Open signalen"] == "duidelijk verhoogde depressieve klachten")
    #expect(page.all("strong").map(\.text) == ["Sanne de Voorbeeld"])
    for word in ["<script", "href", "src=", "url("] { #expect(!answer.body.contains(word)) }
  }

  // MARK: For the company doctor

  @Test func `shows a company doctor work and course, and nothing medical`() throws {
    try setGoals([
      ("Ik slaap zeven uur.", "lichaamsfuncties", "open"),
      ("Ik werk drie dagen.", "meedoen", "partlyAchieved"),
    ])
    let token = try service.token(.referrer(companyDoctor))
    #expect(try report(token).status == 404)
    let feedback = try consent("feedback", to: companyDoctor)
    let answer = try report(token)
    #expect(answer.status == 200, "\(answer.body)")
    #expect(
      Set(answer.json.keys) == [
        "form", "clientId", "madeOn", "client", "enrolment", "nextEvaluation", "work", "workGoals",
      ])
    #expect(answer.json["form"] as? String == "companyDoctor")
    #expect(answer.json["workGoals"] is NSNull)
    let work = try #require(answer.json["work"] as? [String: Any])
    #expect(work["employer"] as? String == "Voorbeeld BV")
    #expect(work["firstSickDay"] as? String == "2026-09-14")
    #expect(work["sickWeek"] as? Int == 10)
    #expect(work["hasReturnToWorkGuidance"] as? Bool == false)
    let page = try report(token, "Accept: text/html")
    #expect(page.fields["content-disposition"] == "inline; filename=\"voortgangsverslag-bedrijfsarts.html\"")
    for body in [answer.body, page.body] {
      for word in [
        "phq9", "PHQ", "4DKL", "distress", "depress", "score\"", "Spinnenweb", "flag", "slaap", "noShow",
        "verschenen", "drie dagen",
      ] {
        #expect(!body.contains(word), "\(word)")
      }
    }
    // A consent for a letter opens the goals about work, and no others.
    let letter = try consent("companyDoctor", to: companyDoctor)
    let more = try report(token)
    let goals = try #require(more.json["workGoals"] as? [[String: Any]])
    #expect(goals.contains { $0["text"] as? String == "Ik werk drie dagen." })
    #expect(!more.body.contains("slaap"))
    let cells = try XMLReading.events(of: report(token, "Accept: text/html").body).all("td").map(\.text)
    #expect(cells.contains("Ik werk drie dagen."))
    #expect(!cells.contains("Ik slaap zeven uur."))
    try withdraw(feedback)
    #expect(try report(token).status == 200)
    try withdraw(letter)
    #expect(try report(token).status == 404)
  }

  @Test func `shows a company doctor nothing by a consent that a letter has used up`() throws {
    try setGoals([("Ik werk drie dagen.", "meedoen", "open")])
    let token = try service.token(.referrer(companyDoctor))
    _ = try consent("companyDoctor", to: companyDoctor)
    #expect(try report(token).json["workGoals"] is [Any])
    let draft = try care.send(
      "POST", "/v1/feedback-reports",
      #"{"enrolmentId":"\#(enrolment)","kind":"progress","referrerId":"\#(companyDoctor)","soep":{"subjective":"Gaat vooruit."}}"#
    )
    let letter = try #require(draft.json["id"] as? String, "\(draft.body)")
    for (verb, opens) in [("_finalise", true), ("_send", false)] {
      let done = try service.send("POST", "/v1/feedback-reports/\(letter)/\(verb)", token: care.leadToken)
      #expect(done.status == 200, "\(done.body)")
      #expect(try report(token).status == (opens ? 200 : 404), "\(verb)")
    }
    #expect(try report(token, "Accept: text/html").status == 404)
    // The letter itself stays readable; the report opens again with a consent of its own, or for another letter.
    #expect(try service.send("GET", "/v1/feedback-reports/\(letter)", token: token).status == 200)
    let feedback = try consent("feedback", to: companyDoctor)
    #expect(try report(token).json["workGoals"] is NSNull)
    #expect(try service.auditTrail().last == "read allowed feedbackConsent")
    try withdraw(feedback)
    _ = try consent("companyDoctor", to: companyDoctor)
    #expect(try report(token).json["workGoals"] is [Any])
  }
}
