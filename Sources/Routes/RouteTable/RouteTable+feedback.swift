import HTTPServer
import Persistence

extension RouteTable {
  /// What referrers are told of their clients.
  static let feedback: [Route] = [
    .write(
      .post, "/v1/feedback-reports", "postFeedbackReport", for: [.practitioner, .coordinator],
      trail: .init(.create, "feedbackReport"), FeedbackReports.post, doc: .postFeedbackReport),
    .read(
      "/v1/feedback-reports", "listFeedbackReports", for: [.referrer, .practitioner, .coordinator],
      trail: .init(.search, "feedbackReport"),
      parameters: [
        .feedbackClientID, .feedbackEnrolmentID, .feedbackStatus, .feedbackKind, .limit, .cursor,
      ], FeedbackReports.list, doc: .listFeedbackReports),
    .read(
      "/v1/feedback-reports/{id}", "getFeedbackReport", for: [.referrer, .practitioner, .coordinator],
      trail: .init(.read, "feedbackReport"), alsoIn: [.html, .text], FeedbackReports.get,
      doc: .getFeedbackReport),
    .write(
      .put, "/v1/feedback-reports/{id}", "putFeedbackReport", for: [.practitioner, .coordinator],
      trail: .init(.update, "feedbackReport"), FeedbackReports.put, doc: .putFeedbackReport),
    .write(
      .patch, "/v1/feedback-reports/{id}", "patchFeedbackReport", for: [.practitioner, .coordinator],
      trail: .init(.update, "feedbackReport"), bodyBytesMax: Route.patchBytesMax, FeedbackReports.patch,
      doc: .patchFeedbackReport),
    .remove(
      "/v1/feedback-reports/{id}", "deleteFeedbackReport", for: [.practitioner, .coordinator],
      trail: .init(.delete, "feedbackReport"), FeedbackReports.delete, doc: .deleteFeedbackReport),
    .act(
      "/v1/feedback-reports/{id}/_finalise", "finaliseFeedbackReport", for: [.practitioner, .coordinator],
      trail: .init(.update, "feedbackReport"), FeedbackReports.finalise, doc: .finaliseFeedbackReport),
    .act(
      "/v1/feedback-reports/{id}/_send", "sendFeedbackReport", for: [.practitioner, .coordinator],
      trail: .init(.export, "feedbackReport"), FeedbackReports.send, doc: .sendFeedbackReport),
    .act(
      "/v1/feedback-reports/{id}/_acknowledge", "acknowledgeFeedbackReport", for: .referrer,
      trail: .init(.update, "feedbackReport"), FeedbackReports.acknowledge, doc: .acknowledgeFeedbackReport),
    .act(
      "/v1/feedback-reports/{id}/_supersede", "supersedeFeedbackReport", for: [.practitioner, .coordinator],
      trail: .init(.create, "feedbackReport"), FeedbackReports.supersede, doc: .supersedeFeedbackReport),
  ]
}
