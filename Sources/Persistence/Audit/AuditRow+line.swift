public import Domain
public import SQLite

/// One line of a dossier's log, with everybody by the name that is known of them today.
public struct AuditLine: Sendable {
  public let seq: Int
  public let at: Instant
  public let action: AuditEvent.Action
  public let result: AuditEvent.Result
  /// The kind of record.
  public let objectType: String?
  public let rule: String?
  /// `nil` when nobody was recognised.
  public let role: Role?
  /// A practitioner's or referrer's name, or that of the token by which the centre's were known.
  public internal(set) var name: String?
  /// A referrer's practice.
  public internal(set) var organisation: String?
  /// By which emergency access.
  public let emergency: EmergencyAccess.ID?
  fileprivate let boundTo: UUIDv7?
  fileprivate let token: AccessToken.ID?
}

extension AuditRow {
  /// The line of a log that an event makes; names are still to be found.
  fileprivate func line() throws(SQLiteError) -> AuditLine {
    let words = (String(copying: action), String(copying: result))
    guard let action = AuditEvent.Action(rawValue: words.0),
      let result = AuditEvent.Result(rawValue: words.1)
    else { throw .malformedRow("audit_event.action") }
    return AuditLine(
      seq: seq, at: at, action: action, result: result, objectType: String(copying: objectType),
      rule: String(copying: rule), role: String(copying: role).flatMap { Role(rawValue: $0) },
      emergency: emergencyID, boundTo: String(copying: boundToID).flatMap { UUIDv7($0) },
      token: String(copying: tokenID).flatMap { UUIDv7($0) }.map(AccessToken.ID.init(rawValue:)))
  }
}

extension String {
  fileprivate init(copying octets: Span<UInt8>) {
    self = octets.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  fileprivate init?(copying octets: Span<UInt8>?) {
    guard let octets else { return nil }
    self.init(copying: octets)
  }
}

extension ReadTransaction {
  /// At most `limit` lines of a client's log, the newest first, from before number `cursor` on. Only for a long read.
  /// - Parameter clients: The client under each id that it has or had (`clientIDs(of:)`).
  /// - Returns: Also the cursor of the next page; `nil` when this was the last.
  public func auditLines(
    of clients: [Client.ID], before cursor: Int?, limit: Int
  ) throws(SQLiteError) -> (lines: [AuditLine], next: Int?) {
    var lines: [AuditLine] = []
    let next = try auditEvents(of: clients, before: cursor, limit: limit) { row throws(SQLiteError) in
      lines.append(try row.line())
    }
    for index in lines.indices { try name(&lines[index]) }
    return (lines, next)
  }

  /// Who it was, by the name of today.
  private func name(_ line: inout AuditLine) throws(SQLiteError) {
    switch line.role {
    case .practitioner:
      guard let id = line.boundTo.map(Practitioner.ID.init(rawValue:)) else { return }
      line.name = try practitioner(id, for: .coordinator)?.details.name.text
    case .referrer:
      guard let id = line.boundTo.map(Referrer.ID.init(rawValue:)) else { return }
      let details = try referrer(id, for: .coordinator)?.details
      (line.name, line.organisation) = (details?.name.text, details?.organisation?.text)
    case .coordinator, .reporter, .admin:
      line.name = try line.token.flatMap { id throws(SQLiteError) in try token(id)?.name.text }
    case nil: break
    }
  }
}
