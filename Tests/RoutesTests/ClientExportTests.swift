import Domain
import Foundation
import Persistence
import Testing

@testable import Routes

@Suite struct `The export of a dossier` {
  let care: Care
  let dossier: WholeDossier

  init() throws {
    care = try Care()
    dossier = try WholeDossier(care)
  }

  private var path: String { "/v1/clients/\(dossier.client)/export" }
  private var databasePath: String { care.service.database.directory.databasePath }

  @Test func `knows every table that holds something of a client`() throws {
    let tables = try RawRows.tables(leadingTo: "client", in: databasePath)
    #expect(
      Set(DossierTable.allCases.map(\.rawValue)) == tables,
      """
      Add the table to DossierTable; the compiler then asks for what an export shows of it, and how it is erased.
      """)
  }

  /// What is not shown as it stands: derived from what is, or written in another form.
  private static let notShown: Set = [
    "client.family_name_folded", "client.merged_into", "care_team_member.client_id",
    "emergency_access.from_on", "emergency_access.until_on",
  ]

  @Test func `shows every value of every row`() throws {
    let answer = try care.send("GET", path)
    #expect(answer.status == 200, "\(answer.body)")
    for table in DossierTable.allCases {
      let parts = try ClientExport.members(showing: table).map { member in
        try #require(answer.json[member.description], "\(member)")
      }
      let shown = Leaves(parts).texts
      let rows = try RawRows.read(databasePath, "SELECT * FROM \(table.rawValue)")
      #expect(!rows.isEmpty, "WholeDossier has no \(table)")
      for (column, value) in rows.flatMap({ $0 }) where !Self.notShown.contains("\(table.rawValue).\(column)")
      {
        switch value {
        case .text(let text):
          let json = try? JSONSerialization.jsonObject(with: Data(text.utf8))
          let texts = text.hasPrefix("{") || text.hasPrefix("[") ? Leaves(json as Any).texts : [text]
          #expect(shown.isSuperset(of: texts), "\(table).\(column)")
        case .integer(let number) where column == "at" || column.hasSuffix("_at"):
          #expect(shown.contains("\(Instant(unixMilliseconds: number))"), "\(table).\(column)")
        case .integer, .blob: break
        }
      }
    }
  }

  @Test func `has what was sent, raw answers and scores, and who did what`() throws {
    _ = try care.service.auditTrail()  // what waits in the buffers is written
    let answer = try care.send("GET", path)
    for value in WholeDossier.personal where value != "quispelaere" && value != "mijn \"eigen\" woorden" {
      #expect(answer.body.contains(value), "\(value)")
    }
    let client = answer.json["client"] as? [String: Any]
    #expect(client?["statement"] as? String == "Dit zijn mijn \"eigen\" woorden.")
    let measurements = answer.json["measurements"] as? [[String: Any]] ?? []
    #expect(measurements.count == 4)
    let phq9 = measurements.filter { $0["instrument"] as? String == "phq9" }
    #expect(Set(phq9.map { $0["total"] as? Int }) == [16, 10])
    #expect(phq9.contains { $0["answers"] as? [Int] == [2, 2, 3, 3, 1, 2, 2, 1, 0] })
    let events = answer.json["auditEvents"] as? [[String: Any]] ?? []
    #expect(
      events.contains { $0["action"] as? String == "create" && $0["route"] as? String == "/v1/intakes" })
    #expect(events.contains { $0["clientId"] as? String == dossier.merged })
    let people = answer.json["people"] as? [[String: Any]] ?? []
    #expect(people.contains { $0["id"] as? String == care.lead.description })
    #expect(people.contains { $0["referrerKind"] as? String == "gp" })
  }

  @Test func `is whole however long it is`() throws {
    for _ in 0..<1_100 { _ = try care.send("GET", "/v1/clients/\(dossier.client)") }
    _ = try care.service.auditTrail()
    let path = "/v1/clients/\(dossier.client)/audit-events?limit=100"
    var (numbers, next): ([Int], String?) = ([], path)
    while let target = next {
      let page = try care.send("GET", target)
      numbers += page.items.compactMap { $0["seq"] as? Int }
      next = (page.json["nextCursor"] as? String).map { "\(path)&cursor=\($0)" }
    }
    #expect(numbers.count > 1_100)
    let events = try care.send("GET", self.path).json["auditEvents"] as? [[String: Any]] ?? []
    let shown = events.compactMap { $0["seq"] as? Int }
    #expect(shown == shown.sorted(by: >))
    #expect(Set(shown).isSuperset(of: numbers))
  }

  @Test func `has nothing of anybody else`() throws {
    _ = try care.service.send("POST", "/v1/intakes", token: care.gp, body: SampleIntake.text)
    _ = try care.send("GET", "/v1/clients")
    _ = try care.service.auditTrail()
    let answer = try care.send("GET", path)
    #expect(answer.status == 200)
    for value in ["Sanne", "vermoeidheid", "ZD123456789"] { #expect(!answer.body.contains(value)) }
    let events = answer.json["auditEvents"] as? [[String: Any]] ?? []
    let shown = Set(events.flatMap { $0["clientIds"] as? [String] ?? [] })
    #expect(shown.isSubset(of: [dossier.client, dossier.merged]))
  }

  @Test func `is in the audit trail, and in the next export`() throws {
    #expect(try care.send("GET", path).status == 200)
    #expect(try care.service.auditTrail().contains("export allowed coordination"))
    let events = try care.send("GET", path).json["auditEvents"] as? [[String: Any]] ?? []
    #expect(events.contains { $0["action"] as? String == "export" })
  }

  @Test func `is the coordinator's alone, and of a client who is there`() throws {
    for token in [
      care.leadToken, care.gp, try care.service.token(.reporter), try care.service.token(.admin),
    ] {
      #expect(try care.send("GET", path, token: token).status == 403)
    }
    #expect(try care.send("GET", "/v1/clients/\(care.service.newKey())/export").status == 404)
    let gone = try care.send("GET", "/v1/clients/\(dossier.merged)/export")
    #expect(gone.problem == "clientMerged")
    #expect(gone.fields["location"] == "/v1/clients/\(dossier.client)")
  }
}

/// Every text in a tree of JSON.
struct Leaves {
  private(set) var texts: Set<String> = []

  init(_ value: Any) { visit(value) }

  private mutating func visit(_ value: Any) {
    switch value {
    case let text as String: texts.insert(text)
    case let members as [String: Any]: for member in members.values { visit(member) }
    case let elements as [Any]: for element in elements { visit(element) }
    default: break
    }
  }
}
