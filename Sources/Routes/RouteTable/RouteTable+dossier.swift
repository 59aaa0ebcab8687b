import HTTPServer
import Persistence

extension RouteTable {
  /// What a client's dossier holds, and what in it waits for somebody.
  static let dossier: [Route] = [
    .read(
      "/v1/clients/{id}/measurements", "listMeasurements",
      trail: .init(.read, .client), parameters: [.instrument, .limit, .cursor], Measurements.list,
      doc: .listMeasurements),
    .write(
      .post, "/v1/clients/{id}/measurements", "postMeasurement",
      trail: .init(.create, .measurement), Measurements.post, shows: Measurements.show, doc: .postMeasurement
    ),
    .read(
      "/v1/measurements/{id}", "getMeasurement",
      trail: .init(.read, .measurement), Measurements.get, doc: .getMeasurement),
    .read(
      "/v1/clients/{id}/spinnenweb", "getSpinnenweb",
      trail: .init(.read, .client), alsoIn: [.svg], ClientSpinnenweb.get, doc: .getSpinnenweb),
    .read(
      "/v1/clients/{id}/course", "getCourse",
      trail: .init(.read, .client), alsoIn: [.svg], ClientCourse.get, doc: .getCourse),
    .read(
      "/v1/clients/{id}/progress-report", "getProgressReport",
      trail: .init(.read, .client), parameters: [.progressReader], alsoIn: [.html], ProgressReports.get,
      doc: .getProgressReport),
    .read(
      "/v1/clients/{id}/consents", "listConsents",
      trail: .init(.read, .client), parameters: .paging, Consents.list, doc: .listConsents),
    .write(
      .post, "/v1/clients/{id}/consents", "postConsent",
      trail: .init(.create, .consent), Consents.post, shows: Consents.show, doc: .postConsent),
    .read(
      "/v1/clients/{id}/consents/{consentId}", "getConsent",
      trail: .init(.read, .consent), Consents.get, doc: .getConsent),
    .act(
      "/v1/clients/{id}/consents/{consentId}/_withdraw", "withdrawConsent",
      trail: .init(.update, .consent), Consents.withdraw, shows: Consents.show,
      doc: .withdrawConsent),
    .long(
      "/v1/clients/{id}/audit-events", "listClientAuditEvents",
      trail: .init(.read, .auditEvent), parameters: .paging, AuditEvents.listOfClient,
      doc: .listClientAuditEvents),

    .read(
      "/v1/flags", "listFlags", trail: .init(.search, .flag),
      parameters: [.flagStatus, .limit, .cursor], Flags.list, doc: .listFlags),
    .read(
      "/v1/flags/{id}", "getFlag", trail: .init(.read, .flag),
      Flags.get, doc: .getFlag),
    .write(
      .post, "/v1/flags/{id}/_handle", "handleFlag",
      trail: .init(.update, .flag), Flags.handle, shows: Flags.show, doc: .handleFlag),
    .read(
      "/v1/worklist", "getWorklist", trail: .init(.search, .worklist),
      Worklist.get, doc: .getWorklist),
  ]
}
