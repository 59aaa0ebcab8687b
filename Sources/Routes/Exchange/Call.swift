import Domain
import HTTPServer
import Persistence

/// One call of an operation: what is known of it besides its body. May cross threads.
struct Call: Sendable {
  let service: Service
  /// The number of the route in the table.
  let routeIndex: Int
  let requestID: UUIDv7
  /// The moment it came.
  let now: Instant
  let language: Language
  /// The form that is asked for, of those that the route has.
  let form: Form
  let peer: Peer
  /// nil for an operation that asks for no token.
  var caller: Caller?
  /// The id in the path; nil when the template has none.
  let id: UUIDv7?
  /// The id after that, such as the consent's in `/v1/clients/{id}/consents/{consentId}`; nil when there is none.
  let innerID: UUIDv7?
  /// The number in the path, such as the version's in `/v1/treatment-plans/{id}/versions/{version}`; nil when there is none.
  let number: Int?
  /// Which state of the record is meant; nil where any will do.
  let ifMatch: IfMatch?
  /// `Prefer: return=minimal` was asked for (RFC 7240 §4.2).
  let prefersMinimal: Bool

  var route: Route { service.routes[routeIndex] }

  /// The day at the cooperative.
  var today: CalendarDate { service.environment.today(at: now) }

  /// The moment it came, with the day at the cooperative.
  var moment: CareMoment { CareMoment(on: today, at: now) }

  /// By what the caller may do this, as the matrix says.
  var relation: Relation { caller.map { service.access[routeIndex].relation(of: $0.role) } ?? .nothing }

  /// For whom rows are read: what the relation opens.
  var viewer: Viewer {
    guard let binding = caller?.principal.binding else { return .outsider }
    switch (relation, binding) {
    case (.all, _): return .coordinator
    case (.own, .referrer(let id)), (.consented, .referrer(let id)): return .referrer(id)
    case (.own, .practitioner(let id)), (.inTeam, .practitioner(let id)), (.inCare, .practitioner(let id)):
      return .practitioner(id, at: moment)
    case (.own, _), (.consented, _), (.inTeam, _), (.inCare, _): return .outsider
    case (.nothing, _), (.everybody, _), (.itself, _), (.technical, _): return .outsider
    }
  }

  /// The id in the path.
  /// - Throws: 404 when the template has none.
  func idInPath() throws(Problem) -> UUIDv7 {
    guard let id else { throw Problem(.notFound) }
    return id
  }

  /// The id in the path, of the kind of record that is meant.
  /// - Throws: 404 when the template has none.
  func recordID<Named>() throws(Problem) -> Identifier<Named> { Identifier(rawValue: try idInPath()) }

  /// The second id in the path, of the kind of record that is meant.
  /// - Throws: 404 when the template has none.
  func innerRecordID<Named>() throws(Problem) -> Identifier<Named> {
    guard let innerID else { throw Problem(.notFound) }
    return Identifier(rawValue: innerID)
  }

  /// A new key, for the one thing that this call makes.
  func newKey() -> UUIDv7 {
    UUIDv7(unixMilliseconds: now.unixMilliseconds, randomBits: service.environment.randomBits())
  }

  /// New ids, for all that this call makes.
  func newIDs() -> IDSource { IDSource(seed: service.environment.randomBits()) }
}
