import Domain
import Foundation
import Glibc
import HTTPServer
import Persistence
import Testing

@testable import Routes

@Suite struct `Destroying a dossier on request` {
  let care: Care
  let dossier: WholeDossier

  init() throws {
    care = try Care()
    dossier = try WholeDossier(care)
  }

  var client: String { "/v1/clients/\(dossier.client)" }
  var directory: String { care.service.database.directory.path }

  func request(_ client: String) throws -> String {
    let made = try care.send(
      "POST", "\(client)/erasure-requests", #"{"receivedOn":"2026-11-17","note":"Per brief"}"#)
    #expect(made.status == 201, "\(made.body)")
    return try #require(made.json["id"] as? String)
  }

  func records(_ client: String) throws -> Int {
    try #require(try care.send("GET", "\(client)/erasure-preview").json["records"] as? Int)
  }

  func carryOut(_ request: String, records: Int, key: String? = nil, token: String? = nil) throws
    -> TestAnswer
  {
    try care.service.send(
      "POST", "/v1/erasure-requests/\(request)/_carryOut", token: token ?? care.coordinator,
      fields: key.map { ["Idempotency-Key: \($0)"] } ?? [], body: #"{"records":\#(records)}"#)
  }

  // MARK: What goes

  /// Every text of every row that there is of the client, but for ids and words of ours.
  func everyText() throws -> Set<String> {
    var texts: Set<String> = []
    for table in DossierTable.allCases {
      for value in try RawRows.read("\(directory)/veerkracht.sqlite", "SELECT * FROM \(table.rawValue)")
        .flatMap(\.values)
      {
        guard case .text(let text) = value, text.contains(" "), !text.hasPrefix("{"), !text.hasPrefix("[")
        else {
          continue
        }
        texts.insert(text)
      }
    }
    return texts
  }

  /// What the dossier says of referrers and practitioners, whose own records stay.
  static let ofOthers: Set = ["Dr. Voorbeeld", "Anna", "Coach Voorbeeld", "070 123 45 67"]

  @Test func `leaves no octet of it in any file`() throws {
    // Rows among which its own stood, so that SQLite has moved them from page to page.
    for number in 0..<150 {
      _ = try care.service.addClient(familyName: "Buur \(number)", birthDate: "1961-03-\(10 + number % 19)")
    }
    let texts = try everyText().union(WholeDossier.personal)
      .filter { !$0.lowercased().hasPrefix("buur") && !Self.ofOthers.contains($0) }
    #expect(texts.count > 40)
    for text in texts where text != "mijn \"eigen\" woorden" {
      #expect(try !RawFiles.holding(text, in: directory).isEmpty, "\(text) was never there")
    }
    let request = try request(client)
    let answer = try carryOut(request, records: records(client))
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.json["isOverwritten"] as? Bool == true, "it says what has been done")
    #expect(answer.fields["etag"] == "\"2\"")
    let erasure = try care.send("GET", "/v1/erasures/\(dossier.client)")
    #expect(erasure.json["isOverwritten"] as? Bool == true, "\(erasure.body)")
    #expect(erasure.fields["etag"] == "\"2\"")
    #expect(erasure.body == answer.body)
    for text in texts {
      let found = try RawFiles.holding(text, in: directory)
      #expect(found == [], "\(text)")
      #expect(!care.service.log.lines.contains { $0.contains(text) }, "\(text)")
    }
    #expect(try RawFiles.holding("ZD918273645-Quispelaere", in: directory) == [], "an idempotency key")
    let keys = try RawRows.read("\(directory)/veerkracht.sqlite", "SELECT * FROM idempotency_key")
    #expect(keys.isEmpty)
    #expect(try !RawFiles.holding("Buur 7", in: directory).isEmpty)
    #expect(try care.service.auditTrail().contains("delete allowed coordination"))
  }

  @Test func `counts what it destroys as it said before, and keeps what tells that it did`() throws {
    let preview = try care.send("GET", "\(client)/erasure-preview")
    let parts = try #require(preview.json["parts"] as? [[String: Any]])
    #expect(Set(parts.compactMap { $0["kind"] as? String }) == Set(DossierTable.allCases.map(\.kind)))
    let sum = parts.compactMap { $0["records"] as? Int }.reduce(0, +)
    #expect(preview.json["records"] as? Int == sum)
    #expect(preview.json["runningEnrolmentId"] is NSNull)
    #expect(preview.json["redFlagIsOpen"] as? Bool == false)
    #expect(preview.json["requestId"] is NSNull)
    #expect(preview.json["backupsUntil"] as? String == "2027-12-23")  // 400 days
    let request = try request(client)
    let answer = try carryOut(request, records: sum + 1)
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.json["id"] as? String == dossier.client)
    #expect(answer.json["ground"] as? String == "request")
    #expect(answer.json["requestId"] as? String == request)
    #expect(answer.json["requestedOn"] as? String == "2026-11-17")
    #expect(answer.json["role"] as? String == "coordinator")
    #expect(answer.json["records"] as? Int == sum + 1)
    for table in DossierTable.allCases where table != .client {
      let rows = try RawRows.read("\(directory)/veerkracht.sqlite", "SELECT * FROM \(table.rawValue)")
      #expect(rows.isEmpty, "\(table)")
    }
    let listed = try care.send("GET", "/v1/erasures", token: care.service.token(.admin))
    #expect(Set(listed.items.compactMap { $0["id"] as? String }) == [dossier.client, dossier.merged])
    #expect(try care.send("GET", "/v1/erasure-requests").items.isEmpty)
  }

