import Persistence
import SQLite
import Testing

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

  func verify() throws -> AuditVerification {
    try AuditChain.verify(try Reader(path: directory.data.databasePath))
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
    arguments: ["UPDATE audit_event SET rule = 'x' WHERE seq = 1", "DELETE FROM audit_event WHERE seq = 12"]
      as [StaticString])
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
  ]

  @Test(arguments: attacks)
  func `names the first link that does not hold`(what: String, statements: [StaticString], found: AuditBreak)
    throws
  {
    let trail = try Trail()
    try trail.directory.tamper("DROP TRIGGER audit_event_no_update")
    try trail.directory.tamper("DROP TRIGGER audit_event_no_delete")
    for statement in statements { try trail.directory.tamper(statement) }
    #expect(try trail.verify() == .broken(found), "\(what)")
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
