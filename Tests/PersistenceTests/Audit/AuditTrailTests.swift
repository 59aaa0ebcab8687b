import Domain
import SQLite
import Testing

@testable import Persistence

@Suite struct `The log of a dossier` {
  let store: TestStore
  let client: Client.ID
  let other: Client.ID

  init() throws {
    store = try TestStore()
    (client, other) = (store.id(), store.id())
  }

  /// Adds events: a read of the client, a list that showed both, a read of the other, by turns.
  func add(_ count: Int) throws {
    var events: [AuditEvent] = []
    for number in 0..<count {
      var event = AuditEvent.sample(1)
      event.clientID = number % 3 == 0 ? client : number % 3 == 2 ? other : nil
      if number % 3 == 1 { event.clientIDs = [other, client] }
      events.append(event)
    }
    try store.write { transaction in try AuditChain.append(events, to: transaction) }
  }

  func page(before cursor: Int?, limit: Int) throws -> (seqs: [Int], next: Int?) {
    try store.read { reading throws(SQLiteError) in
      var seqs: [Int] = []
      let next = try reading.auditEvents(of: [client], before: cursor, limit: limit) {
        row throws(SQLiteError) in
        seqs.append(row.seq)
      }
      return (seqs, next)
    }
  }

  @Test(arguments: [1, 7, 100, 1_000]) func `goes over the segments of its index`(limit: Int) throws {
    try add(9_000)
    let expected = (1...9_000).filter { $0 % 3 != 0 }.reversed()
    var seen: [Int] = []
    var cursor: Int?
    repeat {
      let page = try page(before: cursor, limit: limit)
      #expect(page.seqs.count <= limit)
      seen += page.seqs
      cursor = page.next
    } while cursor != nil && seen.count < 4_000
    #expect(seen == Array(expected.prefix(seen.count)))
    #expect(cursor != nil || seen.count == expected.count)
  }

  @Test func `is empty when nobody saw it`() throws {
    #expect(try page(before: nil, limit: 10).seqs.isEmpty)
    try add(3)
    #expect(try page(before: nil, limit: 10).seqs == [2, 1])
    #expect(try page(before: nil, limit: 2).next == nil)
    #expect(try page(before: nil, limit: 1).next == 2)
    #expect(try page(before: 1, limit: 10).seqs.isEmpty)
  }
}