  @Test func `leaves its ids leading nowhere`() throws {
    let intake = try #require(try care.send("GET", "/v1/intakes").items.first?["id"] as? String)
    let answer = try carryOut(try request(client), records: records(client))
    #expect(answer.status == 200, "\(answer.body)")
    for path in [
      client, "\(client)/export", "\(client)/measurements", "\(client)/audit-events",
      "\(client)/erasure-preview",
      "/v1/clients/\(dossier.merged)", "/v1/intakes/\(intake)", "/v1/intakes/\(intake)/decision",
    ] {
      for token in [care.coordinator, care.leadToken] {
        let gone = try care.send("GET", path, token: token)
        #expect(gone.status == 404 || gone.status == 403, "\(path): \(gone.body)")
      }
    }
    #expect(try care.send("GET", "/v1/intakes/\(intake)", token: care.gp).status == 404)
    let found = try care.send(
      "POST", "/v1/clients/_search", #"{"birthDate":"1961-02-17","familyName":"Quis"}"#)
    #expect(found.items.isEmpty)
  }

  @Test func `is done once, also for who sends it again`() throws {
    let request = try request(client)
    let count = try records(client)
    let first = try carryOut(request, records: count, key: "weg-1")
    #expect(first.status == 200, "\(first.body)")
    let again = try carryOut(request, records: count, key: "weg-1")
    #expect(again.status == 200)
    #expect(again.fields["idempotent-replayed"] == "true")
    #expect(again.body == first.body)
    #expect(try carryOut(request, records: count).status == 404)
  }

  @Test func `is done once, also for who sends it twice at once`() throws {
    let request = TestRequest(
      "POST", "/v1/erasure-requests/\(try request(client))/_carryOut", token: care.coordinator,
      fields: ["Idempotency-Key: weg-1"], body: #"{"records":\#(try records(client))}"#)
    let answers = try care.service.send([request, request])
    #expect(answers.map(\.status) == [200, 200])
    #expect(answers.count { $0.fields["idempotent-replayed"] == "true" } == 1)
    let first = try #require(answers.first { $0.fields["idempotent-replayed"] == nil })
    #expect(first.json["isOverwritten"] as? Bool == true)
  }
}

@Suite struct `Dossiers whose term has run out` {
  let service: TestService
  let coordinator: String
  /// Referred in 2001.
  let old: Client.ID

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator)
    old = try service.addClientOf2001()
  }

  func list(_ query: String = "") throws -> TestAnswer {
    try service.send("GET", "/v1/expired-dossiers\(query)", token: coordinator)
  }

  func destroy(_ client: Client.ID, token: String? = nil) throws -> TestAnswer {
    try service.send("POST", "/v1/expired-dossiers/\(client)/_destroy", token: token ?? coordinator)
  }

