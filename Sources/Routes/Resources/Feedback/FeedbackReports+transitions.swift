import Domain
import Persistence

/// The ways of a report from state to state.
extension FeedbackReports {
  /// Signed by the caller: what stands around the text is kept as it is today.
  static func finalise(_ call: Call) throws -> Change {
    change(call) { transaction in
      let report = try call.feedbackReport(transaction.reading)
      let author = try call.author(transaction.reading)
      guard let letter = try FeedbackLetter(of: report, by: author, call, transaction.reading) else {
        throw Problem(.notFound)
      }
      return try transaction.finaliseFeedbackReport(
        report.id, in: letter, by: author, for: call.viewer, at: call.now)
    }
  }

  static func send(_ call: Call) throws -> Change {
    let id: FeedbackReport.ID = try call.recordID()
    return change(call, isByConsent: true) { transaction in
      try transaction.sendFeedbackReport(id, for: call.viewer, at: call.now)
    }
  }

  static func acknowledge(_ call: Call) throws -> Change {
    let id: FeedbackReport.ID = try call.recordID()
    return change(call, isByConsent: true) { transaction in
      try transaction.acknowledgeFeedbackReport(id, for: call.viewer, at: call.now)
    }
  }

  /// A draft in the place of this one.
  static func supersede(_ call: Call) throws -> Change {
    let id: FeedbackReport.ID = try call.recordID()
    let successor = FeedbackReport.ID(rawValue: call.newKey())
    return Change(result: .created(in: "/v1/feedback-reports/")) { transaction in
      let draft = try transaction.supersedeFeedbackReport(id, by: successor, for: call.viewer, at: call.now)
      return Change.Made(id: draft.id.rawValue, client: draft.clientID.rawValue)
    }
  }

  /// - Parameter isByConsent: whether the client's consent allows it, and the audit trail is to say so.
  private static func change(
    _ call: Call, isByConsent: Bool = false,
    _ make: @escaping @Sendable (borrowing WriteTransaction) throws -> FeedbackReport
  ) -> Change {
    Change(result: .changed) { transaction in
      let report = try make(transaction)
      let recipient = try transaction.reading.referrerStanding(report.recipientID)?.kind
      return Change.Made(
        id: report.id.rawValue, client: report.clientID.rawValue,
        rule: isByConsent ? recipient?.feedbackRule : nil)
    }
  }
}
