import Domain
import Persistence

// Who the client is, in the cooperative's words and in its own; and who else is named.
extension DossierPage.Part {
  func writePerson(
    _ id: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let client = try database.client(id, for: .coordinator) { row throws(StorageError) in try row.client() }
    guard let client else { return page.nothingKept() }
    write(client.details, to: &page)
    page.kept(client.createdAt, client.updatedAt, version: client.version, call)
    for merged in try mergedClients(id, database) {
      page.record("Eerdere registratie, die hiermee is samengevoegd") { page in
        write(merged.details, to: &page)
        page.kept(merged.createdAt, merged.updatedAt, version: merged.version, call)
      }
    }
  }

  private func mergedClients(
    _ id: Client.ID, _ database: borrowing ReadTransaction
  ) throws -> [Client] {
    var clients: [Client] = []
    try database.mergedClients(into: id) { row throws(StorageError) in clients.append(try row.client()) }
    return clients
  }

  private func write(_ client: Client.Details, to page: inout MarkupWriter) {
    page.facts([
      "Voornaam": client.name.givenName.text, "Tussenvoegsel": client.name.infix?.text,
      "Achternaam": client.name.familyName.text, "Geboren": client.birthDate.dutch,
      "Telefoon": client.phone?.text, "E-mail": client.email?.text,
      "Adres": client.address.map {
        "\($0.street.text) \($0.houseNumber.text), \($0.postcode.text) \($0.city.text)"
      },
      "Bezigheid": client.occupation.label.dutch, "Werkgever": client.employer?.name.text,
      "Huisarts": client.gp?.name.text, "Telefoon huisarts": client.gp?.phone?.text,
      "AGB-code huisarts": client.gp?.agbCode?.text,
    ])
  }

  func writeStatement(
    _ id: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let client = try database.client(id, for: .coordinator) { row throws(StorageError) in try row.client() }
    let merged = try mergedClients(id, database)
    let statements = [client?.details.statement].compactMap(\.self) + merged.compactMap(\.details.statement)
    guard !statements.isEmpty else { return page.nothingKept() }
    for statement in statements {
      page.element("blockquote") { page in page.writeLines(statement.text) }
    }
  }

  func writePeople(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let people = try database.people(of: client)
    guard !people.isEmpty else { return page.nothingKept() }
    page.table(
      ["Naam", "Wie", "Organisatie"],
      people.map { person in
        [person.name, (person.kind?.label ?? Role.practitioner.label).dutch, person.organisation ?? "–"]
      })
  }
}
