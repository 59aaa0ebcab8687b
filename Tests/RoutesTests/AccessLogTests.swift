import Domain
import Foundation
import Glibc
import Persistence
import SQLite
import Testing

@testable import Routes

/// The client's own view of who saw its dossier.
@Suite struct `The access log` {
  let care: Care
  let client: String

  init() throws {
    care = try Care()
    client = try #require(try care.read(care.enrolment())["clientId"] as? String)
    let stranger = try care.service.token(.practitioner(care.service.addRegistered()))
    _ = try care.send("GET", "/v1/clients/\(client)", token: care.leadToken)
    _ = try care.send("GET", "/v1/clients/\(client)", token: stranger)
    _ = try care.send(
      "POST", "/v1/emergency-accesses", token: stranger,
      #"{"clientId":"\#(client)","reason":"Belt <in> paniek."}"#)
    _ = try care.send("GET", "/v1/clients/\(client)/course", token: stranger)
    usleep(250_000)  // what waits in the buffers is written after 100 ms at the latest
  }

  private var path: String { "/v1/clients/\(client)/access-log" }

  private func lines(_ answer: TestAnswer) -> [String] {
    answer.items.map {
      "\($0["who"] ?? ""); \($0["what"] ?? ""); \($0["why"] ?? ""); \($0["emergencyReason"] as? String ?? "-"); \($0["resultLabel"] ?? "")"
    }
  }

  @Test func `says who, what, why and how it ended, in Dutch words`() throws {
    let answer = try care.send("GET", path)
    #expect(answer.status == 200, "\(answer.body)")
    let said = lines(answer)
    #expect(said.contains("Coach Voorbeeld; dossier ingezien; lid van het behandelteam; -; toegestaan"))
    #expect(said.contains("Coach Voorbeeld; dossier ingezien; geen behandelrelatie; -; geweigerd"))
    #expect(
      said.contains("Coach Voorbeeld; noodtoegang toegevoegd; noodtoegang; Belt <in> paniek.; toegestaan"))
    #expect(said.contains("Coach Voorbeeld; dossier ingezien; noodtoegang; Belt <in> paniek.; toegestaan"))
    #expect(said.contains("Anna; aanmelding gewijzigd; coördinatie van de zorg; -; toegestaan"))
    #expect(said.contains("Dr. Voorbeeld; aanmelding toegevoegd; eigen aanmelding; -; toegestaan"))
    #expect(answer.items.allSatisfy { $0["roleLabel"] is String })
    let numbers = answer.items.compactMap { $0["seq"] as? Int }
    #expect(numbers == numbers.sorted(by: >))
  }

  @Test func `says by which consent a referrer read, and that somebody asked to destroy the dossier`() throws
  {
    let referrers = try care.send("GET", "/v1/referrers").items
    for (kind, purpose, why) in [
      ("gp", "feedback", "toestemming voor terugkoppeling"),
      ("companyDoctor", "companyDoctor", "toestemming voor een brief aan de bedrijfsarts"),
    ] {
      let known = referrers.first { $0["kind"] as? String == kind }?["id"] as? String
      let referrer =
        try known.flatMap { Referrer.ID($0) }
        ?? care.service.addReferrer(try #require(Referrer.Kind(rawValue: kind)))
      let consent = try care.send(
        "POST", "/v1/clients/\(client)/consents",
        #"{"purpose":"\#(purpose)","recipient":"\#(referrer)","given":true,"textVersion":"1","at":"2026-11-18T08:00:00Z"}"#
      )
      #expect(consent.status == 201, "\(consent.body)")
      let token = try care.service.token(.referrer(referrer))
      #expect(try care.send("GET", "/v1/clients/\(client)/progress-report", token: token).status == 200)
      usleep(250_000)
      let said = try lines(care.send("GET", path))
      #expect(said.contains { $0.hasSuffix("dossier ingezien; \(why); -; toegestaan") }, "\(said)")
    }
    let request = try care.send(
      "POST", "/v1/clients/\(client)/erasure-requests", #"{"receivedOn":"2026-11-17"}"#)
    #expect(request.status == 201, "\(request.body)")
    usleep(250_000)
    #expect(
      try lines(care.send("GET", path)).contains(
        "Anna; verzoek tot vernietiging toegevoegd; coördinatie van de zorg; -; toegestaan"))
  }

  @Test func `has words for every kind of record, and for every right by which it was seen`() {
    for thing in AuditEvent.Object.allCases where thing != .token {
      #expect(thing.label.dutch != thing.rawValue, "\(thing)")
    }
    for rule in AuditEvent.Rule.allCases { #expect(rule.label.dutch != rule.rawValue, "\(rule)") }
  }

  @Test func `says by which consent a letter was read`() throws {
    let feedback = try FeedbackCare()
    let id = try feedback.report(.sent)
    #expect(try feedback.read(id, token: feedback.gp).status == 200)
    usleep(250_000)
    let log = try feedback.care.send("GET", "/v1/clients/\(feedback.client)/access-log")
    #expect(
      lines(log).contains(
        "Dr. Voorbeeld; terugkoppeling ingezien; toestemming voor terugkoppeling; -; toegestaan"),
      "\(lines(log))")
  }

  @Test func `comes in English to who asks for it, page by page`() throws {
    let first = try care.service.send(
      "GET", path + "?limit=2", token: care.coordinator, fields: ["Accept-Language: en"])
    #expect(
      lines(first).first == "Coach Voorbeeld; dossier seen; emergency access; Belt <in> paniek.; allowed")
    let cursor = try #require(first.json["nextCursor"] as? String)
    let second = try care.send("GET", path + "?limit=2&cursor=\(cursor)")
    #expect(second.items.count == 2)
    #expect(Set(lines(first)).isDisjoint(with: lines(second)))
  }

