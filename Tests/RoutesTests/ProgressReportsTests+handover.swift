import Domain
import Testing

@testable import Routes

/// What somebody of the cooperative prints for a referrer.
extension `The progress report` {
  private func report(as referrer: Referrer.ID, _ token: String? = nil, _ fields: String...) throws
    -> TestAnswer
  {
    try service.send(
      "GET", "\(path)?referrerId=\(referrer)", token: token ?? care.coordinator, fields: fields)
  }

  @Test func `is printed for a company doctor by whoever cares, as that one would read it`() throws {
    try setGoals([("Ik werk drie dagen.", "meedoen", "open"), ("Ik slaap.", "lichaamsfuncties", "open")])
    for token in [care.coordinator, care.leadToken] {
      let refused = try report(as: companyDoctor, token)
      #expect(refused.status == 409 && refused.problem == "feedbackConsentMissing")
      #expect(!refused.body.contains("Voorbeeld"))
    }
    _ = try consent("feedback", to: companyDoctor)
    let reader = try service.token(.referrer(companyDoctor))
    for token in [care.coordinator, care.leadToken] {
      #expect(try report(as: companyDoctor, token).body == report(reader).body)
    }
    _ = try consent("companyDoctor", to: companyDoctor)
    let page = try report(as: companyDoctor, nil, "Accept: text/html")
    #expect(page.body == (try report(reader, "Accept: text/html").body))
    #expect(page.fields["content-disposition"] == "inline; filename=\"voortgangsverslag-bedrijfsarts.html\"")
    #expect(page.body.contains("Ik werk drie dagen.") && !page.body.contains("Ik slaap."))
    #expect(try report(as: gp).json["form"] as? String == "practice")
    #expect(try report().json["form"] as? String == "practice")
  }

  @Test func `is for no referrer to whom nothing goes, and for none that is not there`() throws {
    for kind in [Referrer.Kind.employer, .municipality, .other] {
      let referrer = try service.addReferrer(kind)
      _ = try consent("feedback", to: referrer)
      let refused = try report(as: referrer)
      #expect(refused.status == 400 && refused.errors == ["referrerId feedbackNotForKind"], "\(refused.body)")
    }
    let nobody = try report(as: Referrer.ID(rawValue: service.newKey()))
    #expect(nobody.status == 400 && nobody.errors == ["referrerId unknownReferrer"], "\(nobody.body)")
    for query in ["referrerId=7", "for=\(gp)"] {
      #expect(try service.send("GET", "\(path)?\(query)", token: care.coordinator).status == 400)
    }
    let stranger = try service.token(.practitioner(try service.addPractitioner()))
    #expect(try report(as: gp, stranger).status == 404)
  }

  @Test func `may be asked for by a referrer as itself, and as nobody else`() throws {
    let token = try service.token(.referrer(gp))
    #expect(try report(as: gp, token).status == 200)
    _ = try consent("feedback", to: companyDoctor)
    let other = try report(as: companyDoctor, token)
    #expect(other.status == 400 && other.errors == ["referrerId notYours"], "\(other.body)")
  }
}
