import Domain
import Persistence

extension Documentation {
  static let listAuditEvents = Documentation(
    .audit, "List audit events",
    "Who did or saw what, by ids, the newest first (NEN 7513). No content of dossiers.",
    answer: .list(of: .auditEvent))

  static let listClientAuditEvents = Documentation(
    .audit, "List the audit events of a dossier",
    """
    Who did or saw what of this client, the newest first (NEN 7513); lists that showed the client too. Of other clients \
    nothing is told.
    """,
    answer: .list(of: .auditEvent), conflicts: [.clientMerged])
}

extension QueryParameter {
  static let auditPrincipal = QueryParameter("principalId", .id(), "Only what this principal did.")
  static let auditAction = QueryParameter("action", .auditAction, "Only this kind of action.")
  static let auditResult = QueryParameter("result", .auditResult, "Only what ended so.")
}

extension Schema {
  fileprivate static let auditAction = words("AuditAction", AuditEvent.Action.self, "What was done.")
  fileprivate static let auditResult = words("AuditResult", AuditEvent.Result.self, "How it ended.")

  static let auditEvent = object(
    "AuditEvent",
    [
      .shownOnly("seq", integer(1...9_007_199_254_740_991, "1, 2, 3 … without a gap.", example: 1)),
      .shownOnly("at", moment("When.")),
      .shownOnly("action", auditAction.showing("read")),
      .shownOnly("result", auditResult.showing("allowed")),
      .shownOnly("route", text("The operation's path, or the command.", example: "/v1/clients/{id}")),
      .shownOnly("requestId", id("The answer's `X-Request-Id`.")),
      .shownOnly("principalId", id("Who; `null` when nobody was recognised.").orNull),
      .shownOnly("tokenId", id("The token's key.").orNull),
      .shownOnly("role", role.showing("practitioner").orNull),
      .shownOnly("boundToId", id("The referrer or practitioner that the token stands for.").orNull),
      .shownOnly("onBehalfOfId", id("In whose name.").orNull.showing(nil)),
      .shownOnly("organisationId", id("Of which organisation.").orNull.showing(nil)),
      .shownOnly(
        "accessPoint",
        text("The caller's address; `null` for the machine itself.", example: "192.0.2.1").orNull),
      .shownOnly("objectType", text("The kind of record.", example: "client").orNull),
      .shownOnly("objectId", id("The record.").orNull),
      .shownOnly("clientId", id("The one client whose dossier it is about.").orNull),
      .shownOnly(
        "clientIds", array(of: id(), 0...10_000, "The clients whose dossiers a list showed.").showing([])),
      .shownOnly("rule", text("The rule or consent by which it was decided.", example: "careTeam").orNull),
      .shownOnly(
        "emergencyReason",
        text("Why the glass was broken; in the log of all always `null`.", example: "…").orNull.showing(nil)),
      .shownOnly(
        "hash",
        Schema(
          .text(Text(pattern: "^[0-9a-f]{64}$")), "SHA-256 over this event and the hash of the one before.",
          example: .text(String(repeating: "0123456789abcdef", count: 4)))),
    ])
}
