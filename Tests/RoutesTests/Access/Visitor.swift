import Domain
import Persistence
import Testing

@testable import Routes

/// Who comes to the door: every role in every relation to the records of `ExampleRecords`, and those who are nobody.
enum Visitor: CaseIterable {
  case withoutToken
  case withNonsense
  /// A token in the right form that was never given out here.
  case withForeignToken
  case expired
  case revoked

  // Before those who change something: what is refused to it is a change that could be made.

  /// It opened the dossier of every client in an emergency.
  case inEmergency
  /// It did so, and the time is over.
  case afterEmergency

  /// It sent the records.
  case ownReferrer
  case otherReferrer

  /// In the care team of every client.
  case teamMember
  /// Its last day in the team is today.
  case leavingToday
  case leftYesterday
  case comingTomorrow
  case strangePractitioner
  /// The one whose absences and calendar there are; a stranger to most clients.
  case thePractitioner

  case coordinator
  case reporter
  case admin

  /// nil for whoever is not recognised.
  var role: Role? {
    switch self {
    case .withoutToken, .withNonsense, .withForeignToken, .expired, .revoked: nil
    case .ownReferrer, .otherReferrer: .referrer
    case .teamMember, .leavingToday, .leftYesterday, .comingTomorrow, .strangePractitioner, .inEmergency,
      .afterEmergency, .thePractitioner:
      .practitioner
    case .coordinator: .coordinator
    case .reporter: .reporter
    case .admin: .admin
    }
  }

  /// Whether a relation that the matrix names is its own.
  func stands(in relation: Relation) -> Bool {
    switch relation {
    case .nothing: false
    case .everybody: true
    case .itself, .all, .technical: role != nil
    case .own: self == .ownReferrer || self == .thePractitioner
    case .consented: self == .ownReferrer
    case .inTeam: self == .teamMember || self == .leavingToday
    case .inCare: self == .teamMember || self == .leavingToday || self == .inEmergency
    }
  }

  /// From and until which day it is in the team of every client, counted from today; nil for who never is.
  fileprivate var place: (from: Int, to: Int?)? {
    switch self {
    case .teamMember: (-30, nil)
    case .leavingToday: (-30, 0)
    case .leftYesterday: (-30, -1)
    case .comingTomorrow: (1, nil)
    default: nil
    }
  }
}

extension ExampleRecords {
  /// The token that a visitor shows.
  func token(of visitor: Visitor) throws -> String? {
    let name = "\(visitor)"
    switch visitor {
    case .withoutToken: return nil
    case .withNonsense: return "vk_wrong"
    case .withForeignToken: return BearerToken(random: (1, 2, 3, 4)).text
    case .expired:
      return try service.token(.coordinator, name: name, expiresAt: service.clock.now.adding(milliseconds: 1))
    case .revoked:
      let made = try service.send(
        "POST", "/v1/tokens", token: service.token(.admin, name: name),
        body: #"{"role":"coordinator","name":"ingetrokken"}"#)
      let id = try #require(made.json["id"] as? String, "\(made.body)")
      let revoked = try service.send(
        "POST", "/v1/tokens/\(id)/_revoke", token: service.token(.admin, name: name))
      #expect(revoked.status == 200)
      return made.json["token"] as? String
    case .ownReferrer:
      return try service.token(.referrer(Referrer.ID(rawValue: try key(of: "/v1/referrers/"))), name: name)
    case .otherReferrer: return try service.referrerToken()
    case .thePractitioner:
      let id = Practitioner.ID(rawValue: try key(of: "/v1/practitioners/"))
      return try service.token(.practitioner(id), name: name)
    case .teamMember, .leavingToday, .leftYesterday, .comingTomorrow, .strangePractitioner, .inEmergency,
      .afterEmergency:
      let practitioner = try service.addPractitioner()
      if let place = visitor.place { try addEverywhere(practitioner, from: place.from, to: place.to) }
      if visitor == .inEmergency { try openEverywhere(practitioner, milliseconds: 3_600_000) }
      if visitor == .afterEmergency { try openEverywhere(practitioner, milliseconds: 1) }
      return try service.token(.practitioner(practitioner), name: name)
    case .coordinator: return try service.token(.coordinator, name: name)
    case .reporter: return try service.token(.reporter, name: name)
    case .admin: return try service.token(.admin, name: name)
    }
  }

  private func key(of collection: String) throws -> UUIDv7 {
    try #require(key(collection).flatMap { UUIDv7($0) })
  }

  private func clients() throws -> [Client.ID] {
    var clients: [Client.ID] = []
    try service.database.reader().read { database in
      _ = try database.clients(for: .coordinator, after: nil, limit: 1_000) { row throws(StorageError) in
        clients.append(try row.client().id)
      }
    }
    return clients
  }

  /// Puts a practitioner into the care team of every client there is.
  private func addEverywhere(_ practitioner: Practitioner.ID, from: Int, to: Int?) throws {
    let now = service.clock.now
    let today = now.calendarDate()
    let members = try clients().map {
      CareTeamMember(
        id: service.id(), clientID: $0, practitionerID: practitioner, role: .member,
        from: today.adding(days: from), to: to.map { today.adding(days: $0) })
    }
    _ = try service.database.writer.write { transaction in
      for member in members { try transaction.insert(member, at: now) }
    }
  }

  /// Opens every dossier to a practitioner, as long before as it takes to be within what is allowed in 24 hours.
  private func openEverywhere(_ practitioner: Practitioner.ID, milliseconds: Int64) throws {
    let now = service.clock.now
    let end = now.adding(milliseconds: milliseconds)
    let until = CareMoment(on: end.calendarDate(), at: end)
    for (number, client) in try clients().enumerated().reversed() {
      let id: EmergencyAccess.ID = service.id()
      let begin = now.adding(days: -number)
      let from = CareMoment(on: begin.calendarDate(), at: begin)
      let reason = try EmergencyReason("Noodgeval.")
      _ = try service.database.writer.write { transaction in
        try transaction.openEmergencyAccess(
          id, to: .id(client), for: practitioner, because: reason, from: from, until: until)
      }
    }
  }
}
