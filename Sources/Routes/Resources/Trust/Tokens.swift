import Domain
import HTTPServer
import Persistence

/// `/v1/tokens`: bearer tokens, made and revoked by an admin. The secret is shown once, in the answer that makes it.
enum Tokens {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let role: Role? = body.requiredMember("role", &faults)?.word(&faults)
    let key: Identifier<Never>? = body.member("binding", &faults)?.id(&faults)
    let name: TokenName? = body.requiredMember("name", &faults)?.line(&faults)
    let expiresAt = body.member("expiresAt", &faults) { value, faults in
      expiry(value, after: call.now, &faults)
    }
    let allowedFrom = addressRanges(body, &faults)
    guard let binding = role.flatMap({ binding($0, key, &faults) }), let name, faults.isEmpty else {
      return nil
    }
    let (first, second) = (call.service.environment.randomBits(), call.service.environment.randomBits())
    let secret = BearerToken(random: (first.0, first.1, second.0, second.1))
    let token = NewToken(
      id: AccessToken.ID(rawValue: call.newKey()), hash: secret.hash, binding: binding, name: name,
      expiresAt: expiresAt, createdBy: call.caller?.principal, allowedFrom: allowedFrom)
    return Change(result: .created(in: "/v1/tokens/")) { transaction in
      try insert(token, at: call.now, transaction)
      return Change.Made(
        id: token.id.rawValue, rule: token.isMadeForDossier ? .adminMadeDossierToken : nil,
        secret: secret.text)
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let id = call.id else { throw Problem(.notFound) }
    try show(id, call, database, &answer)
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let tokens = try database.tokens(
      after: paging.after.map(AccessToken.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(tokens, upTo: paging.limit, by: \.id.rawValue) { $0.json.write($1) }
  }

  static func revoke(_ call: Call) throws -> Change {
    guard let id = call.id.map(AccessToken.ID.init(rawValue:)) else { throw Problem(.notFound) }
    return Change(result: .changed) { transaction in
      try transaction.revokeToken(id, at: call.now)
      return Change.Made(id: id.rawValue)
    }
  }

  // MARK: Parts

  /// Whom a token stands for must be there: its place is this body's.
  private static func insert(
    _ token: NewToken, at now: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    do {
      try transaction.insert(token, at: now)
    } catch let refusal as Domain.Refusal {
      switch refusal {
      case .unknownReferrer, .unknownPractitioner:
        throw Problem(FaultCode(refusal), in: .body, at: "#/binding")
      default: throw refusal
      }
    }
  }

  /// From where it may be used; each range once.
  private static func addressRanges(_ body: JSONObject, _ faults: inout Faults) -> [AddressRange] {
    var seen: Set<AddressRange> = []
    return body.array("allowedFrom", &faults)?.all(atMost: Limits.addressRangesMax, &faults) {
      value, faults in
      let range = value.parsed(.malformedAddressRange, &faults) { AddressRange($0) }
      if let range, !seen.insert(range).inserted { faults.add(.duplicateElement, at: value) }
      return range
    } ?? []
  }

  private static func binding(
    _ role: Role, _ key: Identifier<Never>?, _ faults: inout Faults
  ) -> Principal.Binding? {
    do {
      return try Principal.Binding(role, to: key?.rawValue)
    } catch {
      faults.add(error)
      return nil
    }
  }

  private static func expiry(_ value: JSONValue, after now: Instant, _ faults: inout Faults) -> Instant? {
    guard let moment = value.moment(&faults) else { return nil }
    if moment > now { return moment }
    faults.add(.mayNotBeInPast, at: value)
    return nil
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(id, database, &answer, secret: nil)
  }

  /// With its secret, where it has just been made; a replay is not shown it again.
  static func showMade(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(id, database, &answer, secret: .some(answer.secret))
  }

  private static func show(
    _ id: UUIDv7, _ database: borrowing ReadTransaction, _ answer: inout Answer, secret: String??
  ) throws {
    guard let token = try database.token(AccessToken.ID(rawValue: id)) else { throw Problem(.notFound) }
    answer.json.write(token, secret: secret)
    answer.version = token.version
    answer.seen.object = id
  }
}

extension JSONWriter {
  /// One token.
  /// - Parameter secret: nil where there is no member for it; nil inside that where it is not shown a second time.
  fileprivate mutating func write(_ token: AccessToken, secret: String?? = nil) {
    openObject()
    member("id", token.id)
    member("version", token.version)
    member("createdAt", token.createdAt)
    member("updatedAt", token.updatedAt)
    member("principalId", token.principal.id)
    member("role", token.principal.role)
    member("binding", optional: token.principal.binding.key)
    member("name", token.name.text)
    member("expiresAt", optional: token.expiresAt)
    openArray("allowedFrom")
    for range in token.allowedFrom { element(range.text) }
    closeArray()
    member("lastUsedAt", optional: token.lastUsedAt)
    member("revokedAt", optional: token.revokedAt)
    if let secret { member("token", optional: secret) }
    closeObject()
  }
}
