import Domain
import Persistence
import SQLite
import Testing

@Suite struct `The people of the cooperative` {
  @Test func `a referrer comes back as it was written`() throws {
    let store = try TestStore()
    let full = Referrer(
      id: store.id(), version: 3, createdAt: TestStore.now, updatedAt: TestStore.now.adding(milliseconds: 1),
      details: Referrer.Details(
        kind: .psychologist, name: try PersonName("P. Voorbeeld"),
        organisation: try OrganisationName("Praktijk Voorbeeld"), agbCode: AGB("94001234"),
        email: EmailAddress("p@example.org"), phone: PhoneNumber("070-1234567"),
        secureMailAddress: EmailAddress("p@veilig.example.org"), active: false))
    try store.write { try $0.insert(full) }
    let least = try store.addReferrer()
    try store.read { reading throws(SQLiteError) in
      #expect(try reading.referrer(full.id, for: .coordinator) == full)
      #expect(try reading.referrers(for: .coordinator, after: nil, limit: 10) == [full, least])
      #expect(try reading.referrers(for: .coordinator, after: full.id, limit: 10) == [least])
      let standing = try reading.referrerStanding(full.id)
      #expect(standing?.kind == .psychologist)
      #expect(standing?.active == false)
    }
  }

  @Test func `a practitioner comes back with disciplines and registrations in their order`() throws {
    let store = try TestStore()
    let practitioner = Practitioner(
      id: store.id(), version: 1, createdAt: TestStore.now, updatedAt: TestStore.now,
      details: Practitioner.Details(
        name: try PersonName("C. Coach"),
        disciplines: try ["yogaTeacher", "coach"].map { try #require(CodeWord($0)) },
        registrations: [
          try Registration(
            association: try OrganisationName("NOBCO"), number: try RegistrationNumber("12-34"),
            category: try RegistrationCategory("Practitioner"), validFrom: TestStore.today,
            validUntil: TestStore.today.adding(years: 5))
        ],
        agbCode: AGB("90001234"), email: EmailAddress("c@example.org"), phone: PhoneNumber("070-7654321")))
    try store.write { try $0.insert(practitioner) }
    try store.read { reading throws(SQLiteError) in
      #expect(try reading.practitioner(practitioner.id, for: .coordinator) == practitioner)
      #expect(try reading.practitioners(for: .coordinator, after: nil, limit: 10) == [practitioner])
    }
  }

  @Test func `a care team comes back`() throws {
    let store = try TestStore()
    let (client, practitioner) = (try store.addClient(), try store.addPractitioner())
    try store.addToCareTeam(practitioner, of: client, to: TestStore.today.adding(days: 3), role: .substitute)
    let team = try store.read { reading throws(SQLiteError) in try reading.careTeam(of: client.id) }
    #expect(team.map(\.practitionerID) == [practitioner.id])
    #expect(team.map(\.role) == [.substitute])
    #expect(team.map(\.to) == [TestStore.today.adding(days: 3)])
  }
}
