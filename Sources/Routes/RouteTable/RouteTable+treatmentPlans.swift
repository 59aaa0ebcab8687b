import HTTPServer
import Persistence

extension RouteTable {
  /// What a client and its practitioners want to reach: plans, and what is in them.
  static let treatmentPlans: [Route] = wholePlans + goals + interventions

  private static let wholePlans: [Route] = [
    .write(
      .post, "/v1/treatment-plans", "postTreatmentPlan", for: [.practitioner, .coordinator],
      trail: .init(.create, "treatmentPlan"), TreatmentPlans.post, doc: .postTreatmentPlan),
    .read(
      "/v1/treatment-plans", "listTreatmentPlans", for: [.practitioner, .coordinator],
      trail: .init(.search, "treatmentPlan"),
      parameters: [.planClientID, .planEnrolmentID, .planStatus, .limit, .cursor], TreatmentPlans.list,
      doc: .listTreatmentPlans),
    .read(
      "/v1/treatment-plans/{id}", "getTreatmentPlan", for: [.practitioner, .coordinator],
      trail: .init(.read, "treatmentPlan"), TreatmentPlans.get, doc: .getTreatmentPlan),
    .write(
      .put, "/v1/treatment-plans/{id}", "putTreatmentPlan", for: [.practitioner, .coordinator],
      trail: .init(.update, "treatmentPlan"), TreatmentPlans.put, doc: .putTreatmentPlan),
    .write(
      .patch, "/v1/treatment-plans/{id}", "patchTreatmentPlan", for: [.practitioner, .coordinator],
      trail: .init(.update, "treatmentPlan"), bodyBytesMax: Route.patchBytesMax, TreatmentPlans.patch,
      doc: .patchTreatmentPlan),
    .act(
      "/v1/treatment-plans/{id}/_activate", "activateTreatmentPlan", for: [.practitioner, .coordinator],
      trail: .init(.update, "treatmentPlan"), TreatmentPlans.activate, doc: .activateTreatmentPlan),
    .write(
      .post, "/v1/treatment-plans/{id}/_sign", "signTreatmentPlan", for: [.practitioner, .coordinator],
      trail: .init(.update, "treatmentPlan"), TreatmentPlans.sign, doc: .signTreatmentPlan),
    .act(
      "/v1/treatment-plans/{id}/_close", "closeTreatmentPlan", for: [.practitioner, .coordinator],
      trail: .init(.update, "treatmentPlan"), TreatmentPlans.close, doc: .closeTreatmentPlan),
    .read(
      "/v1/treatment-plans/{id}/versions", "listTreatmentPlanVersions", for: [.practitioner, .coordinator],
      trail: .init(.read, "treatmentPlan"), parameters: .paging, TreatmentPlanVersions.list,
      doc: .listTreatmentPlanVersions),
    .read(
      "/v1/treatment-plans/{id}/versions/{version}", "getTreatmentPlanVersion",
      for: [.practitioner, .coordinator], trail: .init(.read, "treatmentPlan"), TreatmentPlanVersions.get,
      doc: .getTreatmentPlanVersion),
    .read(
      "/v1/treatment-plans/{id}/versions/{version}/changes", "getTreatmentPlanChanges",
      for: [.practitioner, .coordinator], trail: .init(.read, "treatmentPlan"), parameters: [.since],
      TreatmentPlanVersions.changes, doc: .getTreatmentPlanChanges),
  ]

  private static let goals: [Route] = [
    .write(
      .post, "/v1/treatment-plans/{id}/goals", "postGoal", for: [.practitioner, .coordinator],
      trail: .init(.create, "goal"), Goals.post, doc: .postGoal),
    .read(
      "/v1/treatment-plans/{id}/goals", "listGoals", for: [.practitioner, .coordinator],
      trail: .init(.read, "treatmentPlan"), Goals.list, doc: .listGoals),
    .read(
      "/v1/treatment-plans/{id}/goals/{goalId}", "getGoal", for: [.practitioner, .coordinator],
      trail: .init(.read, "goal"), Goals.get, doc: .getGoal),
    .write(
      .put, "/v1/treatment-plans/{id}/goals/{goalId}", "putGoal", for: [.practitioner, .coordinator],
      trail: .init(.update, "goal"), Goals.put, doc: .putGoal),
    .write(
      .patch, "/v1/treatment-plans/{id}/goals/{goalId}", "patchGoal", for: [.practitioner, .coordinator],
      trail: .init(.update, "goal"), bodyBytesMax: Route.patchBytesMax, Goals.patch, doc: .patchGoal),
    .remove(
      "/v1/treatment-plans/{id}/goals/{goalId}", "deleteGoal", for: [.practitioner, .coordinator],
      trail: .init(.delete, "goal"), Goals.delete, doc: .deleteGoal),
    .write(
      .post, "/v1/treatment-plans/{id}/goals/{goalId}/progress-notes", "postProgressNote",
      for: [.practitioner, .coordinator], trail: .init(.create, "progressNote"), ProgressNotes.post,
      doc: .postProgressNote),
    .read(
      "/v1/treatment-plans/{id}/goals/{goalId}/progress-notes", "listProgressNotes",
      for: [.practitioner, .coordinator], trail: .init(.read, "goal"), parameters: .paging,
      ProgressNotes.list, doc: .listProgressNotes),
    .read(
      "/v1/progress-notes/{id}", "getProgressNote", for: [.practitioner, .coordinator],
      trail: .init(.read, "progressNote"), ProgressNotes.get, doc: .getProgressNote),
  ]

  private static let interventions: [Route] = [
    .write(
      .post, "/v1/treatment-plans/{id}/interventions", "postIntervention",
      for: [.practitioner, .coordinator],
      trail: .init(.create, "intervention"), Interventions.post, doc: .postIntervention),
    .read(
      "/v1/treatment-plans/{id}/interventions", "listInterventions", for: [.practitioner, .coordinator],
      trail: .init(.read, "treatmentPlan"), Interventions.list, doc: .listInterventions),
    .read(
      "/v1/treatment-plans/{id}/interventions/{interventionId}", "getIntervention",
      for: [.practitioner, .coordinator], trail: .init(.read, "intervention"), Interventions.get,
      doc: .getIntervention),
    .write(
      .put, "/v1/treatment-plans/{id}/interventions/{interventionId}", "putIntervention",
      for: [.practitioner, .coordinator], trail: .init(.update, "intervention"), Interventions.put,
      doc: .putIntervention),
    .write(
      .patch, "/v1/treatment-plans/{id}/interventions/{interventionId}", "patchIntervention",
      for: [.practitioner, .coordinator], trail: .init(.update, "intervention"),
      bodyBytesMax: Route.patchBytesMax, Interventions.patch, doc: .patchIntervention),
    .remove(
      "/v1/treatment-plans/{id}/interventions/{interventionId}", "deleteIntervention",
      for: [.practitioner, .coordinator], trail: .init(.delete, "intervention"), Interventions.delete,
      doc: .deleteIntervention),
  ]
}
