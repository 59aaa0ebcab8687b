import HTTPServer
import Persistence

extension RouteTable {
  /// Who did what, and who may.
  static let trust: [Route] = [
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
