import SQLite

/// What looking through the whole chain found.
public enum AuditVerification: Hashable, Sendable {
  /// Every link holds up to this one.
  case whole(AuditHead)
  case broken(AuditBreak)
}

/// The first link that does not hold.
public enum AuditBreak: Hashable, Sendable {
  /// The event is not what its hash was made of: it was edited, put in, or moved here from another place.
  case changed(seq: Int64)
  /// Events are gone: these numbers are not there, and later ones are.
  case missing(ClosedRange<Int64>)
  /// The event agrees with itself, but was not chained to the one before it: one of the two was replaced.
  case unlinked(seq: Int64)
  /// The event's hash is not the one that was written down elsewhere: from there or before, the trail was written anew.
  case rewritten(seq: Int64)
  /// The trail ends before an event whose hash was written down elsewhere: its end was cut off.
  case truncated(ClosedRange<Int64>)
}

extension AuditBreak: CustomStringConvertible {
  public var description: String {
    switch self {
    case .changed(let seq): "event \(seq) was changed, put in or moved after it was recorded"
    case .missing(let gone) where gone.count == 1: "event \(gone.lowerBound) was removed"
    case .missing(let gone): "events \(gone.lowerBound) to \(gone.upperBound) were removed"
    case .rewritten(let seq):
      "event \(seq) is not the one whose hash was kept: the trail was written anew there or before"
    case .truncated(let gone) where gone.count == 1: "event \(gone.lowerBound) was cut off from the end"
    case .truncated(let gone): "events \(gone.lowerBound) to \(gone.upperBound) were cut off from the end"
    case .unlinked(let seq): "event \(seq) was not chained to event \(seq - 1): one of them was replaced"
    }
  }
}

extension AuditChain {
  /// Looks through the whole chain, in portions: the reader's turn ends after each, so that a running server can go on
  /// emptying its write-ahead log. Events only ever come behind what was looked at.
  /// - Parameter known: Ends that the trail had, as they were written down elsewhere. Without one, a trail whose last
  ///   events were cut off, or that was written anew as a whole, looks whole.
  /// - Throws: A `SQLiteError` when the file cannot be read.
  public static func verify(_ reader: Reader, against known: [AuditHead] = []) throws -> AuditVerification {
    let foreign = try reader.read { transaction in
      try transaction.first(AuditRecord.selectForeign) { row in row.int64(0) }
    }
    if let foreign { return .broken(.changed(seq: foreign)) }
    var head = AuditHead.none
    var encoding = AuditEncoding()
    while true {
      var found: AuditBreak?
      var count = 0
      try reader.read { transaction in
        // The primary key serves it.
        let rows = try transaction.statement(AuditRecord.selectAfter)
        try rows.bind(1, head.seq)
        try rows.bind(2, 10_000)
        try rows.forEachRow { row throws(SQLiteError) in
          count += 1
          guard found == nil else { return }
          found = check(row, &head, &encoding)
          if found == nil, known.contains(where: { $0.seq == head.seq && $0.hash != head.hash }) {
            found = .rewritten(seq: head.seq)
          }
        }
      }
      reader.endTurn()
      if let found { return .broken(found) }
      if count == 0 {
        let last = known.map(\.seq).max() ?? 0
        return last > head.seq ? .broken(.truncated(head.seq + 1...last)) : .whole(head)
      }
    }
  }

  /// - Returns: What is wrong with the link; `nil` when it holds, and `head` is then this event.
  private static func check(
    _ row: borrowing Row, _ head: inout AuditHead, _ encoding: inout AuditEncoding
  ) -> AuditBreak? {
    let seq = row.int64(0)
    guard seq == head.seq + 1 else { return .missing(head.seq + 1...seq - 1) }
    let (previousColumn, hashColumn) = (
      Int32(AuditRecord.hashedColumnCount), Int32(AuditRecord.hashedColumnCount) + 1
    )
    guard let previous = Fingerprint(row.blob(previousColumn)), let hash = Fingerprint(row.blob(hashColumn))
    else {
      return .changed(seq: seq)
    }
    encoding.begin(after: previous)
    AuditRecord.encode(row, into: &encoding)
    guard encoding.hash == hash else { return .changed(seq: seq) }
    guard previous == head.hash else { return .unlinked(seq: seq) }
    head = AuditHead(seq: seq, hash: hash)
    return nil
  }
}
