import HTTPServer
import Persistence

extension RouteTable {
  /// What is offered, and to whom it is given.
  static let care: [Route] = [
    .read(
      "/v1/phase-packages", "listPhasePackages", trail: nil,
      parameters: .paging, PhasePackages.list, doc: .listPhasePackages),
    .read(
      "/v1/phase-packages/{id}", "getPhasePackage", trail: nil,
      PhasePackages.get, doc: .getPhasePackage),
    .write(
      .put, "/v1/phase-packages/{id}", "putPhasePackage",
      trail: .init(.update, .phasePackage), PhasePackages.put, shows: PhasePackages.show,
      doc: .putPhasePackage),
    .write(
      .patch, "/v1/phase-packages/{id}", "patchPhasePackage",
      trail: .init(.update, .phasePackage), bodyBytesMax: Route.patchBytesMax, PhasePackages.patch,
      shows: PhasePackages.show,
      doc: .patchPhasePackage),

    .read(
      "/v1/enrolments", "listEnrolments",
      trail: .init(.search, .enrolment), parameters: [.clientId, .enrolmentStatus, .limit, .cursor],
      Enrolments.list, doc: .listEnrolments),
    .read(
      "/v1/enrolments/{id}", "getEnrolment",
      trail: .init(.read, .enrolment), Enrolments.get, doc: .getEnrolment),
    .write(
      .put, "/v1/enrolments/{id}", "putEnrolment", trail: .init(.update, .enrolment),
      Enrolments.put, shows: Enrolments.show, doc: .putEnrolment),
    .write(
      .patch, "/v1/enrolments/{id}", "patchEnrolment", trail: .init(.update, .enrolment),
      bodyBytesMax: Route.patchBytesMax, Enrolments.patch, shows: Enrolments.show, doc: .patchEnrolment),
    .act(
      "/v1/enrolments/{id}/_start", "startEnrolment",
      trail: .init(.update, .enrolment), Enrolments.start, shows: Enrolments.show, doc: .startEnrolment),
    .write(
      .post, "/v1/enrolments/{id}/_prolong", "prolongEnrolment",
      trail: .init(.update, .enrolment), Enrolments.prolong, shows: Enrolments.show, doc: .prolongEnrolment),
    .write(
      .post, "/v1/enrolments/{id}/_stop", "stopEnrolment",
      trail: .init(.update, .enrolment), Enrolments.stop, shows: Enrolments.show, doc: .stopEnrolment),
    .act(
      "/v1/enrolments/{id}/_complete", "completeEnrolment",
      trail: .init(.update, .enrolment), Enrolments.complete, shows: Enrolments.show, doc: .completeEnrolment
    ),
    .write(
      .post, "/v1/enrolments/{id}/_continue", "continueEnrolment",
      trail: .init(.create, .enrolment), Enrolments.goOn, shows: Enrolments.show, doc: .continueEnrolment),

    .read(
      "/v1/enrolments/{id}/care-team", "listCareTeam",
      trail: .init(.read, .careTeamMember), parameters: .paging, CareTeams.list, doc: .listCareTeam),
    .write(
      .post, "/v1/enrolments/{id}/care-team", "postCareTeamMember",
      trail: .init(.create, .careTeamMember), CareTeams.post, shows: CareTeams.show, doc: .postCareTeamMember
    ),
    .read(
      "/v1/enrolments/{id}/care-team/{memberId}", "getCareTeamMember",
      trail: .init(.read, .careTeamMember), CareTeams.get, doc: .getCareTeamMember),
    .write(
      .post, "/v1/enrolments/{id}/care-team/{memberId}/_end", "endCareTeamMember",
      trail: .init(.update, .careTeamMember), CareTeams.end, shows: CareTeams.show, doc: .endCareTeamMember),
    .write(
      .post, "/v1/enrolments/{id}/care-team/{memberId}/_replace", "replaceCareTeamMember",
      trail: .init(.create, .careTeamMember), CareTeams.replace, shows: CareTeams.show,
      doc: .replaceCareTeamMember),
  ]
}
