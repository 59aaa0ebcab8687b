import Domain
import Persistence
import SQLite
import Testing

@testable import Routes

/// A small synthetic cooperative.
extension TestService {
  func id<Named>() -> Identifier<Named> {
    Identifier(unixMilliseconds: clock.now.unixMilliseconds, randomBits: clock.randomBits())
  }

  func addReferrer(_ kind: Referrer.Kind = .gp, active: Bool = true) throws -> Referrer.ID {
    let name: PersonName = try Line("Dr. Voorbeeld")
    let referrer = Referrer(
      id: id(), version: 1, createdAt: clock.now, updatedAt: clock.now,
      details: Referrer.Details(kind: kind, name: name, active: active))
    _ = try database.writer.write { transaction in try transaction.insert(referrer) }
    return referrer.id
  }

  func addPractitioner(
    active: Bool = true, registrations: [(association: String, number: String, validUntil: String)] = []
  ) throws -> Practitioner.ID {
    let name: PersonName = try Line("Coach Voorbeeld")
    let discipline = try #require(CodeWord("coach"))
    let practitioner = Practitioner(
      id: id(), version: 1, createdAt: clock.now, updatedAt: clock.now,
      details: Practitioner.Details(
        name: name, disciplines: [discipline],
        registrations: try registrations.map { entry in
          Registration(
            association: try OrganisationName(entry.association),
            number: try RegistrationNumber(entry.number),
            validity: .earliest...(try #require(CalendarDate(entry.validUntil))))
        }, active: active))
    _ = try database.writer.write { transaction in try transaction.insert(practitioner) }
    return practitioner.id
  }

  func addClient(
    familyName: String = "Voorbeeld", birthDate: String = "1987-04-12", statement: String? = nil
  ) throws -> Client.ID {
    let given: PersonName = try Line("Sanne")
    let family: PersonName = try Line(familyName)
    let born = try #require(CalendarDate(birthDate))
    let client = Client(
      id: id(), version: 1, createdAt: clock.now, updatedAt: clock.now,
      details: Client.Details(
        name: Client.Name(givenName: given, familyName: family), birthDate: born, occupation: .employee,
        statement: try statement.map { try ClientStatement($0) }))
    _ = try database.writer.write { transaction in try transaction.insert(client) }
    return client.id
  }

  /// A red flag of a new client, raised by a measurement.
  func addFlag() throws -> Flag.ID {
    let answers = try #require(Phq9.Answers([0, 0, 0, 0, 0, 0, 0, 0, 1]))
    let received = ReceivedMeasurement(
      Measurement.Details(
        form: .phq9(Phq9(.answers(answers), difficulty: nil)), moment: .midway,
        takenOn: clock.now.calendarDate()),
      of: try addClient(), rules: .current, at: clock.now, makeID: newKey)
    _ = try database.writer.write { transaction in try transaction.receive(received) }
    return try #require(received.flags.first).id
  }

  /// From a day that is past, and lasting.
  func addSickSpell(of client: Client.ID) throws -> SickSpell.ID {
    let spell = SickSpell(
      id: id(), version: 1, createdAt: clock.now, updatedAt: clock.now, clientID: client,
      details: SickSpell.Details(days: SickSpell.Days(from: clock.now.calendarDate().adding(days: -65))))
    _ = try database.writer.write { transaction in try transaction.insert(spell) }
    return spell.id
  }

  func addToCareTeam(_ practitioner: Practitioner.ID, of client: Client.ID) throws {
    let member = CareTeamMember(
      id: id(), clientID: client, practitionerID: practitioner, role: .lead, from: .earliest, to: nil)
    let now = clock.now
    _ = try database.writer.write { transaction in try transaction.insert(member, at: now) }
  }

  /// A live bearer token.
  func token(_ binding: Principal.Binding, name: String = "test", expiresAt: Instant? = nil) throws -> String
  {
    let (first, second) = (clock.randomBits(), clock.randomBits())
    let secret = BearerToken(random: (first.0, first.1, second.0, second.1))
    let name: TokenName = try Line(name)
    let token = NewToken(id: id(), hash: secret.hash, binding: binding, name: name, expiresAt: expiresAt)
    let now = clock.now
    _ = try database.writer.write { transaction in _ = try transaction.insert(token, at: now) }
    return secret.text
  }

  func referrerToken(_ kind: Referrer.Kind = .gp) throws -> String {
    try token(.referrer(addReferrer(kind)))
  }
}
