import HTTPServer
import Persistence

extension RouteTable {
  /// Who did what, and who may.
  static let trust: [Route] = [
    .long(
      "/v1/audit-events", "listAuditEvents", trail: .init(.search, .auditEvent),
      parameters: [.auditPrincipal, .auditAction, .auditResult, .limit, .cursor], AuditEvents.list,
      doc: .listAuditEvents),

    .read(
      "/v1/audit-events/head", "getAuditHead", trail: .init(.read, .auditEvent),
      AuditEvents.head, doc: .getAuditHead),
    .long(
      "/v1/clients/{id}/access-log", "getAccessLog", trail: .init(.read, .auditEvent),
      parameters: .paging, alsoIn: [.html], AccessLog.get, doc: .getAccessLog),

    .write(
      .post, "/v1/emergency-accesses", "postEmergencyAccess",
      trail: .init(.create, .emergencyAccess), EmergencyAccesses.post, shows: EmergencyAccesses.show,
      doc: .postEmergencyAccess),
    .read(
      "/v1/emergency-accesses", "listEmergencyAccesses",
      trail: .init(.search, .emergencyAccess), parameters: .paging, EmergencyAccesses.list,
      doc: .listEmergencyAccesses),
    .read(
      "/v1/emergency-accesses/{id}", "getEmergencyAccess",
      trail: .init(.read, .emergencyAccess), EmergencyAccesses.get, doc: .getEmergencyAccess),
    .act(
      "/v1/emergency-accesses/{id}/_end", "endEmergencyAccess",
      trail: .init(.update, .emergencyAccess), EmergencyAccesses.end, shows: EmergencyAccesses.show,
      doc: .endEmergencyAccess),
    .write(
      .post, "/v1/emergency-accesses/{id}/_review", "reviewEmergencyAccess",
      trail: .init(.update, .emergencyAccess), EmergencyAccesses.review, shows: EmergencyAccesses.show,
      doc: .reviewEmergencyAccess),

    .write(
      .post, "/v1/tokens", "postToken", trail: .init(.create, .token), Tokens.post, shows: Tokens.showMade,
      doc: .postToken),
    .read(
      "/v1/tokens", "listTokens", trail: .init(.search, .token),
      parameters: .paging, Tokens.list, doc: .listTokens),
    .read(
      "/v1/tokens/{id}", "getToken", trail: .init(.read, .token), Tokens.get, doc: .getToken),
    .act(
      "/v1/tokens/{id}/_revoke", "revokeToken", trail: .init(.update, .token), Tokens.revoke,
      shows: Tokens.show,
      doc: .revokeToken),
  ]
}
