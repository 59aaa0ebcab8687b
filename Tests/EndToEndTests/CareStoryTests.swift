import Foundation
import Testing

extension `End to end` {
  /// One client's care from the intake to the follow-up, over HTTP alone: begun so long ago that all of it is over.
  @Suite(.serialized) struct `A client's way` {
    let server: RunningServer
    let cooperative: Cooperative

    init() throws {
      let folder = try TemporaryFolder()
      cooperative = try Cooperative(in: folder)
      server = try RunningServer(in: folder)
    }

    // MARK: Who calls

    var gp: String { cooperative.tokens.referrer }
    private var coordinator: String { cooperative.tokens.coordinator }
    var lead: String { cooperative.tokens.practitioner }
    private var colleague: String { cooperative.tokens.otherPractitioner }

    /// Sends a request and expects its status.
    @discardableResult
    func send(
      _ method: String, _ path: String, by token: String, ifMatch: String? = nil, _ body: String? = nil,
      expect status: Int = 200, location: SourceLocation = #_sourceLocation
    ) throws -> Answer {
      let answer = try server.exchange(method, path, token: token, ifMatch: ifMatch, body: body)
      #expect(answer.status == status, "\(method) \(path): \(answer.text)", sourceLocation: location)
      return answer
    }

    /// The 22nd week before today, in which care began, and the days after it.
    private static func day(_ number: Int) -> String {
      let moment = Date(timeIntervalSinceNow: Double(number - 154) * 86_400)
      return moment.formatted(.iso8601.year().month().day())
    }

    private func words(_ answer: Answer, _ list: String, _ member: String) throws -> [String] {
      try answer.list(list).compactMap { ($0 as? [String: Any])?[member] as? String }
    }

    // MARK: The story

