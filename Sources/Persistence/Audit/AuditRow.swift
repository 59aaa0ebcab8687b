public import Domain
public import SQLite

/// One row of `audit_event`, lent while the statement stands on it. The order is that of `AuditRecord`'s SELECTs of whole
/// rows.
public struct AuditRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  /// 1, 2, 3 … without a gap.
  public var seq: Int { row.int(0) }
  public var at: Instant { row.instant(1) }
  /// `AuditEvent.Action`'s raw value.
  public var action: Span<UInt8> { @_lifetime(borrow self) get { row.text(2) } }
  /// `AuditEvent.Result`'s raw value.
  public var result: Span<UInt8> { @_lifetime(borrow self) get { row.text(3) } }
  public var route: Span<UInt8> { @_lifetime(borrow self) get { row.text(4) } }
  public var requestID: Span<UInt8> { @_lifetime(borrow self) get { row.text(5) } }
  public var principalID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(6) } }
  public var tokenID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(7) } }
  /// `Role`'s raw value.
  public var role: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(8) } }
  /// The referrer or practitioner that the token stands for.
  public var boundToID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(9) } }
  public var onBehalfOfID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(10) } }
  public var organisationID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(11) } }
  /// 16 octets of an IPv6 address, or of an IPv4 one mapped into it (RFC 4291 §2.5.5.2); `nil` for the machine itself.
  public var accessPoint: Span<UInt8>? {
    @_lifetime(borrow self) get { if row.isNull(12) { nil } else { row.blob(12) } }
  }
  public var objectType: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(13) } }
  public var objectID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(14) } }
  public var clientID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(15) } }
  public var rule: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(17) } }
  /// The emergency access by which it was done. The column's name is older.
  public var emergencyID: EmergencyAccess.ID? {
    row.optionalString(18).flatMap { UUIDv7($0) }.map(EmergencyAccess.ID.init(rawValue:))
  }
  /// 32 octets: SHA-256 over this event and the hash of the one before.
  public var hash: Span<UInt8> { @_lifetime(borrow self) get { row.blob(20) } }

  /// The clients that a list showed; none when it was no list.
  /// - Throws: A malformed row.
  public func clientIDs() throws(SQLiteError) -> [Client.ID] {
    let octets = row.blob(16).withUnsafeBufferPointer(Array.init)
    var ids: [Client.ID] = []
    for start in stride(from: 0, to: octets.count, by: 16) {
      guard let id = UUIDv7(binary: Array(octets[start...].prefix(16))) else {
        throw .malformedRow("audit_event.client_ids")
      }
      ids.append(Client.ID(rawValue: id))
    }
    return ids
  }
}