  @Test func `is a page to hand over, in Dutch, in which nothing is markup but ours`() throws {
    let page = try care.service.send(
      "GET", path, token: care.coordinator, fields: ["Accept: text/html", "Accept-Language: en"])
    #expect(page.status == 200)
    #expect(page.fields["content-type"] == "text/html; charset=utf-8")
    #expect(page.fields["content-language"] == "nl")
    #expect(page.fields["content-security-policy"]?.contains("style-src 'sha256-") == true)
    #expect(page.body.contains("<h1>Wie heeft dit dossier gezien of gewijzigd?</h1>"))
    #expect(page.body.contains("Coach Voorbeeld (behandelaar)"))
    #expect(page.body.contains("Reden: Belt &lt;in&gt; paniek."))
    #expect(!page.body.contains("<in>"))
    #expect(page.body.contains("<td>18-11-2026 12:06</td>"))
  }

  @Test func `is for coordinators to hand over, and is in itself`() throws {
    for token in [
      care.leadToken, care.gp, try care.service.token(.admin), try care.service.token(.reporter),
    ] {
      #expect(try care.send("GET", path, token: token).status == 403)
    }
    _ = try care.send("GET", path)
    usleep(250_000)
    #expect(
      try lines(care.send("GET", path)).contains(
        "Anna; inzageoverzicht ingezien; coördinatie van de zorg; -; toegestaan"))
  }
}

@Suite struct `The end of the audit trail` {
  @Test func `is told to admins, with its hash`() throws {
    let service = try TestService()
    let admin = try service.token(.admin)
    let empty = try service.send("GET", "/v1/audit-events/head", token: admin)
    #expect(empty.json["seq"] as? Int == 0)
    _ = try service.auditTrail()
    let last = try service.send("GET", "/v1/audit-events?limit=1", token: admin).items.first
    let head = try service.send("GET", "/v1/audit-events/head", token: admin)
    #expect(head.json["seq"] as? Int == last?["seq"] as? Int)
    #expect(head.json["hash"] as? String == last?["hash"] as? String)
    #expect(
      try service.send("GET", "/v1/audit-events/head", token: service.token(.coordinator)).status == 403)
  }
}

/// By which right a care team sees a dossier.
@Suite struct `A look in the aftercare` {
  private func rules(_ care: Care, _ client: String) throws -> [String] {
    usleep(250_000)
    let log = try care.send("GET", "/v1/clients/\(client)/audit-events?limit=100")
    return log.items.filter { $0["boundToId"] as? String == care.lead.description }.compactMap {
      "\($0["action"] ?? "") \($0["rule"] ?? "")"
    }
  }

  @Test func `is told apart from one while the client is in treatment`() throws {
    let care = try Care()
    let enrolment = try care.enrolment(.active)
    let client = try #require(try care.read(enrolment)["clientId"] as? String)
    func look() throws {
      #expect(try care.send("GET", "/v1/clients/\(client)", token: care.leadToken).status == 200)
    }
    try look()
    #expect(try care.act(enrolment, "_complete", token: care.leadToken).status == 200)
    try look()
    // A change is on record with itself, a look soon after.
    #expect(try rules(care, client).sorted() == ["read careTeam", "read careTeam", "update careTeam"])
    care.service.clock.advance(milliseconds: Care.days)
    try look()
    let consent = #"{"purpose":"research","given":true,"textVersion":"1","at":"2026-11-18T09:00:00Z"}"#
    #expect(
      try care.send("POST", "/v1/clients/\(client)/consents", token: care.leadToken, consent).status == 201)
    #expect(try rules(care, client).prefix(2).sorted() == ["create aftercare", "read aftercare"])
    let log = try care.send("GET", "/v1/clients/\(client)/access-log")
    #expect(log.items.contains { $0["why"] as? String == "nazorg na het traject" })
    // Back in treatment.
    let goesOn = try care.send(
      "POST", "/v1/enrolments/\(enrolment)/_continue",
      #"{"phase":3,"weeks":12,"startDate":"2026-11-20","leadPractitionerId":"\#(care.lead)"}"#)
    #expect(goesOn.status == 201, "\(goesOn.body)")
    try look()
    #expect(try rules(care, client).first == "read careTeam")
  }
}

