import Domain
import Foundation
import Persistence
import Testing

@testable import Routes

/// The export as a page, which a client is handed on paper.
@Suite struct `The page of a dossier` {
  let care: Care
  let dossier: WholeDossier

  init() throws {
    care = try Care()
    dossier = try WholeDossier(care)
  }

  private var path: String { "/v1/clients/\(dossier.client)/export" }

  private func page(_ path: String? = nil, _ fields: String...) throws -> TestAnswer {
    let answer = try care.service.send(
      "GET", path ?? self.path, token: care.coordinator, fields: ["Accept: text/html"] + fields)
    #expect(answer.status == 200, "\(answer.body)")
    return answer
  }

  /// The text of each part, by its title.
  private func parts(_ answer: TestAnswer) throws -> [String: String] {
    let reading = try XMLReading.events(of: answer.body)
    return Dictionary(
      uniqueKeysWithValues: zip(
        DossierPage.Part.allCases.map(\.title), reading.all("section").map(\.text)))
  }

  // MARK: What it says

  @Test func `says everything that the JSON says, with words for codes and days as people write them`() throws
  {
    let text = try XMLReading.events(of: page().body).text
    var json = try care.send("GET", path).json
    // The access log is a document of its own, and of earlier versions of a plan the page has one line each.
    for other in ["auditEvents", "more", "exportedAt"] { json[other] = nil }
    let versions = json["treatmentPlanVersions"] as? [[String: Any]] ?? []
    json["treatmentPlanVersions"] = versions.map { $0.filter { $0.key != "shown" } }
    let leaves = Leaves(json).texts
    #expect(leaves.count > 120)
    for leaf in leaves where !isSaid(leaf, in: text) { Issue.record("The page does not say: \(leaf)") }
    #expect(versions.count > 2)
    #expect(text.contains("Yoga"))
  }

  private func isSaid(_ leaf: String, in text: String) -> Bool {
    if UUIDv7(leaf) != nil { return true }
    if let day = CalendarDate(leaf) { return text.contains(day.dutch) }
    if let moment = Instant(leaf) { return text.contains(care.service.service.environment.dutch(moment)) }
    let labels = CodeSet.all.flatMap(\.codes).filter { $0.code == leaf }.map(\.label.dutch)
    // A consent's answer is no code, and modules have names in their packages.
    if !labels.isEmpty || leaf == "yoga" {
      return (labels + ["Yoga"]).contains { text.contains($0) || text.contains($0.capitalizedFirst) }
    }
    return leaf.split(separator: "\n").allSatisfy { text.contains($0) }
  }

  @Test func `has every part under its title, in the order in which it is read`() throws {
    let answer = try page()
    let reading = try XMLReading.events(of: answer.body)
    #expect(reading.all("h1").map(\.text) == ["Afschrift van het dossier"])
    let titles = DossierPage.Part.allCases.enumerated().map { "\($0 + 1). \($1.title)" }
    #expect(reading.all("h2").map(\.text) == titles)
    let links = reading.all("a").map { $0.attributes["href"] ?? "" }
    #expect(links == reading.all("section").map { "#\($0.attributes["id"] ?? "")" })
    for (title, text) in try parts(answer) {
      #expect(!text.contains("Niets vastgelegd.") || title == "Behandelplannen", "\(title)")
    }
  }

