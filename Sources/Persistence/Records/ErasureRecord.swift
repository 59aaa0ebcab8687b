public import Domain
public import SQLite

extension Erasure.Ground: Bindable {}

/// The `erasure` table: what stays of dossiers that were destroyed.
enum ErasureRecord {
  static let insert: StaticString = """
    INSERT INTO erasure (client_id, ground, request_id, requested_on, role, records, backups_until, is_overwritten,
                         erased_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)
    """

  /// A page, or one row (`Window`). By the primary key.
  static let select: StaticString = """
    SELECT client_id, ground, request_id, requested_on, role, records, backups_until, is_overwritten, erased_at
    FROM erasure
    WHERE client_id BETWEEN ?1 AND ?2
    ORDER BY client_id
    LIMIT ?3
    """

  /// By erasure_not_overwritten.
  static let hasTraces: StaticString = "SELECT 1 FROM erasure WHERE is_overwritten = 0 LIMIT 1"

  /// By erasure_not_overwritten.
  static let markOverwritten: StaticString = "UPDATE erasure SET is_overwritten = 1 WHERE is_overwritten = 0"

  /// Answers that are kept for who sends a request again: a key is the sender's own text, and may hold anything.
  /// Reads them all.
  static let selectKeys: StaticString = """
    SELECT principal_id, key, resource_id, location FROM idempotency_key WHERE resource_id IS NOT NULL
    """

  static let deleteKey: StaticString = "DELETE FROM idempotency_key WHERE principal_id = ?1 AND key = ?2"

  static func read(_ row: borrowing Row) throws(SQLiteError) -> Erasure {
    var request: Erasure.Request?
    if let id: ErasureRequest.ID = try row.optionalID(2, "erasure.request_id") {
      request = Erasure.Request(id: id, receivedOn: try row.date(3, "erasure.requested_on"))
    }
    return Erasure(
      clientID: try row.id(0, "erasure.client_id"), ground: try row.word(1, "erasure.ground"),
      request: request, role: try row.word(4, "erasure.role"), records: row.int(5), at: row.instant(8),
      backupsUntil: try row.date(6, "erasure.backups_until"), isOverwritten: row.bool(7))
  }
}

/// How many rows of one kind a dossier has.
public struct DossierCount: Equatable, Sendable {
  public let table: DossierTable
  public let rows: Int
}

extension ReadTransaction {
  /// What stayed of a client's dossier; `nil` when none was destroyed under this id.
  public func erasure(of client: Client.ID) throws(SQLiteError) -> Erasure? {
    let window = Window.one(client)
    return try first(ErasureRecord.select, window.first, window.last, 1, read: ErasureRecord.read)
  }

  /// At most `limit`, by the id that the client had, from after `cursor` on.
  public func erasures(after cursor: Client.ID?, limit: Int) throws(SQLiteError) -> [Erasure] {
    let window = Window.after(cursor)
    return try all(ErasureRecord.select, window.first, window.last, limit, read: ErasureRecord.read)
  }

  /// How many rows there are of a client, by table.
  public func dossierCounts(of client: Client.ID) throws(SQLiteError) -> [DossierCount] {
    var counts: [DossierCount] = []
    for table in DossierTable.allCases {
      let rows = try first(table.standing, client) { row in row.int(0) } ?? 0
      counts.append(DossierCount(table: table, rows: rows))
    }
    return counts
  }

  /// The last moment at which something was done for a client, or written of it.
  public func lastChange(of client: Client.ID) throws(SQLiteError) -> Instant {
    var last: Int64 = 0
    for table in DossierTable.allCases {
      last = max(last, try first(table.standing, client) { row in row.int64(1) } ?? 0)
    }
    return Instant(unixMilliseconds: last)
  }

  /// Whether a destroyed dossier has left traces in the files.
  var hasErasedTraces: Bool {
    get throws(SQLiteError) { try exists(ErasureRecord.hasTraces) }
  }
}

extension WriteTransaction {
  /// Destroys a client's dossier and those that were merged into it, with the answers that are kept for requests about
  /// them. What stays is an `Erasure` for each id. That it may be done is for the caller to know.
  ///
  /// The rows are gone when this is committed; the traces that they left in the files when `Writer.overwriteTraces` has.
  /// - Returns: The ids that lead nowhere from now on, the client's first.
  public func erase(
    _ client: Client.ID, ground: Erasure.Ground, request: Erasure.Request?, by role: Role,
    backupsUntil: CalendarDate, at now: Instant
  ) throws(SQLiteError) -> [Client.ID] {
    let clients = try reading.clientIDs(of: client)
    var records = 0
    var ids: Set<String> = []
    for table in DossierTable.allCases {
      try forEachRow(table.delete, client) { row in
        records += 1
        ids.insert(row.string(0))
      }
    }
    try deleteKeys(of: ids)
    for id in clients {
      try run(
        ErasureRecord.insert, id, ground, request?.id, request?.receivedOn, role,
        id == client ? records : 0, backupsUntil, now)
    }
    return clients
  }

  /// A key goes when its answer led to one of these records, or to what was a part of one.
  private func deleteKeys(of ids: Set<String>) throws(SQLiteError) {
    var keys: [(principal: String, key: String)] = []
    try reading.forEachRow(ErasureRecord.selectKeys) { row in
      let location = row.optionalString(3) ?? ""
      if ids.contains(row.string(2))
        || location.split(separator: "/").contains(where: { ids.contains(String($0)) })
      {
        keys.append((row.string(0), row.string(1)))
      }
    }
    for (principal, key) in keys { try run(ErasureRecord.deleteKey, principal, key) }
  }
}
