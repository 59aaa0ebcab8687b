import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Feedback reports` {
  let feedback: FeedbackCare
  var care: Care { feedback.care }

  init() throws { feedback = try FeedbackCare() }

  private func status(_ answer: TestAnswer) -> String? { answer.json["status"] as? String }

  // MARK: From draft to acknowledged

  @Test func `are drafted, edited, signed, sent, read and acknowledged`() throws {
    let made = try feedback.draft()
    #expect(made.status == 201, "\(made.body)")
    #expect(
      Set(made.json.keys) == [
        "id", "version", "createdAt", "updatedAt", "clientId", "intakeId", "enrolmentId", "referrerId",
        "kind",
        "status", "question", "answer", "soep", "request", "characters", "fitsOnePage", "author",
        "finalisedAt", "sentAt", "acknowledgedAt", "supersedes", "supersededBy",
      ])
    #expect(made.json["referrerId"] as? String == feedback.referrer)
    #expect(made.json["intakeId"] as? String == feedback.intake)
    #expect(made.json["question"] as? String == "Moe")
    #expect(made.json["author"] is NSNull)
    let id = try #require(made.json["id"] as? String)
    let path = "\(FeedbackCare.reports)/\(id)"
    #expect(made.fields["location"] == path)

    let edited = try care.send(
      "PATCH", path, token: care.leadToken, ifMatch: "\"1\"",
      #"{"soep":{"subjective":"Slaapt beter."},"answer":"Het gaat vooruit."}"#)
    #expect(edited.status == 200, "\(edited.body)")
    #expect(edited.fields["etag"] == "\"2\"")
    let soep = try #require(edited.json["soep"] as? [String: Any])
    #expect(soep["subjective"] as? String == "Slaapt beter.")
    #expect(soep["objective"] as? String == (made.json["soep"] as? [String: Any])?["objective"] as? String)
    let stale = try care.send(
      "PATCH", path, token: care.coordinator, ifMatch: "\"1\"", #"{"answer":"Ik ook."}"#)
    #expect(stale.status == 412)

    #expect(try feedback.read(id, token: feedback.gp).status == 404)
    let final = try feedback.act(id, "_finalise")
    #expect(status(final) == "final", "\(final.body)")
    let author = try #require(final.json["author"] as? [String: Any])
    #expect(author["practitionerId"] as? String == care.lead.description)
    #expect(author["name"] as? String == "Coach Voorbeeld")
    #expect(final.json["finalisedAt"] as? String == "2026-11-18T11:06:40.000Z")
    #expect(try feedback.read(id, token: feedback.gp).status == 404)

    #expect(try status(feedback.act(id, "_send", token: care.coordinator)) == "sent")
    let read = try feedback.read(id, token: feedback.gp)
    #expect(read.status == 200, "\(read.body)")
    #expect((read.json["soep"] as? [String: Any])?["subjective"] as? String == "Slaapt beter.")
    let list = try care.send("GET", FeedbackCare.reports, token: feedback.gp)
    #expect(list.items.compactMap { $0["id"] as? String } == [id])

    let acknowledged = try feedback.act(id, "_acknowledge", token: feedback.gp)
    #expect(status(acknowledged) == "acknowledged")
    #expect(acknowledged.json["acknowledgedAt"] as? String == "2026-11-18T11:06:40.000Z")
    #expect(acknowledged.json["version"] as? Int == 5)
    let trail = try care.service.auditTrail()
    for event in [
      "create allowed careTeam", "update allowed careTeam", "read refused relation",
      "export allowed feedbackConsent", "read allowed feedbackConsent", "search allowed feedbackConsent",
      "update allowed feedbackConsent",
    ] { #expect(trail.contains(event), "\(event): \(trail)") }
  }

  @Test func `are about an intake alone too, and go to another referrer where that is named`() throws {
    let doctor = try care.service.addReferrer(.psychologist)
    let made = try care.send(
      "POST", FeedbackCare.reports,
      #"{"intakeId":"\#(feedback.intake)","kind":"intake","referrerId":"\#(doctor)","soep":{"plan":"Bellen."}}"#
    )
    #expect(made.status == 201, "\(made.body)")
    #expect(made.json["enrolmentId"] is NSNull)
    #expect(made.json["referrerId"] as? String == doctor.description)
    #expect((made.json["soep"] as? [String: Any])?["plan"] as? String == "Bellen.")
    let id = try #require(made.json["id"] as? String)
    #expect(try feedback.act(id, "_finalise", token: care.coordinator).status == 200)
    // The client allows its own referrer to be told, and nobody else.
    let refused = try feedback.act(id, "_send", token: care.coordinator)
    #expect(refused.status == 409 && refused.problem == "feedbackConsentMissing")
  }

  // MARK: What cannot be

  @Test(arguments: FeedbackReport.Status.allCases) func `go from state to state as drawn, and no other way`(
    status: FeedbackReport.Status
  ) throws {
    let ways: [(verb: String, token: String, allowed: Set<FeedbackReport.Status>, refusal: String)] = [
      ("_finalise", care.leadToken, [.draft], "feedbackNotDraft"),
      ("_send", care.leadToken, [.final], "feedbackNotFinal"),
      ("_supersede", care.leadToken, [.final, .sent, .acknowledged], "feedbackStillDraft"),
    ]
    for way in ways {
      let answer = try feedback.act(feedback.report(status), way.verb, token: way.token)
      if way.allowed.contains(status) {
        #expect(answer.status == (way.verb == "_supersede" ? 201 : 200), "\(way.verb) \(answer.body)")
      } else {
        #expect(answer.status == 409 && answer.problem == way.refusal, "\(way.verb) \(answer.body)")
      }
    }
    let id = try feedback.report(status)
    let acknowledged = try feedback.act(id, "_acknowledge", token: feedback.gp)
    switch status {
    case .draft, .final: #expect(acknowledged.status == 404)  // its recipient does not know of it
    case .sent: #expect(acknowledged.status == 200)
    case .acknowledged: #expect(acknowledged.problem == "feedbackNotSent")
    }
    for (method, body) in [
      ("PATCH", #"{"answer":"Anders."}"#), ("PUT", #"{"kind":"flag"}"#), ("DELETE", nil),
    ] {
      let changed = try care.send(
        method, "\(FeedbackCare.reports)/\(feedback.report(status))", ifMatch: "*", body)
      if status == .draft {
        #expect(200...204 ~= changed.status, "\(method) \(changed.body)")
      } else {
        #expect(changed.status == 409 && changed.problem == "feedbackNotDraft", "\(method) \(changed.body)")
      }
    }
  }

  @Test func `are not signed before all parts are written, and the answer says which are missing`() throws {
    let id = try #require(try feedback.draft().json["id"] as? String)
    let emptied = try care.send(
      "PUT", "\(FeedbackCare.reports)/\(id)", ifMatch: "*",
      #"{"kind":"progress","soep":{"objective":"O","evaluation":"E"}}"#)
    #expect(emptied.status == 200, "\(emptied.body)")
    #expect(emptied.json["characters"] as? Int == 2)
    let refused = try feedback.act(id, "_finalise")
    #expect(refused.status == 409 && refused.problem == "feedbackIncomplete")
    #expect(refused.errors == ["#/soep/subjective required", "#/soep/plan required"])
    #expect(try status(feedback.read(id)) == "draft")
  }

  @Test(arguments: [
    (#"{"kind":"progress"}"#, "#/enrolmentId enrolmentOrIntake"),
    (#"{"enrolmentId":"E","intakeId":"I","kind":"progress"}"#, "#/intakeId enrolmentOrIntake"),
    (#"{"enrolmentId":"N","kind":"progress"}"#, "#/enrolmentId unknownEnrolment"),
    (#"{"intakeId":"N","kind":"progress"}"#, "#/intakeId unknownIntake"),
    (#"{"enrolmentId":"E"}"#, "#/kind required"),
    (#"{"enrolmentId":"E","kind":"gossip"}"#, "#/kind unknownCode"),
    (#"{"enrolmentId":"E","kind":"final","referrerId":"N"}"#, "#/referrerId unknownReferrer"),
    (#"{"enrolmentId":"E","kind":"final","referrerId":"W"}"#, "#/referrerId feedbackNotForKind"),
    (#"{"enrolmentId":"E","kind":"final","soep":{"plan":""}}"#, "#/soep/plan blank"),
    (
      #"{"enrolmentId":"E","kind":"final","soep":{"plan":"L","objective":"L","evaluation":"L"}}"#,
      "#/soep soepTooLong"
    ),
    (#"{"enrolmentId":"E","kind":"final","soep":{"plan":"LL"}}"#, "#/soep/plan tooLong"),
    (#"{"enrolmentId":"E","kind":"final","soep":{"advice":"A"}}"#, "#/soep/advice unknownMember"),
    (#"{"enrolmentId":"E","kind":"final","answer":"BSN 111222333"}"#, "#/answer bsnRefused"),
  ]) func `refuse`(body: String, error: String) throws {
    let employer = try care.service.addReferrer(.employer)
    let long = String(repeating: "x", count: 2_500)
    let filled = body.replacing("\"E\"", with: "\"\(feedback.enrolment)\"")
      .replacing("\"I\"", with: "\"\(feedback.intake)\"").replacing("\"W\"", with: "\"\(employer)\"")
      .replacing("\"N\"", with: "\"\(care.service.newKey())\"").replacing(
        "\"LL\"", with: "\"\(long)\(long)\""
      )
      .replacing("\"L\"", with: "\"\(long)\"")
    let answer = try care.send("POST", FeedbackCare.reports, filled)
    #expect(answer.status == 400, "\(answer.body)")
    #expect(answer.errors == [error])
  }

  @Test func `leave room for what is sent with them, however much there is to draft`() throws {
    let long = String(repeating: "x", count: 2_900)
    let made = try feedback.draft("final", more: #""soep":{"subjective":"\#(long)","plan":"\#(long)"}"#)
    #expect(made.status == 201, "\(made.body)")
    #expect((made.json["soep"] as? [String: Any])?["plan"] as? String == long)
    #expect(made.json["characters"] as? Int ?? 0 <= 6_000)
  }

  @Test func `tell nothing of a plan that is still a draft, and its goals once it is agreed`() throws {
    let plan = try #require(
      try care.send("GET", "/v1/treatment-plans?enrolmentId=\(feedback.enrolment)").items.first?["id"]
        as? String)
    let goal =
      #"{"text":"Ik slaap weer door.","measure":"uren","target":"7","dueDate":"2027-01-10"}"#
    let changed = try care.send(
      "PATCH", "/v1/treatment-plans/\(plan)", ifMatch: "*",
      #"{"agreements":"Elke dag naar buiten.","goals":[\#(goal)]}"#)
    #expect(changed.status == 200, "\(changed.body)")
    let before = try feedback.draft()
    for words in ["slaap weer", "Elke dag", "Yoga"] { #expect(!before.body.contains(words), "\(words)") }
    #expect(before.body.contains("Tussenevaluatie (halverwege) op 16-12-2026"))
    #expect(try care.send("POST", "/v1/treatment-plans/\(plan)/_activate").status == 200)
    let after = try feedback.draft()
    for words in ["slaap weer", "Elke dag", "Yoga", "Het doel is nog niet bereikt."] {
      #expect(after.body.contains(words), "\(words)")
    }
  }

  // MARK: Superseding

  @Test
  func `are superseded by another with their text, once, and their recipient sees it when that is sent`()
    throws
  {
    let id = try feedback.report(.sent)
    let successor = try feedback.act(id, "_supersede")
    #expect(successor.status == 201, "\(successor.body)")
    let other = try #require(successor.json["id"] as? String)
    #expect(successor.json["supersedes"] as? String == id)
    #expect(status(successor) == "draft")
    let old = try feedback.read(id)
    #expect(old.json["supersededBy"] as? String == other)
    #expect(old.json["soep"] as? [String: String] == successor.json["soep"] as? [String: String])
    let again = try feedback.act(id, "_supersede")
    #expect(again.status == 409 && again.problem == "feedbackSuperseded")
    #expect(again.fields["location"] == "\(FeedbackCare.reports)/\(other)")

    let before = try feedback.read(id, token: feedback.gp)
    #expect(before.status == 200 && before.json["supersededBy"] is NSNull)
    #expect(!before.body.contains(other))
    for verb in ["_finalise", "_send"] { #expect(try feedback.act(other, verb).status == 200) }
    let after = try feedback.read(id, token: feedback.gp)
    #expect(after.json["supersededBy"] as? String == other)
    #expect(after.fields["etag"] != before.fields["etag"])
    #expect(try feedback.read(other, token: feedback.gp).json["supersedes"] as? String == id)
  }

  @Test func `that were superseded before they went do not go, unless the draft is thrown away`() throws {
    let id = try feedback.report(.final)
    let other = try #require(try feedback.act(id, "_supersede").json["id"] as? String)
    let refused = try feedback.act(id, "_send")
    #expect(refused.status == 409 && refused.problem == "feedbackSuperseded")
    let removed = try care.send(
      "DELETE", "\(FeedbackCare.reports)/\(other)", token: care.leadToken, ifMatch: "\"1\"")
    #expect(removed.status == 204, "\(removed.body)")
    #expect(try feedback.read(other).status == 404)
    #expect(try feedback.act(id, "_send").status == 200)
  }

  // MARK: Twice

  @Test func `are made and sent once, however often that is asked with one key`() throws {
    let body = #"{"enrolmentId":"\#(feedback.enrolment)","kind":"progress"}"#
    func post() throws -> TestAnswer {
      try care.service.send(
        "POST", FeedbackCare.reports, token: care.leadToken, fields: ["Idempotency-Key: a"], body: body)
    }
    let (first, second) = (try post(), try post())
    #expect(first.body == second.body && second.fields["idempotent-replayed"] == "true")
    #expect(try care.send("GET", FeedbackCare.reports).items.count == 1)
    let id = try feedback.report(.final)
    let path = "\(FeedbackCare.reports)/\(id)/_send"
    for replay in [nil, "true"] {
      let sent = try care.service.send(
        "POST", path, token: care.leadToken, fields: ["Idempotency-Key: b"])
      #expect(sent.status == 200 && sent.fields["idempotent-replayed"] == replay, "\(sent.body)")
    }
  }
}
