import Testing

@testable import Routes

/// Feedback reports in every state, about one intake whose client allows feedback to the referrer who sent it.
struct FeedbackRecords {
  /// Sent to the referrer, who has not said that it has come.
  let sent: String
  /// Of the operations that begin in another state.
  let keysOfRoutes: [String: String]

  init(_ service: TestService, about intake: String, coordinator: String, referrer: String) throws {
    func add(_ verbs: [String]) throws -> String {
      let made = try service.send(
        "POST", "/v1/feedback-reports", token: coordinator,
        body: #"{"intakeId":"\#(intake)","kind":"intake"}"#)
      let id = try #require(made.json["id"] as? String, "\(made.body)")
      for verb in verbs {
        let answer = try service.send(
          "POST", "/v1/feedback-reports/\(id)/\(verb)",
          token: verb == "_acknowledge" ? referrer : coordinator)
        #expect(answer.status == 200, "\(answer.body)")
      }
      return id
    }
    sent = try add(["_finalise", "_send"])
    let draft = try add([])
    keysOfRoutes = [
      "putFeedbackReport /v1/feedback-reports/": draft, "patchFeedbackReport /v1/feedback-reports/": draft,
      "deleteFeedbackReport /v1/feedback-reports/": draft,
      "finaliseFeedbackReport /v1/feedback-reports/": draft,
      "sendFeedbackReport /v1/feedback-reports/": try add(["_finalise"]),
      "supersedeFeedbackReport /v1/feedback-reports/": try add(["_finalise", "_send", "_acknowledge"]),
    ]
  }
}
