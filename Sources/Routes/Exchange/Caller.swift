import Domain
import HTTPServer
import Persistence

/// Who calls, as the token says, or the Unix socket.
struct Caller: Sendable {
  /// The same for a token and its successor.
  let principal: Principal
  /// nil for the operator of this machine.
  let tokenID: AccessToken.ID?
  /// Of a referrer's token.
  let referrerKind: Referrer.Kind?

  var role: Role { principal.role }

  /// Whether clinical content is closed to it: it sees an intake's status alone.
  var seesStatusAlone: Bool { referrerKind.map { !$0.mayHandleClinicalContent } ?? false }

  /// What lets it see what it sees, in the audit trail's words.
  var relation: StaticString {
    switch principal.binding {
    case .referrer: "ownIntake"
    case .practitioner: "careTeam"
    case .coordinator: "coordination"
    case .reporter: "reporting"
    case .admin: "administration"
    }
  }

  /// Whoever reaches the Unix socket inside the data directory, and so could open the database itself.
  static let localOperator = Caller(
    principal: Principal(id: Principal.ID(unixMilliseconds: 0, randomBits: (0, 0)), binding: .admin),
    tokenID: nil, referrerKind: nil)
}
