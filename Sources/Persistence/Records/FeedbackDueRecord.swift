public import Domain
public import SQLite

/// What referrers have not been told yet, read for the worklist. Every statement is bounded: by days, or by what is under
/// way. Those for one practitioner go through the clients in its care.
enum FeedbackDueRecord {
  /// Decisions of some time without a letter about the intake that went. By intake_decision_by_date and
  /// feedback_report_by_client.
  static let decided: StaticString = """
    SELECT intake.client_id, intake.id, decision.enrolment_id, intake.referrer_id, decision.decided_at
    FROM intake_decision AS decision JOIN intake ON intake.id = decision.intake_id
    WHERE decision.decided_at BETWEEN ?1 AND ?2 AND NOT EXISTS (
      SELECT 1
      FROM feedback_report AS report
      WHERE report.client_id = intake.client_id AND +report.intake_id = intake.id AND +report.kind = 'intake'
        AND report.sent_at IS NOT NULL)
    ORDER BY decision.decided_at
    """

  /// The same, by in_care, intake_by_client and feedback_report_by_client; sorts one practitioner's caseload.
  static let decidedInCare: StaticString = """
    SELECT intake.client_id, intake.id, decision.enrolment_id, intake.referrer_id, decision.decided_at
    FROM intake JOIN intake_decision AS decision ON decision.intake_id = intake.id
    WHERE intake.client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?3 AND from_moment <= ?4 AND until_moment > ?4)
      AND +decision.decided_at BETWEEN ?1 AND ?2 AND NOT EXISTS (
        SELECT 1
        FROM feedback_report AS report
        WHERE report.client_id = intake.client_id AND +report.intake_id = intake.id AND +report.kind = 'intake'
          AND report.sent_at IS NOT NULL)
    ORDER BY decision.decided_at
    """

  /// Enrolments under way, with when the last letter on the way went. By enrolment_by_status and
  /// feedback_report_by_enrolment.
  static let active: StaticString = """
    SELECT enrolment.client_id, enrolment.intake_id, enrolment.id, intake.referrer_id,
           (SELECT max(report.sent_at)
            FROM feedback_report AS report
            WHERE report.enrolment_id = enrolment.id AND +report.kind = 'progress'),
           enrolment.phase, enrolment.weeks, enrolment.start_on, enrolment.end_on
    FROM enrolment JOIN intake ON intake.id = enrolment.intake_id
    WHERE enrolment.status = 'active'
    ORDER BY enrolment.id
    """

  /// The same, by in_care, enrolment_by_client and feedback_report_by_enrolment; sorts one practitioner's caseload.
  static let activeInCare: StaticString = """
    SELECT enrolment.client_id, enrolment.intake_id, enrolment.id, intake.referrer_id,
           (SELECT max(report.sent_at)
            FROM feedback_report AS report
            WHERE report.enrolment_id = enrolment.id AND +report.kind = 'progress'),
           enrolment.phase, enrolment.weeks, enrolment.start_on, enrolment.end_on
    FROM enrolment JOIN intake ON intake.id = enrolment.intake_id
    WHERE enrolment.client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?1 AND from_moment <= ?2 AND until_moment > ?2)
      AND +enrolment.status = 'active'
    ORDER BY enrolment.id
    """

  /// Enrolments that ended some days ago without a final letter that went. By enrolment_by_end and
  /// feedback_report_by_enrolment.
  static let ended: StaticString = """
    SELECT enrolment.client_id, enrolment.intake_id, enrolment.id, intake.referrer_id, enrolment.ended_on
    FROM enrolment JOIN intake ON intake.id = enrolment.intake_id
    WHERE enrolment.ended_on BETWEEN ?1 AND ?2 AND NOT EXISTS (
      SELECT 1
      FROM feedback_report AS report
      WHERE report.enrolment_id = enrolment.id AND +report.kind = 'final' AND report.sent_at IS NOT NULL)
    ORDER BY enrolment.ended_on
    """

  /// The same, by in_care, enrolment_by_client and feedback_report_by_enrolment; sorts one practitioner's caseload.
  static let endedInCare: StaticString = """
    SELECT enrolment.client_id, enrolment.intake_id, enrolment.id, intake.referrer_id, enrolment.ended_on
    FROM enrolment JOIN intake ON intake.id = enrolment.intake_id
    WHERE enrolment.client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?3 AND from_moment <= ?4 AND until_moment > ?4)
      AND +enrolment.ended_on BETWEEN ?1 AND ?2 AND NOT EXISTS (
        SELECT 1
        FROM feedback_report AS report
        WHERE report.enrolment_id = enrolment.id AND +report.kind = 'final' AND report.sent_at IS NOT NULL)
    ORDER BY enrolment.ended_on
    """

