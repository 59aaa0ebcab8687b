import Domain
import Persistence
import SQLite
import Testing

@Suite struct `A client` {
  @Test func `comes back as it was written`() throws {
    let store = try TestStore()
    let client = Client(
      id: store.id(), version: 1, createdAt: TestStore.now, updatedAt: TestStore.now,
      details: Client.Details(
        name: Client.Name(
          givenName: try PersonName("Zoë"), infix: try NameInfix("van der"),
          familyName: try PersonName("Proefpersoon")),
        birthDate: try #require(CalendarDate("1987-04-12")), email: EmailAddress("zoe@example.org"),
        phone: PhoneNumber("+31 70 123 45 67"),
        address: Client.Address(
          street: try StreetName("Laan"), houseNumber: try HouseNumber("12a"),
          postcode: try #require(Postcode("2514 EA")), city: try CityName("Den Haag")),
        occupation: .selfEmployed, employer: Client.Employer(name: try OrganisationName("Voorbeeld BV")),
        gp: Client.GeneralPractitioner(
          name: try PersonName("Dr. Arts"), agbCode: AGB("01234567"), phone: PhoneNumber("070-1234567")),
        statement: try ClientStatement("Ik wil weer slapen.\nEn werken.")))
    try store.write { try $0.insert(client) }
    let found = try store.read { reading throws(SQLiteError) in
      try reading.client(client.id, for: .coordinator) { row throws(SQLiteError) in try row.client() }
    }
    #expect(found == client)
  }

  @Test func `with the least that is known comes back too`() throws {
    let store = try TestStore()
    let client = try store.addClient()
    let found = try store.read { reading throws(SQLiteError) in
      try reading.client(client.id, for: .coordinator) { row throws(SQLiteError) in try row.client() }
    }
    #expect(found == client)
  }
}
