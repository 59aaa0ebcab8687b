import Domain
import Foundation
import Testing

@testable import Routes

/// Every step out of every state of every record that has states, as drawn at the head of its file in Domain: what is
/// not drawn is 409 with its code, and changes nothing.
@Suite struct `A step that is not drawn` {
  let care: Care

  init() throws { care = try Care() }

  /// One kind of record.
  struct Machine: CustomTestStringConvertible {
    let name: String
    /// All of its states.
    let states: [String]
    /// A record in a state; the answer is its path.
    let make: @Sendable (Care, String) throws -> String
    let steps: [Step]
    var testDescription: String { name }
  }

  /// A way on from some states, which is refused from the others.
  struct Step {
    let method: String
    /// After the record's path.
    let path: String
    let body: String?
    let legalFrom: [String]
    /// What is answered in the other states.
    let problem: @Sendable (String) -> String

    init(
      _ path: String, _ body: String? = nil, by method: String = "POST", from legalFrom: [String],
      else problem: @escaping @Sendable (String) -> String
    ) {
      (self.method, self.path, self.body, self.legalFrom, self.problem) = (
        method, path, body, legalFrom, problem
      )
    }

    init(
      _ path: String, _ body: String? = nil, by method: String = "POST", from legalFrom: [String],
      else problem: String
    ) {
      self.init(path, body, by: method, from: legalFrom) { _ in problem }
    }
  }

  static let machines = [intake, enrolment, plan, session, flag, consent, absence, careTeamMember, token]

  @Test(arguments: machines) func `is refused, and changes nothing`(machine: Machine) throws {
    for state in machine.states {
      for step in machine.steps {
        let record = try machine.make(care, state)
        let admin = machine.name == "token" ? try care.admin() : nil
        let before = try care.send("GET", record, token: admin)
        #expect(before.status == 200, "\(record)")
        let colleague = try care.service.addRegistered().description
        let body = step.body?.replacing("LEAD", with: care.lead.description).replacing(
          "COLLEAGUE", with: colleague)
        let answer = try care.send(step.method, record + step.path, token: admin, ifMatch: "*", body)
        let what = "\(machine.name) \(state) \(step.method) \(step.path): \(answer.body)"
        if step.legalFrom.contains(state) {
          #expect(200...299 ~= answer.status, "\(what)")
        } else {
          #expect(answer.status == 409, "\(what)")
          #expect(answer.problem == step.problem(state), "\(what)")
          #expect(try care.send("GET", record, token: admin).body == before.body, "\(what)")
        }
      }
    }
  }

  @Test func `is tried from every state that there is`() {
    let known: [String: [String]] = [
      "intake": Intake.Status.allCases.map(\.rawValue),
      "enrolment": Enrolment.Status.allCases.map(\.rawValue),
      "plan": TreatmentPlan.Status.allCases.map(\.rawValue),
      "session": Session.Status.allCases.map(\.rawValue),
      "flag": Flag.Status.allCases.map(\.rawValue),
    ]
    for (name, states) in known {
      #expect(Self.machines.first { $0.name == name }?.states == states, "\(name)")
    }
  }

  // MARK: The machines

  private static let acceptance = """
    {"outcome":"accept","reason":"Past.","phase":2,"weeks":8,"startDate":"2026-11-18","leadPractitionerId":"LEAD"}
    """
  private static let declining = #"{"outcome":"decline","reason":"Elders beter."}"#

  static let intake = Machine(
    name: "intake", states: Intake.Status.allCases.map(\.rawValue),
    make: { care, state in
      let id = try care.intake()
      switch state {
      case "accepted": _ = try care.decide(id, care.acceptance())
      case "declined": _ = try care.decide(id, declining)
      case "withdrawn": _ = try care.send("POST", "/v1/intakes/\(id)/_withdraw")
      default: break
      }
      return "/v1/intakes/\(id)"
    },
    steps: [
      Step("/decision", acceptance, by: "PUT", from: ["received"], else: "intakeNotDecidable"),
      Step("/decision", declining, by: "PUT", from: ["received"], else: "intakeNotDecidable"),
      Step("/_withdraw", from: ["received"], else: "intakeNotWithdrawable"),
    ])

