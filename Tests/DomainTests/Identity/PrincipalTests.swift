import Domain
import Testing

@Suite struct `A principal` {
  static let key = UUIDv7(unixMilliseconds: 1, randomBits: (2, 3))

  @Test(arguments: Role.allCases) func `is bound as its role asks`(role: Role) throws {
    if role.needsBinding {
      let binding = try Principal.Binding(role, to: Self.key)
      #expect(binding.role == role)
      #expect(binding.key == Self.key)
      #expect(throws: Refusal.bindingMissing(role)) { try Principal.Binding(role, to: nil) }
    } else {
      let binding = try Principal.Binding(role, to: nil)
      #expect(binding.role == role)
      #expect(binding.key == nil)
      #expect(throws: Refusal.bindingNotAllowed(role)) { try Principal.Binding(role, to: Self.key) }
    }
  }

  @Test(
    arguments: [
      (nil, nil, true), (1_000, nil, true), (999, nil, true), (998, nil, false), (nil, 1, false),
      (1_000, 1, false),
    ] as [(Int64?, Int64?, Bool)])
  func `'s token lives until it expires or is revoked`(expires: Int64?, revoked: Int64?, live: Bool) throws {
    let now = Instant(unixMilliseconds: 998)
    let token = AccessToken(
      id: AccessToken.ID(rawValue: Self.key), version: 1, createdAt: now, updatedAt: now,
      principal: Principal(id: Principal.ID(rawValue: Self.key), binding: .admin), name: try TokenName("EPD"),
      expiresAt: expires.map(Instant.init(unixMilliseconds:)), lastUsedAt: nil,
      revokedAt: revoked.map(Instant.init(unixMilliseconds:)))
    #expect(token.isLive(at: now) == live)
  }
}
