public import Domain
public import SQLite

/// The `token` table.
enum TokenRecord {
  static let insert: StaticString = """
    INSERT INTO token (id, hash, principal_id, role, referrer_id, practitioner_id, name, created_by, made_for_dossier,
                       expires_at, version, created_at, updated_at, allowed_from)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11, ?11, ?12)
    """

  /// By the UNIQUE over hash and the primary key of practitioner.
  static let selectByHash: StaticString = """
    SELECT id, principal_id, role, referrer_id, practitioner_id, expires_at, last_used_at, revoked_at, allowed_from,
           (SELECT active FROM practitioner WHERE practitioner.id = token.practitioner_id)
    FROM token
    WHERE hash = ?1
    """

  static let select: StaticString = """
    SELECT id, principal_id, role, referrer_id, practitioner_id, expires_at, last_used_at, revoked_at, allowed_from,
           (SELECT active FROM practitioner WHERE practitioner.id = token.practitioner_id), name, version, created_at,
           updated_at
    FROM token
    WHERE id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  /// By token_by_role_and_name.
  static let selectLive: StaticString = """
    SELECT id, principal_id
    FROM token
    WHERE role = ?1 AND name = ?2
      AND (referrer_id = ?3 OR (referrer_id IS NULL AND ?3 IS NULL))
      AND (practitioner_id = ?4 OR (practitioner_id IS NULL AND ?4 IS NULL))
      AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?5)
    ORDER BY id
    """

  static let revoke: StaticString = """
    UPDATE token SET revoked_at = max(?2, created_at), version = version + 1, updated_at = max(?2, updated_at)
    WHERE id = ?1
    """

  static let touch: StaticString = """
    UPDATE token SET last_used_at = ?2, version = version + 1, updated_at = max(?2, updated_at)
    WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at <= ?2 - ?3)
    """

  /// The first ten columns of `selectByHash` and `select`.
  static func readCredential(_ row: borrowing Row) throws(SQLiteError) -> Credential {
    let binding: Principal.Binding
    let role: Role = try row.word(2, "token.role")
    switch role {
    case .referrer: binding = .referrer(try row.id(3, "token.referrer_id"))
    case .practitioner: binding = .practitioner(try row.id(4, "token.practitioner_id"))
    case .coordinator: binding = .coordinator
    case .reporter: binding = .reporter
    case .admin: binding = .admin
    }
    return Credential(
      id: try row.id(0, "token.id"),
      principal: Principal(id: try row.id(1, "token.principal_id"), binding: binding),
      expiresAt: row.optionalInstant(5), lastUsedAt: row.optionalInstant(6),
      revokedAt: row.optionalInstant(7),
      allowedFrom: try ranges(row.optionalString(8)), holderIsActive: row.isNull(9) || row.bool(9))
  }

  static func read(_ row: borrowing Row) throws(SQLiteError) -> AccessToken {
    let credential = try readCredential(row)
    return AccessToken(
      id: credential.id, version: row.int(11), createdAt: row.instant(12), updatedAt: row.instant(13),
      principal: credential.principal, name: row.line(10), expiresAt: credential.expiresAt,
      lastUsedAt: credential.lastUsedAt, revokedAt: credential.revokedAt, allowedFrom: credential.allowedFrom)
  }

  private static func ranges(_ text: String?) throws(SQLiteError) -> [AddressRange] {
    guard let text else { return [] }
    let words = text.split(separator: " ")
    let ranges = words.compactMap { AddressRange($0) }
    // What cannot be read may not become "from anywhere".
    guard ranges.count == words.count, !ranges.isEmpty else { throw .malformedRow("token.allowed_from") }
    return ranges
  }
}

/// What a request needs to know of the bearer token it came with.
public struct Credential: Equatable, Sendable {
  public let id: AccessToken.ID
  public let principal: Principal
  public let expiresAt: Instant?
  public let lastUsedAt: Instant?
  public let revokedAt: Instant?
  /// From where it may be used; empty for from anywhere.
  public let allowedFrom: [AddressRange]
  /// `false` when it is a practitioner's who has left. A referrer who has left still reads what it may.
  public let holderIsActive: Bool

  /// Whether it may be used from an address, given as the two halves of IPv6; IPv4 mapped into it.
  public func isAllowed(fromHigh high: UInt64, low: UInt64) -> Bool {
    allowedFrom.isEmpty || allowedFrom.contains { $0.contains(high: high, low: low) }
  }

  /// Whether it opens anything at `now`: neither revoked nor expired.
  public func isLive(at now: Instant) -> Bool { revokedAt == nil && expiresAt.map { now < $0 } ?? true }

  /// Whether its last use is so long ago that it is worth a write (`WriteTransaction.touchToken`).
  public func isDueForTouch(at now: Instant) -> Bool {
    lastUsedAt.map { $0.milliseconds(until: now) >= touchIntervalMilliseconds } ?? true
  }
}

/// The last use of a token is kept to the minute: a busy one costs one write a minute.
private let touchIntervalMilliseconds: Int64 = 60_000

/// A bearer token to be made. Its secret stays with the caller.
public struct NewToken: Sendable {
  public let id: AccessToken.ID
  public let hash: TokenHash
  public let binding: Principal.Binding
  public let name: TokenName
  /// `nil` for one that lives until it is revoked.
  public let expiresAt: Instant?
  /// Who makes it; `nil` for a command on the machine.
  public let createdBy: Principal?
  /// From where it may be used; empty for from anywhere.
  public let allowedFrom: [AddressRange]

  public init(
    id: AccessToken.ID, hash: TokenHash, binding: Principal.Binding, name: TokenName,
    expiresAt: Instant? = nil,
    createdBy: Principal? = nil, allowedFrom: [AddressRange] = []
  ) {
    self.id = id
    self.hash = hash
    self.binding = binding
    self.name = name
    self.expiresAt = expiresAt
    self.createdBy = createdBy
    self.allowedFrom = allowedFrom
  }

  /// An admin makes it for a role that sees dossiers, which the admin itself does not: the audit trail says so.
  public var isMadeForDossier: Bool {
    guard createdBy?.role == .admin else { return false }
    switch binding.role {
    case .referrer, .practitioner, .coordinator: return true
    case .reporter, .admin: return false
    }
  }
}

extension ReadTransaction {
  /// Whose token this is, dead or alive.
  /// - Returns: `nil` when it is nobody's.
  public func credential(_ hash: TokenHash) throws(SQLiteError) -> Credential? {
    let statement = try statement(TokenRecord.selectByHash)
    try statement.bind(1, blob: hash.octets.span)
    return try statement.first { row throws(SQLiteError) in try TokenRecord.readCredential(row) }
  }

  /// - Returns: `nil` when there is no such token.
  public func token(_ id: AccessToken.ID) throws(SQLiteError) -> AccessToken? {
    let window = Window.one(id)
    return try first(TokenRecord.select, window.first, window.last, 1) { row throws(SQLiteError) in
      try TokenRecord.read(row)
    }
  }

  /// The live tokens of one role, binding and name, the oldest first.
  public func liveTokens(
    _ binding: Principal.Binding, named name: TokenName, at now: Instant
  ) throws(SQLiteError) -> [AccessToken.ID] {
    let (referrer, practitioner) = binding.columns
    return try all(TokenRecord.selectLive, binding.role, name, referrer, practitioner, now) {
      row throws(SQLiteError) in try row.id(0, "token.id")
    }
  }

  /// At most `limit` tokens after `cursor`, dead and alive, by id.
  public func tokens(after cursor: AccessToken.ID?, limit: Int) throws(SQLiteError) -> [AccessToken] {
    let window = Window.after(cursor)
    return try all(TokenRecord.select, window.first, window.last, limit) { row throws(SQLiteError) in
      try TokenRecord.read(row)
    }
  }
}

extension WriteTransaction {
  /// Makes a token. The first of a referrer or practitioner speaks for that one; the first of a role at the centre and a
  /// name makes a new principal, and its successor takes that over.
  /// - Throws: `Refusal.tokensTooMany` when two of this role, binding and name live; `.unknownReferrer` or
  ///   `.unknownPractitioner`; `.referrerInactive` or `.practitionerInactive`; or what SQLite says.
  @discardableResult
  public func insert(_ token: NewToken, at now: Instant) throws -> AccessToken {
    let (referrer, practitioner) = token.binding.columns
    if let referrer, try reading.referrerStanding(referrer)?.active == false {
      throw Refusal.referrerInactive(referrer)
    }
    if let practitioner, try reading.practitionerIsActive(practitioner) == false {
      throw Refusal.practitionerInactive(practitioner)
    }
    let live: [Principal.ID] = try reading.all(
      TokenRecord.selectLive, token.binding.role, token.name, referrer, practitioner, now
    ) { row throws(SQLiteError) in try row.id(1, "token.principal_id") }
    guard live.count < Limits.liveTokensMax else {
      throw Refusal.tokensTooMany(maximum: Limits.liveTokensMax)
    }
    let principal = Principal(
      id: token.binding.key.map(Principal.ID.init(rawValue:)) ?? live.first
        ?? Principal.ID(rawValue: token.id.rawValue),
      binding: token.binding)
    do {
      try insertRow(token, principal: principal, referrer: referrer, practitioner: practitioner, at: now)
    } catch {
      if error.isForeignKeyViolation, let referrer { throw Refusal.unknownReferrer(referrer) }
      if error.isForeignKeyViolation, let practitioner { throw Refusal.unknownPractitioner(practitioner) }
      throw error
    }
    return AccessToken(
      id: token.id, version: 1, createdAt: now, updatedAt: now, principal: principal, name: token.name,
      expiresAt: token.expiresAt, lastUsedAt: nil, revokedAt: nil, allowedFrom: token.allowedFrom)
  }

  /// From now on the token opens nothing.
  /// - Parameter ifVersion: The version that the caller read; `nil` to skip the comparison.
  /// - Throws: `Refusal.unknownToken`, `.changedMeanwhile`, `.tokenAlreadyRevoked`, or what SQLite says.
  public func revokeToken(_ id: AccessToken.ID, ifVersion: Int? = nil, at now: Instant) throws {
    guard let token = try reading.token(id) else { throw Refusal.unknownToken(id) }
    if let ifVersion, ifVersion != token.version { throw Refusal.changedMeanwhile(version: token.version) }
    guard token.revokedAt == nil else { throw Refusal.tokenAlreadyRevoked(id) }
    try run(TokenRecord.revoke, id, now)
  }

  /// Notes that a token was used, at most once a minute.
  /// - Returns: Whether that was noted.
  @discardableResult
  public func touchToken(_ id: AccessToken.ID, at now: Instant) throws(SQLiteError) -> Bool {
    try run(TokenRecord.touch, id, now, touchIntervalMilliseconds) == 1
  }

  private func insertRow(
    _ token: NewToken, principal: Principal, referrer: Referrer.ID?, practitioner: Practitioner.ID?,
    at now: Instant
  ) throws(SQLiteError) {
    let statement = try statement(TokenRecord.insert)
    try token.id.bind(to: statement, at: 1)
    try statement.bind(2, blob: token.hash.octets.span)
    try principal.id.bind(to: statement, at: 3)
    try principal.role.bind(to: statement, at: 4)
    try referrer.bind(to: statement, at: 5)
    try practitioner.bind(to: statement, at: 6)
    try token.name.bind(to: statement, at: 7)
    try token.createdBy?.id.bind(to: statement, at: 8)
    try token.isMadeForDossier.bind(to: statement, at: 9)
    try token.expiresAt.bind(to: statement, at: 10)
    try now.bind(to: statement, at: 11)
    if !token.allowedFrom.isEmpty {
      try statement.bind(12, token.allowedFrom.map(\.text).joined(separator: " "))
    }
    try statement.run()
  }
}

extension Principal.Binding {
  /// What stands in `referrer_id` and `practitioner_id`.
  fileprivate var columns: (referrer: Referrer.ID?, practitioner: Practitioner.ID?) {
    switch self {
    case .referrer(let id): (id, nil)
    case .practitioner(let id): (nil, id)
    case .coordinator, .reporter, .admin: (nil, nil)
    }
  }
}
