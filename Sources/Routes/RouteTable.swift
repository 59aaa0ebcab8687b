import HTTPServer
import Persistence

/// The whole API, top to bottom: who may call what, and whether it reads or writes.
enum RouteTable {
  static let routes: [Route] = [
    .open("/livez", "getLiveness", Health.live, doc: .getLiveness),
    .open("/readyz", "getReadiness", Health.ready, doc: .getReadiness),

    .open("/v1/openapi.json", "getOpenApi", OpenAPIResource.get, doc: .getOpenApi),
    .read("/v1/me", "getMe", for: .everyone, trail: nil, Me.get, doc: .getMe),
    .read("/v1/codes", "getCodes", for: .everyone, trail: nil, Codes.get, doc: .getCodes),

    .write(
      .post, "/v1/intakes", "postIntake", for: [.referrer, .coordinator], trail: .init(.create, "intake"),
      Intakes.post, doc: .postIntake),
    .ask(
      "/v1/intakes/_validate", "validateIntake", for: [.referrer, .coordinator],
      trail: .init(.validate, "intake"), Intakes.validate, doc: .validateIntake),
    .read(
      "/v1/intakes", "listIntakes", for: [.referrer, .practitioner, .coordinator],
      trail: .init(.search, "intake"), parameters: [.intakeStatus, .limit, .cursor], Intakes.list,
      doc: .listIntakes),
    .read(
      "/v1/intakes/{id}", "getIntake", for: [.referrer, .practitioner, .coordinator],
      trail: .init(.read, "intake"), Intakes.get, doc: .getIntake),
    .act(
      "/v1/intakes/{id}/_withdraw", "withdrawIntake", for: [.referrer, .coordinator],
      trail: .init(.update, "intake"), Intakes.withdraw, doc: .withdrawIntake),

    .write(
      .post, "/v1/clients", "postClient", for: .coordinator, trail: .init(.create, "client"), Clients.post,
      doc: .postClient),
    .read(
      "/v1/clients", "listClients", for: [.practitioner, .coordinator], trail: .init(.search, "client"),
      parameters: .paging, Clients.list, doc: .listClients),
    .read(
      "/v1/clients/{id}", "getClient", for: [.practitioner, .coordinator], trail: .init(.read, "client"),
      Clients.get, doc: .getClient),
    .write(
      .put, "/v1/clients/{id}", "putClient", for: [.practitioner, .coordinator],
      trail: .init(.update, "client"), Clients.put, doc: .putClient),
    .write(
      .patch, "/v1/clients/{id}", "patchClient", for: [.practitioner, .coordinator],
      trail: .init(.update, "client"), bodyBytesMax: Route.patchBytesMax, Clients.patch, doc: .patchClient),
    .write(
      .post, "/v1/clients/{id}/_merge", "mergeClient", for: .coordinator, trail: .init(.update, "client"),
      Clients.merge, doc: .mergeClient),
    .ask(
      "/v1/clients/_search", "searchClients", for: [.practitioner, .coordinator],
      trail: .init(.search, "client"), ClientSearch.post, doc: .searchClients),

    .write(
      .post, "/v1/referrers", "postReferrer", for: .coordinator, trail: .init(.create, "referrer"),
      Referrers.post, doc: .postReferrer),
    .read(
      "/v1/referrers", "listReferrers", for: [.referrer, .coordinator], trail: .init(.search, "referrer"),
      parameters: .paging, Referrers.list, doc: .listReferrers),
    .read(
      "/v1/referrers/{id}", "getReferrer", for: [.referrer, .coordinator], trail: .init(.read, "referrer"),
      Referrers.get, doc: .getReferrer),
    .write(
      .put, "/v1/referrers/{id}", "putReferrer", for: .coordinator, trail: .init(.update, "referrer"),
      Referrers.put, doc: .putReferrer),
    .write(
      .patch, "/v1/referrers/{id}", "patchReferrer", for: .coordinator, trail: .init(.update, "referrer"),
      bodyBytesMax: Route.patchBytesMax, Referrers.patch, doc: .patchReferrer),

    .write(
      .post, "/v1/practitioners", "postPractitioner", for: .coordinator,
      trail: .init(.create, "practitioner"), Practitioners.post, doc: .postPractitioner),
    .read(
      "/v1/practitioners", "listPractitioners", for: [.practitioner, .coordinator],
      trail: .init(.search, "practitioner"), parameters: [.registrationExpiresBefore, .limit, .cursor],
      Practitioners.list, doc: .listPractitioners),
    .read(
      "/v1/practitioners/{id}", "getPractitioner", for: [.practitioner, .coordinator],
      trail: .init(.read, "practitioner"), Practitioners.get, doc: .getPractitioner),
    .write(
      .put, "/v1/practitioners/{id}", "putPractitioner", for: .coordinator,
      trail: .init(.update, "practitioner"), Practitioners.put, doc: .putPractitioner),
    .write(
      .patch, "/v1/practitioners/{id}", "patchPractitioner", for: .coordinator,
      trail: .init(.update, "practitioner"), bodyBytesMax: Route.patchBytesMax, Practitioners.patch,
      doc: .patchPractitioner),

    .read(
      "/v1/clients/{id}/measurements", "listMeasurements", for: [.practitioner, .coordinator],
      trail: .init(.read, "client"), parameters: [.instrument, .limit, .cursor], Measurements.list,
      doc: .listMeasurements),
    .write(
      .post, "/v1/clients/{id}/measurements", "postMeasurement", for: [.practitioner, .coordinator],
      trail: .init(.create, "measurement"), Measurements.post, doc: .postMeasurement),
    .read(
      "/v1/measurements/{id}", "getMeasurement", for: [.practitioner, .coordinator],
      trail: .init(.read, "measurement"), Measurements.get, doc: .getMeasurement),
    .read(
      "/v1/clients/{id}/spinnenweb", "getSpinnenweb", for: [.practitioner, .coordinator],
      trail: .init(.read, "client"), ClientSpinnenweb.get, doc: .getSpinnenweb),
    .read(
      "/v1/clients/{id}/course", "getCourse", for: [.practitioner, .coordinator],
      trail: .init(.read, "client"), ClientCourse.get, doc: .getCourse),
    .read(
      "/v1/clients/{id}/consents", "listConsents", for: [.practitioner, .coordinator],
      trail: .init(.read, "client"), parameters: .paging, Consents.list, doc: .listConsents),
    .write(
      .post, "/v1/clients/{id}/consents", "postConsent", for: [.practitioner, .coordinator],
      trail: .init(.create, "consent"), Consents.post, doc: .postConsent),
    .read(
      "/v1/clients/{id}/consents/{consentId}", "getConsent", for: [.practitioner, .coordinator],
      trail: .init(.read, "consent"), Consents.get, doc: .getConsent),
    .act(
      "/v1/clients/{id}/consents/{consentId}/_withdraw", "withdrawConsent",
      for: [.practitioner, .coordinator], trail: .init(.update, "consent"), Consents.withdraw,
      doc: .withdrawConsent),
    .long(
      "/v1/clients/{id}/audit-events", "listClientAuditEvents", for: .coordinator,
      trail: .init(.read, "auditEvent"), parameters: .paging, AuditEvents.listOfClient,
      doc: .listClientAuditEvents),

    .read(
      "/v1/flags", "listFlags", for: [.practitioner, .coordinator], trail: .init(.search, "flag"),
      parameters: [.flagStatus, .limit, .cursor], Flags.list, doc: .listFlags),
    .read(
      "/v1/flags/{id}", "getFlag", for: [.practitioner, .coordinator], trail: .init(.read, "flag"),
      Flags.get, doc: .getFlag),
    .write(
      .post, "/v1/flags/{id}/_handle", "handleFlag", for: [.practitioner, .coordinator],
      trail: .init(.update, "flag"), Flags.handle, doc: .handleFlag),
    .read(
      "/v1/worklist", "getWorklist", for: [.practitioner, .coordinator], trail: .init(.search, "worklist"),
      Worklist.get, doc: .getWorklist),

    .long(
      "/v1/audit-events", "listAuditEvents", for: .admin, trail: .init(.search, "auditEvent"),
      parameters: [.auditPrincipal, .auditAction, .auditResult, .limit, .cursor], AuditEvents.list,
      doc: .listAuditEvents),

    .write(
      .post, "/v1/tokens", "postToken", for: .admin, trail: .init(.create, "token"), Tokens.post,
      doc: .postToken),
    .read(
      "/v1/tokens", "listTokens", for: .admin, trail: .init(.search, "token"),
      parameters: .paging, Tokens.list, doc: .listTokens),
    .read(
      "/v1/tokens/{id}", "getToken", for: .admin, trail: .init(.read, "token"), Tokens.get, doc: .getToken),
    .act(
      "/v1/tokens/{id}/_revoke", "revokeToken", for: .admin, trail: .init(.update, "token"), Tokens.revoke,
      doc: .revokeToken),
  ]
}
