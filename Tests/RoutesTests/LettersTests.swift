import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `A letter` {
  let feedback: FeedbackCare
  var care: Care { feedback.care }

  init() throws { feedback = try FeedbackCare() }

  private func letter(_ id: String, _ type: String, token: String? = nil) throws -> TestAnswer {
    try care.service.send(
      "GET", "\(FeedbackCare.reports)/\(id)", token: token ?? care.leadToken, fields: ["Accept: \(type)"])
  }

  @Test(arguments: [("text/html", "html"), ("text/plain", "text")])
  func `comes in the form that is asked for, with the version of the report`(type: String, suffix: String)
    throws
  {
    let id = try feedback.report(.sent)
    for token in [care.leadToken, care.coordinator, feedback.gp] {
      let answer = try letter(id, type, token: token)
      #expect(answer.status == 200, "\(answer.body)")
      #expect(answer.fields["content-type"] == "\(type); charset=utf-8")
      #expect(answer.fields["content-language"] == "nl")
      #expect(answer.fields["etag"] == "\"3-\(suffix)\"")
      #expect(answer.fields["content-disposition"]?.contains("terugkoppeling.") == true)
      #expect(answer.fields["content-security-policy"] == answer.policyItNeeds)
    }
    let again = try care.service.send(
      "GET", "\(FeedbackCare.reports)/\(id)", token: feedback.gp,
      fields: ["Accept: \(type)", "If-None-Match: \"3-\(suffix)\""])
    #expect(again.status == 304)
    #expect(try care.service.auditTrail().filter { $0 == "print allowed feedbackConsent" }.count == 2)
  }

  @Test(arguments: ["text/html", "text/plain"]) func `is shown to those alone who may read the report`(
    type: String
  ) throws {
    let (final, sent) = (try feedback.report(.final), try feedback.report(.sent))
    #expect(try letter(final, type, token: feedback.gp).status == 404)
    #expect(try letter(sent, type, token: care.service.referrerToken()).status == 404)
    #expect(try letter(sent, type, token: feedback.gp).status == 200)
    try feedback.withdrawConsent()
    let answer = try letter(sent, type, token: feedback.gp)
    #expect(answer.status == 404 && answer.fields["content-type"] == "application/problem+json")
  }

  @Test func `is well-formed, and says who writes to whom about whom`() throws {
    let id = try feedback.report(.sent)
    let page = try letter(id, "text/html").body
    let reading = try XMLReading.events(of: page)
    #expect(reading.elements.contains("script") == false)
    #expect(reading.attributes.allSatisfy { $0["style"] == nil && $0["src"] == nil && $0["href"] == nil })
    for text in [
      "Coöperatie Veerkracht", "Dr. Voorbeeld", "Voortgangsbericht over Sanne Voorbeeld", "12 april 1987",
      "18 november 2026", "Subjectief", "Objectief", "Evaluatie", "Plan",
      "PHQ-9: 16 van 27 (matig ernstig) op 18-11-2026",
      "Coach Voorbeeld, coach, lichaamsgericht therapeut, yogadocent, vitaliteitscoach", "RBCZ 1",
      "tel. 070 123 45 67", "Dossiersamenvatting",
      "Afschrift van terugkoppeling \(id), ondertekend op 18-11-2026, verzonden op 18-11-2026",
      "verzonden op 18-11-2026", "Met toestemming van de cliënt",
    ] { #expect(reading.text.contains(text), "\(text)") }
    #expect(!reading.text.contains("CONCEPT") && !reading.text.contains("VERVALLEN"))
  }

  @Test func `says that it is a draft, or superseded`() throws {
    let draft = try feedback.report(.draft)
    let sent = try feedback.report(.sent)
    for type in ["text/html", "text/plain"] {
      #expect(try letter(draft, type).body.contains("CONCEPT"))
      #expect(try letter(draft, type).body.contains("nog niet ondertekend"))
    }
    let successor = try #require(try feedback.act(sent, "_supersede").json["id"] as? String)
    #expect(try letter(sent, "text/plain").body.contains("VERVALLEN"))
    #expect(try !letter(sent, "text/plain", token: feedback.gp).body.contains("VERVALLEN"))
    for verb in ["_finalise", "_send"] { #expect(try feedback.act(successor, verb).status == 200) }
    #expect(try letter(sent, "text/plain", token: feedback.gp).body.contains("VERVALLEN"))
    #expect(
      try letter(successor, "text/plain").body.contains("Vervangt terugkoppeling\n\(sent)")
        || letter(successor, "text/plain").body.contains("Vervangt terugkoppeling \(sent)"))
  }

  @Test func `stays as it was signed, whatever becomes of the records`() throws {
    let (draft, final) = (try feedback.report(.draft), try feedback.report(.final))
    let before = try letter(final, "text/plain").body
    for (path, body) in [
      ("clients/\(feedback.client)", #"{"familyName":"Anders","address":null}"#),
      ("practitioners/\(care.lead)", #"{"name":"Iemand Anders"}"#),
      ("referrers/\(feedback.referrer)", #"{"name":"Een ander"}"#),
    ] {
      let changed = try care.send("PATCH", "/v1/\(path)", ifMatch: "*", body)
      #expect(changed.status == 200, "\(changed.body)")
    }
    care.service.clock.advance(milliseconds: Care.days)
    _ = try care.send(
      "POST", "/v1/clients/\(feedback.client)/measurements",
      #"{"instrument":"phq9","moment":"midway","takenOn":"2026-11-19","answers":[0,0,0,0,0,0,0,0,0]}"#)
    #expect(try letter(final, "text/plain").body == before)
    let live = try letter(draft, "text/plain").body
    #expect(live.contains("Sanne Anders") && live.contains("Een ander"))
    #expect(live.contains("16 (18-11-2026), 0 (19-11-2026)"))
  }

  @Test func `is the same to the letter once it is received and superseded, but for its mark`() throws {
    let id = try feedback.report(.sent)
    let before = try letter(id, "text/plain").body
    #expect(try feedback.act(id, "_acknowledge", token: feedback.gp).status == 200)
    #expect(try letter(id, "text/plain").body == before)
    #expect(try feedback.act(id, "_supersede").status == 201)
    #expect(
      try letter(id, "text/plain").body == "*** VERVALLEN: vervangen door een latere brief\n\n" + before)
    #expect(try letter(feedback.report(.draft), "text/plain").body.contains("concept, versie 1."))
  }

  @Test func `is signed with the cooperative's address for secure mail, and with no ordinary one`() throws {
    let id = try feedback.report(.final)
    #expect(try !letter(id, "text/plain").body.contains("e-mail"))
    let secure = try FeedbackCare { $0.letterhead.secureMailAddress = "post@secure.example.org" }
    let text = try secure.care.service.send(
      "GET", "\(FeedbackCare.reports)/\(secure.report(.final))", token: secure.care.leadToken,
      fields: ["Accept: text/plain"]
    ).body
    #expect(text.contains("tel. 070 123 45 67 · beveiligde e-mail post@secure.example.org"))
    #expect(!text.contains("coach@example.org"))
  }

  @Test func `about a signal says so in its title`() throws {
    let id = try #require(try feedback.draft("flag").json["id"] as? String)
    #expect(
      try letter(id, "text/html").body.contains(
        "<h1>Bericht naar aanleiding van een signaal: Sanne Voorbeeld</h1>"))
  }

  @Test func `to a company doctor does not say that there was a signal`() throws {
    let doctor = try care.service.addReferrer(.companyDoctor)
    let id = try #require(
      try feedback.draft("flag", more: #""referrerId":"\#(doctor)""#).json["id"] as? String)
    let page = try letter(id, "text/html").body
    #expect(page.contains("<h1>Bericht over Sanne Voorbeeld</h1>") && !page.lowercased().contains("signaal"))
  }

  @Test func `escapes what people write, and takes it in as it is`() throws {
    let id = try #require(
      try feedback.draft(
        more: #""answer":"<b>\"A\" & B</b>","soep":{"plan":"- een\n- twee <3\n\ndrie"}"#
      ).json["id"] as? String)
    let page = try letter(id, "text/html").body
    let reading = try XMLReading.events(of: page)
    #expect(reading.text.contains("<b>\"A\" & B</b>") && reading.text.contains("twee <3"))
    #expect(!page.contains("<b>\"A\""))
    let text = try letter(id, "text/plain").body
    #expect(text.contains("- een\n- twee <3\ndrie\n"))
  }

  @Test func `has lines of seventy characters, whatever stands in it`() throws {
    let long = String(repeating: "x", count: 200)
    let id = try #require(
      try feedback.draft(
        more: """
          "answer":"\(long)","request":"\(long) \(long)","soep":{"plan":"- \(long)\\n\(Array(repeating: "woord", count: 99)
            .joined(separator: " "))"}
          """
      ).json["id"] as? String)
    let lines = try letter(id, "text/plain").body.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 70 })
    #expect(lines.contains { $0.count == 70 })
    #expect(lines.last?.isEmpty == true)
  }
}

