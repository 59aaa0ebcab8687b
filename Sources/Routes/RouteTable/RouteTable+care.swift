import HTTPServer
import Persistence

extension RouteTable {
  /// What is offered, and to whom it is given.
  static let care: [Route] = [
    .read(
      "/v1/phase-packages", "listPhasePackages", for: [.practitioner, .coordinator], trail: nil,
      parameters: .paging, PhasePackages.list, doc: .listPhasePackages),
    .read(
      "/v1/phase-packages/{id}", "getPhasePackage", for: [.practitioner, .coordinator], trail: nil,
      PhasePackages.get, doc: .getPhasePackage),
    .write(
      .put, "/v1/phase-packages/{id}", "putPhasePackage", for: .coordinator,
      trail: .init(.update, "phasePackage"), PhasePackages.put, doc: .putPhasePackage),
    .write(
      .patch, "/v1/phase-packages/{id}", "patchPhasePackage", for: .coordinator,
      trail: .init(.update, "phasePackage"), bodyBytesMax: Route.patchBytesMax, PhasePackages.patch,
      doc: .patchPhasePackage),

    .read(
      "/v1/enrolments", "listEnrolments", for: [.practitioner, .coordinator],
      trail: .init(.search, "enrolment"), parameters: [.clientId, .enrolmentStatus, .limit, .cursor],
      Enrolments.list, doc: .listEnrolments),
    .read(
      "/v1/enrolments/{id}", "getEnrolment", for: [.practitioner, .coordinator],
      trail: .init(.read, "enrolment"), Enrolments.get, doc: .getEnrolment),
    .write(
      .put, "/v1/enrolments/{id}", "putEnrolment", for: .coordinator, trail: .init(.update, "enrolment"),
      Enrolments.put, doc: .putEnrolment),
    .write(
      .patch, "/v1/enrolments/{id}", "patchEnrolment", for: .coordinator, trail: .init(.update, "enrolment"),
      bodyBytesMax: Route.patchBytesMax, Enrolments.patch, doc: .patchEnrolment),
    .act(
      "/v1/enrolments/{id}/_start", "startEnrolment", for: [.practitioner, .coordinator],
      trail: .init(.update, "enrolment"), Enrolments.start, doc: .startEnrolment),
    .write(
      .post, "/v1/enrolments/{id}/_prolong", "prolongEnrolment", for: [.practitioner, .coordinator],
      trail: .init(.update, "enrolment"), Enrolments.prolong, doc: .prolongEnrolment),
    .write(
      .post, "/v1/enrolments/{id}/_stop", "stopEnrolment", for: [.practitioner, .coordinator],
      trail: .init(.update, "enrolment"), Enrolments.stop, doc: .stopEnrolment),
    .act(
      "/v1/enrolments/{id}/_complete", "completeEnrolment", for: [.practitioner, .coordinator],
      trail: .init(.update, "enrolment"), Enrolments.complete, doc: .completeEnrolment),
    .write(
      .post, "/v1/enrolments/{id}/_continue", "continueEnrolment", for: .coordinator,
      trail: .init(.create, "enrolment"), Enrolments.goOn, doc: .continueEnrolment),

    .read(
      "/v1/enrolments/{id}/care-team", "listCareTeam", for: [.practitioner, .coordinator],
      trail: .init(.read, "careTeamMember"), parameters: .paging, CareTeams.list, doc: .listCareTeam),
    .write(
      .post, "/v1/enrolments/{id}/care-team", "postCareTeamMember", for: .coordinator,
      trail: .init(.create, "careTeamMember"), CareTeams.post, doc: .postCareTeamMember),
    .read(
      "/v1/enrolments/{id}/care-team/{memberId}", "getCareTeamMember", for: [.practitioner, .coordinator],
      trail: .init(.read, "careTeamMember"), CareTeams.get, doc: .getCareTeamMember),
    .write(
      .post, "/v1/enrolments/{id}/care-team/{memberId}/_end", "endCareTeamMember", for: .coordinator,
      trail: .init(.update, "careTeamMember"), CareTeams.end, doc: .endCareTeamMember),
    .write(
      .post, "/v1/enrolments/{id}/care-team/{memberId}/_replace", "replaceCareTeamMember", for: .coordinator,
      trail: .init(.create, "careTeamMember"), CareTeams.replace, doc: .replaceCareTeamMember),
  ]
}
