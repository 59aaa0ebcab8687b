import Domain
import HTTPServer
import Persistence

/// `/v1/me`: the caller, as the service knows it.
enum Me {
  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let caller = call.caller else { throw Problem(.unauthenticated) }
    let token = try caller.tokenID.flatMap { try database.token($0) }
    answer.json.openObject()
    answer.json.member("principalId", caller.principal.id)
    answer.json.member("role", caller.role)
    answer.json.member("binding", optional: caller.principal.binding.key)
    answer.json.member("referrerKind", optional: caller.referrerKind)
    answer.json.member("name", optional: token?.name.text)
    answer.json.member("expiresAt", optional: token?.expiresAt)
    let days = token?.expiresAt.map { Int(call.now.milliseconds(until: $0) / 86_400_000) }
    answer.json.member("expiresInDays", optional: days)
    answer.json.member(
      "expiresSoon", days.map { $0 < call.service.configuration.tokenWarningDays } ?? false)
    answer.json.closeObject()
  }
}
