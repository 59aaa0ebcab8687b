import SQLite
import Testing

@testable import Persistence

@Suite struct `A statement on the way of a request` {
  static let statements: [StaticString] =
    [
      ReferrerRecord.select, ReferrerRecord.selectOwn, ReferrerRecord.selectStanding, ReferrerRecord.update,
      PractitionerRecord.select, PractitionerRecord.selectExpiring, PractitionerRecord.selectStanding,
      PractitionerRecord.selectDisciplines, PractitionerRecord.selectRegistrations, PractitionerRecord.update,
      PractitionerRecord.deleteDisciplines, PractitionerRecord.deleteRegistrations,
      ClientRecord.update, ClientMerge.deleteDouble, ClientMerge.moveCareTeam, ClientMerge.mark,
      ClientMerge.markEarlier, ClientMerge.selectMergedInto, ClientMerge.selectMerged,
      ClientRecord.selectAll, ClientRecord.selectInCare, ClientRecord.searchByBirthDate,
      ClientRecord.selectPossibleDuplicates, ClientRecord.selectBirthDate, ClientRecord.isKnownToReferrer,
      CareTeamRecord.select,
      IntakeRecord.select, IntakeRecord.idsOfAll, IntakeRecord.idsOfStatus, IntakeRecord.idsOfReferrer,
      IntakeRecord.idsOfReferrerAndStatus, IntakeRecord.idsInCare, IntakeRecord.idInCare,
      IntakeRecord.selectByZorgdomeinNumber, IntakeRecord.selectStanding, IntakeRecord.updateStatus,
      IntakeRecord.touch, IntakeRecord.touchOfClient,
      MeasurementRecord.selectOfIntake, MeasurementRecord.selectOfClient, MeasurementRecord.select,
      MeasurementRecord.selectPage, MeasurementRecord.touch,
      FlagRecord.selectOfIntake, FlagRecord.selectOfClient, FlagRecord.selectOfMeasurement, FlagRecord.select,
      FlagRecord.idsOfAll, FlagRecord.idsOfStatus, FlagRecord.idsInCare, FlagRecord.idsOpenRedInCare,
      FlagRecord.handle,
      ConsentRecord.selectOfIntake, ConsentRecord.selectOfClient, ConsentRecord.selectLiveParental,
      ConsentRecord.selectPage, ConsentRecord.withdraw, ConsentRecord.selectLivePurposes,
      PractitionerRecord.selectEnding,
      CareTeamRecord.selectOfEnrolment, CareTeamRecord.updateEnd, CareTeamRecord.endOfEnrolment,
      CareTeamRecord.deleteStillToCome,
      CareTeamRecord.isPresent, IntakeRecord.decide, DecisionRecord.select, FlagRecord.isOpenRed,
      SessionRecord.select, SessionRecord.idsOfAll, SessionRecord.idsOfStatus, SessionRecord.idsOfEnrolment,
      SessionRecord.idsInCare, SessionRecord.selectOfClient, SessionRecord.selectOfPractitioner,
      SessionRecord.selectOfPractitionerInCare, SessionRecord.selectOfAll, SessionRecord.selectPlanned,
      SessionRecord.selectOwnPlanned, SessionRecord.selectBusyPractitioner, SessionRecord.selectBusyClient,
      SessionRecord.countByStatus, SessionRecord.update, SessionRecord.updateStatus, SessionRecord.cancelFrom,
      AbsenceRecord.select, AbsenceRecord.selectOpen, AbsenceRecord.cancel,
      AbsenceRecord.selectOpenEnrolments,
      SickSpellRecord.update, SickSpellRecord.delete, SickSpellRecord.selectPage,
      SickSpellRecord.selectOfClient, SickSpellRecord.selectOverlapping, SickSpellRecord.deleteDuties,
      SickSpellRecord.selectDuties,
      AuthorRecord.selectPractitionerName, AuthorRecord.selectTokenName,
      EmergencyAccessRecord.selectAll, EmergencyAccessRecord.selectOfClient, EmergencyAccessRecord.selectOwn,
      EmergencyAccessRecord.selectOpen, EmergencyAccessRecord.countSince, EmergencyAccessRecord.updateEnd,
      EmergencyAccessRecord.review, EmergencyAccessRecord.selectPerson,
      PhasePackageRecord.select, PhasePackageRecord.selectOfPhase, PhasePackageRecord.selectModules,
      PhasePackageRecord.update, PhasePackageRecord.deleteModules,
      EnrolmentRecord.select, EnrolmentRecord.idsOfAll, EnrolmentRecord.idsOfStatus,
      EnrolmentRecord.idsOfClient,
      EnrolmentRecord.idsInCare, EnrolmentRecord.selectRunning, EnrolmentRecord.updatePeriod,
      EnrolmentRecord.updateDetails, EnrolmentRecord.updateStatus, EnrolmentRecord.touch,
      TreatmentPlanRecord.select, TreatmentPlanRecord.selectInCare, TreatmentPlanRecord.selectOpen,
      TreatmentPlanRecord.selectLatest, TreatmentPlanRecord.selectAgreed,
      TreatmentPlanRecord.idsOfAll,
      TreatmentPlanRecord.idsOfStatus, TreatmentPlanRecord.idsOfClient, TreatmentPlanRecord.idsOfEnrolment,
      TreatmentPlanRecord.idsInCare, TreatmentPlanRecord.update, TreatmentPlanRecord.touch,
      TreatmentPlanRecord.updateStatus, TreatmentPlanRecord.sign,
      GoalRecord.selectOfPlan, GoalRecord.select, GoalRecord.update, GoalRecord.move, GoalRecord.delete,
      InterventionRecord.selectOfPlan, InterventionRecord.select, InterventionRecord.update,
      InterventionRecord.move, InterventionRecord.delete,
      EvaluationRecord.selectOfPlan, EvaluationRecord.delete,
      ProgressNoteRecord.selectPage, ProgressNoteRecord.select, ProgressNoteRecord.exists,
      TreatmentPlanVersionRecord.selectShown, TreatmentPlanVersionRecord.selectPage,
      TreatmentPlanVersionRecord.selectOfClient,
      AuthorRecord.selectPractitionerName, AuthorRecord.selectTokenName,
      FeedbackReportRecord.select, FeedbackReportRecord.idsOfAll, FeedbackReportRecord.idsOfStatus,
      FeedbackReportRecord.idsOfKind, FeedbackReportRecord.idsOfStatusAndKind,
      FeedbackReportRecord.idsOfClient,
      FeedbackReportRecord.idsOfEnrolment, FeedbackReportRecord.idsInCare,
      FeedbackReportRecord.idsOfRecipient,
      FeedbackReportRecord.selectConsent, FeedbackReportRecord.updateText, FeedbackReportRecord.finalise,
      FeedbackReportRecord.send, FeedbackReportRecord.acknowledge, FeedbackReportRecord.touch,
      FeedbackReportRecord.delete, FeedbackLetterRecord.select, ProgressNoteRecord.selectLast,
      SessionRecord.selectNext, SessionRecord.selectPlannedStarts,
      FeedbackDueRecord.decided, FeedbackDueRecord.decidedInCare, FeedbackDueRecord.active,
      FeedbackDueRecord.activeInCare, FeedbackDueRecord.ended, FeedbackDueRecord.endedInCare,
      FeedbackDueRecord.flagged, FeedbackDueRecord.flaggedInCare, FeedbackDueRecord.selectRefusal,
      FeedbackDueRecord.selectUnsent, EvaluationDueRecord.select, EvaluationDueRecord.selectInCare,
      AuditRecord.select, AuditRecord.selectBefore, AuditRecord.seqsOfClient,
      TokenRecord.selectByHash, TokenRecord.select, TokenRecord.selectLive, TokenRecord.revoke,
      TokenRecord.touch,
      IdempotencyRecord.select, IdempotencyRecord.purge,
      ErasureRequestRecord.select, ErasureRequestRecord.selectPage, ErasureRequestRecord.selectOfClient,
      ErasureRequestRecord.selectOpen, ErasureRequestRecord.decide, ErasureRecord.select,
      ErasureRecord.isOfRequest, ErasureRecord.hasTraces, ErasureRecord.markOverwritten,
      ErasureRecord.deleteKey, ExpiredDossiers.candidates, ExpiredDossiers.wasTreated,
      DossierReading.selectMerged, DossierReading.intakesOfClient, DossierReading.enrolmentsOfClient,
      DossierReading.sessionsOfClient, DossierReading.practitionersOfClient, DossierReading.referrersOfClient,
    ] + ClientMerge.moves
    + DossierTable.allCases.flatMap { table in
      [table.count] + [table.ids, table.lastChange].compactMap(\.self)
        + (isReferredTo(table) ? [] : [table.delete])
    }

