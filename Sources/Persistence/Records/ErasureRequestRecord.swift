public import Domain
public import SQLite

extension ErasureRequest.Status: Bindable {}
extension ErasureRequest.RefusalGround: Bindable {}

/// The `erasure_request` table.
enum ErasureRequestRecord {
  static let insert: StaticString = """
    INSERT INTO erasure_request (id, client_id, received_on, note, status, version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """

  static let select: StaticString = """
    SELECT id, client_id, received_on, note, status, refusal_ground, explanation, decided_by, decided_at, version,
           created_at, updated_at
    FROM erasure_request
    WHERE id = ?1
    """

  /// A page of one status or of all. By the primary key.
  static let selectPage: StaticString = """
    SELECT id, client_id, received_on, note, status, refusal_ground, explanation, decided_by, decided_at, version,
           created_at, updated_at
    FROM erasure_request
    WHERE id BETWEEN ?1 AND ?2 AND (?4 IS NULL OR +status = ?4)
    ORDER BY id
    LIMIT ?3
    """

  /// All of a client's. By erasure_request_by_client.
  static let selectOfClient: StaticString = """
    SELECT id, client_id, received_on, note, status, refusal_ground, explanation, decided_by, decided_at, version,
           created_at, updated_at
    FROM erasure_request
    WHERE client_id = ?1
    ORDER BY id
    """

  /// Those that wait for a decision, the one that must be decided first at the front: the day for it goes with the day on
  /// which a request came (`ErasureRequest.decideBy`). By erasure_request_to_decide.
  static let selectToDecide: StaticString = """
    SELECT id, client_id, received_on, note, status, refusal_ground, explanation, decided_by, decided_at, version,
           created_at, updated_at
    FROM erasure_request
    WHERE status = 'received'
    ORDER BY received_on, id
    LIMIT ?1
    """

  /// By erasure_request_open.
  static let selectOpen: StaticString = """
    SELECT id FROM erasure_request WHERE client_id = ?1 AND status = 'received'
    """

  static let decide: StaticString = """
    UPDATE erasure_request
    SET status = ?2, refusal_ground = ?3, explanation = ?4, decided_by = ?5, decided_at = ?6, version = version + 1,
        updated_at = max(?7, updated_at)
    WHERE id = ?1
    """

  static func id(_ row: borrowing Row) throws(SQLiteError) -> ErasureRequest.ID {
    try row.id(0, "erasure_request.id")
  }

  static func read(_ row: borrowing Row) throws(SQLiteError) -> ErasureRequest {
    var refused: ErasureRequest.Refused?
    if let ground: ErasureRequest.RefusalGround = try row.optionalWord(5, "erasure_request.refusal_ground") {
      refused = ErasureRequest.Refused(
        ground: ground, explanation: Note(stored: row.string(6)), by: row.line(7), at: row.instant(8))
    }
    return ErasureRequest(
      id: try id(row), version: row.int(9), createdAt: row.instant(10), updatedAt: row.instant(11),
      clientID: try row.id(1, "erasure_request.client_id"),
      receivedOn: try row.date(2, "erasure_request.received_on"), note: row.optionalProse(3),
      status: try row.word(4, "erasure_request.status"), refused: refused)
  }
}

// For a coordinator's eyes: the caller has made sure of that.
extension ReadTransaction {
  public func erasureRequest(_ id: ErasureRequest.ID) throws(SQLiteError) -> ErasureRequest? {
    try first(ErasureRequestRecord.select, id, read: ErasureRequestRecord.read)
  }

  /// All of a client's, by id.
  public func erasureRequests(of client: Client.ID) throws(SQLiteError) -> [ErasureRequest] {
    try all(ErasureRequestRecord.selectOfClient, client, read: ErasureRequestRecord.read)
  }

  /// At most `limit`, of one status or of all, by id, from after `cursor` on.
  public func erasureRequests(
    _ status: ErasureRequest.Status?, after cursor: ErasureRequest.ID?, limit: Int
  ) throws(SQLiteError) -> [ErasureRequest] {
    let window = Window.after(cursor)
    return try all(
      ErasureRequestRecord.selectPage, window.first, window.last, limit, status,
      read: ErasureRequestRecord.read)
  }

  /// At most `limit` that wait for a decision, the one that must be decided first at the front.
  public func erasureRequestsToDecide(limit: Int) throws(SQLiteError) -> [ErasureRequest] {
    try all(ErasureRequestRecord.selectToDecide, limit, read: ErasureRequestRecord.read)
  }

  /// The client's request that waits for a decision.
  public func openErasureRequest(of client: Client.ID) throws(SQLiteError) -> ErasureRequest.ID? {
    try first(ErasureRequestRecord.selectOpen, client, read: ErasureRequestRecord.id)
  }
}

extension WriteTransaction {
  /// - Throws: `Refusal.erasureRequested` when the client has one that waits, `.unknownClient`, or what SQLite says.
  public func insert(_ request: ErasureRequest) throws {
    do throws(SQLiteError) {
      try run(
        ErasureRequestRecord.insert, request.id, request.clientID, request.receivedOn, request.note,
        request.status, request.version, request.createdAt, request.updatedAt)
    } catch  where error.isUniqueViolation(of: "erasure_request.client_id") {
      guard let open = try reading.openErasureRequest(of: request.clientID) else { throw error }
      throw Refusal.erasureRequested(open)
    } catch  where error.isForeignKeyViolation {
      throw Refusal.unknownClient(request.clientID)
    }
  }

  /// Says no to a request, or takes it back (`nil`). Who may do it is for the caller to know.
  /// - Throws: `Refusal.unknownErasureRequest`, `.erasureRequestDecided`, or what SQLite says.
  public func decideErasureRequest(
    _ id: ErasureRequest.ID, refused: ErasureRequest.Refused?, at now: Instant
  ) throws -> ErasureRequest {
    guard let request = try reading.erasureRequest(id) else { throw Refusal.unknownErasureRequest(id) }
    try request.checkOpen()
    let status = refused == nil ? ErasureRequest.Status.withdrawn : .refused
    try run(
      ErasureRequestRecord.decide, id, status, refused?.ground, refused?.explanation, refused?.by,
      refused?.at, now)
    return request
  }
}
