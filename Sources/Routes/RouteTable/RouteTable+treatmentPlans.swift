import HTTPServer
import Persistence

extension RouteTable {
  /// What a client and its practitioners want to reach: plans, and what is in them.
  static let treatmentPlans: [Route] = wholePlans + goals + interventions

  private static let wholePlans: [Route] = [
    .write(
      .post, "/v1/treatment-plans", "postTreatmentPlan",
      trail: .init(.create, .treatmentPlan), TreatmentPlans.post, shows: TreatmentPlans.show,
      doc: .postTreatmentPlan),
    .read(
      "/v1/treatment-plans", "listTreatmentPlans",
      trail: .init(.search, .treatmentPlan),
      parameters: [.planClientID, .planEnrolmentID, .planStatus, .limit, .cursor], TreatmentPlans.list,
      doc: .listTreatmentPlans),
    .read(
      "/v1/treatment-plans/{id}", "getTreatmentPlan",
      trail: .init(.read, .treatmentPlan), TreatmentPlans.get, doc: .getTreatmentPlan),
    .write(
      .put, "/v1/treatment-plans/{id}", "putTreatmentPlan",
      trail: .init(.update, .treatmentPlan), TreatmentPlans.put, shows: TreatmentPlans.show,
      doc: .putTreatmentPlan),
    .write(
      .patch, "/v1/treatment-plans/{id}", "patchTreatmentPlan",
      trail: .init(.update, .treatmentPlan), bodyBytesMax: Route.patchBytesMax, TreatmentPlans.patch,
      shows: TreatmentPlans.show,
      doc: .patchTreatmentPlan),
    .act(
      "/v1/treatment-plans/{id}/_activate", "activateTreatmentPlan",
      trail: .init(.update, .treatmentPlan), TreatmentPlans.activate, shows: TreatmentPlans.show,
      doc: .activateTreatmentPlan),
    .write(
      .post, "/v1/treatment-plans/{id}/_sign", "signTreatmentPlan",
      trail: .init(.update, .treatmentPlan), TreatmentPlans.sign, shows: TreatmentPlans.show,
      doc: .signTreatmentPlan),
    .act(
      "/v1/treatment-plans/{id}/_close", "closeTreatmentPlan",
      trail: .init(.update, .treatmentPlan), TreatmentPlans.close, shows: TreatmentPlans.show,
      doc: .closeTreatmentPlan),
    .read(
      "/v1/treatment-plans/{id}/versions", "listTreatmentPlanVersions",
      trail: .init(.read, .treatmentPlan), parameters: .paging, TreatmentPlanVersions.list,
      doc: .listTreatmentPlanVersions),
    .read(
      "/v1/treatment-plans/{id}/versions/{version}", "getTreatmentPlanVersion",
      trail: .init(.read, .treatmentPlan), TreatmentPlanVersions.get,
      doc: .getTreatmentPlanVersion),
    .read(
      "/v1/treatment-plans/{id}/versions/{version}/changes", "getTreatmentPlanChanges",
      trail: .init(.read, .treatmentPlan), parameters: [.since],
      TreatmentPlanVersions.changes, doc: .getTreatmentPlanChanges),
  ]

  private static let goals: [Route] = [
    .write(
      .post, "/v1/treatment-plans/{id}/goals", "postGoal",
      trail: .init(.create, .goal), Goals.post, shows: Goals.show, doc: .postGoal),
    .read(
      "/v1/treatment-plans/{id}/goals", "listGoals",
      trail: .init(.read, .treatmentPlan), Goals.list, doc: .listGoals),
    .read(
      "/v1/treatment-plans/{id}/goals/{goalId}", "getGoal",
      trail: .init(.read, .goal), Goals.get, doc: .getGoal),
    .write(
      .put, "/v1/treatment-plans/{id}/goals/{goalId}", "putGoal",
      trail: .init(.update, .goal), Goals.put, shows: Goals.show, doc: .putGoal),
    .write(
      .patch, "/v1/treatment-plans/{id}/goals/{goalId}", "patchGoal",
      trail: .init(.update, .goal), bodyBytesMax: Route.patchBytesMax, Goals.patch, shows: Goals.show,
      doc: .patchGoal),
    .remove(
      "/v1/treatment-plans/{id}/goals/{goalId}", "deleteGoal",
      trail: .init(.delete, .goal), Goals.delete, doc: .deleteGoal),
    .write(
      .post, "/v1/treatment-plans/{id}/goals/{goalId}/progress-notes", "postProgressNote",
      trail: .init(.create, .progressNote), ProgressNotes.post, shows: ProgressNotes.show,
      doc: .postProgressNote),
    .read(
      "/v1/treatment-plans/{id}/goals/{goalId}/progress-notes", "listProgressNotes",
      trail: .init(.read, .goal), parameters: .paging,
      ProgressNotes.list, doc: .listProgressNotes),
    .read(
      "/v1/progress-notes/{id}", "getProgressNote",
      trail: .init(.read, .progressNote), ProgressNotes.get, doc: .getProgressNote),
  ]

  private static let interventions: [Route] = [
    .write(
      .post, "/v1/treatment-plans/{id}/interventions", "postIntervention",

      trail: .init(.create, .intervention), Interventions.post, shows: Interventions.show,
      doc: .postIntervention),
    .read(
      "/v1/treatment-plans/{id}/interventions", "listInterventions",
      trail: .init(.read, .treatmentPlan), Interventions.list, doc: .listInterventions),
    .read(
      "/v1/treatment-plans/{id}/interventions/{interventionId}", "getIntervention",
      trail: .init(.read, .intervention), Interventions.get,
      doc: .getIntervention),
    .write(
      .put, "/v1/treatment-plans/{id}/interventions/{interventionId}", "putIntervention",
      trail: .init(.update, .intervention), Interventions.put, shows: Interventions.show,
      doc: .putIntervention),
    .write(
      .patch, "/v1/treatment-plans/{id}/interventions/{interventionId}", "patchIntervention",
      trail: .init(.update, .intervention),
      bodyBytesMax: Route.patchBytesMax, Interventions.patch, shows: Interventions.show,
      doc: .patchIntervention),
    .remove(
      "/v1/treatment-plans/{id}/interventions/{interventionId}", "deleteIntervention",
      trail: .init(.delete, .intervention), Interventions.delete,
      doc: .deleteIntervention),
  ]
}
