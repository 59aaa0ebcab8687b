import Persistence
import SQLite
import Testing
import Threads

/// A database whose audit trail has twelve events.
private struct Trail {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try Database.migrate(directory.data, now: 0)
    let writer = try Writer(path: directory.data.databasePath)
    for numbers in [Int64(1)...1, 2...11] {
      try writer.write { transaction in
        try AuditChain.append(numbers.map(AuditEvent.sample), to: transaction)
      }
    }
    try writer.write { transaction in try AuditChain.append(.sample(12), to: transaction) }
    writer.stop()
  }

  func verify(against heads: [AuditHead] = []) throws -> AuditVerification {
    try AuditChain.verify(try Reader(path: directory.data.databasePath), against: heads)
  }
}

@Suite struct `The audit chain` {
  @Test func `holds when nothing was touched`() throws {
    guard case .whole(let head) = try Trail().verify() else {
      Issue.record("a whole chain was found broken")
      return
    }
    #expect(head.seq == 12)
  }

  @Test func `holds when it is empty`() throws {
    let directory = try TemporaryDirectory()
    try Database.migrate(directory.data, now: 0)
    guard case .whole(let head) = try AuditChain.verify(try Reader(path: directory.data.databasePath)) else {
      Issue.record("an empty chain was found broken")
      return
    }
    #expect(head.seq == 0)
  }

  @Test(
    arguments: [
      "UPDATE audit_event SET rule = 'x' WHERE seq = 1", "DELETE FROM audit_event WHERE seq = 12",
      """
      INSERT INTO audit_event (seq, at, action, result, route, request_id, prev_hash, hash)
      VALUES (0, 0, 'read', 'allowed', 'x', 'x', x'', x'')
      """,
    ] as [StaticString])
  func `cannot be changed by SQL`(statement: StaticString) throws {
    let trail = try Trail()
    #expect(throws: SQLiteError.self) { try trail.directory.tamper(statement) }
  }

  static let attacks: [(String, [StaticString], AuditBreak)] = [
    ("a field edited", ["UPDATE audit_event SET rule = 'other' WHERE seq = 5"], .changed(seq: 5)),
    ("a field emptied", ["UPDATE audit_event SET client_id = NULL WHERE seq = 7"], .changed(seq: 7)),
    ("a time moved", ["UPDATE audit_event SET at = at + 1 WHERE seq = 12"], .changed(seq: 12)),
    (
      "a field moved to its neighbour",
      ["UPDATE audit_event SET object_type = NULL, rule = object_type WHERE seq = 4"], .changed(seq: 4)
    ),
    ("an address cut", ["UPDATE audit_event SET access_point = x'00' WHERE seq = 1"], .changed(seq: 1)),
    ("a hash of the wrong length", ["UPDATE audit_event SET hash = x'00' WHERE seq = 3"], .changed(seq: 3)),
    ("the first deleted", ["DELETE FROM audit_event WHERE seq = 1"], .missing(1...1)),
    ("some deleted", ["DELETE FROM audit_event WHERE seq IN (5, 6, 7)"], .missing(5...7)),
    (
      "one deleted and the rest moved up",
      ["DELETE FROM audit_event WHERE seq = 5", "UPDATE audit_event SET seq = seq - 1 WHERE seq > 5"],
      .changed(seq: 5)
    ),
    (
      "two reordered",
      [
        "UPDATE audit_event SET seq = -1 WHERE seq = 8", "UPDATE audit_event SET seq = 8 WHERE seq = 9",
        "UPDATE audit_event SET seq = 9 WHERE seq = -1",
      ], .changed(seq: 8)
    ),
    (
      "one put in at the end as a copy",
      [
        """
        INSERT INTO audit_event
        SELECT 13, at, action, result, route, request_id, principal_id, token_id, role, bound_to_id, on_behalf_of_id,
          organisation_id, access_point, object_type, object_id, client_id, client_ids, rule, emergency_reason,
          prev_hash, hash
        FROM audit_event WHERE seq = 12
        """
      ], .changed(seq: 13)
    ),
    (
      "one put in before the first",
      [
        """
        INSERT INTO audit_event (seq, at, action, result, route, request_id, client_id, prev_hash, hash)
        SELECT -1, at, action, result, route, request_id, client_id, prev_hash, hash FROM audit_event WHERE seq = 1
        """
      ], .changed(seq: -1)
    ),
    (
      "one put in before all",
      [
        """
        INSERT INTO audit_event (seq, at, action, result, route, request_id, client_id, prev_hash, hash)
        SELECT -9223372036854775807 - 1, at, action, result, route, request_id, client_id, prev_hash, hash
        FROM audit_event
        WHERE seq = 1
        """
      ], .changed(seq: .min)
    ),
  ]

