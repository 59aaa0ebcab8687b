import Domain
import Persistence

extension Documentation {
  static let listAuditEvents = Documentation(
    .audit, "List audit events",
    "Who did or saw what, by ids, the newest first (NEN 7513). No content of dossiers.",
    answer: .list(of: .auditEvent))

  static let getAuditHead = Documentation(
    .audit, "Read where the audit trail ends",
    """
    The number and the hash of the last event. Kept elsewhere, it shows later whether the end was cut off or written anew: \
    `veerkracht audit verify --head SEQ:HASH`. The log has it too, every hour and when the service stops.
    """,
    answer: .value(.auditHead))

  static let getAccessLog = Documentation(
    .audit, "Read who saw a dossier, in words",
    """
    The client's own view (NEN 7513): who did or saw what, when, why and with what outcome, the newest first, for a \
    coordinator to hand over on request. The page (`text/html`) is in Dutch; it holds as many lines as `limit` says.
    """,
    answer: .list(of: .accessLogLine), conflicts: [.clientMerged])

  static let listClientAuditEvents = Documentation(
    .audit, "List the audit events of a dossier",
    """
    Who did or saw what of this client, the newest first (NEN 7513); lists that showed the client too. Of other clients \
    nothing is told.
    """,
    answer: .list(of: .auditEvent), conflicts: [.clientMerged])
}

extension Schema {
  fileprivate static let auditHead = object(
    "AuditHead",
    [
      .shownOnly("seq", integer(0...9_007_199_254_740_991, "The number of the last event.", example: 12)),
      .shownOnly("hash", hash.meaning("Of the last event; zeros when there is none.")),
      .shownOnly("at", moment("When it was so.")),
    ])

  private static let hash = Schema(
    .text(Text(pattern: "^[0-9a-f]{64}$")), "SHA-256.",
    example: .text(String(repeating: "0123456789abcdef", count: 4)))

  fileprivate static let accessLogLine = object(
    "AccessLogLine", about: "Who did or saw what of one client, in words.",
    [
      .shownOnly("seq", integer(1...9_007_199_254_740_991, "The event's number.", example: 1)),
      .shownOnly("at", moment("When.")),
      .shownOnly("who", text("By name, as far as it is known.", example: "Coach Voorbeeld")),
      .shownOnly("role", role.showing("practitioner").orNull),
      .shownOnly("roleLabel", text("The role, in words.", example: "behandelaar").orNull),
      .shownOnly("action", auditAction.showing("read")),
      .shownOnly("what", text("What was done, in words.", example: "behandelplan ingezien")),
      .shownOnly("why", text("By which right, in words.", example: "lid van het behandelteam").orNull),
      .shownOnly("emergencyReason", text("Why it was an emergency.", example: "…").orNull.showing(nil)),
      .shownOnly("result", auditResult.showing("allowed")),
      .shownOnly("resultLabel", text("How it ended, in words.", example: "toegestaan")),
    ])
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
      .shownOnly(
        "organisationId",
        id("The referrer whose practice it is; `null` for the cooperative itself.").orNull.showing(nil)),
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
        "emergencyAccessId", id("The emergency access by which it was done.").orNull.showing(nil)),
      .shownOnly(
        "emergencyReason",
        text("Why the dossier was opened in an emergency; in the log of all always `null`.", example: "…")
          .orNull
          .showing(nil)),
      .shownOnly(
        "hash",
        Schema(
          .text(Text(pattern: "^[0-9a-f]{64}$")), "SHA-256 over this event and the hash of the one before.",
          example: .text(String(repeating: "0123456789abcdef", count: 4)))),
    ])
}