  @Test func `shows scores with their bands, and every answer`() throws {
    let answer = try page()
    let text = try #require(parts(answer)["Vragenlijsten"])
    for said in [
      "18-11-2026, bij de intake: Patient Health Questionnaire (PHQ-9)", "16 van 27: matig ernstig",
      "depressief syndroom", "25 van 32", "sterk verhoogd", "1 van 16, bijgeschat", "Mentaal welbevinden",
      "3,5",
    ] { #expect(text.contains(said), "\(said)") }
    let lists = answer.body.split(separator: "<ol class=\"answers\">").dropFirst()
      .compactMap { $0.split(separator: "</ol>").first }
      .map { $0.split(separator: "<li>").map { $0.replacing("</li>", with: "") } }
    #expect(lists.contains(["2", "2", "3", "3", "1", "2", "2", "1", "0"]))
    let long = try #require(lists.first { $0.count == 50 })
    #expect(long.contains("–"), "what was not answered has its place too")
  }

  @Test func `tells numbers, answers and what became of things as people say them`() throws {
    let parts = try parts(page())
    for (title, said) in [
      ("Aanmeldingen", ["ICPCP78, P03", "Spanningsklachten5 van 8", "Controleverliesja", "Duur7 maanden"]),
      ("Trajecten", ["subsidie, Stichting Weefgetouw: €\u{A0}123,45", "45 min", "regiebehandelaar"]),
      ("Toestemmingen", ["toegestaan", "18-11-2026 09:00", "Gebruik voor onderzoek"]),
      ("Verzuim", ["Ziek van 01-05-2026 tot en met 10-05-2026", "bij de bedrijfsarts104-05-2026"]),
      ("Behandelplannen", ["Streven4", "Tussenevaluatie (halverwege)", "Yoga–4Begint met adem"]),
      ("Inzage in een noodgeval", ["Open tot18-11-2026 16:06"]),
      ("Verzoeken tot vernietiging", ["Standafgewezen", "Te beslissen tot en met16-12-2026"]),
      ("Persoonsgegevens", ["Eerdere registratie, die hiermee is samengevoegd"]),
    ] {
      for words in said { #expect(parts[title]?.contains(words) == true, "\(title): \(words)") }
    }
  }

  @Test func `says where a client's dossier holds nothing`() throws {
    let client = try care.service.addClient()
    let parts = try parts(page("/v1/clients/\(client)/export"))
    for (title, text) in parts {
      switch title {
      case "Persoonsgegevens": #expect(text.contains("Voorbeeld"))
      case "Wie het dossier heeft gezien": #expect(text.contains("inzageoverzicht (access-log)"))
      case "Eigen verklaring" where !text.contains("Niets"): #expect(text.contains("woorden"))
      default: #expect(text.hasSuffix("Niets vastgelegd."), "\(title): \(text)")
      }
    }
  }

  @Test func `has nothing of anybody else, and no access log`() throws {
    _ = try care.service.send("POST", "/v1/intakes", token: care.gp, body: SampleIntake.text)
    _ = try care.service.auditTrail()
    let body = try page().body
    for value in [
      "Sanne", "vermoeidheid", "ZD123456789", "toegevoegd", "ingezien", "coördinatie van de zorg",
    ] {
      #expect(!body.contains(value), "\(value)")
    }
  }

  // MARK: How it is sent

  @Test func `is a document in Dutch, in which no text becomes markup`() throws {
    let changed = try care.send(
      "PATCH", "/v1/clients/\(dossier.client)", ifMatch: "*",
      #"{"familyName":"<b>Quist</b> & Zn","statement":"</blockquote><script>alert(1)</script>\nen verder"}"#)
    #expect(changed.status == 200, "\(changed.body)")
    let answer = try page(nil, "Accept-Language: en")
    #expect(answer.fields["content-type"] == "text/html; charset=utf-8")
    #expect(answer.fields["content-language"] == "nl")
    #expect(answer.fields["content-security-policy"] == answer.policyItNeeds)
    #expect(answer.fields["content-disposition"] == "inline; filename=\"dossier.html\"")
    #expect(answer.fields["etag"] == nil)
    let reading = try XMLReading.events(of: answer.body)
    #expect(reading.elements.count { $0 == "style" } == 1)
    #expect(!reading.elements.contains("b") && !reading.elements.contains("script"))
    #expect(
      reading.all("blockquote").first?.text == "</blockquote><script>alert(1)</script>en verder")
    #expect(reading.all("title").map(\.text) == ["Afschrift van het dossier"], "no name in a window's title")
    #expect(reading.text.contains("<b>Quist</b> & Zn, geboren 17-02-1961 · dossier op 18-11-2026"))
    for word in ["src=", "url(", "http"] { #expect(!answer.body.contains(word), "\(word)") }
  }

  @Test func `is an export in the audit trail, and the coordinator's alone`() throws {
    _ = try page()
    #expect(try care.service.auditTrail().contains("export allowed coordination"))
    for token in [
      care.leadToken, care.gp, try care.service.token(.reporter), try care.service.token(.admin),
    ] {
      let refused = try care.service.send("GET", path, token: token, fields: ["Accept: text/html"])
      #expect(refused.status == 403)
      #expect(!refused.body.contains("Quispelaere"))
    }
    let gone = try care.service.send(
      "GET", "/v1/clients/\(dossier.merged)/export", token: care.coordinator, fields: ["Accept: text/html"])
    #expect(gone.problem == "clientMerged")
    let none = try care.service.send(
      "GET", path, token: care.coordinator, fields: ["Accept: image/png"])
    #expect(none.status == 406)
  }
}