  @Test(arguments: attacks)
  func `names the first link that does not hold`(what: String, statements: [StaticString], found: AuditBreak)
    throws
  {
    let trail = try Trail()
    try trail.directory.tamper("DROP TRIGGER audit_event_no_update")
    try trail.directory.tamper("DROP TRIGGER audit_event_no_delete")
    try trail.directory.tamper("DROP TRIGGER audit_event_from_one")
    for statement in statements { try trail.directory.tamper(statement) }
    #expect(try trail.verify() == .broken(found), "\(what)")
  }

  // MARK: What was written down elsewhere

  private static func head(_ seq: Int64, of trail: borrowing Trail) throws -> AuditHead {
    let hash = try Reader(path: trail.directory.data.databasePath).read { database in
      try database.first("SELECT lower(hex(hash)) FROM audit_event WHERE seq = ?1", Int(seq)) { row in
        row.string(0)
      }
    }
    return try #require(AuditHead("\(seq):\(hash ?? "")"))
  }

  @Test func `holds against the ends that it had`() throws {
    let trail = try Trail()
    let heads = [try Self.head(12, of: trail), try Self.head(1, of: trail), try Self.head(5, of: trail)]
    guard case .whole(let head) = try trail.verify(against: heads) else {
      Issue.record("a whole chain was found broken")
      return
    }
    #expect(head == heads[0])
    #expect("\(head)" == "12:\(head.hash)")
  }

  @Test(
    arguments: [
      ("DELETE FROM audit_event WHERE seq = 12", Int64(12)...12),
      ("DELETE FROM audit_event WHERE seq > 4", 5...12), ("DELETE FROM audit_event", 1...12),
    ] as [(StaticString, ClosedRange<Int64>)])
  func `whose end was cut off is found by an end that it had, and by nothing else`(
    statement: StaticString, gone: ClosedRange<Int64>
  ) throws {
    let trail = try Trail()
    let head = try Self.head(12, of: trail)
    try trail.directory.tamper("DROP TRIGGER audit_event_no_delete")
    try trail.directory.tamper(statement)
    guard case .whole = try trail.verify() else {
      Issue.record("what is left is a whole chain")
      return
    }
    #expect(try trail.verify(against: [head]) == .broken(.truncated(gone)))
  }

  @Test func `that was written anew from somewhere on is found by an end that it had`() throws {
    let trail = try Trail()
    let heads = [try Self.head(4, of: trail), try Self.head(7, of: trail), try Self.head(12, of: trail)]
    try trail.directory.tamper("DROP TRIGGER audit_event_no_delete")
    try trail.directory.tamper("DELETE FROM audit_event WHERE seq > 5")
    // Whoever can write the file can chain events of its own making.
    let writer = try Writer(path: trail.directory.data.databasePath)
    try writer.write { transaction in
      try AuditChain.append((20...30).map(AuditEvent.sample), to: transaction)
    }
    writer.stop()
    guard case .whole = try trail.verify(), case .whole = try trail.verify(against: [heads[0]]) else {
      Issue.record("what is there is a whole chain")
      return
    }
    #expect(try trail.verify(against: heads) == .broken(.rewritten(seq: 7)))
  }

