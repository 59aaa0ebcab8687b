import Domain
import Persistence

extension AuditEvent {
  /// The `number`th of some events that use every field at one time or another.
  static func sample(_ number: Int64) -> AuditEvent {
    let id = UUIDv7(unixMilliseconds: number, randomBits: (UInt64(number), 1))
    var event = AuditEvent(
      at: Instant(unixMilliseconds: 1_780_000_000_000 + number), action: .read, result: .allowed,
      route: "/v1/clients/{id}", requestID: id, accessPoint: .ipv4(0x7F00_0001))
    event.principal = Principal(
      id: Principal.ID(rawValue: id), binding: .practitioner(Practitioner.ID(rawValue: id)))
    event.tokenID = AccessToken.ID(rawValue: id)
    event.rule = .careTeam
    event.objectType = .client
    event.objectID = id
    event.clientID = Client.ID(rawValue: id)
    if number % 3 == 0 {
      event.accessPoint = .ipv6(high: 0x2001_0DB8_0000_0000, low: UInt64(number))
      event.clientIDs = [Client.ID(rawValue: id), Client.ID(rawValue: id)]
      event.clientID = nil
    }
    if number % 5 == 0 {
      event.accessPoint = .local
      event.emergencyID = EmergencyAccess.ID(rawValue: id)
      event.onBehalfOfID = id
      event.organisationID = id
    }
    return event
  }
}