@Suite struct `Lines of a letter` {
  @Test(arguments: [
    ("", [""]), ("een", ["een"]), ("  een   twee ", ["een twee"]),
    (String(repeating: "a", count: 70), [String(repeating: "a", count: 70)]),
    (String(repeating: "a", count: 71), [String(repeating: "a", count: 70), "a"]),
    ("kort " + String(repeating: "a", count: 70), ["kort", String(repeating: "a", count: 70)]),
    (String(repeating: "a", count: 69) + " b", [String(repeating: "a", count: 69), "b"]),
    (String(repeating: "a", count: 68) + " b", [String(repeating: "a", count: 68) + " b"]),
  ]) func `break between words, and in words that are longer than a line`(text: String, lines: [String]) {
    #expect(LetterCharacters.wrapped(text) == lines)
  }

  @Test func `hang under what stands before them`() {
    let words = Array(repeating: "woord", count: 15).joined(separator: " ")
    let lines = LetterCharacters.wrapped(words, first: "- ", others: "  ")
    #expect(lines.count == 2 && lines[0].hasPrefix("- woord") && lines[1].hasPrefix("  woord"))
    #expect(lines.allSatisfy { $0.count <= 70 })
  }

  @Test func `that begin with a dash are a list`() {
    #expect(
      LetterContent.Block.blocks(of: "een\n- a\n- b  c\r\n\ntwee\n-") == [
        .paragraph("een"), .list(["a", "b c"]), .paragraph("twee"), .paragraph("-"),
      ])
  }
}