  @Test func `that an event was put into, with all after it numbered anew, names it`() throws {
    let trail = try Trail()
    try trail.directory.tamper("DROP TRIGGER audit_event_no_update")
    for statement: StaticString in [
      "UPDATE audit_event SET seq = seq + 100 WHERE seq >= 6",
      "UPDATE audit_event SET seq = seq - 99 WHERE seq > 100",
      """
      INSERT INTO audit_event
      SELECT 6, at, action, result, route, request_id, principal_id, token_id, role, bound_to_id, on_behalf_of_id,
        organisation_id, access_point, object_type, object_id, client_id, client_ids, rule, emergency_reason,
        prev_hash, hash
      FROM audit_event WHERE seq = 5
      """,
    ] { try trail.directory.tamper(statement) }
    #expect(try trail.verify() == .broken(.changed(seq: 6)))
  }

  @Test(arguments: ["", "12", "12:", "0:00", ":00", "x:00", "12:zz", "12:00:00"])
  func `takes no end that is none`(
    text: String
  ) {
    #expect(AuditHead(text) == nil)
  }

  @Test func `tells its end now and then while it grows, and when the writer stops`() throws {
    let notes = try Notes()
    var limits = Writer.Limits()
    limits.auditHeadInterval = .zero
    let writer = try notes.writer(limits)
    try writer.write { transaction in try AuditChain.append(.sample(1), to: transaction) }
    eventually { notes.events.head.withLock { $0?.seq } == 1 }
    try writer.write { transaction in try AuditChain.append(.sample(2), to: transaction) }
    writer.stop()
    let told = try #require(notes.events.head.withLock { $0 })
    #expect(told.seq == 2)
    guard case .whole(told) = try AuditChain.verify(Reader(path: notes.path), against: [told]) else {
      Issue.record("it told another end than it has")
      return
    }
  }

  @Test func `names a link that was replaced by one that agrees with itself`() throws {
    let (trail, other) = (try Trail(), try TemporaryDirectory())
    // Another trail, whose second event has another predecessor, and is sound in itself.
    try Database.migrate(other.data, now: 0)
    let writer = try Writer(path: other.data.databasePath)
    try writer.write { transaction in try AuditChain.append([.sample(3), .sample(2)], to: transaction) }
    let columns = try writer.write { transaction in
      try transaction.reading.first("SELECT prev_hash, hash FROM audit_event WHERE seq = 2") { row in
        (row.blob(0).bytes, row.blob(1).bytes)
      }
    }
    writer.stop()
    let (previous, hash) = try #require(columns)
    try trail.directory.tamper("DROP TRIGGER audit_event_no_update")
    let connection = try Connection(path: trail.directory.data.databasePath, access: .write)
    try connection.write { transaction throws(SQLiteError) in
      try transaction.run("UPDATE audit_event SET prev_hash = ?1, hash = ?2 WHERE seq = 2", previous, hash)
    }
    #expect(try trail.verify() == .broken(.unlinked(seq: 2)))
  }

  @Test func `does not keep what was rolled back`() throws {
    let trail = try Trail()
    let writer = try Writer(path: trail.directory.data.databasePath)
    struct Refused: Error {}
    #expect(throws: WriteFailure.self) {
      try writer.write { transaction in
        try AuditChain.append(.sample(13), to: transaction)
        throw Refused()
      }
    }
    try writer.write { transaction in try AuditChain.append(.sample(14), to: transaction) }
    writer.stop()
    guard case .whole(let head) = try trail.verify() else {
      Issue.record("the chain broke")
      return
    }
    #expect(head.seq == 13)
  }

  @Test func `says in words what it found`() {
    #expect(
      AuditBreak.changed(seq: 3).description == "event 3 was changed, put in or moved after it was recorded")
    #expect(
      AuditBreak.rewritten(seq: 3).description
        == "event 3 is not the one whose hash was kept: the trail was written anew there or before")
    #expect(AuditBreak.truncated(4...4).description == "event 4 was cut off from the end")
    #expect(AuditBreak.truncated(4...6).description == "events 4 to 6 were cut off from the end")
    #expect(AuditBreak.missing(4...4).description == "event 4 was removed")
    #expect(AuditBreak.missing(4...6).description == "events 4 to 6 were removed")
    #expect(
      AuditBreak.unlinked(seq: 2).description
        == "event 2 was not chained to event 1: one of them was replaced")
  }
}

extension Span<UInt8> {
  fileprivate var bytes: [UInt8] { indices.map { index in self[index] } }
}
