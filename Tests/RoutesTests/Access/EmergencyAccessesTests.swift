import Domain
import Foundation
import Glibc
import Testing

@testable import Routes

/// Breaking the glass.
@Suite struct `An emergency access` {
  let care: Care
  let enrolment: String
  let client: String
  let plan: String
  /// A practitioner who is in no team.
  let stranger: Practitioner.ID
  let token: String

  init() throws {
    care = try Care()
    enrolment = try care.enrolment()
    let read = try care.read(enrolment)
    client = try #require(read["clientId"] as? String)
    let plans = try care.send("GET", "/v1/treatment-plans?enrolmentId=\(enrolment)")
    plan = try #require(plans.items.first?["id"] as? String)
    stranger = try care.service.addRegistered()
    token = try care.service.token(.practitioner(stranger))
  }

  static let collection = "/v1/emergency-accesses"
  static let reason = "Cliënt belt in paniek; de regiebehandelaar is onbereikbaar."

  private func open(_ client: String, token: String? = nil, reason: String = reason) throws -> TestAnswer {
    try care.send(
      "POST", Self.collection, token: token ?? self.token, #"{"clientId":"\#(client)","reason":"\#(reason)"}"#
    )
  }

  private func open(person: String) throws -> TestAnswer {
    try care.send("POST", Self.collection, token: token, #"{"client":\#(person),"reason":"Nood."}"#)
  }

  @Test func `is not for guessing who is a client`() throws {
    let service = try TestService { $0.rateLimits = RateLimits() }
    let token = try service.token(.practitioner(service.addPractitioner()))
    func guess(_ token: String) throws -> TestAnswer {
      try service.send(
        "POST", Self.collection, token: token,
        body: #"{"client":{"familyName":"Voorbeeld","birthDate":"1980-01-02"},"reason":"Nood."}"#)
    }
    for _ in 0..<Limits.emergencyTriesMax { #expect(try guess(token).status == 404) }
    let spent = try guess(token)
    #expect(spent.status == 429)
    #expect(spent.fields["retry-after"] == "60")
    #expect(try guess(service.token(.practitioner(service.addPractitioner()))).status == 404)
    service.clock.advance(milliseconds: 60_000)
    #expect(try guess(token).status == 404)
    #expect(try guess(token).status == 429)
  }

  private func status(_ path: String) throws -> Int { try care.send("GET", path, token: token).status }

  private var dossier: [String] {
    [
      "/v1/clients/\(client)", "/v1/clients/\(client)/measurements", "/v1/clients/\(client)/course",
      "/v1/clients/\(client)/consents", "/v1/clients/\(client)/calendar", "/v1/enrolments/\(enrolment)",
      "/v1/enrolments/\(enrolment)/care-team", "/v1/treatment-plans/\(plan)",
      "/v1/treatment-plans/\(plan)/goals",
    ]
  }

  /// `read emergency Cliënt belt…` of the client's log, the newest first, once what waits in the buffers is written.
  private func log(_ path: String, token: String? = nil) throws -> [String] {
    usleep(250_000)
    let answer = try care.send("GET", path, token: token)
    #expect(answer.status == 200, "\(answer.body)")
    return answer.items.map {
      "\($0["action"] ?? "") \($0["result"] ?? "") \($0["rule"] ?? "") \($0["emergencyReason"] as? String ?? "-")"
    }
  }

  // MARK: Opening

  @Test func `opens the dossier for four hours, in single reads and in lists`() throws {
    for path in dossier { #expect(try status(path) == 404, "\(path)") }
    let made = try open(client)
    #expect(made.status == 201, "\(made.body)")
    let id = try #require(made.json["id"] as? String)
    #expect(made.fields["location"] == "\(Self.collection)/\(id)")
    #expect(made.json["clientId"] as? String == client)
    #expect(made.json["practitionerId"] as? String == stranger.description)
    #expect(made.json["reason"] as? String == Self.reason)
    #expect(made.json["until"] as? String == "2026-11-18T15:06:40.000Z")
    for path in dossier { #expect(try status(path) == 200, "\(path)") }
    for list in ["/v1/clients", "/v1/intakes", "/v1/enrolments", "/v1/treatment-plans"] {
      #expect(try care.send("GET", list, token: token).items.count == 1, "\(list)")
    }
    let found = try care.send("POST", "/v1/clients/_search", token: token, #"{"familyName":"beeld"}"#)
    #expect(found.items.count == 1)
    care.service.clock.advance(milliseconds: 4 * 3_600_000 - 1)
    for path in dossier { #expect(try status(path) == 200, "\(path)") }
    care.service.clock.advance(milliseconds: 1)
    for path in dossier { #expect(try status(path) == 404, "\(path)") }
    for list in ["/v1/clients", "/v1/intakes", "/v1/enrolments", "/v1/treatment-plans"] {
      #expect(try care.send("GET", list, token: token).items.isEmpty, "\(list)")
    }
  }

  @Test func `lasts over midnight, as long as is configured`() throws {
    let care = try Care { $0.emergencyHours = 20 }
    let client = try #require(try care.read(care.enrolment())["clientId"] as? String)
    let token = try care.service.token(.practitioner(care.service.addRegistered()))
    let made = try care.send(
      "POST", Self.collection, token: token, #"{"clientId":"\#(client)","reason":"Nood."}"#)
    #expect(made.json["until"] as? String == "2026-11-19T07:06:40.000Z", "\(made.body)")
    for (hours, status) in [(13, 200), (6, 200), (1, 404)] {
      care.service.clock.advance(milliseconds: Int64(hours) * 3_600_000)
      #expect(try care.send("GET", "/v1/clients/\(client)", token: token).status == status, "\(hours)")
    }
  }

  @Test func `opens nobody else's door`() throws {
    #expect(try open(client).status == 201)
    let other = try care.service.token(.practitioner(care.service.addRegistered()))
    #expect(try care.send("GET", "/v1/clients/\(client)", token: other).status == 404)
    let another = try #require(try care.read(care.enrolment(phase: 1, weeks: 4))["clientId"] as? String)
    #expect(try status("/v1/clients/\(another)") == 404)
    #expect(try care.send("GET", "/v1/clients", token: token).items.count == 1)
  }

  @Test func `is for practitioners`() throws {
    for other in [
      care.coordinator, care.gp, try care.service.token(.admin), try care.service.token(.reporter),
    ] {
      #expect(try open(client, token: other).status == 403)
    }
    #expect(try care.send("GET", Self.collection, token: care.gp).status == 403)
    let before = try open(client, token: care.leadToken)
    #expect(before.status == 409)
    #expect(before.problem == "emergencyAccessNotNeeded")
  }

  @Test func `tells nothing of a client before there is a reason`() throws {
    let nobody = care.service.newKey().description
    for body in [
      #"{"clientId":"ID"}"#, #"{"clientId":"ID","reason":" "}"#, #"{"clientId":"ID","reason":null}"#,
    ] {
      let known = try care.send(
        "POST", Self.collection, token: token, body.replacing("ID", with: client))
      let unknown = try care.send(
        "POST", Self.collection, token: token, body.replacing("ID", with: nobody))
      #expect(known.status == 400 && unknown.status == 400)
      #expect(known.errors == unknown.errors)
    }
    for name in ["Voorbeeld", "Niemand"] {
      let answer = try care.send(
        "POST", Self.collection, token: token,
        #"{"client":{"familyName":"\#(name)","birthDate":"1987-04-12"}}"#)
      #expect(answer.errors == ["#/reason required"])
    }
    #expect(try open(nobody).status == 404)
  }

  @Test func `finds a client by the whole name and the birth date`() throws {
    let service = care.service
    let zoe = try service.addClient(familyName: "Müller", birthDate: "1990-05-06")
    let person = #"{"familyName":"NAME","birthDate":"1990-05-06"}"#
    for name in ["Mül", "Mull", "ller", "Mullers"] {
      #expect(try open(person: person.replacing("NAME", with: name)).status == 404, "\(name)")
    }
    #expect(
      try open(person: #"{"familyName":"Müller","birthDate":"1990-05-07"}"#).status == 404)
    let made = try open(person: person.replacing("NAME", with: "MULLER"))
    #expect(made.status == 201, "\(made.body)")
    #expect(made.json["clientId"] as? String == zoe.description)
    #expect(
      try care.send("POST", Self.collection, token: token, #"{"reason":"Nood."}"#).errors
        == ["#/clientId required"])
    let both = try care.send(
      "POST", Self.collection, token: token,
      #"{"clientId":"\#(client)","client":\#(person),"reason":"Nood."}"#)
    #expect(both.errors == ["# eitherOr"])
  }

  @Test func `asks for the postcode where two clients share name and birth date`() throws {
    let body = """
      {"givenName":"Jan","familyName":"Tweeling","birthDate":"1980-01-01","occupation":"employee",
       "address":{"street":"Laan","houseNumber":"1","postcode":"CODE","city":"Den Haag"}}
      """
    for postcode in ["2514 EA", "2514 EB"] {
      #expect(
        try care.send("POST", "/v1/clients", body.replacing("CODE", with: postcode)).status == 201)
    }
    let shared = try open(person: #"{"familyName":"Tweeling","birthDate":"1980-01-01"}"#)
    #expect(shared.status == 409)
    #expect(shared.problem == "clientNotUnique")
    let one = try open(
      person: #"{"familyName":"Tweeling","birthDate":"1980-01-01","postcode":"2514eb"}"#)
    #expect(one.status == 201, "\(one.body)")
    let shown = try care.send("GET", "/v1/clients/\(one.json["clientId"] ?? "")", token: token)
    #expect((shown.json["address"] as? [String: Any])?["postcode"] as? String == "2514 EB")
  }

  @Test func `is no way to go through all dossiers`() throws {
    for number in 0..<Limits.emergencyAccessesMax {
      let id = try care.service.addClient(familyName: "Reeks\(number)")
      #expect(try open(id.description).status == 201)
    }
    let last = try open(client)
    #expect(last.status == 409)
    #expect(last.problem == "emergencyAccessesTooMany")
    #expect(try status("/v1/clients/\(client)") == 404)
    care.service.clock.advance(milliseconds: Care.days)
    #expect(try open(client).status == 201)
  }

  // MARK: What it allows

  @Test func `is enough to read and to write down what happened, and not to change anything`() throws {
    #expect(try open(client).status == 201)
    let goal = try care.send(
      "POST", "/v1/treatment-plans/\(plan)/goals", #"{"text":"Ik slaap weer door."}"#)
    let goalPath = "/v1/treatment-plans/\(plan)/goals/\(goal.json["id"] ?? "")"
    for (path, body) in [
      ("\(goalPath)/progress-notes", #"{"text":"Gebeld; huisarts is ingelicht."}"#),
      (
        "/v1/clients/\(client)/measurements",
        #"{"instrument":"phq9","moment":"midway","takenOn":"2026-11-18","total":12}"#
      ),
    ] {
      let added = try care.send("POST", path, token: token, body)
      #expect(added.status == 201, "\(added.body)")
    }
    let before = try care.send("GET", "/v1/clients/\(client)").body
    let patch = try care.send(
      "PATCH", "/v1/clients/\(client)", token: token, ifMatch: "*", #"{"phone":"070 999 99 99"}"#)
    #expect(patch.status == 403)
    #expect(patch.problem == "emergencyReadsOnly")
    #expect(try care.send("GET", "/v1/clients/\(client)").body == before)
    for (path, body) in [
      ("/v1/enrolments/\(enrolment)/_start", nil), ("/v1/treatment-plans/\(plan)/_activate", nil),
      ("/v1/treatment-plans/\(plan)/goals", #"{"text":"Ik werk weer."}"#),
      (
        "/v1/clients/\(client)/consents",
        #"{"purpose":"research","given":true,"textVersion":"1","at":"2026-11-18T09:00:00Z"}"#
      ),
      ("/v1/enrolments/\(enrolment)/_stop", #"{"reason":"Nood."}"#),
    ] as [(String, String?)] {
      let refused = try care.send("POST", path, token: token, body)
      #expect([403, 409].contains(refused.status), "\(path) \(refused.body)")
      #expect(refused.status == 409 || refused.problem == "emergencyReadsOnly", "\(path)")
    }
    #expect(try care.read(enrolment)["status"] as? String == "planned")
    #expect(try care.send("GET", "/v1/treatment-plans/\(plan)/goals").items.count == 1)
  }

  @Test func `hinders nobody in what is open to it anyway`() throws {
    #expect(try open(client).status == 201)
    let joined = try care.send(
      "POST", "/v1/enrolments/\(enrolment)/care-team",
      #"{"practitionerId":"\#(stranger)","role":"member","from":"\#(Care.today)"}"#)
    #expect(joined.status == 201, "\(joined.body)")
    let patch = try care.send(
      "PATCH", "/v1/clients/\(client)", token: token, ifMatch: "*", #"{"phone":"070 999 99 99"}"#)
    #expect(patch.status == 200, "\(patch.body)")
  }

  // MARK: Afterwards

  @Test func `flags every access in its time with its reason, in this client's log alone`() throws {
    let other = try #require(try care.read(care.enrolment(phase: 1, weeks: 4))["clientId"] as? String)
    let practitioner = stranger
    try care.service.addToCareTeam(
      practitioner, of: Client.ID(rawValue: try #require(UUIDv7(other))))
    #expect(try open(client).status == 201)
    _ = try care.send("GET", "/v1/clients/\(client)", token: token)
    _ = try care.send("GET", "/v1/clients", token: token)
    _ = try care.send(
      "PATCH", "/v1/clients/\(client)", token: token, ifMatch: "*", #"{"phone":"070 999 99 99"}"#)
    _ = try care.send("GET", "/v1/clients/\(other)", token: token)
    let own = try log("/v1/clients/\(client)/audit-events").filter { !$0.contains("coordination") }
    #expect(
      own.sorted() == [
        "create allowed emergency \(Self.reason)", "create allowed ownIntake -",
        "read allowed emergency \(Self.reason)", "search allowed emergency \(Self.reason)",
        "update refused emergency \(Self.reason)",
      ])
    let others = try log("/v1/clients/\(other)/audit-events").filter { !$0.contains("coordination") }
    #expect(
      others.sorted() == [
        "create allowed ownIntake -", "read allowed careTeam -", "search allowed careTeam -",
      ])
    let all = try log("/v1/audit-events?limit=100", token: try care.service.token(.admin))
    #expect(all.contains("read allowed emergency -"))
    #expect(all.allSatisfy { $0.hasSuffix(" -") })
    care.service.clock.advance(milliseconds: 4 * 3_600_000)
    _ = try care.send("GET", "/v1/clients/\(client)", token: token)
    #expect(
      try log("/v1/clients/\(client)/audit-events").contains("read refused relation -"))
  }

  @Test func `is in the audit trail also when it fails`() throws {
    _ = try open(care.service.newKey().description)
    _ = try open(person: #"{"familyName":"Niemand","birthDate":"1980-01-01"}"#)
    let admin = try care.service.token(.admin)
    let tries = try log("/v1/audit-events?limit=100&result=refused", token: admin)
    #expect(tries == ["create refused relation -", "create refused relation -"])
  }

  @Test func `waits on the coordinator's worklist until somebody has looked at it`() throws {
    let id = try #require(try open(client).json["id"] as? String)
    func waiting(_ token: String) throws -> [String] {
      let worklist = try care.send("GET", "/v1/worklist", token: token)
      let section = worklist.json["emergencyAccesses"] as? [String: Any]
      return (section?["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    #expect(try waiting(care.coordinator) == [id])
    #expect(try waiting(token) == [])
    let path = "\(Self.collection)/\(id)"
    #expect(try care.send("POST", "\(path)/_review", token: token, "{}").status == 403)
    let reviewed = try care.send("POST", "\(path)/_review", #"{"note":"Terecht."}"#)
    #expect(reviewed.status == 200, "\(reviewed.body)")
    #expect(reviewed.json["reviewedBy"] as? String == "Anna")
    #expect(reviewed.json["reviewNote"] as? String == "Terecht.")
    #expect(reviewed.json["version"] as? Int == 2)
    #expect(try waiting(care.coordinator) == [])
    let again = try care.send("POST", "\(path)/_review", "{}")
    #expect(again.status == 409)
    #expect(again.problem == "emergencyAccessReviewed")
    #expect(try status("/v1/clients/\(client)") == 200)
  }

  @Test func `ends before its time, by the practitioner or a coordinator`() throws {
    for ender in [token, care.coordinator] {
      care.service.clock.advance(milliseconds: 1)
      let id = try #require(try open(client).json["id"] as? String)
      let path = "\(Self.collection)/\(id)"
      #expect(try status("/v1/clients/\(client)") == 200)
      let other = try care.service.token(.practitioner(care.service.addRegistered()))
      #expect(try care.send("POST", "\(path)/_end", token: other).status == 404)
      #expect(try care.send("GET", path, token: other).status == 404)
      #expect(try care.send("GET", Self.collection, token: other).items.isEmpty)
      let ended = try care.send("POST", "\(path)/_end", token: ender)
      #expect(ended.status == 200, "\(ended.body)")
      #expect(try status("/v1/clients/\(client)") == 404)
      let again = try care.send("POST", "\(path)/_end", token: ender)
      #expect(again.status == 409)
      #expect(again.problem == "emergencyAccessEnded")
    }
    #expect(try care.send("GET", Self.collection, token: token).items.count == 2)
    #expect(try care.send("GET", Self.collection).items.count == 2)
  }
}
