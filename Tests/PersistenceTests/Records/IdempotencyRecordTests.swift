import Crypto
import Domain
import Persistence
import SQLite
import Testing

@Suite struct `An idempotency key` {
  private static let days: Int64 = 24 * 60 * 60 * 1_000

  private static func request(_ principal: Principal.ID, key: String = "k-1", body: String = "{}")
    -> IdempotentRequest
  {
    IdempotentRequest(principal: principal, key: key, hash: SHA256.hash(data: Array(body.utf8)))
  }

  @Test func `gives the same answer to the same request`() throws {
    let store = try TestStore()
    let (one, other): (Principal.ID, Principal.ID) = (store.id(), store.id())
    let request = Self.request(one)
    #expect(try store.state(request) == .new)
    let answer = IdempotentAnswer(
      status: 201, resourceID: store.makeID(), location: "/v1/intakes/x", version: 1)
    try store.write { try $0.keep(answer, to: request, at: TestStore.now) }
    #expect(try store.state(request) == .done(answer))
    #expect(try store.state(Self.request(one, body: "{ }")) == .keyUsedForAnother)
    #expect(try store.state(Self.request(one, key: "k-2")) == .new)
    #expect(try store.state(Self.request(other)) == .new)
  }

  @Test func `is free again after seven days`() throws {
    let store = try TestStore()
    let principal: Principal.ID = store.id()
    let request = Self.request(principal)
    let answer = IdempotentAnswer(status: 204, resourceID: nil, location: nil, version: nil)
    try store.write { try $0.keep(answer, to: request, at: TestStore.now) }
    let almost = TestStore.now.adding(milliseconds: 7 * Self.days - 1)
    #expect(try store.state(request, at: almost) == .done(answer))
    let after = TestStore.now.adding(milliseconds: 7 * Self.days)
    #expect(try store.state(request, at: after) == .new)
    let another = Self.request(principal, body: "[]")
    try store.write { try $0.keep(answer, to: another, at: after) }
    #expect(try store.state(another, at: after) == .done(answer))
  }

  @Test func `is cleared away when its days are over, a few at a time`() throws {
    let store = try TestStore()
    let principal: Principal.ID = store.id()
    let answer = IdempotentAnswer(status: 204, resourceID: nil, location: nil, version: nil)
    for number in 0..<5 {
      let moment = TestStore.now.adding(days: number)
      try store.write { try $0.keep(answer, to: Self.request(principal, key: "k-\(number)"), at: moment) }
    }
    let moment = TestStore.now.adding(days: 9)
    let cleared = try (0..<3).map { _ in try store.write { try $0.purgeIdempotencyKeys(at: moment, limit: 2) }
    }
    #expect(cleared == [2, 1, 0])
  }

  @Test func `does not pile up: each new one clears away some of the old`() throws {
    let store = try TestStore()
    let principal: Principal.ID = store.id()
    let answer = IdempotentAnswer(status: 204, resourceID: nil, location: nil, version: nil)
    let later = TestStore.now.adding(days: 8)
    try store.write { transaction in
      for number in 0..<20 {
        try transaction.keep(answer, to: Self.request(principal, key: "old-\(number)"), at: TestStore.now)
      }
      for number in 0..<3 {
        try transaction.keep(answer, to: Self.request(principal, key: "new-\(number)"), at: later)
      }
    }
    #expect(try store.write { try $0.purgeIdempotencyKeys(at: later, limit: 1_000) } == 0)
  }

  @Test func `is cleared away at the start when no other came after it`() throws {
    let store = try TestStore()
    let answer = IdempotentAnswer(status: 204, resourceID: nil, location: nil, version: nil)
    try store.write {
      try $0.keep(answer, to: Self.request(store.id()), at: TestStore.now)
      try $0.keep(answer, to: Self.request(store.id()), at: TestStore.now.adding(days: 5))
    }
    try Database.migrate(store.directory.data, now: TestStore.now.adding(days: 8).unixMilliseconds)
    let left = try store.read { reading throws(SQLiteError) in
      try reading.first("SELECT count(*) FROM idempotency_key") { row in row.int(0) }
    }
    #expect(left == 1)
  }

  @Test func `goes with the dossier that its answer led to, also where that part of it is gone`() throws {
    let store = try TestStore()
    let (client, other) = (try store.addClient(), try store.addClient())
    let principal: Principal.ID = store.id()
    let places: [(String, UUIDv7, String?)] = [
      ("itself", client.id.rawValue, "/v1/clients/\(client.id)"), ("no-location", client.id.rawValue, nil),
      ("a-part", store.makeID(), "/v1/clients/\(client.id)/sick-spells/\(store.makeID())"),
      ("another", other.id.rawValue, "/v1/clients/\(other.id)"),
      ("anothers-part", store.makeID(), "/v1/clients/\(other.id)/consents/\(store.makeID())"),
    ]
    try store.write { transaction in
      for (key, id, location) in places {
        try transaction.keep(
          IdempotentAnswer(status: 201, resourceID: id, location: location, version: 1),
          to: Self.request(principal, key: key), at: TestStore.now)
      }
      _ = try transaction.erase(
        client.id, ground: .retention, request: nil, by: .coordinator, backupsUntil: TestStore.today,
        at: TestStore.now)
    }
    let left = try store.read { reading throws(SQLiteError) in
      try reading.all("SELECT key FROM idempotency_key ORDER BY key") { row in row.string(0) }
    }
    #expect(left == ["another", "anothers-part"])
  }

  @Test func `is gone when its change is undone`() throws {
    struct Undone: Error {}
    let store = try TestStore()
    let request = Self.request(store.id())
    let answer = IdempotentAnswer(status: 204, resourceID: nil, location: nil, version: nil)
    #expect(throws: Undone.self) {
      try store.write { transaction in
        try transaction.keep(answer, to: request, at: TestStore.now)
        throw Undone()
      }
    }
    #expect(try store.state(request) == .new)
  }
}

extension TestStore {
  fileprivate func state(_ request: IdempotentRequest, at now: Instant = TestStore.now) throws
    -> IdempotencyState
  {
    try read { reading throws(SQLiteError) in try reading.state(of: request, at: now) }
  }
}