    @Test func `leads from an intake with a red flag to the measurement three months after the end`() throws {
      let intake = try sendIntake()
      let client = try intake.string("clientId")
      let enrolment = try accept(intake.string("id"))
      try assemble(enrolment)
      let plan = try writePlan(enrolment)
      try meet(enrolment)
      try measure(client, "midway", on: 28, [1, 1, 2, 2, 1, 1, 1, 1, 0], web: 5, total: 10)
      try writeAtOnce(plan)
      try report("progress", on: enrolment, saying: ["PHQ-9", "17", "10"])
      try measure(client, "end", on: 55, [1, 0, 1, 1, 0, 1, 0, 0, 0], web: 7, total: 4)
      try close(plan)
      try report("final", on: enrolment, saying: ["PHQ-9", "17", "10", "4"])
      try complete(enrolment)
      try measure(client, "followUp", on: 55 + 91, [1, 0, 1, 0, 0, 1, 0, 0, 0], web: 7.5, total: 3)
      try expectCourse(client)
      try expectRecovery(client)
      #expect(server.stop() == 0)
      let verified = try Executable.run("audit", "verify", "--data", server.data)
      #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    }

    /// An intake that raises a red flag, which its very answer shows, and which a recorded contact handles.
    private func sendIntake() throws -> Answer {
      let sent = try send(
        "POST", "/v1/intakes", by: gp,
        """
        {"client":{"givenName":"Sanne","familyName":"Verhaal","birthDate":"1987-04-12","occupation":"employee",
                   "employer":{"name":"Voorbeeld BV"}},
         "reason":"Aanhoudende vermoeidheid sinds het voorjaar.","icpc":["P78"],"takenOn":"\(Self.day(-10))",
         "sickLeave":"full","firstSickDay":"\(Self.day(-30))",
         "spinnenweb":{"lichaamsfuncties":4,"mentaalWelbevinden":3.5,"zingeving":6,"kwaliteitVanLeven":5,"meedoen":4,
                       "dagelijksFunctioneren":3},
         "phq9":{"answers":[2,2,3,3,1,2,2,1,1],"difficulty":2},
         "consents":[{"purpose":"feedback","given":true,"textVersion":"2026-1","at":"\(Self.day(-10))T09:00:00Z"}]}
        """, expect: 201)
      #expect(try sent.value("holdUntilGpContact") as? Bool == true)
      #expect(try words(sent, "flags", "kind") == ["suicidality", "depressionProbable"])
      #expect(try words(sent, "flags", "level") == ["red", "amber"])
      let flag = try sent.string("flags.0.id")
      let waiting = try send("GET", "/v1/worklist", by: coordinator)
      #expect(try words(waiting, "redFlags.items", "id").contains(flag))
      let handled = try send(
        "POST", "/v1/flags/\(flag)/_handle", by: coordinator,
        #"{"contact":{"with":"A. Voorbeeld, huisarts","at":"\#(Self.day(-9))T10:00:00Z","note":"Belt vandaag."}}"#
      )
      #expect(try handled.string("status") == "handled")
      let after = try send("GET", "/v1/worklist", by: coordinator)
      #expect(try !words(after, "redFlags.items", "id").contains(flag))
      return sent
    }

    /// - Returns: The enrolment's id.
    private func accept(_ intake: String) throws -> String {
      let read = try send("GET", "/v1/intakes/\(intake)", by: coordinator)
      #expect(try read.value("holdUntilGpContact") as? Bool == false)
      let decided = try send(
        "PUT", "/v1/intakes/\(intake)/decision", by: coordinator, ifMatch: read.fields["etag"],
        """
        {"outcome":"accept","reason":"Past bij fase 2.","phase":2,"weeks":8,"startDate":"\(Self.day(0))",
         "leadPractitionerId":"\(cooperative.ids.practitioner)"}
        """, expect: 201)
      let again = try send(
        "PUT", "/v1/intakes/\(intake)/decision", by: coordinator, ifMatch: decided.fields["etag"],
        #"{"outcome":"decline","reason":"Toch niet."}"#, expect: 409)
      #expect(try again.string("type") == "urn:veerkracht:problem:intakeNotDecidable")
      #expect(try send("GET", "/v1/intakes/\(intake)", by: gp).string("status") == "accepted")
      let enrolment = try decided.string("enrolmentId")
      let planned = try send("GET", "/v1/enrolments/\(enrolment)", by: lead)
      #expect(try planned.string("status") == "planned")
      #expect(try planned.string("endDate") == Self.day(55))
      return enrolment
    }

    private func assemble(_ enrolment: String) throws {
      try send("GET", "/v1/enrolments/\(enrolment)", by: colleague, expect: 404)
      let member =
        #"{"practitionerId":"\#(cooperative.ids.otherPractitioner)","role":"member","from":"\#(Self.day(0))"}"#
      try send("POST", "/v1/enrolments/\(enrolment)/care-team", by: coordinator, member, expect: 201)
      try send("POST", "/v1/enrolments/\(enrolment)/care-team", by: coordinator, member, expect: 409)
      let team = try send("GET", "/v1/enrolments/\(enrolment)/care-team", by: colleague)
      #expect(try words(team, "items", "role") == ["lead", "member"])
      #expect(try send("POST", "/v1/enrolments/\(enrolment)/_start", by: lead).string("status") == "active")
    }

    /// Three SMART goals in the place of the one that the draft came with.
    /// - Returns: The plan's path.
    private func writePlan(_ enrolment: String) throws -> String {
      let plans = try send("GET", "/v1/treatment-plans?enrolmentId=\(enrolment)", by: lead)
      let plan = "/v1/treatment-plans/\(try plans.string("items.0.id"))"
      let draft = try send("GET", plan, by: lead)
      #expect(try draft.string("status") == "draft")
      #expect(try words(draft, "goals", "dimension") == ["dagelijksFunctioneren"])
      let refused = try send("POST", "\(plan)/_activate", by: lead, expect: 409)
      #expect(
        try words(refused, "errors", "location") == [
          "#/goals/0/measure", "#/goals/0/target", "#/goals/0/dueDate",
        ])
      let goals = [
        ("Ik slaap weer door.", "uren slaap per nacht", "7"),
        ("Ik wandel elke dag.", "minuten per dag", "30"),
        ("Ik werk weer halve dagen.", "uren per week", "20"),
      ].map { text, measure, target in
        #"{"text":"\#(text)","measure":"\#(measure)","target":"\#(target)","dueDate":"\#(Self.day(55))"}"#
      }
      let written = try send(
        "PUT", plan, by: lead, ifMatch: draft.fields["etag"],
        """
        {"agreements":"Elke week een sessie.","evaluations":[{"on":"\(Self.day(28))","kind":"midway"}],
         "goals":[\(goals.joined(separator: ","))],
         "interventions":[{"module":"actCoaching","practitionerId":"\(cooperative.ids.practitioner)"},
                          {"module":"bodyOrientedTherapy","practitionerId":"\(cooperative.ids.otherPractitioner)"}]}
        """)
      #expect(try written.list("goals").count == 3)
      let active = try send("POST", "\(plan)/_activate", by: lead)
      let version = try Int(active.number("version"))
      let signed = try send("POST", "\(plan)/_sign", by: lead, #"{"version":\#(version)}"#)
      #expect(try signed.string("signedBy.practitionerId") == cooperative.ids.practitioner)
      return plan
    }

    /// Two sessions take place; to one the client does not come.
    private func meet(_ enrolment: String) throws {
      let meetings = [
        (lead, cooperative.ids.practitioner, "actCoaching", 3, "_attend", "attended"),
        (colleague, cooperative.ids.otherPractitioner, "bodyOrientedTherapy", 10, "_noShow", "noShow"),
        (colleague, cooperative.ids.otherPractitioner, "bodyOrientedTherapy", 17, "_attend", "attended"),
      ]
      for (token, practitioner, module, day, verb, status) in meetings {
        let planned = try send(
          "POST", "/v1/sessions", by: token,
          """
          {"enrolmentId":"\(enrolment)","module":"\(module)","practitionerId":"\(practitioner)","minutes":60,
           "startsAt":"\(Self.day(day))T10:00:00Z","place":"Kamer 2"}
          """, expect: 201)
        let session = "/v1/sessions/\(try planned.string("id"))"
        #expect(try send("POST", "\(session)/\(verb)", by: token).string("status") == status)
        try send("POST", "\(session)/_cancel", by: token, expect: 409)
      }
      let counted = try send("GET", "/v1/enrolments/\(enrolment)", by: lead)
      #expect(try counted.number("sessions.attended") == 2)
      #expect(try counted.number("sessions.noShow") == 1)
    }

    private func measure(
      _ client: String, _ moment: String, on day: Int, _ answers: [Int], web: Double, total: Double
    ) throws {
      let phq9 = try send(
        "POST", "/v1/clients/\(client)/measurements", by: lead,
        #"{"instrument":"phq9","moment":"\#(moment)","takenOn":"\#(Self.day(day))","answers":\#(answers)}"#,
        expect: 201)
      #expect(try phq9.number("total") == total)
      #expect(try phq9.list("flags").isEmpty)
      let marks = [
        "lichaamsfuncties", "mentaalWelbevinden", "zingeving", "kwaliteitVanLeven", "meedoen",
        "dagelijksFunctioneren",
      ].map { #""\#($0)":\#(web)"# }.joined(separator: ",")
      try send(
        "POST", "/v1/clients/\(client)/measurements", by: lead,
        #"{"instrument":"spinnenweb","moment":"\#(moment)","takenOn":"\#(Self.day(day))","scores":{\#(marks)}}"#,
        expect: 201)
    }

    /// Two write one goal at the same moment: one of them is told, reads again, and nobody's words are lost.
    private func writeAtOnce(_ plan: String) throws {
      let goal = "\(plan)/goals/\(try send("GET", "\(plan)/goals", by: lead).string("items.0.id"))"
      let tag = try #require(try send("GET", goal, by: lead).fields["etag"])
      let writers = [(lead, #"{"baseline":"5"}"#), (colleague, #"{"target":"6"}"#)]
      let connections = try writers.map { _ in try Connection(port: server.port) }
      for ((token, body), connection) in zip(writers, connections) {
        try connection.send(RunningServer.request("PATCH", goal, token: token, ifMatch: tag, body: body))
      }
      let answers = try connections.map { try $0.receive() }
      #expect(answers.map(\.status).sorted() == [200, 412])
      let loser = try #require(answers.firstIndex { $0.status == 412 })
      let now = try #require(answers[loser].fields["etag"])
      #expect(now != tag)
      let merged = try send("PATCH", goal, by: writers[loser].0, ifMatch: now, writers[loser].1)
      #expect(try merged.string("baseline") == "5")
      #expect(try merged.string("target") == "6")
      try send("POST", "\(goal)/progress-notes", by: colleague, #"{"text":"Slaapt zes uur."}"#, expect: 201)
      let versions = try send("GET", "\(plan)/versions", by: lead)
      #expect(try versions.list("items").count == 6)
    }

    private func close(_ plan: String) throws {
      let goals = try send("GET", "\(plan)/goals", by: lead)
      for (index, status) in ["achieved", "achieved", "partlyAchieved"].enumerated() {
        let version = try Int(goals.number("items.\(index).version"))
        let judged = try send(
          "PATCH", "\(plan)/goals/\(try goals.string("items.\(index).id"))", by: lead,
          ifMatch: "\"\(version)\"",
          #"{"status":"\#(status)"}"#)
        #expect(try judged.string("status") == status)
      }
      #expect(try send("POST", "\(plan)/_close", by: lead).string("status") == "closed")
      try send("POST", "\(plan)/goals", by: lead, #"{"text":"Nog een."}"#, expect: 409)
    }

    private func complete(_ enrolment: String) throws {
      let completed = try send("POST", "/v1/enrolments/\(enrolment)/_complete", by: lead)
      #expect(try completed.string("status") == "completed")
      try send("POST", "/v1/enrolments/\(enrolment)/_stop", by: lead, #"{"reason":"Nee."}"#, expect: 409)
    }

    private func expectCourse(_ client: String) throws {
      let course = try send("GET", "/v1/clients/\(client)/course", by: lead)
      #expect(try (0..<4).map { try course.number("phq9.\($0).total") } == [17, 10, 4, 3])
      #expect(try course.string("phq9.3.changeSinceFirst.reliable") == "improved")
      #expect(try course.value("phq9.3.changeSinceFirst.reliableRecovery") as? Bool == true)
      let webs = try send("GET", "/v1/clients/\(client)/spinnenweb", by: lead)
      #expect(try webs.list("webs").count == 4)
    }

    /// The spell of sickness that the intake told of ends, and the employer's duties after it lapse.
    private func expectRecovery(_ client: String) throws {
      let spells = try send("GET", "/v1/clients/\(client)/sick-spells", by: lead)
      #expect(try words(spells, "items", "firstDay") == [Self.day(-30)])
      let before = try send("GET", "/v1/clients/\(client)/absence", by: lead)
      // Amsterdam may have begun the next day.
      #expect(try [185, 186].contains(before.number("sickDay")))
      try send(
        "PATCH", "/v1/clients/\(client)/sick-spells/\(try spells.string("items.0.id"))", by: lead,
        ifMatch: "\"1\"",
        #"{"lastDay":"\#(Self.day(48))","dutiesDone":[{"duty":"problemAnalysis","doneOn":"\#(Self.day(8))"}]}"#
      )
      let after = try send("GET", "/v1/clients/\(client)/absence", by: lead)
      #expect(try after.value("isSick") as? Bool == false)
      let duties = Dictionary(
        zip(try words(after, "duties", "duty"), try words(after, "duties", "status"))
      ) { first, _ in first }
      #expect(duties["problemAnalysis"] == "done")
      #expect(duties["wiaApplication"] == "lapsed")
      try send("GET", "/v1/clients/\(client)/absence", by: gp, expect: 403)
    }
  }
}
