public import Domain
public import SQLite

/// Which events are asked for; `nil` is any.
public struct AuditFilter: Sendable {
  public var principal: Principal.ID?
  public var action: AuditEvent.Action?
  public var result: AuditEvent.Result?

  public init(
    principal: Principal.ID? = nil, action: AuditEvent.Action? = nil, result: AuditEvent.Result? = nil
  ) {
    self.principal = principal
    self.action = action
    self.result = result
  }
}

extension ReadTransaction {
  /// Lends at most `limit` events, the newest first, from before number `cursor` on. Only for a long read: a filter may
  /// pass over many.
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  public func auditEvents(
    _ filter: AuditFilter = AuditFilter(), before cursor: Int?, limit: Int,
    read: (AuditRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Int? {
    var page = AuditPage(limit: limit)
    try forEachRow(
      AuditRecord.selectBefore, cursor ?? Int.max, limit + 1, filter.principal, filter.action, filter.result
    ) { row throws(SQLiteError) in
      if page.takes(row.int(0)) { try read(AuditRow(row)) }
    }
    return page.next
  }

  /// Lends at most `limit` events that touched the dossier of a client, lists that showed it too, the newest first, from
  /// before number `cursor` on. Only for a long read: it looks into every segment of the trail.
  /// - Parameter clients: The client under each id that it has or had (`clientIDs(of:)`).
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  public func auditEvents(
    of clients: [Client.ID], before cursor: Int?, limit: Int, read: (AuditRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Int? {
    var page = AuditPage(limit: limit)
    let before = try min(cursor ?? Int.max, Int(AuditChain.head(self).seq) + 1)
    var segment = before / AuditRecord.segmentCount
    while segment >= 0, page.next == nil {
      var seqs: Set<Int> = []
      for client in clients {
        var octets: [UInt8] = []
        client.rawValue.appendOctets(to: &octets)
        try forEachRow(AuditRecord.seqsOfClient, segment, client, octets, before, limit + 1) {
          row throws(SQLiteError) in seqs.insert(row.int(0))
        }
      }
      for seq in seqs.sorted(by: >) where page.takes(seq) {
        _ = try first(AuditRecord.select, seq) { row throws(SQLiteError) in try read(AuditRow(row)) }
      }
      segment -= 1
    }
    return page.next
  }
}

/// Counts the events of a page; one more than it holds says that there is a next.
private struct AuditPage {
  let limit: Int
  private var count = 0
  private var last = 0

  init(limit: Int) { self.limit = limit }

  /// The number before which the next page begins.
  var next: Int? { count > limit ? last : nil }

  /// - Returns: Whether the event is on this page.
  mutating func takes(_ seq: Int) -> Bool {
    count += 1
    if count <= limit { last = seq }
    return count <= limit
  }
}

extension AuditEvent.Action: Bindable {}
extension AuditEvent.Result: Bindable {}
