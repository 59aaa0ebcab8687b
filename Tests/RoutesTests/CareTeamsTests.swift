import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Care teams` {
  let care: Care
  let enrolment: String
  let path: String
  let other: Practitioner.ID

  init() throws {
    care = try Care()
    enrolment = try care.enrolment()
    path = "/v1/enrolments/\(enrolment)/care-team"
    other = try care.service.addRegistered(["mindfulnessTrainer"])
  }

  func add(
    _ practitioner: Practitioner.ID, _ role: String = "member", from: String = Care.today, to: String? = nil
  ) throws -> TestAnswer {
    let end = to.map { #","to":"\#($0)""# } ?? ""
    return try care.send(
      "POST", path, #"{"practitionerId":"\#(practitioner)","role":"\#(role)","from":"\#(from)"\#(end)}"#)
  }

  @Test func `say who is in them and how to reach them`() throws {
    care.service.clock.advance(milliseconds: 1)
    let made = try add(other, "substitute", from: "2026-12-01", to: "2026-12-14")
    #expect(made.status == 201, "\(made.body)")
    let id = try #require(made.json["id"] as? String)
    #expect(made.fields["location"] == "\(path)/\(id)")
    #expect(made.json["phone"] as? String == "070 123 45 67")
    #expect(made.json["email"] as? String == "coach@example.org")
    #expect(made.json["name"] as? String == "Coach Voorbeeld")
    #expect(made.json["disciplines"] as? [String] == ["mindfulnessTrainer"])
    #expect(try care.send("GET", "\(path)/\(id)").body == made.body)
    let team = try care.send("GET", path, token: care.leadToken).items
    #expect(team.map { $0["role"] as? String } == ["lead", "substitute"])
    #expect(try care.read(enrolment)["version"] as? Int == 2)
  }

  @Test func `open the dossier on their days and no others`() throws {
    _ = try add(other, "substitute", from: "2026-12-01", to: "2026-12-14")
    let token = try care.service.token(.practitioner(other))
    let days: [(Int64, Int)] = [(0, 404), (13, 200), (26, 200), (27, 404)]
    var passed: Int64 = 0
    for (day, status) in days {
      care.service.clock.advance(milliseconds: (day - passed) * Care.days)
      passed = day
      #expect(try care.send("GET", "/v1/enrolments/\(enrolment)", token: token).status == status, "\(day)")
    }
  }

  @Test func `take each practitioner once at a time, and have one lead`() throws {
    _ = try add(other, from: "2026-12-01", to: "2026-12-14")
    #expect(try add(other, from: "2026-12-14").problem == "alreadyInCareTeam")
    #expect(try add(other, "substitute", from: "2026-11-18").problem == "alreadyInCareTeam")
    #expect(try add(other, from: "2026-12-15").status == 201)
    let lead = try add(try care.service.addRegistered(), "lead")
    #expect(lead.status == 409)
    #expect(lead.problem == "leadTaken")
  }

  @Test func `take nobody without a registration, and nobody who is not active`() throws {
    let cases: [(Practitioner.ID, String)] = [
      (try care.service.addPractitioner(), "practitionerNotRegistered"),
      (try care.service.addRegistered(until: "2026-11-17"), "practitionerNotRegistered"),
      (try care.service.addRegistered(active: false), "practitionerInactive"),
    ]
    for (practitioner, problem) in cases {
      let answer = try add(practitioner)
      #expect(answer.status == 409)
      #expect(answer.problem == problem)
    }
    let lastDay = try care.service.addRegistered(until: Care.today)
    #expect(try add(lastDay).status == 201)
    let tomorrow = try care.service.addRegistered(until: Care.today)
    #expect(try add(tomorrow, from: "2026-11-19").problem == "practitionerNotRegistered")
  }

  @Test func `let members go, and replace them`() throws {
    let lead = try #require(try care.send("GET", path).items.first?["id"] as? String)
    let replaced = try care.send(
      "POST", "\(path)/\(lead)/_replace", #"{"practitionerId":"\#(other)","from":"2026-12-01"}"#)
    #expect(replaced.status == 201, "\(replaced.body)")
    #expect(replaced.json["role"] as? String == "lead")
    #expect(try care.send("GET", "\(path)/\(lead)").json["to"] as? String == "2026-11-30")
    let new = try #require(replaced.json["id"] as? String)
    let ended = try care.send("POST", "\(path)/\(new)/_end", #"{"to":"2026-12-14"}"#)
    #expect(ended.status == 200, "\(ended.body)")
    #expect(ended.json["to"] as? String == "2026-12-14")
    #expect(ended.fields["etag"] == "\"2\"")
    let early = try care.send("POST", "\(path)/\(new)/_end", #"{"to":"2026-11-30"}"#)
    #expect(early.errors == ["#/to endsBeforeItBegins"])
    care.service.clock.advance(milliseconds: 13 * Care.days)
    for (verb, body) in [
      ("_end", #"{"to":"2027-01-01"}"#), ("_replace", #"{"practitionerId":"\#(other)","from":"2027-01-01"}"#),
    ] {
      let late = try care.send("POST", "\(path)/\(lead)/\(verb)", body)
      #expect(late.status == 409)
      #expect(late.problem == "careTeamMemberEnded")
    }
  }

  @Test func `of enrolments that follow each other on one day take the same people`() throws {
    care.service.clock.advance(milliseconds: 1)
    let first = try #require(try add(other).json["id"] as? String)
    _ = try care.act(enrolment, "_stop", #"{"reason":"Verhuisd."}"#)
    let next = try care.act(enrolment, "_continue", care.continuation())
    let path = "/v1/enrolments/\(try #require(next.json["id"] as? String, "\(next.body)"))/care-team"
    care.service.clock.advance(milliseconds: 1)
    let joined = try care.send(
      "POST", path, #"{"practitionerId":"\#(other)","role":"member","from":"\#(Care.today)"}"#)
    #expect(joined.status == 201, "\(joined.body)")
    let second = try #require(joined.json["id"] as? String)
    #expect(joined.fields["location"] == "\(path)/\(second)")
    #expect(second != first)
    for (team, place) in [(self.path, first), (path, second)] {
      let members = try care.send("GET", team).items
      #expect(members.map { $0["role"] as? String } == ["lead", "member"], "\(team)")
      #expect(members.last?["id"] as? String == place)
    }
    let token = try care.service.token(.practitioner(other))
    #expect(try care.send("GET", "/v1/enrolments", token: token).items.count == 2)
  }

  @Test func `of what has ended take nobody any more`() throws {
    _ = try care.act(enrolment, "_stop", #"{"reason":"Verhuisd."}"#)
    let answer = try add(other)
    #expect(answer.status == 409)
    #expect(answer.problem == "enrolmentEnded")
  }

  @Test func `are for coordinators to change, and for their members to see`() throws {
    let lead = try #require(try care.send("GET", path).items.first?["id"] as? String)
    let stranger = try care.service.token(.practitioner(other))
    for path in [path, "\(path)/\(lead)"] {
      #expect(try care.send("GET", path, token: stranger).status == 404)
      #expect(try care.send("GET", path, token: care.gp).status == 403)
      #expect(try care.send("GET", path, token: care.leadToken).status == 200)
    }
    #expect(try care.send("POST", path, token: care.leadToken, "{}").status == 403)
    #expect(try care.send("GET", "\(path)/\(care.service.newKey())").status == 404)
    #expect(
      try add(Practitioner.ID(rawValue: care.service.newKey())).errors == [
        "#/practitionerId unknownPractitioner"
      ])
    #expect(try add(other, from: "2026-12-02", to: "2026-12-01").errors == ["#/to endsBeforeItBegins"])
  }
}
