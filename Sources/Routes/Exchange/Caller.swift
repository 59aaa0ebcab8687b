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
  var referrerKind: Referrer.Kind?
  /// The dossiers that were open to a practitioner in an emergency when the token was looked up; none for anybody else.
  var emergencies: [EmergencyAccess] = []

  var role: Role { principal.role }

  /// Of which organisation it is: the practice of a referrer; nil for those of the cooperative itself.
  var organisation: UUIDv7? {
    if case .referrer(let id) = principal.binding { id.rawValue } else { nil }
  }

  /// Whether clinical content is closed to it: it sees an intake's status alone. Open is what is known to be.
  var seesStatusAlone: Bool {
    guard case .referrer = principal.binding else { return false }
    return !(referrerKind?.mayHandleClinicalContent ?? false)
  }

  /// What lets it see what it sees.
  var relation: AuditEvent.Rule {
    switch principal.binding {
    case .referrer: .ownIntake
    case .practitioner: .careTeam
    case .coordinator: .coordination
    case .reporter: .reporting
    case .admin: .administration
    }
  }

  /// The emergency in which a dossier is open to it; nil when it is not, or only in another way.
  func emergency(about client: UUIDv7?, at now: Instant) -> EmergencyAccess? {
    guard let client, !emergencies.isEmpty else { return nil }
    return emergencies.last { $0.clientID.rawValue == client && now < $0.until }
  }

  /// Whoever reaches the Unix socket inside the data directory, and so could open the database itself.
  static let localOperator = Caller(
    principal: Principal(id: Principal.ID(unixMilliseconds: 0, randomBits: (0, 0)), binding: .admin),
    tokenID: nil)
}
