import Domain

/// Who may do what with whose records: every operation of the API, by its name in the document, and for each role the
/// relation that opens it. Default deny: what has no line here is closed to everybody, and so is `nothing`.
///
/// The service asks this table twice. At the head of a request: may this role call this at all (403)? And for the rows:
/// the relation makes the `Viewer` that every statement asks for, so that a list, a search, a picture and a letter show
/// no row that a single read would refuse (404). What each relation means stands at `Relation`.
///
/// A test walks all operations with every role and relation and compares what happens with what is written here.
enum AccessMatrix {
  // swift-format-ignore
  static let rules: [AccessRule] = [
    //                     referrer    practitioner  coordinator  reporter    admin
    .init("service",       .everybody,                                                    "getLiveness", "getReadiness", "getSecurityTxt", "getOpenApi"),
    .init("caller",        .itself,    .itself,      .itself,     .itself,    .itself,    "getMe"),
    .init("codes",         .technical, .technical,   .technical,  .technical, .technical, "getCodes"),

    .init("intake",        .own,       .inCare,      .all,        .nothing,   .nothing,   "listIntakes", "getIntake"),
    .init("intake",        .own,       .nothing,     .all,        .nothing,   .nothing,   "postIntake", "validateIntake", "withdrawIntake"),
    .init("decision",      .nothing,   .inCare,      .all,        .nothing,   .nothing,   "getDecision"),
    .init("decision",      .nothing,   .nothing,     .all,        .nothing,   .nothing,   "putDecision"),

    .init("client",        .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listClients", "searchClients", "getClient"),
    .init("client",        .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "putClient", "patchClient"),
    .init("client",        .nothing,   .nothing,     .all,        .nothing,   .nothing,   "postClient", "mergeClient"),

    .init("measurement",   .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listMeasurements", "getMeasurement", "getSpinnenweb", "getCourse"),
    .init("measurement",   .nothing,   .inCare,      .all,        .nothing,   .nothing,   "postMeasurement"),
    .init("progress",      .consented, .inCare,      .all,        .nothing,   .nothing,   "getProgressReport"),
    .init("consent",       .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listConsents", "getConsent"),
    .init("consent",       .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "postConsent", "withdrawConsent"),
    .init("flag",          .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listFlags", "getFlag"),
    .init("flag",          .nothing,   .inCare,      .all,        .nothing,   .nothing,   "handleFlag"),
    .init("worklist",      .nothing,   .inCare,      .all,        .nothing,   .nothing,   "getWorklist"),

    .init("referrer",      .own,       .nothing,     .all,        .nothing,   .nothing,   "listReferrers", "getReferrer"),
    .init("referrer",      .nothing,   .nothing,     .all,        .nothing,   .nothing,   "postReferrer", "putReferrer", "patchReferrer"),
    .init("practitioner",  .nothing,   .all,         .all,        .nothing,   .nothing,   "listPractitioners", "getPractitioner"),
    .init("practitioner",  .nothing,   .nothing,     .all,        .nothing,   .nothing,   "postPractitioner", "putPractitioner", "patchPractitioner"),
    .init("absence",       .nothing,   .own,         .all,        .nothing,   .nothing,   "listAbsences", "getAbsence", "getOpenWork"),
    .init("absence",       .nothing,   .own,         .all,        .nothing,   .nothing,   "postAbsence", "cancelAbsence"),

    .init("phasePackage",  .nothing,   .all,         .all,        .nothing,   .nothing,   "listPhasePackages", "getPhasePackage"),
    .init("phasePackage",  .nothing,   .nothing,     .all,        .nothing,   .nothing,   "putPhasePackage", "patchPhasePackage"),
    .init("enrolment",     .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listEnrolments", "getEnrolment"),
    .init("enrolment",     .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "startEnrolment", "prolongEnrolment", "stopEnrolment", "completeEnrolment"),
    .init("enrolment",     .nothing,   .nothing,     .all,        .nothing,   .nothing,   "putEnrolment", "patchEnrolment", "continueEnrolment"),
    .init("careTeam",      .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listCareTeam", "getCareTeamMember"),
    .init("careTeam",      .nothing,   .nothing,     .all,        .nothing,   .nothing,   "postCareTeamMember", "endCareTeamMember", "replaceCareTeamMember"),
    .init("session",       .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listSessions", "getSession", "getClientCalendar", "getPractitionerCalendar"),
    .init("session",       .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "postSession", "putSession", "patchSession", "attendSession", "missSession", "cancelSession"),

    .init("treatmentPlan", .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listTreatmentPlans", "getTreatmentPlan"),
    .init("treatmentPlan", .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listTreatmentPlanVersions", "getTreatmentPlanVersion", "getTreatmentPlanChanges"),
    .init("treatmentPlan", .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "postTreatmentPlan", "putTreatmentPlan", "patchTreatmentPlan"),
    .init("treatmentPlan", .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "activateTreatmentPlan", "signTreatmentPlan", "closeTreatmentPlan"),
    .init("goal",          .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listGoals", "getGoal"),
    .init("goal",          .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "postGoal", "putGoal", "patchGoal", "deleteGoal"),
    .init("progressNote",  .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listProgressNotes", "getProgressNote"),
    .init("progressNote",  .nothing,   .inCare,      .all,        .nothing,   .nothing,   "postProgressNote"),
    .init("intervention",  .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listInterventions", "getIntervention"),
    .init("intervention",  .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "postIntervention", "putIntervention", "patchIntervention", "deleteIntervention"),

    .init("sickSpell",     .nothing,   .inCare,      .all,        .nothing,   .nothing,   "listSickSpells", "getSickSpell", "getClientAbsence"),
    .init("sickSpell",     .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "postSickSpell", "putSickSpell", "patchSickSpell", "deleteSickSpell"),

    .init("dossier",       .nothing,   .nothing,     .all,        .nothing,   .nothing,   "exportClient", "previewErasure"),
    .init("feedback",      .consented, .inCare,      .all,        .nothing,   .nothing,   "listFeedbackReports", "getFeedbackReport"),
    .init("feedback",      .consented, .nothing,     .nothing,    .nothing,   .nothing,   "acknowledgeFeedbackReport"),
    .init("feedback",      .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "postFeedbackReport", "putFeedbackReport", "patchFeedbackReport", "deleteFeedbackReport"),
    .init("feedback",      .nothing,   .inTeam,      .all,        .nothing,   .nothing,   "finaliseFeedbackReport", "sendFeedbackReport", "supersedeFeedbackReport"),
    .init("erasureRequest",.nothing,   .nothing,     .all,        .nothing,   .nothing,   "listErasureRequests", "listClientErasureRequests", "getErasureRequest", "postErasureRequest"),
    .init("erasureRequest",.nothing,   .nothing,     .all,        .nothing,   .nothing,   "refuseErasureRequest", "withdrawErasureRequest", "carryOutErasureRequest"),
    .init("erasure",       .nothing,   .nothing,     .all,        .nothing,   .technical, "listErasures", "getErasure", "listExpiredDossiers"),
    .init("erasure",       .nothing,   .nothing,     .all,        .nothing,   .nothing,   "destroyExpiredDossier"),

    .init("emergency",     .nothing,   .own,         .nothing,    .nothing,   .nothing,   "postEmergencyAccess"),
    .init("emergency",     .nothing,   .own,         .all,        .nothing,   .nothing,   "listEmergencyAccesses", "getEmergencyAccess", "endEmergencyAccess"),
    .init("emergency",     .nothing,   .nothing,     .all,        .nothing,   .nothing,   "reviewEmergencyAccess"),
    .init("auditTrail",    .nothing,   .nothing,     .nothing,    .nothing,   .technical, "listAuditEvents", "getAuditHead"),
    .init("accessLog",     .nothing,   .nothing,     .all,        .nothing,   .nothing,   "listClientAuditEvents", "getAccessLog"),
    .init("token",         .nothing,   .nothing,     .nothing,    .nothing,   .technical, "listTokens", "getToken"),
    .init("token",         .nothing,   .nothing,     .nothing,    .nothing,   .technical, "postToken", "revokeToken"),
  ]
}
