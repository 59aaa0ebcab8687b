import Domain
import Testing

@testable import Routes

/// Who reads what, and only while the client allows it: reading is sending.
@Suite struct `Feedback about a client` {
  @Test(arguments: [Referrer.Kind.gp, .psychologist]) func `ends the same second as the consent for it`(
    kind: Referrer.Kind
  ) throws {
    let feedback = try FeedbackCare(kind)
    let (sent, final) = (try feedback.report(.sent), try feedback.report(.final))
    #expect(try feedback.read(sent, token: feedback.gp).status == 200)
    try feedback.withdrawConsent()
    for (verb, id) in [("_acknowledge", sent), ("_send", sent)] {
      #expect(try feedback.act(id, verb, token: feedback.gp).status == (verb == "_send" ? 403 : 404))
    }
    #expect(try feedback.read(sent, token: feedback.gp).status == 404)
    #expect(try feedback.care.send("GET", FeedbackCare.reports, token: feedback.gp).items.isEmpty)
    let refused = try feedback.act(final, "_send")
    #expect(refused.status == 409 && refused.problem == "feedbackConsentMissing")
    #expect(try feedback.read(final).json["status"] as? String == "final")
    // Given anew, it holds again, also for what was sent before.
    try feedback.giveConsent("feedback")
    #expect(try feedback.read(sent, token: feedback.gp).status == 200)
    #expect(try feedback.act(final, "_send").status == 200)
  }

  @Test func `ends with what the client took back, though it was allowed twice`() throws {
    let feedback = try FeedbackCare()
    let sent = try feedback.report(.sent)
    try feedback.giveConsent("feedback")
    feedback.care.service.clock.advance(milliseconds: 1)
    try feedback.withdrawConsent()
    #expect(try feedback.read(sent, token: feedback.gp).status == 404)
    let all = try feedback.care.send("GET", "/v1/clients/\(feedback.client)/consents").items
    #expect(all.count == 2 && all.allSatisfy { $0["withdrawnAt"] is String })
    // What was given before that is no new word of the client's, whenever it is recorded.
    let late = try feedback.care.send(
      "POST", "/v1/clients/\(feedback.client)/consents",
      #"{"purpose":"feedback","recipient":"\#(feedback.referrer)","given":true,"textVersion":"1","at":"2026-11-18T09:00:00Z"}"#
    )
    #expect(late.status == 201, "\(late.body)")
    #expect(try feedback.read(sent, token: feedback.gp).status == 404)
    #expect(try feedback.act(feedback.report(.final), "_send").problem == "feedbackConsentMissing")
    try feedback.giveConsent("feedback")
    #expect(try feedback.read(sent, token: feedback.gp).status == 200)
  }

  @Test func `ends with a later refusal too, though nobody withdrew what was given`() throws {
    let feedback = try FeedbackCare()
    let (sent, final) = (try feedback.report(.sent), try feedback.report(.final))
    let refusal = try feedback.care.send(
      "POST", "/v1/clients/\(feedback.client)/consents",
      #"{"purpose":"feedback","recipient":"\#(feedback.referrer)","given":false,"textVersion":"1","at":"2026-11-18T10:00:00Z"}"#
    )
    #expect(refusal.status == 201, "\(refusal.body)")
    #expect(try feedback.read(sent, token: feedback.gp).status == 404)
    #expect(try feedback.act(final, "_send").problem == "feedbackConsentMissing")
  }

  @Test func `goes to a company doctor with a consent for each letter`() throws {
    let feedback = try FeedbackCare(.companyDoctor, purpose: "companyDoctor")
    let first = try feedback.report(.sent)
    let second = try feedback.report(.final)
    let refused = try feedback.act(second, "_send")
    #expect(refused.status == 409 && refused.problem == "feedbackConsentMissing", "used up by the first")
    try feedback.giveConsent("feedback")
    #expect(try feedback.act(second, "_send").problem == "feedbackConsentMissing", "not for a company doctor")
    try feedback.giveConsent("companyDoctor")
    #expect(try feedback.act(second, "_send").status == 200)
    try feedback.withdrawConsent()
    #expect(try feedback.read(first, token: feedback.gp).status == 404)
    #expect(try feedback.read(second, token: feedback.gp).status == 200)
  }

