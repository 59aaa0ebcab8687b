import Domain
import Foundation
import Testing

@testable import Routes

/// What hangs on the days of an enrolment, and goes with them.
@Suite struct `The days of an enrolment` {
  let care: Care

  init() throws { care = try Care() }

  private func move(_ enrolment: String, to day: String) throws -> TestAnswer {
    try care.send("PATCH", "/v1/enrolments/\(enrolment)", ifMatch: "*", #"{"startDate":"\#(day)"}"#)
  }

  private func plan(_ enrolment: String) throws -> [String: Any] {
    let list = try care.send("GET", "/v1/treatment-plans?enrolmentId=\(enrolment)")
    let id = try #require(list.items.first?["id"] as? String)
    return try care.send("GET", "/v1/treatment-plans/\(id)").json
  }

  private func evaluations(_ enrolment: String) throws -> [String] {
    (try plan(enrolment)["evaluations"] as? [[String: Any]] ?? []).map {
      "\($0["kind"] ?? "") \($0["on"] ?? "")"
    }
  }

  private func session(_ enrolment: String, at moment: String) throws -> String {
    let made = try care.send(
      "POST", "/v1/sessions",
      """
      {"enrolmentId":"\(enrolment)","module":"actCoaching","practitionerId":"\(care.lead)",
       "startsAt":"\(moment)","minutes":45}
      """)
    return try #require(made.json["id"] as? String, "\(made.body)")
  }

  @Test func `take the usual evaluations with them, and leave those that people chose`() throws {
    let id = try care.enrolment(start: "2026-12-01")
    #expect(try evaluations(id) == ["midway 2026-12-29", "end 2027-01-25"])
    let before = try plan(id)
    let chosen =
      #"{"evaluations":[{"on":"2026-12-15","kind":"interim"},{"on":"2026-12-29","kind":"midway"},{"on":"2027-01-25","kind":"end"}]}"#
    let path = "/v1/treatment-plans/\(before["id"] ?? "")"
    #expect(try care.send("PATCH", path, ifMatch: "*", chosen).status == 200)
    let moved = try move(id, to: "2027-03-01")
    #expect(moved.status == 200, "\(moved.body)")
    #expect(try evaluations(id) == ["interim 2026-12-15", "midway 2027-03-29", "end 2027-04-25"])
    #expect(try plan(id)["version"] as? Int == 3)
    let kept = try care.send("GET", "\(path)/versions/2")
    #expect(kept.status == 200 && kept.body.contains("2027-01-25"))
    // Who pays is no day.
    let payer = #"{"payer":{"kind":"employer","priceCents":1}}"#
    #expect(try care.send("PATCH", "/v1/enrolments/\(id)", ifMatch: "*", payer).status == 200)
    #expect(try plan(id)["version"] as? Int == 3)
  }

  @Test func `that are prolonged take along what is still to come`() throws {
    let id = try care.enrolment(phase: 3, weeks: 12)
    #expect(try evaluations(id) == ["midway 2026-12-30", "end 2027-02-09"])
    care.service.clock.advance(milliseconds: 45 * Care.days)
    #expect(try care.act(id, "_prolong", #"{"weeks":16}"#).status == 200)
    #expect(try evaluations(id) == ["midway 2026-12-30", "end 2027-03-09"])
  }

  @Test func `move only when no session is planned outside them`() throws {
    let id = try care.enrolment()
    let session = try session(id, at: "2026-11-18T23:30:00Z")  // the 19th at the cooperative
    let refused = try move(id, to: "2026-11-20")
    #expect(refused.status == 409 && refused.problem == "sessionsPlanned", "\(refused.body)")
    #expect(try care.read(id)["startDate"] as? String == Care.today)
    #expect(try move(id, to: "2026-11-19").status == 200)
    #expect(try care.send("POST", "/v1/sessions/\(session)/_cancel").status == 200)
    #expect(try move(id, to: "2026-11-20").status == 200)
  }

  @Test func `begin not before the intake, nor before the end of what they continue`() throws {
    let id = try care.enrolment(start: "2026-12-01")
    let early = try move(id, to: "2026-11-17")
    #expect(early.status == 400 && early.errors == ["#/startDate startBeforeIntake"], "\(early.body)")
    #expect(try move(id, to: "2026-11-18").status == 200)
    #expect(try care.act(id, "_start").status == 200)
    care.service.clock.advance(milliseconds: 10 * Care.days)
    #expect(try care.act(id, "_complete").status == 200)
    let before = care.continuation().replacing(Care.today, with: "2026-11-27")
    let refused = try care.act(id, "_continue", before)
    #expect(refused.status == 400 && refused.errors == ["#/startDate startBeforeEnd"], "\(refused.body)")
    let next = try care.act(id, "_continue", before.replacing("2026-11-27", with: "2026-11-28"))
    #expect(next.status == 201, "\(next.body)")
    let again = try move(try #require(next.json["id"] as? String), to: "2026-11-27")
    #expect(again.status == 400 && again.errors == ["#/startDate startBeforeEnd"])
  }

  // MARK: Care that has not begun

  @Test func `see no session take place before care began, least of all under a red flag`() throws {
    let intake = try care.intake(#""phq9":{"answers":[0,0,0,0,0,0,0,0,1]}"#)
    let made = try care.decide(intake, care.acceptance())
    let id = try #require(made.json["enrolmentId"] as? String, "\(made.body)")
    let session = try session(id, at: "2026-11-18T08:00:00Z")
    #expect(try care.act(id, "_start").problem == "heldUntilGpContact")
    let refused = try care.send("POST", "/v1/sessions/\(session)/_attend", token: care.leadToken)
    #expect(refused.status == 409 && refused.problem == "enrolmentNotActive", "\(refused.body)")
    let flag = try #require(try care.send("GET", "/v1/flags?status=open").items.first?["id"] as? String)
    let handled = try care.send(
      "POST", "/v1/flags/\(flag)/_handle",
      #"{"contact":{"with":"Huisarts Voorbeeld","at":"2026-11-18T10:00:00Z"}}"#)
    #expect(handled.status == 200, "\(handled.body)")
    #expect(try care.act(id, "_start").status == 200)
    #expect(try care.send("POST", "/v1/sessions/\(session)/_attend").status == 200)
  }

  @Test func `that never came leave nobody the dossier for an aftercare`() throws {
    let id = try care.enrolment(start: "2026-12-01")
    let stopped = try care.act(id, "_stop", #"{"reason":"Ziet ervan af."}"#)
    #expect((stopped.json["careTeam"] as? [[String: Any]])?.first?["to"] as? String == Care.today)
    #expect(try care.send("GET", "/v1/enrolments/\(id)", token: care.leadToken).status == 200)
    care.service.clock.advance(milliseconds: Care.days)
    #expect(try care.send("GET", "/v1/enrolments/\(id)", token: care.leadToken).status == 404)
  }

  @Test(arguments: [nil, "2026-12-20"]) func `that end let nobody in who was to come later`(to: String?)
    throws
  {
    let id = try care.enrolment(.active)
    let other = try care.service.addRegistered()
    let end = to.map { #","to":"\#($0)""# } ?? ""
    let added = try care.send(
      "POST", "/v1/enrolments/\(id)/care-team",
      #"{"practitionerId":"\#(other)","role":"substitute","from":"2026-12-10"\#(end)}"#)
    #expect(added.status == 201, "\(added.body)")
    let stopped = try care.act(id, "_stop", #"{"reason":"Verhuisd."}"#)
    #expect((stopped.json["careTeam"] as? [[String: Any]])?.map { $0["role"] as? String } == ["lead"])
    care.service.clock.advance(milliseconds: 23 * Care.days)
    let token = try care.service.token(.practitioner(other))
    #expect(try care.send("GET", "/v1/enrolments/\(id)", token: token).status == 404)
    #expect(try care.send("GET", "/v1/clients/\(stopped.json["clientId"] ?? "")", token: token).status == 404)
  }
}
