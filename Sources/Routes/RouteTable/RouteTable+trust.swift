import HTTPServer
import Persistence

extension RouteTable {
  /// Who did what, and who may.
  static let trust: [Route] = [
    .long(
      "/v1/audit-events", "listAuditEvents", for: .admin, trail: .init(.search, "auditEvent"),
      parameters: [.auditPrincipal, .auditAction, .auditResult, .limit, .cursor], AuditEvents.list,
      doc: .listAuditEvents),

    .read(
      "/v1/audit-events/head", "getAuditHead", for: .admin, trail: .init(.read, "auditEvent"),
      AuditEvents.head, doc: .getAuditHead),
    .long(
      "/v1/clients/{id}/access-log", "getAccessLog", for: .coordinator, trail: .init(.read, "auditEvent"),
      parameters: .paging, alsoIn: [.html], AccessLog.get, doc: .getAccessLog),

    .write(
      .post, "/v1/emergency-accesses", "postEmergencyAccess", for: .practitioner,
      trail: .init(.create, "emergencyAccess"), EmergencyAccesses.post, doc: .postEmergencyAccess),
    .read(
      "/v1/emergency-accesses", "listEmergencyAccesses", for: [.practitioner, .coordinator],
      trail: .init(.search, "emergencyAccess"), parameters: .paging, EmergencyAccesses.list,
      doc: .listEmergencyAccesses),
    .read(
      "/v1/emergency-accesses/{id}", "getEmergencyAccess", for: [.practitioner, .coordinator],
      trail: .init(.read, "emergencyAccess"), EmergencyAccesses.get, doc: .getEmergencyAccess),
    .act(
      "/v1/emergency-accesses/{id}/_end", "endEmergencyAccess", for: [.practitioner, .coordinator],
      trail: .init(.update, "emergencyAccess"), EmergencyAccesses.end, doc: .endEmergencyAccess),
    .write(
      .post, "/v1/emergency-accesses/{id}/_review", "reviewEmergencyAccess", for: .coordinator,
      trail: .init(.update, "emergencyAccess"), EmergencyAccesses.review, doc: .reviewEmergencyAccess),

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