  @Test(arguments: [Referrer.Kind.employer, .municipality, .other]) func `does not go to`(kind: Referrer.Kind)
    throws
  {
    let feedback = try FeedbackCare()
    let referrer = try feedback.care.service.addReferrer(kind)
    let token = try feedback.care.service.token(.referrer(referrer))
    let refused = try feedback.draft(more: #""referrerId":"\#(referrer)""#)
    #expect(refused.status == 400)
    #expect(refused.errors == ["#/referrerId feedbackNotForKind"])
    #expect(try feedback.care.send("GET", FeedbackCare.reports, token: token).items.isEmpty)
    #expect(try feedback.read(feedback.report(.sent), token: token).status == 404)
  }

  @Test func `is not sent to one who became one to whom nothing goes`() throws {
    let feedback = try FeedbackCare()
    let (final, sent) = (try feedback.report(.final), try feedback.report(.sent))
    let changed = try feedback.care.send(
      "PATCH", "/v1/referrers/\(feedback.referrer)", ifMatch: "*", #"{"kind":"employer"}"#)
    #expect(changed.status == 200, "\(changed.body)")
    #expect(try feedback.act(final, "_send").problem == "feedbackNotForKind")
    #expect(try feedback.read(sent, token: feedback.gp).status == 404)
  }

  @Test func `never comes to another referrer, colleague or role`() throws {
    let feedback = try FeedbackCare()
    let id = try feedback.report(.sent)
    let service = feedback.care.service
    let stranger = try service.token(.practitioner(service.addRegistered()))
    for token in [try service.referrerToken(), stranger] {
      #expect(try feedback.read(id, token: token).status == 404)
      #expect(try feedback.care.send("GET", FeedbackCare.reports, token: token).items.isEmpty)
      #expect(
        try feedback.care.send("GET", "\(FeedbackCare.reports)?clientId=\(feedback.client)", token: token)
          .items
          .isEmpty)
    }
    for role in [try service.token(.reporter), try service.token(.admin)] {
      #expect(try feedback.read(id, token: role).status == 403)
    }
    #expect(try feedback.draft(token: feedback.gp).status == 403)
    #expect(try feedback.act(id, "_acknowledge").status == 403)
    let unseen = try feedback.draft(token: stranger)
    #expect(unseen.status == 400 && unseen.errors == ["#/enrolmentId unknownEnrolment"])
  }

  // MARK: Written for one, read by another

  @Test func `that was drafted for a practice is not readdressed to a company doctor`() throws {
    let feedback = try FeedbackCare()
    let doctor = try feedback.care.service.addReferrer(.companyDoctor)
    let id = try #require(try feedback.draft().json["id"] as? String)
    let path = "\(FeedbackCare.reports)/\(id)"
    let refused = try feedback.care.send("PATCH", path, ifMatch: "*", #"{"referrerId":"\#(doctor)"}"#)
    #expect(refused.status == 409 && refused.problem == "feedbackOtherRecipient", "\(refused.body)")
    #expect(try feedback.read(id).json["referrerId"] as? String == feedback.referrer)
    let psychologist = try feedback.care.service.addReferrer(.psychologist)
    let moved = try feedback.care.send("PATCH", path, ifMatch: "*", #"{"referrerId":"\#(psychologist)"}"#)
    #expect(moved.status == 200, "\(moved.body)")
    // A new draft for the company doctor has nothing of it.
    let own = try feedback.draft(more: #""referrerId":"\#(doctor)""#)
    #expect(own.status == 201 && !own.body.contains("PHQ-9"), "\(own.body)")
    let back = try feedback.care.send(
      "PATCH", "\(FeedbackCare.reports)/\(own.json["id"] ?? "")", ifMatch: "*",
      #"{"referrerId":"\#(psychologist)"}"#)
    #expect(back.problem == "feedbackOtherRecipient")
  }

  @Test func `that was drafted for a practice does not go to it once it is a company doctor's`() throws {
    let feedback = try FeedbackCare()
    let (draft, final) = (try feedback.report(.draft), try feedback.report(.final))
    let changed = try feedback.care.send(
      "PATCH", "/v1/referrers/\(feedback.referrer)", ifMatch: "*", #"{"kind":"companyDoctor"}"#)
    #expect(changed.status == 200, "\(changed.body)")
    try feedback.giveConsent("companyDoctor")
    #expect(try feedback.act(draft, "_finalise").problem == "feedbackOtherRecipient")
    #expect(try feedback.act(final, "_send").problem == "feedbackOtherRecipient")
    let successor = try #require(try feedback.act(final, "_supersede").json["id"] as? String)
    #expect(try feedback.act(successor, "_finalise").problem == "feedbackOtherRecipient")
    #expect(try feedback.care.send("GET", FeedbackCare.reports, token: feedback.gp).items.isEmpty)
  }
}
