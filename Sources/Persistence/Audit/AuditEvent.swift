public import Domain

/// One line of the audit trail (NEN 7513): who did or saw what, of whom, when, from where and by which rule. What was
/// refused is a line too.
///
/// Made on the hot path: ids, enums and literals, no Strings. What is not set is kept as NULL.
public struct AuditEvent: Sendable {
  /// What was done to the object.
  public enum Action: String, CaseIterable, Sendable {
    case create
    case read
    case update
    case delete
    /// A list or a search: `clientIDs` names whose dossiers it showed.
    case search
    case validate
    case export
    case print
    /// A token was shown and not recognised, is revoked or has expired.
    case authenticate
  }

  public enum Result: String, CaseIterable, Sendable {
    case allowed
    /// By authentication, authorisation or a rule of the cooperative.
    case refused
    /// Allowed, but not done: the storage or the program failed.
    case failed
  }

  /// Where the caller is.
  public enum AccessPoint: Hashable, Sendable {
    /// In host order: 127.0.0.1 is 0x7F00_0001.
    case ipv4(UInt32)
    case ipv6(high: UInt64, low: UInt64)
    /// The machine itself: the command line, or its socket inside the data directory.
    case local
  }

  public var at: Instant
  public var action: Action
  public var result: Result
  /// The route's template, such as `/v1/clients/{id}`, or the command's name.
  public var route: StaticString
  public var requestID: UUIDv7
  public var accessPoint: AccessPoint

  /// Who; `nil` when nobody was recognised.
  public var principal: Principal?
  public var tokenID: AccessToken.ID?
  /// The one in whose name the principal acted.
  public var onBehalfOfID: UUIDv7?
  /// The principal's organisation; `nil` for the cooperative itself.
  public var organisationID: UUIDv7?

  /// The kind of record.
  public var objectType: Object?
  public var objectID: UUIDv7?
  /// The one client whose dossier it is about.
  public var clientID: Client.ID?
  /// Where that is not known: the table in which `objectID` stands, so that it is looked up when the event is kept.
  public var clientOf: DossierTable?
  /// The clients whose dossiers a list showed.
  public var clientIDs: [Client.ID] = []

  /// The authorisation rule or consent that allowed or refused it.
  public var rule: Rule?
  /// The day at the cooperative, for a place in a care team: what that was then, `careTeam` or `aftercare`, is looked up
  /// when the event is kept.
  public var careOn: CalendarDate?
  /// The emergency access by which it was done. The reason is kept there: the trail, which is never erased, holds no words
  /// about anybody. `nil` when there was no emergency.
  public var emergencyID: EmergencyAccess.ID?

  public init(
    at: Instant, action: Action, result: Result, route: StaticString, requestID: UUIDv7,
    accessPoint: AccessPoint
  ) {
    self.at = at
    self.action = action
    self.result = result
    self.route = route
    self.requestID = requestID
    self.accessPoint = accessPoint
  }
}
