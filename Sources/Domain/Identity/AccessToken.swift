/// What is known of a bearer token once its secret has been shown: everything but the secret.
public struct AccessToken: Equatable, Sendable {
  public typealias ID = Identifier<AccessToken>

  public let id: ID
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let principal: Principal
  public let name: TokenName
  /// The first moment at which it is dead; `nil` when it does not expire.
  public let expiresAt: Instant?
  public let lastUsedAt: Instant?
  public let revokedAt: Instant?
  /// From where it may be used; empty for from anywhere.
  public let allowedFrom: [AddressRange]

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, principal: Principal, name: TokenName,
    expiresAt: Instant?, lastUsedAt: Instant?, revokedAt: Instant?, allowedFrom: [AddressRange] = []
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.principal = principal
    self.name = name
    self.expiresAt = expiresAt
    self.lastUsedAt = lastUsedAt
    self.revokedAt = revokedAt
    self.allowedFrom = allowedFrom
  }

  /// Whether it opens anything at `now`: neither revoked nor expired.
  public func isLive(at now: Instant) -> Bool {
    guard revokedAt == nil else { return false }
    guard let expiresAt else { return true }
    return now < expiresAt
  }
}