  /// What refers to an intake or an enrolment is looked through row by row when one is destroyed: the whole database is
  /// written anew then as well.
  private static func isReferredTo(_ table: DossierTable) -> Bool { table == .intake || table == .enrolment }

  @Test(arguments: statements.indices) func `is served by an index`(at index: Int) throws {
    let store = try TestStore()
    let plan = try store.connection.plan(of: Self.statements[index])
    #expect(!plan.isEmpty)
    for step in plan {
      let isPartOfTable = step.hasSuffix("USING INDEX erasure_not_overwritten")
      #expect(!step.hasPrefix("SCAN") || isPartOfTable, "\(Self.statements[index]): \(step)")
    }
  }

  /// The pages that a request may ask for without an end to it come in the order of an index: nothing is sorted.
  static let pages: [StaticString] = [
    ReferrerRecord.select, PractitionerRecord.select, PractitionerRecord.selectExpiring,
    ClientRecord.selectAll, ClientRecord.selectInCare,
    IntakeRecord.idsOfAll, IntakeRecord.idsOfStatus, IntakeRecord.idsOfReferrer,
    IntakeRecord.idsOfReferrerAndStatus, TokenRecord.select, IdempotencyRecord.purge,
    MeasurementRecord.selectOfIntake, FlagRecord.idsOfAll, FlagRecord.idsOfStatus, FlagRecord.idsOpenRed,
    EmergencyAccessRecord.selectToReview, EmergencyAccessRecord.selectOfClient,
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

  @Test(arguments: pages.indices) func `that gives a page sorts nothing`(at index: Int) throws {
    let store = try TestStore()
    for step in try store.connection.plan(of: Self.pages[index]) {
      #expect(!step.contains("TEMP B-TREE"), "\(Self.pages[index]): \(step)")
    }
  }
}
