public import Domain
public import SQLite

extension FeedbackReport.Kind: Bindable {}
extension FeedbackReport.Status: Bindable {}

/// The `feedback_report` table.
///
/// Who may see which reports is decided by the statements that give ids, one for each viewer and filter; the row itself
/// is read by one statement after that.
enum FeedbackReportRecord {
  static let insert: StaticString = """
    INSERT INTO feedback_report (id, client_id, intake_id, enrolment_id, recipient_id, written_for, kind, status,
                                 question, answer, subjective, objective, evaluation, plan, request, supersedes_id,
                                 version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
    """

  /// With the one that came in its place: by feedback_report_superseding.
  static let select: StaticString = """
    SELECT id, client_id, intake_id, enrolment_id, recipient_id, kind, status, question, answer, subjective, objective,
           evaluation, plan, request, author_practitioner_id, author_name, finalised_at, sent_at, acknowledged_at,
           consent_id, supersedes_id, version, created_at, updated_at,
           (SELECT later.id FROM feedback_report AS later WHERE later.supersedes_id = report.id),
           (SELECT later.sent_at FROM feedback_report AS later WHERE later.supersedes_id = report.id), written_for
    FROM feedback_report AS report
    WHERE id = ?1
    """

  /// A coordinator's. By the primary key.
  static let idsOfAll: StaticString = """
    SELECT id FROM feedback_report WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one status. By feedback_report_by_status.
  static let idsOfStatus: StaticString = """
    SELECT id FROM feedback_report WHERE status = ?4 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one kind. By feedback_report_by_kind.
  static let idsOfKind: StaticString = """
    SELECT id FROM feedback_report WHERE kind = ?4 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// A coordinator's of one status and kind. By feedback_report_by_status_kind.
  static let idsOfStatusAndKind: StaticString = """
    SELECT id FROM feedback_report WHERE status = ?4 AND kind = ?5 AND id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
    """

  /// Those of one client. By feedback_report_by_client.
  static let idsOfClient: StaticString = """
    SELECT id
    FROM feedback_report
    WHERE client_id = ?4 AND id BETWEEN ?1 AND ?2 AND (?5 IS NULL OR +status = ?5) AND (?6 IS NULL OR +kind = ?6)
    ORDER BY id
    LIMIT ?3
    """

  /// Those of one enrolment. By feedback_report_by_enrolment.
  static let idsOfEnrolment: StaticString = """
    SELECT id
    FROM feedback_report
    WHERE enrolment_id = ?4 AND id BETWEEN ?1 AND ?2 AND (?5 IS NULL OR +status = ?5) AND (?6 IS NULL OR +kind = ?6)
      AND (?7 IS NULL OR +client_id = ?7)
    ORDER BY id
    LIMIT ?3
    """

  /// Those of the clients in a practitioner's care. By in_care and feedback_report_by_client;
  /// sorts one practitioner's caseload.
  static let idsInCare: StaticString = """
    SELECT id
    FROM feedback_report
    WHERE client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?4 AND from_moment <= ?5 AND until_moment > ?5)
      AND id BETWEEN ?1 AND ?2 AND (?6 IS NULL OR +status = ?6) AND (?7 IS NULL OR +kind = ?7)
      AND (?8 IS NULL OR client_id = ?8) AND (?9 IS NULL OR +enrolment_id = ?9)
    ORDER BY id
    LIMIT ?3
    """

  /// Those that were sent to a referrer, so far as its client allows it at this moment: reading is sending. A gp or
  /// psychologist needs a consent for feedback that lives; a company doctor that which was given for this letter; to
  /// others nothing goes. By feedback_report_by_recipient, live_consent, consent_by_client and the primary key of referrer.
  static let idsOfRecipient: StaticString = """
    SELECT id
    FROM feedback_report AS report
    WHERE recipient_id = ?4 AND id BETWEEN ?1 AND ?2 AND (+status = 'sent' OR +status = 'acknowledged')
      AND (?5 IS NULL OR +status = ?5) AND (?6 IS NULL OR +kind = ?6) AND (?7 IS NULL OR +client_id = ?7)
      AND (?8 IS NULL OR +enrolment_id = ?8)
      AND EXISTS (
        SELECT 1
        FROM live_consent AS consent
        WHERE consent.client_id = report.client_id AND consent.recipient = report.recipient_id
          AND consent.purpose = (
            SELECT CASE kind WHEN 'gp' THEN 'feedback'
                             WHEN 'psychologist' THEN 'feedback'
                             WHEN 'companyDoctor' THEN 'companyDoctor' END
            FROM referrer
            WHERE referrer.id = report.recipient_id)
          AND (consent.purpose = 'feedback' OR consent.id = report.consent_id))
    ORDER BY id
    LIMIT ?3
    """

  /// A consent of this purpose for this recipient that lives, and of those for one letter none that was used for another:
  /// the one given first. By live_consent, consent_by_client and feedback_report_by_consent; sorts one client's.
  static let selectConsent: StaticString = """
    SELECT id
    FROM live_consent AS consent
    WHERE client_id = ?1 AND purpose = ?2 AND recipient = ?3
      AND (purpose <> 'companyDoctor' OR NOT EXISTS (
        SELECT 1 FROM feedback_report WHERE feedback_report.consent_id = consent.id))
    ORDER BY id
    LIMIT 1
    """

  static let updateText: StaticString = """
    UPDATE feedback_report
    SET recipient_id = ?2, kind = ?3, question = ?4, answer = ?5, subjective = ?6, objective = ?7, evaluation = ?8,
        plan = ?9, request = ?10, version = version + 1, updated_at = max(?11, updated_at)
    WHERE id = ?1
    """

  static let finalise: StaticString = """
    UPDATE feedback_report
    SET status = ?2, author_practitioner_id = ?3, author_name = ?4, finalised_at = ?5, version = version + 1,
        updated_at = max(?5, updated_at)
    WHERE id = ?1
    """

  static let send: StaticString = """
    UPDATE feedback_report
    SET status = ?2, consent_id = ?3, sent_at = ?4, version = version + 1, updated_at = max(?4, updated_at)
    WHERE id = ?1
    """

  static let acknowledge: StaticString = """
    UPDATE feedback_report
    SET status = ?2, acknowledged_at = ?3, version = version + 1, updated_at = max(?3, updated_at)
    WHERE id = ?1
    """

  /// What is shown with it has changed.
  static let touch: StaticString = """
    UPDATE feedback_report SET version = version + 1, updated_at = max(?2, updated_at) WHERE id = ?1
    """

  /// By the primary key. That none comes in its place: by feedback_report_superseding.
  static let delete: StaticString = "DELETE FROM feedback_report WHERE id = ?1"

  static func id(_ row: borrowing Row) throws(SQLiteError) -> FeedbackReport.ID {
    try row.id(0, "feedback_report.id")
  }

  /// - Parameter viewer: A referrer does not hear of a successor that it cannot read yet.
  static func read(_ row: borrowing Row, for viewer: Viewer) throws(SQLiteError) -> FeedbackReport {
    var successor: FeedbackReport.ID? = try row.optionalID(24, "feedback_report.id")
    if case .referrer = viewer, row.isNull(25) { successor = nil }
    return FeedbackReport(
      id: try id(row), version: row.int(21), createdAt: row.instant(22), updatedAt: row.instant(23),
      clientID: try row.id(1, "feedback_report.client_id"),
      intakeID: try row.id(2, "feedback_report.intake_id"),
      enrolmentID: try row.optionalID(3, "feedback_report.enrolment_id"),
      recipientID: try row.id(4, "feedback_report.recipient_id"),
      writtenFor: try row.word(26, "feedback_report.written_for"),
      kind: try row.word(5, "feedback_report.kind"), status: try row.word(6, "feedback_report.status"),
      text: FeedbackReport.Text(
        question: row.optionalProse(7), answer: row.optionalProse(8),
        soep: FeedbackReport.SOEP(
          subjective: row.optionalProse(9), objective: row.optionalProse(10),
          evaluation: row.optionalProse(11), plan: row.optionalProse(12)), request: row.optionalProse(13)),
      author: try row.optionalAuthor(14, 15, "feedback_report.author_practitioner_id"),
      finalisedAt: row.optionalInstant(16), sentAt: row.optionalInstant(17),
      acknowledgedAt: row.optionalInstant(18),
      consentID: try row.optionalID(19, "feedback_report.consent_id"),
      supersedesID: try row.optionalID(20, "feedback_report.supersedes_id"), supersededByID: successor)
  }
}

/// Which reports are asked for; `nil` for any.
public struct FeedbackReportFilter: Sendable {
  public var client: Client.ID?
  public var enrolment: Enrolment.ID?
  public var status: FeedbackReport.Status?
  public var kind: FeedbackReport.Kind?

  public init(
    client: Client.ID? = nil, enrolment: Enrolment.ID? = nil, status: FeedbackReport.Status? = nil,
    kind: FeedbackReport.Kind? = nil
  ) {
    self.client = client
    self.enrolment = enrolment
    self.status = status
    self.kind = kind
  }
}

extension ReadTransaction {
  /// - Returns: `nil` when there is no such report, or none that `viewer` may know of at this moment.
  public func feedbackReport(_ id: FeedbackReport.ID, for viewer: Viewer) throws(SQLiteError)
    -> FeedbackReport?
  {
    switch viewer {
    case .referrer, .outsider:
      guard try !feedbackReportIDs(.one(id), for: viewer, FeedbackReportFilter(), limit: 1).isEmpty else {
        return nil
      }
      return try unguardedFeedbackReport(id, for: viewer)
    case .coordinator, .practitioner:
      guard let report = try unguardedFeedbackReport(id, for: viewer) else {
        try lookInVain(for: viewer)
        return nil
      }
      return try maySee(report.clientID, viewer) ? report : nil
    }
  }

  /// At most `limit` reports that `viewer` may see at this moment, by id, from after `cursor` on.
  /// - Returns: Also the cursor of the next page; `nil` when this was the last.
  public func feedbackReports(
    for viewer: Viewer, _ filter: FeedbackReportFilter, after cursor: FeedbackReport.ID?, limit: Int
  ) throws(SQLiteError) -> (reports: [FeedbackReport], next: FeedbackReport.ID?) {
    let ids = try feedbackReportIDs(.after(cursor), for: viewer, filter, limit: limit + 1)
    var reports: [FeedbackReport] = []
    for id in ids.prefix(limit) {
      if let report = try unguardedFeedbackReport(id, for: viewer) { reports.append(report) }
    }
    return (reports, ids.count > limit ? ids.dropLast().last : nil)
  }

  /// One report as `viewer` sees it, if it may; that is for the caller to know.
  private func unguardedFeedbackReport(
    _ id: FeedbackReport.ID, for viewer: Viewer
  ) throws(SQLiteError) -> FeedbackReport? {
    try first(FeedbackReportRecord.select, id) { row throws(SQLiteError) in
      try FeedbackReportRecord.read(row, for: viewer)
    }
  }

  /// What allows feedback about a client to go to a referrer now; `nil` when nothing does.
  /// - Parameter purpose: What a referrer of its kind needs (`Referrer.Kind.feedbackConsent`).
  public func feedbackConsent(
    of client: Client.ID, _ purpose: Consent.Purpose, for recipient: Referrer.ID
  ) throws(SQLiteError) -> Consent.ID? {
    try first(FeedbackReportRecord.selectConsent, client, purpose, recipient) { row throws(SQLiteError) in
      try row.id(0, "consent.id")
    }
  }

  /// The one rule of who sees which reports: those of the clients that it sees, and for a referrer what was sent to it so
  /// long as the client allows it.
  private func feedbackReportIDs(
    _ window: Window<FeedbackReport>, for viewer: Viewer, _ filter: FeedbackReportFilter, limit: Int
  ) throws(SQLiteError) -> [FeedbackReport.ID] {
    let (from, through) = (window.first, window.last)
    switch viewer {
    case .coordinator: return try coordinatorsIDs(window, filter, limit: limit)
    case .practitioner(let practitioner, let moment):
      return try all(
        FeedbackReportRecord.idsInCare, from, through, limit, practitioner, moment, filter.status,
        filter.kind, filter.client, filter.enrolment, read: FeedbackReportRecord.id)
    case .referrer(let referrer):
      return try all(
        FeedbackReportRecord.idsOfRecipient, from, through, limit, referrer, filter.status, filter.kind,
        filter.client, filter.enrolment, read: FeedbackReportRecord.id)
    case .outsider: return []
    }
  }

  private func coordinatorsIDs(
    _ window: Window<FeedbackReport>, _ filter: FeedbackReportFilter, limit: Int
  ) throws(SQLiteError) -> [FeedbackReport.ID] {
    let (from, through) = (window.first, window.last)
    switch (filter.enrolment, filter.client, filter.status, filter.kind) {
    case (let enrolment?, let client, let status, let kind):
      return try all(
        FeedbackReportRecord.idsOfEnrolment, from, through, limit, enrolment, status, kind, client,
        read: FeedbackReportRecord.id)
    case (nil, let client?, let status, let kind):
      return try all(
        FeedbackReportRecord.idsOfClient, from, through, limit, client, status, kind,
        read: FeedbackReportRecord.id)
    case (nil, nil, let status?, let kind?):
      return try all(
        FeedbackReportRecord.idsOfStatusAndKind, from, through, limit, status, kind,
        read: FeedbackReportRecord.id)
    case (nil, nil, let status?, nil):
      return try all(
        FeedbackReportRecord.idsOfStatus, from, through, limit, status, read: FeedbackReportRecord.id)
    case (nil, nil, nil, let kind?):
      return try all(
        FeedbackReportRecord.idsOfKind, from, through, limit, kind, read: FeedbackReportRecord.id)
    case (nil, nil, nil, nil):
      return try all(FeedbackReportRecord.idsOfAll, from, through, limit, read: FeedbackReportRecord.id)
    }
  }
}
