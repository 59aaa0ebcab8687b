import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `A decision upon an intake` {
  let care: Care

  init() throws { care = try Care() }

  func status(_ intake: String) throws -> String? {
    try care.send("GET", "/v1/intakes/\(intake)").json["status"] as? String
  }

  @Test func `that accepts makes the enrolment and its care team`() throws {
    let intake = try care.intake()
    let made = try care.decide(intake, care.acceptance(start: "2026-11-23"), ifMatch: "\"1\"")
    #expect(made.status == 201, "there was none: \(made.body)")
    #expect(made.fields["etag"] == "\"2\"")
    #expect(made.json["outcome"] as? String == "accept")
    #expect(made.json["decidedBy"] as? String == "Anna")
    #expect((made.json["proposal"] as? [String: Any])?["overridable"] as? Bool == true)
    #expect(try care.send("GET", "/v1/intakes/\(intake)/decision").body == made.body)
    let after = try care.send("GET", "/v1/intakes/\(intake)")
    #expect(after.json["status"] as? String == "accepted")
    #expect(after.json["version"] as? Int == 2)
    let enrolment = try care.read(try #require(made.json["enrolmentId"] as? String))
    #expect(enrolment["status"] as? String == "planned")
    #expect(enrolment["clientId"] as? String == after.json["clientId"] as? String)
    #expect(enrolment["intakeId"] as? String == intake)
    #expect(enrolment["phase"] as? Int == 2)
    #expect(enrolment["startDate"] as? String == "2026-11-23")
    #expect(enrolment["endDate"] as? String == "2027-01-17")
    let team = try #require(enrolment["careTeam"] as? [[String: Any]])
    #expect(team.map { $0["practitionerId"] as? String } == [care.lead.description])
    #expect(team.map { $0["role"] as? String } == ["lead"])
    #expect(team.map { $0["from"] as? String } == [Care.today])
    // From now on the dossier is open to the lead practitioner.
    #expect(try care.send("GET", "/v1/intakes/\(intake)/decision", token: care.leadToken).status == 200)
  }

  @Test func `that accepts drafts a treatment plan from the package and the web`() throws {
    let web = """
      "spinnenweb":{"lichaamsfuncties":4,"mentaalWelbevinden":3.5,"zingeving":6,"kwaliteitVanLeven":5,"meedoen":4,
                    "dagelijksFunctioneren":3}
      """
    let made = try care.decide(care.intake(web), care.acceptance(phase: 3, weeks: 12))
    let enrolment = try #require(made.json["enrolmentId"] as? String, "\(made.body)")
    let plans = try care.send("GET", "/v1/treatment-plans?enrolmentId=\(enrolment)", token: care.leadToken)
    #expect(plans.items.count == 1, "\(plans.body)")
    let id = try #require(plans.items.first?["id"] as? String)
    let plan = try care.send("GET", "/v1/treatment-plans/\(id)", token: care.leadToken).json
    #expect(plan["status"] as? String == "draft")
    let interventions = try #require(plan["interventions"] as? [[String: Any]])
    #expect(
      interventions.map { $0["module"] as? String } == [
        "coaching", "craniosacralTherapy", "creativeTherapy", "meaning", "physicalReactivation",
      ])
    let evaluations = try #require(plan["evaluations"] as? [[String: Any]])
    #expect(evaluations.map { $0["kind"] as? String } == ["midway", "end"])
    #expect(evaluations.map { $0["on"] as? String } == ["2026-12-30", "2027-02-09"])
    let goals = try #require(plan["goals"] as? [[String: Any]])
    #expect(goals.map { $0["dimension"] as? String } == ["dagelijksFunctioneren"])
  }

  @Test func `that declines makes nothing`() throws {
    let intake = try care.intake()
    let made = try care.decide(intake, #"{"outcome":"decline","reason":"Eerst naar de GGZ."}"#)
    #expect(made.status == 201, "\(made.body)")
    #expect(made.json["enrolmentId"] is NSNull)
    #expect(made.json["phase"] is NSNull)
    #expect(try status(intake) == "declined")
    #expect(try care.send("GET", "/v1/enrolments").items.isEmpty)
  }

  @Test(arguments: Intake.Status.allCases) func `is made once, of what waits`(standing: Intake.Status) throws
  {
    let intake = try care.intake()
    switch standing {
    case .received: break
    case .accepted: _ = try care.decide(intake, care.acceptance())
    case .declined: _ = try care.decide(intake, #"{"outcome":"decline","reason":"Nee."}"#)
    case .withdrawn: _ = try care.send("POST", "/v1/intakes/\(intake)/_withdraw")
    }
    #expect(try status(intake) == standing.rawValue)
    for body in [#"{"outcome":"decline","reason":"Nee."}"#, care.acceptance()] where standing != .received {
      let again = try care.decide(intake, body)
      #expect(again.status == 409)
      #expect(again.problem == "intakeNotDecidable")
    }
    let withdrawn = try care.send("POST", "/v1/intakes/\(intake)/_withdraw")
    #expect(withdrawn.status == (standing == .received ? 200 : 409))
    #expect(try status(intake) == (standing == .received ? "withdrawn" : standing.rawValue))
  }

  @Test func `is about the intake that was read`() throws {
    let intake = try care.intake()
    let path = "/v1/intakes/\(intake)/decision"
    #expect(try care.send("PUT", path, care.acceptance()).status == 428)
    let stale = try care.decide(intake, care.acceptance(), ifMatch: "\"7\"")
    #expect(stale.status == 412)
    #expect(stale.fields["etag"] == "\"1\"")
    #expect(try care.send("GET", path).status == 404)
    #expect(try care.send("GET", "/v1/enrolments").items.isEmpty)
  }

  @Test func `of a red flag holds the start until a contact is recorded`() throws {
    let flagged = #""phq9":{"answers":[3,3,3,3,3,3,3,3,3]}"#
    let held = try care.decide(care.intake(flagged), care.acceptance())
    #expect(held.status == 201, "\(held.body)")
    let id = try #require(held.json["enrolmentId"] as? String)
    let refused = try care.act(id, "_start")
    #expect(refused.status == 409)
    #expect(refused.problem == "heldUntilGpContact")
    let flags = try care.send("GET", "/v1/flags?status=open").items
    for flag in flags where flag["level"] as? String == "red" {
      _ = try care.send(
        "POST", "/v1/flags/\(flag["id"] ?? "")/_handle",
        #"{"contact":{"with":"Huisarts","at":"2026-11-18T09:00:00+01:00"}}"#)
    }
    #expect(try care.act(id, "_start").status == 200)
  }

  @Test func `may carry the contact, which handles the red flags`() throws {
    let intake = try care.intake(#""phq9":{"answers":[3,3,3,3,3,3,3,3,3]},"observations":{"substance":true}"#)
    let contact = #""gpContact":{"with":"Huisarts","at":"2026-11-18T09:00:00+01:00","note":"Akkoord."}"#
    let made = try care.decide(intake, care.acceptance(more: contact))
    #expect(made.status == 201, "\(made.body)")
    #expect((made.json["gpContact"] as? [String: Any])?["note"] as? String == "Akkoord.")
    let after = try care.send("GET", "/v1/intakes/\(intake)")
    #expect(after.json["holdUntilGpContact"] as? Bool == false)
    let open = try care.send("GET", "/v1/flags?status=open").items
    #expect(open.map { $0["kind"] as? String } == ["substance"])
    #expect(try care.act(try #require(made.json["enrolmentId"] as? String), "_start").status == 200)
  }

  @Test func `makes all of it or nothing`() throws {
    let intake = try care.intake()
    let client = try #require(try care.send("GET", "/v1/intakes/\(intake)").json["clientId"] as? String)
    let first = try care.decide(intake, care.acceptance())
    let running = try #require(first.json["enrolmentId"] as? String)
    let second = try care.send(
      "POST", "/v1/intakes",
      try SampleIntake.with([
        "client": ["id": client], "referrerId": try care.service.addReferrer().description,
        "phq9": ["answers": [3, 3, 3, 3, 3, 3, 3, 3, 3]], "consents": NSNull(),
      ]))
    let id = try #require(second.json["id"] as? String, "\(second.body)")
    let contact = #""gpContact":{"with":"Huisarts","at":"2026-11-18T09:00:00Z"}"#
    let refused = try care.decide(id, care.acceptance(more: contact))
    #expect(refused.status == 409)
    #expect(refused.problem == "enrolmentRunning")
    #expect(refused.fields["location"] == "/v1/enrolments/\(running)")
    #expect(try status(id) == "received")
    #expect(try care.send("GET", "/v1/intakes/\(id)").json["holdUntilGpContact"] as? Bool == true)
    #expect(try care.send("GET", "/v1/enrolments").items.count == 1)
  }

  @Test(arguments: [
    (#"{"registration":"2026-11-22"}"#, "practitionerNotRegistered"), ("{}", "practitionerNotRegistered"),
    (#"{"registration":"2031-01-01","active":false}"#, "practitionerInactive"),
  ]) func `gives no work to whom it may not`(standing: String, problem: String) throws {
    let lead =
      standing == "{}"
      ? try care.service.addPractitioner()
      : try care.service.addRegistered(
        until: standing.contains("2026") ? "2026-11-22" : "2031-01-01", active: !standing.contains("false"))
    let answer = try care.decide(care.intake(), care.acceptance(start: "2026-11-23", lead: lead))
    #expect(answer.status == 409)
    #expect(answer.problem == problem)
  }

  @Test(arguments: [
    ("{}", ["#/outcome required", "#/reason required"]),
    (
      #"{"outcome":"accept","reason":"A"}"#,
      [
        "#/phase required", "#/weeks required", "#/startDate required", "#/leadPractitionerId required",
      ]
    ),
    (#"{"outcome":"decline","reason":"A","phase":2}"#, ["#/phase onlyWithAccept"]),
    (#"{"outcome":"perhaps","reason":" ","phase":2}"#, ["#/outcome unknownCode", "#/reason blank"]),
    (
      #"{"outcome":"decline","reason":"A","gpContact":{"with":"B","at":"2027-01-01T00:00:00Z"}}"#,
      ["#/gpContact/at contactInFuture"]
    ),
  ]) func `is refused with every fault at once`(body: String, faults: [String]) throws {
    let answer = try care.decide(care.intake(), body)
    #expect(answer.status == 400)
    #expect(answer.errors == faults)
  }

  @Test(arguments: [(1, 3), (1, 5), (2, 7), (2, 9), (3, 11), (3, 17)])
  func `keeps to the weeks of the phase`(phase: Int, weeks: Int) throws {
    let answer = try care.decide(care.intake(), care.acceptance(phase: phase, weeks: weeks))
    #expect(answer.errors == ["#/weeks weeksOutsidePhase"])
  }

  @Test func `names who is there, and begins after the intake`() throws {
    let unknown = try care.decide(
      care.intake(), care.acceptance(lead: Practitioner.ID(rawValue: care.service.newKey())))
    #expect(unknown.errors == ["#/leadPractitionerId unknownPractitioner"])
    let early = try care.decide(care.intake(), care.acceptance(start: "2026-11-17"))
    #expect(early.errors == ["#/startDate startBeforeIntake"])
    let phase = try care.decide(care.intake(), care.acceptance(phase: 4))
    #expect(phase.errors == ["#/phase unknownCode"])
  }

  @Test func `is for coordinators`() throws {
    let intake = try care.intake()
    let path = "/v1/intakes/\(intake)/decision"
    for token in [care.gp, care.leadToken, try care.service.token(.admin)] {
      #expect(try care.send("PUT", path, token: token, ifMatch: "*", care.acceptance()).status == 403)
    }
    #expect(try care.send("GET", path, token: care.gp).status == 403)
    #expect(try care.send("GET", path, token: care.leadToken).status == 404)
    #expect(try care.send("GET", path).status == 404)
  }
}
