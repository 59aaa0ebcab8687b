import Domain
import Persistence

/// A feedback report, as it is sent: `{"kind": "progress", "soep": {"subjective": "…", …}}`.
enum FeedbackReportBody {
  /// What a body says of a report.
  struct Details: Sendable {
    let kind: FeedbackReport.Kind
    /// nil for the one who sent the intake.
    let recipientID: Referrer.ID?
    let text: FeedbackReport.Text
  }

  /// - Returns: nil when `faults` has grown.
  static func read(_ body: JSONObject, _ faults: inout Faults) -> Details? {
    let known = faults.list.count
    let kind: FeedbackReport.Kind? = body.requiredMember("kind", &faults)?.word(&faults)
    let recipient: Referrer.ID? = body.member("referrerId", &faults)?.id(&faults)
    let question: FeedbackLine? = body.member("question", &faults)?.prose(&faults)
    let answer: FeedbackLine? = body.member("answer", &faults)?.prose(&faults)
    let request: FeedbackLine? = body.member("request", &faults)?.prose(&faults)
    let parts: FeedbackReport.SOEP? = body.object("soep", &faults) { object, faults in
      soep(object, &faults)
    }
    guard faults.list.count == known, let kind else { return nil }
    return Details(
      kind: kind, recipientID: recipient,
      text: FeedbackReport.Text(
        question: question, answer: answer, soep: parts ?? FeedbackReport.SOEP(), request: request))
  }

  private static func soep(_ object: JSONObject, _ faults: inout Faults) -> FeedbackReport.SOEP? {
    let known = faults.list.count
    let parts = FeedbackReport.SOEP(
      subjective: object.member("subjective", &faults)?.prose(&faults),
      objective: object.member("objective", &faults)?.prose(&faults),
      evaluation: object.member("evaluation", &faults)?.prose(&faults),
      plan: object.member("plan", &faults)?.prose(&faults))
    guard faults.list.count == known else { return nil }
    do {
      try parts.checkLength()
    } catch {
      faults.add(FaultCode(error), at: object.value)
      return nil
    }
    return parts
  }
}

extension FeedbackReport.Text {
  /// What was said, and the draft's where nothing was.
  func completed(from draft: FeedbackReport.Text) -> FeedbackReport.Text {
    FeedbackReport.Text(
      question: question ?? draft.question, answer: answer ?? draft.answer,
      soep: FeedbackReport.SOEP(
        subjective: soep.subjective ?? draft.soep.subjective,
        objective: soep.objective ?? draft.soep.objective,
        evaluation: soep.evaluation ?? draft.soep.evaluation, plan: soep.plan ?? draft.soep.plan),
      request: request ?? draft.request)
  }
}
