import Domain
public import SQLite

/// The audit trail's chain: each event carries the hash of the one before it, so that none can be changed, taken out or
/// put in between without breaking every link after it.
///
/// The end of the chain is read from the table each time, inside the transaction that adds to it: what was rolled back
/// was never linked. What the chain alone cannot show is that its last events were cut off: compare its `AuditHead` with
/// one that was written down elsewhere.
public enum AuditChain {
  /// Adds an event to the transaction that makes the change it tells of: both are kept, or neither.
  public static func append(_ event: AuditEvent, to transaction: borrowing WriteTransaction)
    throws(SQLiteError)
  {
    try append([event], to: transaction)
  }

  public static func append(
    _ events: [AuditEvent], to transaction: borrowing WriteTransaction
  ) throws(SQLiteError) {
    guard !events.isEmpty else { return }
    var head = try head(transaction.reading)
    var encoding = AuditEncoding()
    for var event in events {
      try complete(&event, transaction.reading)
      let seq = head.seq + 1
      encoding.begin(after: head.hash)
      AuditRecord.encode(event, seq: seq, into: &encoding)
      let hash = encoding.hash
      try insert(encoding, hash, transaction)
      head = AuditHead(seq: seq, hash: hash)
    }
  }

  /// Looks up what an event leaves to be found out, where it costs no caller any time.
  private static func complete(
    _ event: inout AuditEvent, _ transaction: borrowing ReadTransaction
  ) throws(SQLiteError) {
    if event.clientID == nil, let table = event.clientOf, let row = event.objectID {
      event.clientID = try transaction.client(of: row, in: table)
    }
    if event.rule == .careTeam, let day = event.careOn, let client = event.clientID,
      case .practitioner(let practitioner)? = event.principal?.binding,
      try transaction.isInAftercare(practitioner, of: client, on: day)
    {
      event.rule = .aftercare
    }
  }

  private static func insert(
    _ encoding: borrowing AuditEncoding, _ hash: Fingerprint, _ transaction: borrowing WriteTransaction
  ) throws(SQLiteError) {
    let insert = try transaction.statement(AuditRecord.insert)
    let octets = encoding.octets.span
    var index: Int32 = 0
    for column in encoding.columns {
      index += 1
      switch column {
      case .null: break  // a parameter that is not bound is NULL
      case .integer(let value): try insert.bind(index, value)
      case .text(let range): try insert.bind(index, textInPlace: octets.extracting(range))
      case .blob(let range): try insert.bind(index, blobInPlace: octets.extracting(range))
      }
    }
    try insert.bind(index + 1, blobInPlace: octets.extracting(AuditEncoding.previousHash))
    try insert.bind(index + 2, blob: hash.span)
    try insert.run()
  }

  /// - Returns: The end of the chain; `AuditHead.none` when there is no event yet.
  public static func head(_ transaction: borrowing ReadTransaction) throws(SQLiteError) -> AuditHead {
    let head = try transaction.first(AuditRecord.selectLast) { row throws(SQLiteError) in
      guard let hash = Fingerprint(row.blob(1)) else { throw .malformedRow("audit_event.hash") }
      return AuditHead(seq: row.int64(0), hash: hash)
    }
    return head ?? .none
  }
}

/// The end of the chain at some moment.
public struct AuditHead: Hashable, Sendable {
  /// The number of the last event; 0 when there is none.
  public let seq: Int64
  public let hash: Fingerprint

  static let none = AuditHead(seq: 0, hash: .zero)
}

extension AuditHead: CustomStringConvertible {
  /// `SEQ:HASH`, as it is kept elsewhere.
  public var description: String { "\(seq):\(hash)" }

  /// - Parameter text: `SEQ:HASH`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let seq = Int64(parts[0]), seq > 0,
      let hash = Fingerprint(hexadecimal: Substring(parts[1]))
    else { return nil }
    self.init(seq: seq, hash: hash)
  }
}