  static let enrolment = Machine(
    name: "enrolment", states: Enrolment.Status.allCases.map(\.rawValue),
    make: { care, state in
      let id = try care.enrolment(phase: 3, weeks: 12)
      let steps =
        [
          "active": ["_start"], "completed": ["_start", "_complete"], "stopped": ["_stop"],
        ][state] ?? []
      for step in steps { _ = try care.act(id, step, step == "_stop" ? #"{"reason":"Verhuisd."}"# : nil) }
      return "/v1/enrolments/\(id)"
    },
    steps: [
      Step("/_start", from: ["planned"], else: "enrolmentNotPlanned"),
      Step("/_complete", from: ["active"], else: "enrolmentNotActive"),
      Step("/_stop", #"{"reason":"Verhuisd."}"#, from: ["planned", "active"], else: "enrolmentEnded"),
      Step("/_prolong", #"{"weeks":16}"#, from: ["planned", "active"], else: "enrolmentEnded"),
      Step(
        "/_continue", #"{"phase":1,"weeks":4,"startDate":"2026-11-18","leadPractitionerId":"LEAD"}"#,
        from: ["completed", "stopped"], else: "enrolmentNotEnded"),
      Step("", #"{"startDate":"2026-11-20"}"#, by: "PATCH", from: ["planned"], else: "enrolmentNotPlanned"),
      Step(
        "/care-team", #"{"practitionerId":"COLLEAGUE","role":"member","from":"2026-11-18"}"#,
        from: ["planned", "active"], else: "enrolmentEnded"),
    ])

  static let plan = Machine(
    name: "plan", states: TreatmentPlan.Status.allCases.map(\.rawValue),
    make: { care, state in
      let path = "/v1/treatment-plans/\(try care.service.addPlan())"
      if state != "draft" { _ = try care.send("POST", "\(path)/_activate") }
      if state == "closed" { _ = try care.send("POST", "\(path)/_close") }
      return path
    },
    steps: [
      Step("/_activate", from: ["draft"]) { $0 == "closed" ? "planClosed" : "planNotDraft" },
      Step("/_close", from: ["active"]) { $0 == "closed" ? "planClosed" : "planNotActive" },
      Step(
        "", #"{"agreements":"Elke week bellen."}"#, by: "PATCH", from: ["draft", "active"], else: "planClosed"
      ),
      Step("/interventions", #"{"module":"yoga"}"#, from: ["draft", "active"], else: "planClosed"),
    ])

  static let session = Machine(
    name: "session", states: Session.Status.allCases.map(\.rawValue),
    make: { care, state in
      let enrolment = try care.enrolment(.active)
      let lead = try care.service.addRegistered(["coach"])
      _ = try care.send(
        "POST", "/v1/enrolments/\(enrolment)/care-team",
        #"{"practitionerId":"\#(lead)","role":"member","from":"2026-11-18"}"#)
      let made = try care.send(
        "POST", "/v1/sessions",
        """
        {"enrolmentId":"\(enrolment)","module":"actCoaching","minutes":30,"practitionerId":"\(lead)",
         "startsAt":"2026-11-18T09:00:00Z"}
        """)
      let path = "/v1/sessions/\(try #require(made.json["id"] as? String, "\(made.body)"))"
      let verb = ["attended": "_attend", "noShow": "_noShow", "cancelled": "_cancel"][state]
      if let verb { _ = try care.send("POST", "\(path)/\(verb)") }
      return path
    },
    steps: [
      Step("/_attend", from: ["planned"], else: "sessionNotPlanned"),
      Step("/_noShow", from: ["planned"], else: "sessionNotPlanned"),
      Step("/_cancel", from: ["planned"], else: "sessionNotPlanned"),
      Step(
        "", #"{"startsAt":"2026-11-18T09:30:00Z"}"#, by: "PATCH", from: ["planned"], else: "sessionNotPlanned"
      ),
    ])

  private static let contact = #"{"contact":{"with":"Huisarts","at":"2026-11-18T09:00:00Z"}}"#

  static let flag = Machine(
    name: "flag", states: Flag.Status.allCases.map(\.rawValue),
    make: { care, state in
      let path = "/v1/flags/\(try care.service.addFlag())"
      if state == "handled" { _ = try care.send("POST", "\(path)/_handle", contact) }
      return path
    }, steps: [Step("/_handle", contact, from: ["open"], else: "flagAlreadyHandled")])

  static let consent = Machine(
    name: "consent", states: ["given", "refused", "withdrawn"],
    make: { care, state in
      let path = "/v1/clients/\(try care.service.addClient())/consents"
      let made = try care.send(
        "POST", path,
        """
        {"purpose":"research","given":\(state != "refused"),"textVersion":"2026-1","at":"2026-11-18T09:00:00Z"}
        """)
      let record = "\(path)/\(try #require(made.json["id"] as? String, "\(made.body)"))"
      if state == "withdrawn" { _ = try care.send("POST", "\(record)/_withdraw") }
      return record
    },
    steps: [
      Step("/_withdraw", from: ["given"]) { $0 == "refused" ? "consentNotGiven" : "consentAlreadyWithdrawn" }
    ])

  static let absence = Machine(
    name: "absence", states: ["open", "cancelled"],
    make: { care, state in
      let path = "/v1/practitioners/\(care.lead)/absences"
      let made = try care.send("POST", path, #"{"from":"2026-12-01","to":"2026-12-14"}"#)
      let record = "\(path)/\(try #require(made.json["id"] as? String, "\(made.body)"))"
      if state == "cancelled" { _ = try care.send("POST", "\(record)/_cancel") }
      return record
    }, steps: [Step("/_cancel", from: ["open"], else: "absenceAlreadyCancelled")])

  static let careTeamMember = Machine(
    name: "careTeamMember", states: ["present", "ended"],
    make: { care, state in
      let team = "/v1/enrolments/\(try care.enrolment())/care-team"
      let place = try #require(try care.send("GET", team).items.first?["id"] as? String)
      if state == "ended" {
        _ = try care.send("POST", "\(team)/\(place)/_end", #"{"to":"2026-11-18"}"#)
        care.service.clock.advance(milliseconds: Care.days)
      }
      return "\(team)/\(place)"
    }, steps: [Step("/_end", #"{"to":"2026-11-30"}"#, from: ["present"], else: "careTeamMemberEnded")])

  static let token = Machine(
    name: "token", states: ["live", "revoked"],
    make: { care, state in
      let admin = try care.admin()
      let made = try care.send(
        "POST", "/v1/tokens", token: admin,
        #"{"role":"reporter","name":"Rapportage \#(care.service.newKey())"}"#)
      let record = "/v1/tokens/\(try #require(made.json["id"] as? String, "\(made.body)"))"
      if state == "revoked" { _ = try care.send("POST", "\(record)/_revoke", token: admin) }
      return record
    }, steps: [Step("/_revoke", from: ["live"], else: "tokenAlreadyRevoked")])
}

extension Care {
  /// An admin that nobody was before.
  fileprivate func admin() throws -> String {
    try service.token(.admin, name: "admin \(service.newKey())")
  }
}
