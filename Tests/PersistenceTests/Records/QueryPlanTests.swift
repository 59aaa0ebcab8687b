import SQLite
import Testing

@testable import Persistence

/// How SQLite runs what is asked of it: by the index that is named above each statement, and by no other.
@Suite struct `A statement` {
  let store: TestStore
  let written: [WrittenStatement]

  init() throws {
    store = try TestStore()
    written = try WrittenStatement.all()
  }

  /// What the views look into.
  private static let views: [String: Set<String>] = [
    "in_care": ["care_team_member_by_practitioner", "emergency_access_by_practitioner"],
    "live_consent": ["consent_by_client"],
  ]

  /// These look at rows one by one: the last, all keys when a dossier is destroyed, a handful of names.
  private static let scans: Set = ["AuditRecord.selectLast", "ErasureRecord.selectKeys", "Migrator.isThere"]

  /// Indexes that foreign keys alone use, or that are there to refuse.
  private static let silent: Set = [
    "measurement_by_intake", "flag_by_intake", "feedback_report_by_intake", "intake_decision_by_enrolment",
    "enrolment_by_intake", "enrolment_continuing", "sick_spell_lasting",
  ]

  /// The indexes that have a name of ours, each with the condition of one over a part of its table.
  private func indexes() throws -> [String: Bool] {
    let rows = try store.read { reading throws(SQLiteError) in
      try reading.all(
        "SELECT name, sql LIKE '% WHERE %' FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
      ) { row in (row.string(0), row.bool(1)) }
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  private func index(of step: String) -> String? {
    step.firstMatch(of: /USING (?:COVERING )?INDEX (\w+)/).map { String($0.1) }
  }

  @Test func `is served by the indexes that are named above it, and by no other`() throws {
    let indexes = try indexes()
    #expect(written.count > 240)
    for statement in written {
      let plan = try store.connection.plan(of: statement.sql)
      let served = Set(plan.compactMap(index).filter { indexes[$0] != nil })
      let words = statement.words
      let named = words.intersection(indexes.keys)
        .union(Self.views.filter { words.contains($0.key) }.flatMap(\.value))
      #expect(served == named, "\(statement.name): \(plan)")
    }
  }

  @Test func `looks at no row in vain`() throws {
    let indexes = try indexes()
    let parts = DossierTable.allCases.flatMap { table in [table.delete, table.standing] } + ClientMerge.moves
    let all =
      written.filter { !Self.scans.contains($0.name) }.map { ($0.name, $0.sql) }
      + parts.map { ("\($0)", "\($0)") }
    for (name, sql) in all {
      for step in try store.connection.plan(of: sql) where step.hasPrefix("SCAN") {
        // All of an index over a part of its table is what was asked for.
        #expect(index(of: step).flatMap { indexes[$0] } == true, "\(name): \(step)")
      }
    }
  }

  @Test func `has every index for something`() throws {
    let all = try written.flatMap { try store.connection.plan(of: $0.sql) }
    let unused = try Set(indexes().keys).subtracting(all.compactMap(index))
    #expect(unused == Self.silent, "\(unused.symmetricDifference(Self.silent))")
  }

  /// The pages that a request may ask for without an end to it come in the order of an index: nothing is sorted.
  static let pages: [StaticString] = [
    ReferrerRecord.select, PractitionerRecord.select, PractitionerRecord.selectExpiring,
    ClientRecord.selectAll, ClientRecord.selectInCare,
    IntakeRecord.idsOfAll, IntakeRecord.idsOfStatus, IntakeRecord.idsOfReferrer,
    IntakeRecord.idsOfReferrerAndStatus, TokenRecord.select, IdempotencyRecord.purge,
    MeasurementRecord.selectOfIntake, FlagRecord.idsOfAll, FlagRecord.idsOfStatus, FlagRecord.idsOpenRed,
    EmergencyAccessRecord.selectToReview, EmergencyAccessRecord.selectOfClient,
    ErasureRequestRecord.selectToDecide,
    AuditRecord.selectBefore, AuditRecord.seqsOfClient,
    TreatmentPlanRecord.idsOfAll, TreatmentPlanRecord.idsOfStatus, TreatmentPlanRecord.idsOfClient,
    TreatmentPlanRecord.idsOfEnrolment, GoalRecord.selectOfPlan, InterventionRecord.selectOfPlan,
    EvaluationRecord.selectOfPlan, ProgressNoteRecord.selectPage, TreatmentPlanVersionRecord.selectPage,
    SessionRecord.idsOfAll, SessionRecord.idsOfStatus, SessionRecord.selectOfClient,
    SessionRecord.selectOfPractitioner, SessionRecord.selectOfAll, CareTeamRecord.selectOfEnrolment,
    FeedbackDueRecord.decided, FeedbackDueRecord.active, FeedbackDueRecord.ended, FeedbackDueRecord.flagged,
    EvaluationDueRecord.select,
    FeedbackReportRecord.idsOfAll, FeedbackReportRecord.idsOfStatus, FeedbackReportRecord.idsOfKind,
    FeedbackReportRecord.idsOfStatusAndKind, FeedbackReportRecord.idsOfClient,
    FeedbackReportRecord.idsOfEnrolment, FeedbackReportRecord.idsOfRecipient,
    AbsenceRecord.select, PhasePackageRecord.select, EnrolmentRecord.idsOfAll, EnrolmentRecord.idsOfStatus,
    EnrolmentRecord.idsOfClient,
  ]

  @Test func `that gives a page sorts nothing`() throws {
    for page in Self.pages {
      for step in try store.connection.plan(of: "\(page)") {
        #expect(!step.contains("TEMP B-TREE"), "\(page): \(step)")
      }
    }
  }
}