  /// Red flags of some time after which no letter went, with the client's last intake. By flag_red_by_date,
  /// intake_by_client and feedback_report_by_client.
  static let flagged: StaticString = """
    SELECT flag.client_id, intake.id, NULL, intake.referrer_id, flag.raised_at
    FROM flag JOIN intake
      ON intake.id = (SELECT max(latest.id) FROM intake AS latest WHERE latest.client_id = flag.client_id)
    WHERE flag.level = 'red' AND flag.raised_at BETWEEN ?1 AND ?2 AND NOT EXISTS (
      SELECT 1
      FROM feedback_report AS report
      WHERE report.client_id = flag.client_id AND +report.kind = 'flag' AND report.sent_at >= flag.raised_at)
    ORDER BY flag.raised_at
    """

  /// The same, by in_care, the UNIQUE over client, intake and kind, intake_by_client and feedback_report_by_client; sorts one
  /// practitioner's caseload.
  static let flaggedInCare: StaticString = """
    SELECT flag.client_id, intake.id, NULL, intake.referrer_id, flag.raised_at
    FROM flag JOIN intake
      ON intake.id = (SELECT max(latest.id) FROM intake AS latest WHERE latest.client_id = flag.client_id)
    WHERE flag.client_id IN (
        SELECT client_id
        FROM in_care
        WHERE practitioner_id = ?3 AND from_moment <= ?4 AND until_moment > ?4)
      AND +flag.level = 'red' AND +flag.raised_at BETWEEN ?1 AND ?2 AND NOT EXISTS (
        SELECT 1
        FROM feedback_report AS report
        WHERE report.client_id = flag.client_id AND +report.kind = 'flag' AND report.sent_at >= flag.raised_at)
    ORDER BY flag.raised_at
    """

  /// Whether a client refused this, or took it back. By consent_by_client.
  static let selectRefusal: StaticString = """
    SELECT 1
    FROM consent
    WHERE client_id = ?1 AND purpose = ?2 AND recipient = ?3 AND (given = 0 OR withdrawn_at IS NOT NULL)
    LIMIT 1
    """

  /// A letter of this kind to this recipient that was begun and may still go: the last one. About one intake or enrolment
  /// where that matters. By feedback_report_by_client and feedback_report_superseding.
  static let selectUnsent: StaticString = """
    SELECT id
    FROM feedback_report AS report
    WHERE client_id = ?1 AND +kind = ?2 AND sent_at IS NULL AND +recipient_id = ?3
      AND (?4 IS NULL OR +intake_id = ?4) AND (?5 IS NULL OR +enrolment_id = ?5)
      AND NOT EXISTS (SELECT 1 FROM feedback_report AS later WHERE later.supersedes_id = report.id)
    ORDER BY id DESC
    LIMIT 1
    """
}

/// A letter that should have gone to a referrer by now.
public struct FeedbackDue: Equatable, Sendable {
  public let kind: FeedbackReport.Kind
  public let clientID: Client.ID
  public let intakeID: Intake.ID
  public let enrolmentID: Enrolment.ID?
  public let referrerID: Referrer.ID
  public let dueOn: CalendarDate
  /// Whether the client allows it now; otherwise it has not been asked yet.
  public let hasConsent: Bool
  /// The letter that was begun; `nil` when none was.
  public let reportID: FeedbackReport.ID?
}

extension ReadTransaction {
  /// Letters that should have gone by today, the longest overdue first: about all clients for a coordinator, about those in
  /// its care for a practitioner. Not those about which a client said no, nor those that are older than `daysBack`.
  /// - Parameters:
  ///   - now: The moment it is.
  ///   - day: The day at the cooperative on which a moment falls.
  /// - Returns: At most `limit`.
  public func feedbackDue(
    for viewer: Viewer, _ schedule: FeedbackSchedule, daysBack: Int, at now: Instant, limit: Int,
    day: (Instant) -> CalendarDate
  ) throws(SQLiteError) -> [FeedbackDue] {
    let today = day(now)
    var due: [FeedbackDue] = []
    var counts: [FeedbackReport.Kind: Int] = [:]
    var flagged: Set<Client.ID> = []
    /// - Returns: Whether to go on with this kind: but for what is under way, they come in the order in which they are due.
    func take(_ candidate: Candidate) throws(SQLiteError) -> Bool {
      let dueOn: CalendarDate?
      switch candidate.since {
      case .decision(let moment): dueOn = day(moment).adding(days: schedule.intakeDays)
      case .start(let period, let last): dueOn = schedule.nextProgress(of: period, after: last.map(day))
      case .end(let last): dueOn = last.adding(days: schedule.finalDays)
      case .flag(let moment):
        // Of several flags one letter speaks.
        guard flagged.insert(candidate.client).inserted else { return true }
        dueOn = day(moment).adding(days: schedule.flagDays)
      }
      guard let dueOn, dueOn <= today, let entry = try entry(candidate, dueOn) else { return true }
      due.append(entry)
      counts[entry.kind, default: 0] += 1
      return entry.kind == .progress || counts[entry.kind, default: 0] < limit
    }
    try candidates(for: viewer, daysBack: daysBack, at: now, today: today, take: take)
    return Array(due.sorted { ($0.dueOn, $0.clientID) < ($1.dueOn, $1.clientID) }.prefix(limit))
  }

