public import Crypto
public import Domain
public import SQLite

/// The `idempotency_key` table: the answers of committed changes, so that a request that is sent again changes nothing.
enum IdempotencyRecord {
  /// A key that has lived its days is free again.
  static let insert: StaticString = """
    INSERT INTO idempotency_key (principal_id, key, request_hash, status, resource_id, location, version, created_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (principal_id, key) DO UPDATE
    SET request_hash = excluded.request_hash, status = excluded.status, resource_id = excluded.resource_id,
        location = excluded.location, version = excluded.version, created_at = excluded.created_at
    WHERE idempotency_key.created_at <= excluded.created_at - ?9
    """

  /// By the primary key.
  static let select: StaticString = """
    SELECT request_hash, status, resource_id, location, version
    FROM idempotency_key
    WHERE principal_id = ?1 AND key = ?2 AND created_at > ?3 - ?4
    """

  /// By idempotency_key_by_age.
  static let purge: StaticString = """
    DELETE FROM idempotency_key
    WHERE (principal_id, key) IN (
      SELECT principal_id, key
      FROM idempotency_key
      WHERE created_at <= ?1 - ?2
      ORDER BY created_at
      LIMIT ?3)
    """

  /// Each new answer clears away what is past its days, at most so many: more go than come.
  static let clearedMax = 8

  /// Seven days.
  static let keptMilliseconds: Int64 = 7 * 24 * 60 * 60 * 1_000
}

/// A request that may be sent again: whose it is, the key it carries, and what it asks.
public struct IdempotentRequest: Equatable, Sendable {
  public let principal: Principal.ID
  /// 1…64 visible ASCII characters.
  public let key: String
  /// Of method, path and body: the same key with another request is a mistake of the caller's.
  public let hash: SHA256Digest

  public init(principal: Principal.ID, key: String, hash: SHA256Digest) {
    self.principal = principal
    self.key = key
    self.hash = hash
  }
}

/// What is kept of the answer: no text that could be personal.
public struct IdempotentAnswer: Equatable, Sendable {
  /// 200…299.
  public let status: Int
  /// The id of what was made or changed.
  public let resourceID: UUIDv7?
  /// The `Location` that was sent.
  public let location: String?
  /// The version that was sent as ETag.
  public let version: Int?

  public init(status: Int, resourceID: UUIDv7?, location: String?, version: Int?) {
    self.status = status
    self.resourceID = resourceID
    self.location = location
    self.version = version
  }
}

/// What is known of a request that carries a key.
public enum IdempotencyState: Equatable, Sendable {
  /// Not seen in the last seven days, or it changed nothing.
  case new
  /// Seen, and done: this was the answer.
  case done(IdempotentAnswer)
  /// The key was used for another request.
  case keyUsedForAnother
}

extension ReadTransaction {
  /// Looks a request up. Decide upon what this says inside the writer's transaction.
  public func state(of request: IdempotentRequest, at now: Instant) throws(SQLiteError) -> IdempotencyState {
    try first(
      IdempotencyRecord.select, request.principal, request.key, now, IdempotencyRecord.keptMilliseconds
    ) { row throws(SQLiteError) in
      let isSame = row.blob(0).withUnsafeBytes { kept in
        request.hash.withUnsafeBytes { $0.elementsEqual(kept) }
      }
      guard isSame else { return .keyUsedForAnother }
      let resourceID: Identifier<Never>? = try row.optionalID(2, "idempotency_key.resource_id")
      return .done(
        IdempotentAnswer(
          status: row.int(1), resourceID: resourceID?.rawValue, location: row.optionalString(3),
          version: row.optionalInt(4)))
    } ?? .new
  }
}

extension WriteTransaction {
  /// Keeps the answer, in the transaction of the change that it tells of, and clears away old ones.
  /// - Precondition: `state(of:at:)` said `.new` in this transaction.
  public func keep(_ answer: IdempotentAnswer, to request: IdempotentRequest, at now: Instant)
    throws(SQLiteError)
  {
    let statement = try statement(IdempotencyRecord.insert)
    try request.principal.bind(to: statement, at: 1)
    try statement.bind(2, request.key)
    try request.hash.bind(to: statement, at: 3)
    try answer.status.bind(to: statement, at: 4)
    try answer.resourceID.bind(to: statement, at: 5)
    try answer.location.bind(to: statement, at: 6)
    try answer.version.bind(to: statement, at: 7)
    try now.bind(to: statement, at: 8)
    try statement.bind(9, IdempotencyRecord.keptMilliseconds)
    let changes = try statement.run()
    precondition(changes == 1, "an answer is kept once")
    try purgeIdempotencyKeys(at: now, limit: IdempotencyRecord.clearedMax)
  }

  /// Clears away at most `limit` answers that have lived their seven days, the oldest first.
  /// - Returns: How many were cleared.
  @discardableResult
  public func purgeIdempotencyKeys(at now: Instant, limit: Int) throws(SQLiteError) -> Int {
    try run(IdempotencyRecord.purge, now, IdempotencyRecord.keptMilliseconds, limit)
  }
}

/// Kept as a blob of 32 octets.
extension SHA256Digest: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, blob: Array(self).span)
  }
}
