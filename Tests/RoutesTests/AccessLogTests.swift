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

  @Test func `has words for every kind of record, and for every right by which it was seen`() {
    let things = Set(RouteTable.routes.compactMap { $0.trail.map { "\($0.objectType)" } })
    #expect(things.count > 20)
    for thing in things { #expect(AuditWords.thing(thing).dutch != thing, "\(thing)") }
    let rules = [
      "feedbackConsent", "companyDoctorConsent", "adminMadeDossierToken", "careTeam", "coordination",
      "ownIntake", "emergency", "administration", "reporting", "relation", "role", "token", "address",
    ]
    for rule in rules { #expect(AuditWords.why(rule).dutch != rule, "\(rule)") }
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

/// `auditStrict`: what is shown is on record first.
@Suite struct `A strict audit trail` {
  private func reads(_ service: TestService) throws -> Int {
    try service.database.reader().read { database in
      try database.first("SELECT count(*) FROM audit_event WHERE action <> 'create'") { row in row.int(0) }
        ?? 0
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