  @Test func `are listed, and nothing is destroyed by itself`() throws {
    let recent = try service.addClient()
    let answer = try list()
    #expect(answer.items.compactMap { $0["clientId"] as? String } == [old.description], "\(answer.body)")
    #expect(answer.items[0]["dossierClass"] as? String == "referral")
    #expect(answer.items[0]["lastChangeOn"] as? String == "2001-09-09")
    #expect(answer.items[0]["keptUntilDate"] as? String == "2021-09-09")
    let kept = try destroy(recent)
    #expect(kept.problem == "retentionNotOver")
    #expect(try service.send("GET", "/v1/clients/\(recent)", token: coordinator).status == 200)
    let destroyed = try destroy(old)
    #expect(destroyed.status == 200, "\(destroyed.body)")
    #expect(destroyed.json["ground"] as? String == "retention")
    #expect(destroyed.json["requestedOn"] is NSNull)
    #expect(try list().items.isEmpty)
    #expect(try destroy(old).status == 404)
    #expect(try RawFiles.holding("Bekende", in: service.database.directory.path) == [])
  }

  @Test func `are overwritten once for all that a command on this machine destroys`() throws {
    var limits = Writer.Limits()
    limits.tracesDelay = .milliseconds(200)
    let service = try TestService(writing: limits)
    let coordinator = try service.token(.coordinator)
    let clients = try (0..<3).map { _ in try service.addClientOf2001() }
    func areOverwritten() throws -> [Bool?] {
      try clients.map { client in
        try service.send("GET", "/v1/erasures/\(client)", token: coordinator).json["isOverwritten"] as? Bool
      }
    }
    for client in clients {
      let answer = try service.send(
        "POST", "/v1/expired-dossiers/\(client)/_destroy", token: coordinator, peer: .unix)
      #expect(answer.status == 200, "\(answer.body)")
    }
    #expect(try areOverwritten() == [false, false, false])
    for _ in 0..<200 where service.database.writer.statistics.overwrites == 0 { usleep(20_000) }
    #expect(try areOverwritten() == [true, true, true])
    #expect(service.database.writer.statistics.overwrites == 1)
    #expect(try RawFiles.holding("Bekende", in: service.database.directory.path) == [])
  }

  @Test func `are those of which nothing was written for as long as their class asks`() throws {
    let care = try Care()
    let enrolment = try care.enrolment(.stopped)
    let treated = try #require(try care.read(enrolment)["clientId"] as? String)
    func listed(_ care: Care) throws -> [String: String] {
      let answer = try care.send("GET", "/v1/expired-dossiers")
      return Dictionary(
        uniqueKeysWithValues: answer.items.map {
          ($0["clientId"] as? String ?? "", $0["dossierClass"] as? String ?? "")
        })
    }
    // 20 years after 2026-11-18, to the day.
    care.service.clock.advance(milliseconds: 7_305 * Care.days)
    #expect(try listed(care) == [:])
    care.service.clock.advance(milliseconds: Care.days)
    #expect(try listed(care) == [treated: "care"])
    // Anything written begins the term anew.
    let consent = #"{"purpose":"research","given":false,"textVersion":"1","at":"2026-11-18T08:00:00Z"}"#
    #expect(try care.send("POST", "/v1/clients/\(treated)/consents", consent).status == 201)
    #expect(try listed(care) == [:])
  }

  @Test func `end sooner where that is chosen for who was never treated`() throws {
    let service = try TestService { $0.retention.referralYears = 2 }
    let coordinator = try service.token(.coordinator)
    let client = try service.addClient()
    service.clock.advance(milliseconds: 732 * Care.days)
    let answer = try service.send("GET", "/v1/expired-dossiers", token: coordinator)
    #expect(answer.items.compactMap { $0["clientId"] as? String } == [client.description])
  }

  @Test func `come page by page`() throws {
    let second = try service.addClientOf2001()
    let first = try list("?limit=1")
    #expect(first.items.count == 1)
    let cursor = try #require(first.json["nextCursor"] as? String)
    let last = try list("?limit=1&cursor=\(cursor)")
    #expect(
      Set((first.items + last.items).compactMap { $0["clientId"] as? String }) == ["\(old)", "\(second)"])
    #expect(last.json["nextCursor"] is NSNull)
  }

  @Test func `are seen by coordinators and admins, and destroyed by coordinators`() throws {
    let admin = try service.token(.admin)
    #expect(try service.send("GET", "/v1/expired-dossiers", token: admin).items.count == 1)
    #expect(try destroy(old, token: admin).status == 403)
    #expect(try service.send("GET", "/v1/expired-dossiers", token: service.referrerToken()).status == 403)
  }
}
