import Domain
import Foundation
import Testing

@testable import Routes

/// Who may read it.
extension `The progress report` {
  @Test func `is for the care team and the coordinator`() throws {
    let stranger = try service.token(.practitioner(try service.addPractitioner()))
    for form in ["application/json", "text/html"] {
      #expect(try report(care.leadToken, "Accept: \(form)").status == 200)
      #expect(try report(stranger, "Accept: \(form)").status == 404)
      for binding in [try service.token(.reporter), try service.token(.admin)] {
        #expect(try report(binding, "Accept: \(form)").status == 403)
      }
    }
  }

  @Test(arguments: [Referrer.Kind.gp, .psychologist])
  func `is for a practice while the client's consent for it lives`(kind: Referrer.Kind) throws {
    let referrer = try service.addReferrer(kind)
    let token = try service.token(.referrer(referrer))
    #expect(try report(token).status == 404)
    // Another purpose, and another recipient, open nothing.
    _ = try consent("companyDoctor", to: referrer)
    #expect(try report(token).status == 404)
    let given = try consent("feedback", to: referrer)
    #expect(try report(token).json["form"] as? String == "practice")
    #expect(try report(try service.token(.referrer(service.addReferrer(kind)))).status == 404)
    try withdraw(given)
    for form in ["application/json", "text/html"] {
      let refused = try report(token, "Accept: \(form)")
      #expect(refused.status == 404)
      #expect(refused.problem == "notFound")
    }
  }

  @Test func `ends with a later refusal, and begins again with a later consent`() throws {
    let token = try service.token(.referrer(gp))
    #expect(try report(token).status == 200)
    _ = try consent("feedback", to: gp, given: false, at: 9)
    #expect(try report(token).status == 404)
    service.clock.advance(milliseconds: Care.days)
    let answer = try care.send(
      "POST", "/v1/clients/\(client)/consents",
      """
      {"purpose":"feedback","recipient":"\(gp)","given":true,"textVersion":"2026-1","at":"2026-11-18T10:00:00Z"}
      """)
    #expect(answer.status == 201, "\(answer.body)")
    #expect(try report(token).status == 200)
  }

  @Test(arguments: [Referrer.Kind.employer, .municipality, .other])
  func `is never for those who see the status alone`(kind: Referrer.Kind) throws {
    let referrer = try service.addReferrer(kind)
    _ = try consent("feedback", to: referrer)
    _ = try consent("companyDoctor", to: referrer)
    let token = try service.token(.referrer(referrer))
    #expect(try report(token).status == 404)
    #expect(try report(token, "Accept: text/html").status == 404)
  }

  @Test func `notes the consent by which it was sent`() throws {
    #expect(try report(try service.token(.referrer(gp))).status == 200)
    #expect(try service.auditTrail().last == "read allowed feedbackConsent")
  }
}
