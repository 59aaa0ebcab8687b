import Domain
import SQLite

/// The `audit_event` table (migrations/0001): what is written, what is read, and the SQL for both.
enum AuditRecord {
  /// `seq` … `emergency_reason`.
  static let hashedColumnCount = 19

  static let insert: StaticString = """
    INSERT INTO audit_event (
      seq, at, action, result, route, request_id,
      principal_id, token_id, role, bound_to_id, on_behalf_of_id, organisation_id, access_point,
      object_type, object_id, client_id, client_ids, rule, emergency_reason,
      prev_hash, hash)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
    """

  static let selectAfter: StaticString = """
    SELECT
      seq, at, action, result, route, request_id,
      principal_id, token_id, role, bound_to_id, on_behalf_of_id, organisation_id, access_point,
      object_type, object_id, client_id, client_ids, rule, emergency_reason,
      prev_hash, hash
    FROM audit_event WHERE seq > ?1 ORDER BY seq LIMIT ?2
    """

  /// The newest first. Reads until it has found enough: only for a long read.
  static let selectBefore: StaticString = """
    SELECT
      seq, at, action, result, route, request_id,
      principal_id, token_id, role, bound_to_id, on_behalf_of_id, organisation_id, access_point,
      object_type, object_id, client_id, client_ids, rule, emergency_reason,
      prev_hash, hash
    FROM audit_event
    WHERE seq < ?1 AND (?3 IS NULL OR principal_id = ?3) AND (?4 IS NULL OR action = ?4)
      AND (?5 IS NULL OR result = ?5)
    ORDER BY seq DESC
    LIMIT ?2
    """

  /// One event. By the primary key.
  static let select: StaticString = """
    SELECT
      seq, at, action, result, route, request_id,
      principal_id, token_id, role, bound_to_id, on_behalf_of_id, organisation_id, access_point,
      object_type, object_id, client_id, client_ids, rule, emergency_reason,
      prev_hash, hash
    FROM audit_event WHERE seq = ?1
    """

  /// The events of one segment that touched a client's dossier (by audit_event_client), and the lists that showed it (by
  /// audit_event_lists), the newest first.
  static let seqsOfClient: StaticString = """
    SELECT seq FROM audit_event WHERE seq / 4096 = ?1 AND client_id = ?2 AND seq < ?4
    UNION
    SELECT seq
    FROM audit_event
    WHERE client_ids IS NOT NULL AND seq BETWEEN ?1 * 4096 AND ?1 * 4096 + 4095 AND seq < ?4
      AND instr(client_ids, ?3) > 0
    ORDER BY seq DESC
    LIMIT ?5
    """

  /// Events in a segment of the index by client (migrations/0001).
  static let segmentCount = 4096

  /// What stands before the first event, where nothing can be recorded. By the primary key.
  static let selectForeign: StaticString = "SELECT seq FROM audit_event WHERE seq < 1 ORDER BY seq LIMIT 1"

  /// The last row.
  static let selectLast: StaticString = "SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1"

  /// Columns 1 … 19 of an event, in the table's order.
  static func encode(_ event: borrowing AuditEvent, seq: Int64, into encoding: inout AuditEncoding) {
    encoding.integer(seq)
    encoding.integer(event.at.unixMilliseconds)
    encoding.text(event.action.rawValue)
    encoding.text(event.result.rawValue)
    encoding.text(event.route)
    encoding.text(event.requestID)
    encoding.text(event.principal?.id.rawValue)
    encoding.text(event.tokenID?.rawValue)
    encoding.text(event.principal?.role.rawValue)
    encoding.text(event.principal?.binding.key)
    encoding.text(event.onBehalfOfID)
    encoding.text(event.organisationID)
    encode(event.accessPoint, into: &encoding)
    encoding.text(event.objectType?.rawValue)
    encoding.text(event.objectID)
    encoding.text(event.clientID?.rawValue)
    if event.clientIDs.isEmpty {
      encoding.null()
    } else {
      encoding.blob(16 * event.clientIDs.count) { octets in
        for id in event.clientIDs { id.rawValue.appendOctets(to: &octets) }
      }
    }
    encoding.text(event.rule?.rawValue)
    encoding.text(event.emergencyID?.rawValue)
  }

  private static func encode(_ accessPoint: AuditEvent.AccessPoint, into encoding: inout AuditEncoding) {
    let (high, low): (UInt64, UInt64)
    switch accessPoint {
    case .ipv4(let address): (high, low) = (0, 0xFFFF_0000_0000 | UInt64(address))  // ::ffff:a.b.c.d
    case .ipv6(let first, let second): (high, low) = (first, second)
    case .local:
      encoding.null()
      return
    }
    encoding.blob(16) { octets in
      withUnsafeBytes(of: high.bigEndian) { octets.append(contentsOf: $0) }
      withUnsafeBytes(of: low.bigEndian) { octets.append(contentsOf: $0) }
    }
  }

  /// Columns 1 … 19 of a row, as they stand there.
  static func encode(_ row: borrowing Row, into encoding: inout AuditEncoding) {
    for column in 0..<Int32(hashedColumnCount) {
      switch row.kind(column) {
      case .null: encoding.null()
      case .integer: encoding.integer(row.int64(column))
      case .text: encoding.text(row.text(column))
      // No column holds a real number: read as octets, it cannot have the hash that it was kept with.
      case .blob, .real: encoding.blob(row.blob(column))
      }
    }
  }
}