  /// Something that a referrer may have to be told.
  private struct Candidate {
    let client: Client.ID
    let intake: Intake.ID
    let enrolment: Enrolment.ID?
    let referrer: Referrer.ID
    let since: Since
  }

  /// From when the time to the letter runs.
  private enum Since {
    case decision(Instant)
    case start(Enrolment.Period, last: Instant?)
    case end(CalendarDate)
    case flag(Instant)

    /// Whether the letter is about one intake: of flags it is about the client.
    var isAboutIntake: Bool { if case .flag = self { false } else { true } }

    /// Whether the letter is about one enrolment; after an intake it may be about that alone.
    var isAboutEnrolment: Bool {
      switch self {
      case .start, .end: true
      case .decision, .flag: false
      }
    }

    var kind: FeedbackReport.Kind {
      switch self {
      case .decision: .intake
      case .start: .progress
      case .end: .final
      case .flag: .flag
      }
    }
  }

  /// Of each kind, until `take` has enough of it.
  private func candidates(
    for viewer: Viewer, daysBack: Int, at now: Instant, today: CalendarDate,
    take: (Candidate) throws(SQLiteError) -> Bool
  ) throws(SQLiteError) {
    let (first, firstDay) = (now.adding(days: -daysBack), today.adding(days: -daysBack))
    func read(_ row: borrowing Row, since: Since) throws(SQLiteError) -> Bool {
      try take(
        Candidate(
          client: try row.id(0, "client_id"), intake: try row.id(1, "intake_id"),
          enrolment: try row.optionalID(2, "enrolment_id"), referrer: try row.id(3, "referrer_id"),
          since: since))
    }
    func decided(_ row: borrowing Row) throws(SQLiteError) -> Bool {
      try read(row, since: .decision(row.instant(4)))
    }
    func active(_ row: borrowing Row) throws(SQLiteError) -> Bool {
      let period = Enrolment.Period(
        stored: try row.phase(5, "enrolment.phase"), weeks: row.int(6),
        start: try row.date(7, "enrolment.start_on"), end: try row.date(8, "enrolment.end_on"))
      return try read(row, since: .start(period, last: row.optionalInstant(4)))
    }
    func ended(_ row: borrowing Row) throws(SQLiteError) -> Bool {
      try read(row, since: .end(try row.date(4, "enrolment.ended_on")))
    }
    func flagged(_ row: borrowing Row) throws(SQLiteError) -> Bool {
      try read(row, since: .flag(row.instant(4)))
    }
    switch viewer {
    case .coordinator:
      try forRows(FeedbackDueRecord.decided, first, now, while: decided)
      try forRows(FeedbackDueRecord.active, while: active)
      try forRows(FeedbackDueRecord.ended, firstDay, today, while: ended)
      try forRows(FeedbackDueRecord.flagged, first, now, while: flagged)
    case .practitioner(let own, let moment):
      try forRows(FeedbackDueRecord.decidedInCare, first, now, own, moment, while: decided)
      try forRows(FeedbackDueRecord.activeInCare, own, moment, while: active)
      try forRows(FeedbackDueRecord.endedInCare, firstDay, today, own, moment, while: ended)
      try forRows(FeedbackDueRecord.flaggedInCare, first, now, own, moment, while: flagged)
    case .referrer, .outsider: break
    }
  }

  /// - Returns: `nil` where nothing is to be sent: to a referrer of a kind to which nothing goes, or because the client said
  ///   no.
  private func entry(_ candidate: Candidate, _ dueOn: CalendarDate) throws(SQLiteError) -> FeedbackDue? {
    guard let purpose = try referrerStanding(candidate.referrer)?.kind.feedbackConsent else { return nil }
    let consent = try feedbackConsent(of: candidate.client, purpose, for: candidate.referrer)
    if consent == nil,
      try exists(FeedbackDueRecord.selectRefusal, candidate.client, purpose, candidate.referrer)
    {
      return nil
    }
    return FeedbackDue(
      kind: candidate.since.kind, clientID: candidate.client, intakeID: candidate.intake,
      enrolmentID: candidate.enrolment, referrerID: candidate.referrer, dueOn: dueOn,
      hasConsent: consent != nil,
      reportID: try first(
        FeedbackDueRecord.selectUnsent, candidate.client, candidate.since.kind, candidate.referrer,
        candidate.since.isAboutIntake ? candidate.intake : nil,
        candidate.since.isAboutEnrolment ? candidate.enrolment : nil, read: FeedbackReportRecord.id))
  }
}
