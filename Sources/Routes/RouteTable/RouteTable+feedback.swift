import HTTPServer
import Persistence

extension RouteTable {
  /// What referrers are told of their clients.
  static let feedback: [Route] = [
    .write(
      .post, "/v1/feedback-reports", "postFeedbackReport",
      trail: .init(.create, .feedbackReport), FeedbackReports.post, shows: FeedbackReports.show,
      doc: .postFeedbackReport),
    .read(
      "/v1/feedback-reports", "listFeedbackReports",
      trail: .init(.search, .feedbackReport),
      parameters: [
        .feedbackClientID, .feedbackEnrolmentID, .feedbackStatus, .feedbackKind, .limit, .cursor,
      ], FeedbackReports.list, doc: .listFeedbackReports),
    .read(
      "/v1/feedback-reports/{id}", "getFeedbackReport",
      trail: .init(.read, .feedbackReport), alsoIn: [.html, .text], FeedbackReports.get,
      doc: .getFeedbackReport),
    .write(
      .put, "/v1/feedback-reports/{id}", "putFeedbackReport",
      trail: .init(.update, .feedbackReport), FeedbackReports.put, shows: FeedbackReports.show,
      doc: .putFeedbackReport),
    .write(
      .patch, "/v1/feedback-reports/{id}", "patchFeedbackReport",
      trail: .init(.update, .feedbackReport), bodyBytesMax: Route.patchBytesMax, FeedbackReports.patch,
      shows: FeedbackReports.show,
      doc: .patchFeedbackReport),
    .remove(
      "/v1/feedback-reports/{id}", "deleteFeedbackReport",
      trail: .init(.delete, .feedbackReport), FeedbackReports.delete, doc: .deleteFeedbackReport),
    .act(
      "/v1/feedback-reports/{id}/_finalise", "finaliseFeedbackReport",
      trail: .init(.update, .feedbackReport), FeedbackReports.finalise, shows: FeedbackReports.show,
      doc: .finaliseFeedbackReport),
    .act(
      "/v1/feedback-reports/{id}/_send", "sendFeedbackReport",
      trail: .init(.export, .feedbackReport), FeedbackReports.send, shows: FeedbackReports.show,
      doc: .sendFeedbackReport),
    .act(
      "/v1/feedback-reports/{id}/_acknowledge", "acknowledgeFeedbackReport",
      trail: .init(.update, .feedbackReport), FeedbackReports.acknowledge, shows: FeedbackReports.show,
      doc: .acknowledgeFeedbackReport),
    .act(
      "/v1/feedback-reports/{id}/_supersede", "supersedeFeedbackReport",
      trail: .init(.create, .feedbackReport), FeedbackReports.supersede, shows: FeedbackReports.show,
      doc: .supersedeFeedbackReport),
  ]
}
