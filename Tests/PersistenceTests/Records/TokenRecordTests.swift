import Domain
import Persistence
import SQLite
import Testing

@Suite struct `A bearer token` {
  @Test func `is found by its hash alone, with its principal`() throws {
    let store = try TestStore()
    let referrer = try store.addReferrer()
    let secret = BearerToken(random: (1, 2, 3, .max))
    #expect(secret.text.utf8.count == 75)
    let token = try store.add(secret, .referrer(referrer.id))
    #expect(token.principal.id.rawValue == referrer.id.rawValue)
    let found = try store.credential(secret.text)
    #expect(found?.id == token.id)
    #expect(found?.principal == token.principal)
    #expect(try store.credential(secret.text + "0") == nil)
    #expect(try store.credential("") == nil)
    #expect(try store.read { reading throws(SQLiteError) in try reading.token(token.id) } == token)
  }

  @Test func `has one successor, who speaks for the same principal`() throws {
    let store = try TestStore()
    let first = try store.add(BearerToken(random: (1, 0, 0, 0)), .coordinator, name: "EPD")
    let second = try store.add(BearerToken(random: (2, 0, 0, 0)), .coordinator, name: "EPD")
    #expect(first.principal == second.principal)
    #expect(throws: Refusal.tokensTooMany(maximum: 2)) {
      try store.add(BearerToken(random: (3, 0, 0, 0)), .coordinator, name: "EPD")
    }
    let another = try store.add(BearerToken(random: (4, 0, 0, 0)), .coordinator, name: "Front-end")
    #expect(another.principal != first.principal)
    try store.write { try $0.revokeToken(first.id, at: TestStore.now) }
    let third = try store.add(BearerToken(random: (5, 0, 0, 0)), .coordinator, name: "EPD")
    #expect(third.principal == first.principal)
  }

  @Test func `of one practice does not count for another`() throws {
    let store = try TestStore()
    let (one, other) = (try store.addReferrer(), try store.addReferrer())
    for number in 0..<2 {
      try store.add(BearerToken(random: (UInt64(number), 0, 0, 1)), .referrer(one.id))
      try store.add(BearerToken(random: (UInt64(number), 0, 0, 2)), .referrer(other.id))
    }
    #expect(throws: Refusal.tokensTooMany(maximum: 2)) {
      try store.add(BearerToken(random: (3, 0, 0, 1)), .referrer(one.id))
    }
  }

  @Test func `that is expired makes room`() throws {
    let store = try TestStore()
    let soon = TestStore.now.adding(milliseconds: 1_000)
    let first = try store.add(BearerToken(random: (1, 0, 0, 0)), .admin, expiresAt: soon)
    try store.add(BearerToken(random: (2, 0, 0, 0)), .admin)
    #expect(first.isLive(at: TestStore.now))
    #expect(!first.isLive(at: soon))
    try store.add(BearerToken(random: (3, 0, 0, 0)), .admin, at: soon)
    let credential = try #require(try store.credential(BearerToken(random: (1, 0, 0, 0)).text))
    #expect(credential.isLive(at: TestStore.now))
    #expect(!credential.isLive(at: soon))
  }

  @Test func `is revoked once, and only as it was read`() throws {
    let store = try TestStore()
    let secret = BearerToken(random: (1, 0, 0, 0))
    let token = try store.add(secret, .reporter)
    #expect(throws: Refusal.changedMeanwhile(version: 1)) {
      try store.write { try $0.revokeToken(token.id, ifVersion: 2, at: TestStore.now) }
    }
    try store.write { try $0.revokeToken(token.id, ifVersion: 1, at: TestStore.now) }
    #expect(try store.credential(secret.text)?.isLive(at: TestStore.now) == false)
    #expect(throws: Refusal.tokenAlreadyRevoked(token.id)) {
      try store.write { try $0.revokeToken(token.id, at: TestStore.now) }
    }
    let unknown: AccessToken.ID = store.id()
    #expect(throws: Refusal.unknownToken(unknown)) {
      try store.write { try $0.revokeToken(unknown, at: TestStore.now) }
    }
  }

  @Test func `notes its use once a minute`() throws {
    let store = try TestStore()
    let secret = BearerToken(random: (1, 0, 0, 0))
    let token = try store.add(secret, .reporter)
    for (seconds, isNoted) in [(0, true), (59, false), (60, true), (61, false), (30, false)] {
      let moment = TestStore.now.adding(milliseconds: Int64(seconds) * 1_000)
      #expect(try store.credential(secret.text)?.isDueForTouch(at: moment) == isNoted)
      #expect(try store.write { try $0.touchToken(token.id, at: moment) } == isNoted)
    }
    #expect(try store.credential(secret.text)?.lastUsedAt == TestStore.now.adding(milliseconds: 60_000))
  }

  @Test func `for whom nobody knows is refused`() throws {
    let store = try TestStore()
    let (nobody, noOne): (Referrer.ID, Practitioner.ID) = (store.id(), store.id())
    #expect(throws: Refusal.unknownReferrer(nobody)) {
      try store.add(BearerToken(random: (1, 0, 0, 0)), .referrer(nobody))
    }
    #expect(throws: Refusal.unknownPractitioner(noOne)) {
      try store.add(BearerToken(random: (1, 0, 0, 0)), .practitioner(noOne))
    }
  }

  @Test func `that an admin makes for a role with dossiers says so`() throws {
    let admin = Principal(
      id: Principal.ID(unixMilliseconds: 0, randomBits: (0, 0)), binding: .admin)
    for (binding, isMade) in [(Principal.Binding.coordinator, true), (.reporter, false), (.admin, false)] {
      let token = NewToken(
        id: AccessToken.ID(unixMilliseconds: 0, randomBits: (0, 0)), hash: TokenHash(of: "x".utf8.span),
        binding: binding, name: try TokenName("EPD"), createdBy: admin)
      #expect(token.isMadeForDossier == isMade)
    }
  }
}

extension TestStore {
  @discardableResult
  fileprivate func add(
    _ secret: BearerToken, _ binding: Principal.Binding, name: String = "EPD", expiresAt: Instant? = nil,
    at now: Instant = TestStore.now
  ) throws -> AccessToken {
    let token = NewToken(
      id: id(), hash: secret.hash, binding: binding, name: try TokenName(name), expiresAt: expiresAt)
    return try write { try $0.insert(token, at: now) }
  }

  fileprivate func credential(_ text: String) throws -> Credential? {
    try read { reading throws(SQLiteError) in try reading.credential(TokenHash(of: text.utf8.span)) }
  }
}
