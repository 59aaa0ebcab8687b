public import Domain
public import SQLite

// What may happen to reports. Each throws `Refusal.unknownFeedbackReport` when there is none, or none that `viewer` may
// know of at this moment, what `FeedbackReport+transitions` refuses, or what SQLite says.

extension WriteTransaction {
  /// Keeps a draft. That its intake, enrolment and recipient are there, the caller has made sure of.
  public func insert(_ report: FeedbackReport) throws(SQLiteError) {
    let (text, soep) = (report.text, report.text.soep)
    try run(
      FeedbackReportRecord.insert, report.id, report.clientID, report.intakeID, report.enrolmentID,
      report.recipientID, report.writtenFor, report.kind, report.status, text.question, text.answer,
      soep.subjective, soep.objective, soep.evaluation, soep.plan, text.request, report.supersedesID,
      report.version, report.createdAt, report.updatedAt)
  }

  /// Says a draft anew.
  /// - Throws: Also `Refusal.feedbackOtherRecipient` when the text was written for another kind of recipient.
  public func updateFeedbackReport(
    _ id: FeedbackReport.ID, to text: FeedbackReport.Text, kind: FeedbackReport.Kind,
    recipient: Referrer.ID, for viewer: Viewer, at now: Instant
  ) throws -> FeedbackReport {
    let report = try feedbackReport(id, for: viewer)
    try report.checkDraft()
    guard let kindOfRecipient = try reading.referrerStanding(recipient)?.kind else {
      throw Refusal.unknownReferrer(recipient)
    }
    try report.checkWritten(for: kindOfRecipient)
    try text.soep.checkLength()
    let soep = text.soep
    try run(
      FeedbackReportRecord.updateText, id, recipient, kind, text.question, text.answer, soep.subjective,
      soep.objective, soep.evaluation, soep.plan, text.request, now)
    return report
  }

  /// Throws a draft away. What it would have superseded is not superseded any more.
  public func deleteFeedbackReport(
    _ id: FeedbackReport.ID, for viewer: Viewer, at now: Instant
  ) throws -> FeedbackReport {
    let report = try feedbackReport(id, for: viewer)
    try report.checkDraft()
    try run(FeedbackReportRecord.delete, id)
    if let earlier = report.supersedesID { try run(FeedbackReportRecord.touch, earlier, now) }
    return report
  }

  /// Signs a draft: from now on neither its text changes, nor what stands around it.
  public func finaliseFeedbackReport(
    _ id: FeedbackReport.ID, in letter: FeedbackLetter, by author: Author, for viewer: Viewer, at now: Instant
  ) throws -> FeedbackReport {
    let report = try feedbackReport(id, for: viewer)
    let status = try report.finalised(for: letter.addressee.kind)
    try run(FeedbackReportRecord.finalise, id, status, author.practitionerID, author.name, now)
    try insert(letter, of: id)
    return report
  }

  /// Sends a report, if its client allows that at this moment. A consent for one letter is used up by it.
  /// - Throws: Also `Refusal.feedbackConsentMissing`.
  public func sendFeedbackReport(
    _ id: FeedbackReport.ID, for viewer: Viewer, at now: Instant
  ) throws -> FeedbackReport {
    let report = try feedbackReport(id, for: viewer)
    guard let recipient = try reading.referrerStanding(report.recipientID) else {
      throw Refusal.unknownReferrer(report.recipientID)
    }
    let status = try report.sent(to: recipient.kind)
    guard let purpose = recipient.kind.feedbackConsent,
      let consent = try reading.feedbackConsent(of: report.clientID, purpose, for: report.recipientID)
    else { throw Refusal.feedbackConsentMissing(report.recipientID) }
    let isForThisLetter = purpose == .companyDoctor
    try run(FeedbackReportRecord.send, id, status, isForThisLetter ? consent : nil, now)
    // Its recipient now sees that the earlier one is superseded.
    if let earlier = report.supersedesID { try run(FeedbackReportRecord.touch, earlier, now) }
    return report
  }

  /// Notes that a report has come.
  public func acknowledgeFeedbackReport(
    _ id: FeedbackReport.ID, for viewer: Viewer, at now: Instant
  ) throws -> FeedbackReport {
    let report = try feedbackReport(id, for: viewer)
    try run(FeedbackReportRecord.acknowledge, id, report.acknowledged(), now)
    return report
  }

  /// Begins a draft in the place of a report that cannot change any more, with its text.
  /// - Parameter successor: The key of the draft.
  public func supersedeFeedbackReport(
    _ id: FeedbackReport.ID, by successor: FeedbackReport.ID, for viewer: Viewer, at now: Instant
  ) throws -> FeedbackReport {
    let draft = try feedbackReport(id, for: viewer).successor(successor, at: now)
    try insert(draft)
    try run(FeedbackReportRecord.touch, id, now)
    return draft
  }

  private func feedbackReport(_ id: FeedbackReport.ID, for viewer: Viewer) throws -> FeedbackReport {
    guard let report = try reading.feedbackReport(id, for: viewer) else {
      throw Refusal.unknownFeedbackReport(id)
    }
    return report
  }
}
