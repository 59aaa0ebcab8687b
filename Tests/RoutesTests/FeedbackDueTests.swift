import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `The worklist of letters` {
  private func due(_ feedback: FeedbackCare, _ section: String = "feedbackDue", token: String? = nil) throws
    -> [[String: Any]]
  {
    let answer = try feedback.care.send("GET", "/v1/worklist", token: token)
    #expect(answer.status == 200, "\(answer.body)")
    return (answer.json[section] as? [String: Any])?["items"] as? [[String: Any]] ?? []
  }

  private func kinds(_ feedback: FeedbackCare, token: String? = nil) throws -> [String] {
    try due(feedback, token: token).map { "\($0["kind"] ?? "") \($0["dueOn"] ?? "")" }
  }

  private func advance(_ feedback: FeedbackCare, days: Int64) {
    feedback.care.service.clock.advance(milliseconds: days * Care.days)
  }

  /// Writes a letter and sends it.
  private func send(_ kind: String, _ feedback: FeedbackCare) throws {
    let id = try #require(try feedback.draft(kind, token: feedback.care.coordinator).json["id"] as? String)
    for verb in ["_finalise", "_send"] {
      let answer = try feedback.act(id, verb, token: feedback.care.coordinator)
      #expect(answer.status == 200, "\(answer.body)")
    }
  }

  @Test func `has one after the decision, on the way and at the end, until it has gone`() throws {
    let feedback = try FeedbackCare()
    _ = try feedback.care.act(feedback.enrolment, "_start")
    advance(feedback, days: 6)
    #expect(try kinds(feedback).isEmpty)
    advance(feedback, days: 1)
    let first = try #require(try due(feedback).first)
    #expect(first["kind"] as? String == "intake" && first["dueOn"] as? String == "2026-11-25")
    #expect(
      first["clientId"] as? String == feedback.client && first["intakeId"] as? String == feedback.intake)
    #expect(first["enrolmentId"] as? String == feedback.enrolment)
    #expect(first["referrerId"] as? String == feedback.referrer)
    #expect(first["hasConsent"] as? Bool == true && first["reportId"] is NSNull)
    let begun = try feedback.draft("intake").json["id"] as? String
    #expect(try due(feedback).first?["reportId"] as? String == begun)
    try send("intake", feedback)
    #expect(try kinds(feedback).isEmpty)
    advance(feedback, days: 22)
    #expect(try kinds(feedback) == ["progress 2026-12-16"])
    #expect(try due(feedback).first?["daysOver"] as? Int == 1)
    #expect(try kinds(feedback, token: feedback.care.leadToken) == ["progress 2026-12-16"])
    try send("progress", feedback)
    #expect(try kinds(feedback).isEmpty)
    _ = try feedback.care.act(feedback.enrolment, "_complete")
    advance(feedback, days: 7)
    #expect(try kinds(feedback) == ["final 2026-12-24"])
    #expect(try kinds(feedback, token: feedback.care.leadToken) == ["final 2026-12-24"])
    try send("final", feedback)
    #expect(try kinds(feedback).isEmpty)
  }

  @Test func `has one after a red flag, and one for several`() throws {
    let feedback = try FeedbackCare(instruments: #""phq9":{"answers":[3,3,3,3,3,3,3,3,3]}"#)
    #expect(try kinds(feedback).isEmpty)
    advance(feedback, days: 1)
    #expect(try kinds(feedback) == ["flag 2026-11-19"])
    #expect(try kinds(feedback, token: feedback.care.leadToken) == ["flag 2026-11-19"])
    try send("flag", feedback)
    #expect(try kinds(feedback).isEmpty)
    feedback.care.service.clock.advance(milliseconds: 60_000)
    _ = try feedback.care.send(
      "POST", "/v1/clients/\(feedback.client)/measurements",
      #"{"instrument":"phq9","moment":"midway","takenOn":"2026-11-19","answers":[0,0,0,0,0,0,0,0,1]}"#)
    advance(feedback, days: 1)
    #expect(try kinds(feedback) == ["flag 2026-11-20"])
  }

  @Test func `names a letter that was begun only when it may still go to that referrer`() throws {
    let feedback = try FeedbackCare()
    advance(feedback, days: 7)
    let superseded = try #require(try feedback.draft("intake").json["id"] as? String)
    #expect(try feedback.act(superseded, "_finalise").status == 200)
    let successor = try #require(try feedback.act(superseded, "_supersede").json["id"] as? String)
    #expect(try due(feedback).first?["reportId"] as? String == successor)
    let removed = try feedback.care.send(
      "DELETE", "\(FeedbackCare.reports)/\(successor)", ifMatch: "*")
    #expect(removed.status == 204)
    #expect(try due(feedback).first?["reportId"] as? String == superseded)
    feedback.care.service.clock.advance(milliseconds: 1)
    let again = try #require(try feedback.act(superseded, "_supersede").json["id"] as? String)
    for verb in ["_finalise", "_send"] { #expect(try feedback.act(again, verb).status == 200) }
    #expect(try due(feedback).isEmpty)
    // A letter to somebody else, or about the intake alone.
    let other = try FeedbackCare()
    advance(other, days: 7)
    let psychologist = try other.care.service.addReferrer(.psychologist)
    _ = try other.draft("intake", more: #""referrerId":"\#(psychologist)""#)
    #expect(try due(other).first?["reportId"] is NSNull)
    let alone = try other.care.send(
      "POST", FeedbackCare.reports, #"{"intakeId":"\#(other.intake)","kind":"intake"}"#)
    #expect(try due(other).first?["reportId"] as? String == alone.json["id"] as? String)
  }

  @Test func `leaves out what is older than the aftercare`() throws {
    let feedback = try FeedbackCare()
    advance(feedback, days: 120)
    #expect(try kinds(feedback) == ["intake 2026-11-25"])
    advance(feedback, days: 1)
    #expect(try kinds(feedback).isEmpty)
  }

  @Test func `asks for consent where nobody did, and is silent where the client said no`() throws {
    let unasked = try FeedbackCare(consents: "[]")
    advance(unasked, days: 7)
    #expect(try due(unasked).map { $0["hasConsent"] as? Bool } == [false])
    let refused = try FeedbackCare(
      consents: #"[{"purpose":"feedback","given":false,"textVersion":"1","at":"2026-11-18T09:00:00Z"}]"#)
    advance(refused, days: 7)
    #expect(try due(refused).isEmpty)
    let withdrawn = try FeedbackCare()
    try withdrawn.withdrawConsent()
    advance(withdrawn, days: 7)
    #expect(try due(withdrawn).isEmpty)
    try withdrawn.giveConsent("feedback")
    #expect(try due(withdrawn).count == 1)
  }

  @Test(arguments: [Referrer.Kind.employer, .municipality, .other]) func `has none for`(kind: Referrer.Kind)
    throws
  {
    let feedback = try FeedbackCare(kind, consents: "[]", instruments: #""sickLeave":"full""#)
    advance(feedback, days: 30)
    #expect(try due(feedback).isEmpty)
  }

  @Test func `has evaluations whose day has come, until something is measured for them`() throws {
    let feedback = try FeedbackCare()
    advance(feedback, days: 27)
    #expect(try due(feedback, "evaluationsDue").isEmpty)
    advance(feedback, days: 1)
    for token in [feedback.care.coordinator, feedback.care.leadToken] {
      let entry = try #require(try due(feedback, "evaluationsDue", token: token).first)
      #expect(entry["kind"] as? String == "midway" && entry["dueOn"] as? String == "2026-12-16")
      #expect(entry["clientId"] as? String == feedback.client)
      #expect(entry["enrolmentId"] as? String == feedback.enrolment)
      #expect(entry["daysOver"] as? Int == 0)
    }
    for (moment, day, left) in [
      ("end", "2026-12-16", 1), ("midway", "2026-12-01", 1), ("midway", "2026-12-02", 0),
    ] {
      let measured = try feedback.care.send(
        "POST", "/v1/clients/\(feedback.client)/measurements",
        #"{"instrument":"phq9","moment":"\#(moment)","takenOn":"\#(day)","answers":[1,1,1,1,1,1,1,1,0]}"#)
      #expect(measured.status == 201, "\(measured.body)")
      #expect(try due(feedback, "evaluationsDue").count == left, "\(moment) \(day)")
    }
  }

  @Test func `is about one's own clients`() throws {
    let feedback = try FeedbackCare()
    advance(feedback, days: 28)
    let stranger = try feedback.care.service.token(
      .practitioner(feedback.care.service.addRegistered()))
    #expect(try due(feedback, token: stranger).isEmpty)
    #expect(try due(feedback, "evaluationsDue", token: stranger).isEmpty)
    #expect(try due(feedback).count == 1)
    #expect(try due(feedback, "evaluationsDue").count == 1)
  }
}
