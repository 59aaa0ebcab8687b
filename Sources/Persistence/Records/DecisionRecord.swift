public import Domain
public import SQLite

/// The `intake_decision` table.
enum DecisionRecord {
  static let insert: StaticString = """
    INSERT INTO intake_decision (intake_id, outcome, reason, phase, weeks, start_on, lead_practitioner_id, enrolment_id,
                                 gp_contact_with, gp_contact_at, gp_contact_note, decided_by, decided_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    """

  static let select: StaticString = """
    SELECT outcome, reason, phase, weeks, start_on, lead_practitioner_id, enrolment_id, gp_contact_with, gp_contact_at,
           gp_contact_note, decided_by, decided_at
    FROM intake_decision
    WHERE intake_id = ?1
    """
}

/// A decision that was made: what, by whom, when, and what came of it.
public struct MadeDecision: Equatable, Sendable {
  public let decision: Decision
  /// The enrolment that an acceptance made.
  public let enrolmentID: Enrolment.ID?
  /// The name of whoever decided, as it was on that day.
  public let by: PersonName
  public let at: Instant
}

extension ReadTransaction {
  /// What was decided upon an intake. The caller has made sure that the intake may be seen.
  /// - Returns: `nil` while nothing is decided.
  public func decision(on intake: Intake.ID) throws(SQLiteError) -> MadeDecision? {
    try first(DecisionRecord.select, intake) { row throws(SQLiteError) in
      let outcome: Decision.Outcome
      if let lead: Practitioner.ID = try row.optionalID(5, "intake_decision.lead_practitioner_id") {
        let phase = try row.phase(2, "intake_decision.phase")
        let (weeks, start) = (row.int(3), try row.date(4, "intake_decision.start_on"))
        outcome = .accept(
          Decision.Acceptance(
            period: Enrolment.Period(
              stored: phase, weeks: weeks, start: start, end: start.adding(days: 7 * weeks - 1)),
            leadID: lead))
      } else {
        outcome = .decline
      }
      var contact: Flag.Contact?
      if let with: PersonName = row.optionalLine(7) {
        contact = Flag.Contact(with: with, at: row.instant(8), note: row.optionalProse(9))
      }
      return MadeDecision(
        decision: Decision(
          intakeID: intake, outcome: outcome, reason: Note(stored: row.string(1)), gpContact: contact),
        enrolmentID: try row.optionalID(6, "intake_decision.enrolment_id"), by: row.line(10),
        at: row.instant(11))
    }
  }
}

extension WriteTransaction {
  /// Keeps a decision. That it may be made, and what comes of it, is for `decide` to see to.
  func insert(_ made: MadeDecision) throws(SQLiteError) {
    let decision = made.decision
    var acceptance: Decision.Acceptance?
    if case .accept(let accepted) = decision.outcome { acceptance = accepted }
    try run(
      DecisionRecord.insert, decision.intakeID, decision.outcome.kind, decision.reason,
      acceptance?.period.phase, acceptance?.period.weeks, acceptance?.period.start, acceptance?.leadID,
      made.enrolmentID, decision.gpContact?.with, decision.gpContact?.at, decision.gpContact?.note, made.by,
      made.at)
  }
}