/// `auditStrict`: what is shown is on record first.
@Suite struct `A strict audit trail` {
  private func reads(_ service: TestService) throws -> Int {
    try service.database.reader().read { database in
      try database.first("SELECT count(*) FROM audit_event WHERE action <> 'create'") { row in row.int(0) }
        ?? 0
    }
  }

  private func events(_ service: TestService) throws -> Int {
    try service.database.reader().read { database in
      try database.first("SELECT count(*) FROM audit_event") { row in row.int(0) } ?? 0
    }
  }

  @Test func `has a read on disk before it is answered`() throws {
    let service = try TestService { $0.auditStrict = true }
    let token = try service.token(.coordinator)
    let client = try service.addClient()
    for (number, target) in [
      "/v1/clients/\(client)", "/v1/clients", "/v1/worklist", "/v1/clients/\(client)/audit-events",
    ].enumerated() {
      #expect(try service.send("GET", target, token: token).status == 200)
      #expect(try reads(service) == number + 1, "\(target)")
    }
    let search = try service.send(
      "POST", "/v1/clients/_search", token: token, body: #"{"familyName":"beeld"}"#)
    #expect(search.items.count == 1)
    #expect(try reads(service) == 5)
    #expect(try service.send("GET", "/v1/me", token: token).status == 200)
    #expect(try service.send("GET", "/v1/clients/\(service.newKey())", token: token).status == 404)
  }

  @Test func `has a refusal on disk before it is told`() throws {
    let service = try TestService { $0.auditStrict = true }
    let coach = try service.token(.practitioner(service.addPractitioner()))
    let client = try service.addClient()
    let consent = #"{"purpose":"research","given":true,"textVersion":"1","at":"2026-11-18T09:00:00Z"}"#
    for (number, (method, target, token, body, status)) in [
      ("GET", "/v1/clients/\(client)", coach, nil, 404), ("GET", "/v1/tokens", coach, nil, 403),
      ("GET", "/v1/clients", "vk_wrong", nil, 401), ("GET", "/v1/clients/\(client)/export", coach, nil, 403),
      ("POST", "/v1/clients/\(client)/consents", coach, consent, 404),
      ("POST", "/v1/intakes/\(client)/_withdraw", try service.referrerToken(), nil, 404),
      ("GET", "/v1/clients/\(client)/audit-events", try service.token(.coordinator), nil, 200),
      ("GET", "/v1/clients/\(service.newKey())/audit-events", try service.token(.coordinator), nil, 404),
    ].enumerated() {
      let answer = try service.send(method, target, token: token, body: body)
      #expect(answer.status == status, "\(target): \(answer.body)")
      #expect(try events(service) == number + 1, "\(target)")
    }
  }

  @Test func `refuses a request whose body is still to come when it is whole`() throws {
    let service = try TestService {
      $0.auditStrict = true
      $0.rateLimits = RateLimits()
      $0.rateLimits?.wrongTokensPerMinute = 2
    }
    let head = [
      "GET /v1/clients HTTP/1.1", "Host: test", "Authorization: Bearer vk_wrong", "Content-Length: 1",
    ]
    for _ in 0..<3 { #expect(try service.judge(head) == nil) }
    #expect(try reads(service) == 0)
    for number in 1...2 {
      let whole = try service.send("GET", "/v1/clients", token: "vk_wrong", body: "x")
      #expect(whole.status == 401, "what was judged first is counted once")
      #expect(try reads(service) == number)
    }
    #expect(try service.judge(head)?.status == 429)
  }

  @Test func `tells no refusal that cannot be recorded`() throws {
    let service = try TestService { $0.auditStrict = true }
    let coach = try service.token(.practitioner(service.addPractitioner()))
    let client = try service.addClient()
    service.database.stop()
    let answer = try service.send("GET", "/v1/clients/\(client)", token: coach)
    #expect(answer.status == 503)
    #expect(answer.fields["retry-after"] != nil)
  }

  @Test func `shows nothing that cannot be recorded`() throws {
    let service = try TestService { $0.auditStrict = true }
    let token = try service.token(.coordinator)
    let client = try service.addClient()
    service.database.stop()
    let answer = try service.send("GET", "/v1/clients/\(client)", token: token)
    #expect(answer.status == 503)
    #expect(!answer.body.contains("Sanne"))
    #expect(answer.fields["retry-after"] != nil)
  }

  @Test func `is not asked for unless somebody does: then it follows within a tenth of a second`() throws {
    let service = try TestService()
    let token = try service.token(.coordinator)
    let client = try service.addClient()
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try service.send("GET", "/v1/clients/\(client)", token: token).status == 200)
    while try reads(service) == 0, clock.now - start < .seconds(2) { usleep(2_000) }
    #expect(try reads(service) == 1)
    #expect(clock.now - start < .milliseconds(500), "100 ms, and room for a busy machine")
  }
}
