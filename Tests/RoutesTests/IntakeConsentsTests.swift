import Domain
import Foundation
import Testing

@testable import Routes

/// What a client allows, as an intake brings it: by a referrer for itself alone.
@Suite struct `Consents of an intake` {
  let service: TestService
  let gp: Referrer.ID
  let token: String
  let coordinator: String

  init() throws {
    service = try TestService()
    gp = try service.addReferrer()
    token = try service.token(.referrer(gp))
    coordinator = try service.token(.coordinator)
  }

  private func consent(_ purpose: String, to recipient: String?, given: Bool = true) -> String {
    let recipient = recipient.map { "\"\($0)\"" } ?? "null"
    return
      #"{"purpose":"\#(purpose)","recipient":\#(recipient),"given":\#(given),"textVersion":"1","at":"2026-11-18T09:00:00Z"}"#
  }

  private func post(
    _ consents: String..., to path: String = "/v1/intakes", token: String? = nil, more: String = ""
  ) throws -> TestAnswer {
    let members = #""consents":[\#(consents.joined(separator: ","))]"# + more
    return try service.send(
      "POST", path, token: token ?? self.token, body: SampleIntake.small(more: members))
  }

  private func recipients(_ answer: TestAnswer) -> [String?] {
    (answer.json["consents"] as? [[String: Any]] ?? []).map { $0["recipient"] as? String }
  }

  @Test func `are for the referrer who sends it, said or not`() throws {
    let answer = try post(
      consent("feedback", to: nil), consent("feedback", to: gp.description, given: false),
      consent("careRecord", to: nil))
    #expect(answer.status == 201, "\(answer.body)")
    #expect(recipients(answer) == [gp.description, gp.description, nil])
  }

  @Test(arguments: ["feedback", "companyDoctor", "research"], [true, false])
  func `say nothing of another, whether that is there or not`(purpose: String, given: Bool) throws {
    let other = try service.addReferrer(.companyDoctor)
    for recipient in [other.description, service.newKey().description] {
      for path in ["/v1/intakes", "/v1/intakes/_validate"] {
        let answer = try post(
          consent("feedback", to: nil), consent(purpose, to: recipient, given: given), to: path)
        #expect(answer.status == 400)
        #expect(answer.errors == ["#/consents/1/recipient notYours"])
      }
    }
    let employer = try service.referrerToken(.employer)
    #expect(
      try post(consent(purpose, to: other.description, given: given), token: employer).errors == [
        "#/consents/0/recipient notYours"
      ])
    #expect(try service.send("GET", "/v1/intakes", token: coordinator).items.isEmpty)
  }

  @Test func `are for anybody whom a coordinator names`() throws {
    let other = try service.addReferrer(.psychologist)
    let referrer = #","referrerId":"\#(gp)""#
    let answer = try post(
      consent("feedback", to: other.description), consent("feedback", to: nil), token: coordinator,
      more: referrer)
    #expect(answer.status == 201, "\(answer.body)")
    #expect(recipients(answer) == [other.description, gp.description])
    let nobody = try post(
      consent("feedback", to: service.newKey().description), token: coordinator, more: referrer)
    #expect(nobody.errors == ["#/consents/0/recipient unknownReferrer"])
  }

  @Test func `for a letter to a company doctor name that one, or come from it`() throws {
    let doctor = try service.addReferrer(.companyDoctor)
    let own = try post(consent("companyDoctor", to: nil), token: service.token(.referrer(doctor)))
    #expect(own.status == 201, "\(own.body)")
    #expect(recipients(own) == [doctor.description])
    #expect(try post(consent("companyDoctor", to: nil)).errors == ["#/consents/0/recipient required"])
    let entered = try post(
      consent("companyDoctor", to: nil), token: coordinator, more: #","referrerId":"\#(doctor)""#)
    #expect(recipients(entered) == [doctor.description])
    let lost = try post(
      consent("companyDoctor", to: nil), token: coordinator, more: #","referrerId":"\#(gp)""#)
    #expect(lost.errors == ["#/consents/0/recipient required"])
  }

  @Test func `of a client who is here are judged where that is named`() throws {
    let young = try service.addClient(birthDate: "2013-04-12")
    let answer = try service.send(
      "POST", "/v1/intakes", token: coordinator,
      body: #"{"client":{"id":"\#(young)"},"referrerId":"\#(gp)","reason":"Moe","takenOn":"2026-11-18"}"#)
    #expect(answer.errors == ["#/client/id clientTooYoung"])
  }
}
