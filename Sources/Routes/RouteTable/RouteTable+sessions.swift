import HTTPServer
import Persistence

extension RouteTable {
  /// Who meets whom when, and who is away.
  static let sessions: [Route] = [
    .write(
      .post, "/v1/sessions", "postSession",
      trail: .init(.create, .session), Sessions.post, shows: Sessions.show, doc: .postSession),
    .read(
      "/v1/sessions", "listSessions", trail: .init(.search, .session),
      parameters: [.enrolmentId, .sessionStatus, .limit, .cursor], Sessions.list, doc: .listSessions),
    .read(
      "/v1/sessions/{id}", "getSession", trail: .init(.read, .session),
      Sessions.get, doc: .getSession),
    .write(
      .put, "/v1/sessions/{id}", "putSession",
      trail: .init(.update, .session), Sessions.put, shows: Sessions.show, doc: .putSession),
    .write(
      .patch, "/v1/sessions/{id}", "patchSession",
      trail: .init(.update, .session), bodyBytesMax: Route.patchBytesMax, Sessions.patch,
      shows: Sessions.show,
      doc: .patchSession),
    .act(
      "/v1/sessions/{id}/_attend", "attendSession",
      trail: .init(.update, .session), Sessions.attend, shows: Sessions.show, doc: .attendSession),
    .act(
      "/v1/sessions/{id}/_noShow", "missSession",
      trail: .init(.update, .session), Sessions.miss, shows: Sessions.show, doc: .missSession),
    .act(
      "/v1/sessions/{id}/_cancel", "cancelSession",
      trail: .init(.update, .session), Sessions.cancel, shows: Sessions.show, doc: .cancelSession),
    .read(
      "/v1/clients/{id}/calendar", "getClientCalendar",
      trail: .init(.read, .client), parameters: [.calendarFrom, .calendarTo], Calendars.ofClient,
      doc: .getClientCalendar),
    .read(
      "/v1/practitioners/{id}/calendar", "getPractitionerCalendar",
      trail: .init(.search, .session), parameters: [.calendarFrom, .calendarTo], Calendars.ofPractitioner,
      doc: .getPractitionerCalendar),

    .read(
      "/v1/practitioners/{id}/absences", "listAbsences",
      trail: .init(.read, .absence), parameters: .paging, Absences.list, doc: .listAbsences),
    .write(
      .post, "/v1/practitioners/{id}/absences", "postAbsence",
      trail: .init(.create, .absence), Absences.post, shows: Absences.show, doc: .postAbsence),
    .read(
      "/v1/practitioners/{id}/absences/{absenceId}", "getAbsence",
      trail: .init(.read, .absence), Absences.get, doc: .getAbsence),
    .act(
      "/v1/practitioners/{id}/absences/{absenceId}/_cancel", "cancelAbsence",
      trail: .init(.update, .absence), Absences.cancel, shows: Absences.show,
      doc: .cancelAbsence),
    .read(
      "/v1/practitioners/{id}/absences/{absenceId}/open-work", "getOpenWork",
      trail: .init(.read, .absence), Absences.openWork,
      doc: .getOpenWork),
  ]
}
