import HTTPServer
import Persistence

extension RouteTable {
  /// Who meets whom when, and who is away.
  static let sessions: [Route] = [
    .write(
      .post, "/v1/sessions", "postSession", for: [.practitioner, .coordinator],
      trail: .init(.create, "session"), Sessions.post, doc: .postSession),
    .read(
      "/v1/sessions", "listSessions", for: [.practitioner, .coordinator], trail: .init(.search, "session"),
      parameters: [.enrolmentId, .sessionStatus, .limit, .cursor], Sessions.list, doc: .listSessions),
    .read(
      "/v1/sessions/{id}", "getSession", for: [.practitioner, .coordinator], trail: .init(.read, "session"),
      Sessions.get, doc: .getSession),
    .write(
      .put, "/v1/sessions/{id}", "putSession", for: [.practitioner, .coordinator],
      trail: .init(.update, "session"), Sessions.put, doc: .putSession),
    .write(
      .patch, "/v1/sessions/{id}", "patchSession", for: [.practitioner, .coordinator],
      trail: .init(.update, "session"), bodyBytesMax: Route.patchBytesMax, Sessions.patch,
      doc: .patchSession),
    .act(
      "/v1/sessions/{id}/_attend", "attendSession", for: [.practitioner, .coordinator],
      trail: .init(.update, "session"), Sessions.attend, doc: .attendSession),
    .act(
      "/v1/sessions/{id}/_noShow", "missSession", for: [.practitioner, .coordinator],
      trail: .init(.update, "session"), Sessions.miss, doc: .missSession),
    .act(
      "/v1/sessions/{id}/_cancel", "cancelSession", for: [.practitioner, .coordinator],
      trail: .init(.update, "session"), Sessions.cancel, doc: .cancelSession),
    .read(
      "/v1/clients/{id}/calendar", "getClientCalendar", for: [.practitioner, .coordinator],
      trail: .init(.read, "client"), parameters: [.calendarFrom, .calendarTo], Calendars.ofClient,
      doc: .getClientCalendar),
    .read(
      "/v1/practitioners/{id}/calendar", "getPractitionerCalendar", for: [.practitioner, .coordinator],
      trail: .init(.search, "session"), parameters: [.calendarFrom, .calendarTo], Calendars.ofPractitioner,
      doc: .getPractitionerCalendar),

    .read(
      "/v1/practitioners/{id}/absences", "listAbsences", for: [.practitioner, .coordinator],
      trail: .init(.read, "absence"), parameters: .paging, Absences.list, doc: .listAbsences),
    .write(
      .post, "/v1/practitioners/{id}/absences", "postAbsence", for: [.practitioner, .coordinator],
      trail: .init(.create, "absence"), Absences.post, doc: .postAbsence),
    .read(
      "/v1/practitioners/{id}/absences/{absenceId}", "getAbsence", for: [.practitioner, .coordinator],
      trail: .init(.read, "absence"), Absences.get, doc: .getAbsence),
    .act(
      "/v1/practitioners/{id}/absences/{absenceId}/_cancel", "cancelAbsence",
      for: [.practitioner, .coordinator], trail: .init(.update, "absence"), Absences.cancel,
      doc: .cancelAbsence),
    .read(
      "/v1/practitioners/{id}/absences/{absenceId}/open-work", "getOpenWork",
      for: [.practitioner, .coordinator], trail: .init(.read, "absence"), Absences.openWork,
      doc: .getOpenWork),
  ]
}
