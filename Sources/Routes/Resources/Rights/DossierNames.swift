import Domain
import Persistence

/// The names of the people and modules of whom a dossier speaks by their ids and codes.
struct DossierNames {
  private let people: [UUIDv7: DossierPerson]
  private let modules: [CodeWord: String]

  /// The caller has made sure that the client may be seen.
  init(in client: Client.ID, _ database: borrowing ReadTransaction) throws {
    people = Dictionary(try database.people(of: client).map { ($0.id, $0) }) { first, _ in first }
    var modules: [CodeWord: String] = [:]
    for phase in Phase.allCases {
      for module in try database.phasePackage(of: phase)?.details.modules ?? [] {
        modules[module.code] = module.name.text
      }
    }
    self.modules = modules
  }

  func practitioner(_ id: Practitioner.ID) -> String { people[id.rawValue]?.name ?? "\(id)" }

  /// "Dr. Voorbeeld (huisarts, Praktijk Voorbeeld)".
  func referrer(_ id: Referrer.ID) -> String {
    guard let person = people[id.rawValue] else { return "\(id)" }
    let about = [person.kind?.label.dutch, person.organisation].compactMap(\.self)
    return about.isEmpty ? person.name : "\(person.name) (\(about.joined(separator: ", ")))"
  }

  /// What people call a module; its code where no package has it any more.
  func module(_ code: CodeWord) -> String { modules[code] ?? code.text }
}
