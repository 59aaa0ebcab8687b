import Domain
import Persistence

/// `/v1/clients/{id}/export` as a page: the dossier as a client is handed it on paper (art. 15 lid 3 AVG). In Dutch, with
/// words for every code, on A4. Whoever saw the dossier stands in a document of its own (`AccessLogPage`).
///
/// Each part is written by itself, from the database into the page, and says so where there is nothing.
enum DossierPage {
  static func document(
    about client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> Answer.Document {
    var page = MarkupWriter()
    try write(client, call, database, to: &page)
    return Answer.Document(.html, page, in: .dutch, named: "dossier")
  }

  /// The parts, in the order in which they are read. The raw values name them within the page.
  enum Part: String, CaseIterable {
    case person
    case statement
    case intakes
    case measurements
    case flags
    case consents
    case enrolments
    case absence
    case plans
    case letters
    case emergencies
    case erasure
    case people
    case access

    var title: String {
      switch self {
      case .person: "Persoonsgegevens"
      case .statement: "Eigen verklaring"
      case .intakes: "Aanmeldingen"
      case .measurements: "Vragenlijsten"
      case .flags: "Signaleringen"
      case .consents: "Toestemmingen"
      case .enrolments: "Trajecten"
      case .absence: "Verzuim"
      case .plans: "Behandelplannen"
      case .letters: "Brieven aan verwijzers"
      case .emergencies: "Inzage in een noodgeval"
      case .erasure: "Verzoeken tot vernietiging"
      case .people: "Mensen die worden genoemd"
      case .access: "Wie het dossier heeft gezien"
      }
    }

    /// Writes what is in it; the caller writes its title.
    func write(
      _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
    ) throws {
      switch self {
      case .person: try writePerson(client, call, database, to: &page)
      case .statement: try writeStatement(client, call, database, to: &page)
      case .intakes: try writeIntakes(client, call, database, to: &page)
      case .measurements: try writeMeasurements(client, call, database, to: &page)
      case .flags: try writeFlags(client, call, database, to: &page)
      case .consents: try writeConsents(client, call, database, to: &page)
      case .enrolments: try writeEnrolments(client, call, database, to: &page)
      case .absence: try writeAbsence(client, call, database, to: &page)
      case .plans: try writePlans(client, call, database, to: &page)
      case .letters: try writeLetters(client, call, database, to: &page)
      case .emergencies: try writeEmergencies(client, call, database, to: &page)
      case .erasure: try writeErasureRequests(client, call, database, to: &page)
      case .people: try writePeople(client, call, database, to: &page)
      case .access: page.element("p", accessText)
      }
    }
  }

  // MARK: What stands around the parts

  private static func write(
    _ id: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let client = try database.client(id, for: .coordinator) { row throws(StorageError) in try row.client() }
    guard let client = client?.details else { throw Problem(.notFound) }
    page.beginHTML()
    try page.element("html", ["lang": "nl"]) { page in
      page.element("head") { page in
        page.empty("meta", ["charset": "utf-8"])
        page.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        page.element("title", title)
        page.write(style)
      }
      try page.element("body") { page in
        // The head of a table is printed again on every sheet.
        try page.element("table", ["class": "sheets", "role": "presentation"]) { page in
          page.element("thead") { page in
            page.element("tr") { page in
              page.element("td", ["class": "running"], runningHead(client, call))
            }
          }
          try page.element("tbody") { page in
            try page.element("tr") { page in
              try page.element("td") { page in
                writeHead(client, call, to: &page)
                for (index, part) in Part.allCases.enumerated() {
                  try page.element("section", ["id": "\(part.rawValue)"]) { page in
                    page.element("h2", "\(index + 1). \(part.title)")
                    try part.write(id, call, database, to: &page)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private static let title = "Afschrift van het dossier"

  private static func runningHead(_ client: Client.Details, _ call: Call) -> String {
    let name = call.service.configuration.letterhead.name
    return
      "\(name) · \(client.name.full), geboren \(client.birthDate.dutch) · dossier op \(call.today.dutch)"
  }

  private static func writeHead(_ client: Client.Details, _ call: Call, to page: inout MarkupWriter) {
    let letterhead = call.service.configuration.letterhead
    page.element("header") { page in
      page.element("h1", title)
      page.element("div", ["class": "letterhead"]) { page in
        page.element("strong", letterhead.name)
        for line in [letterhead.address, letterhead.phone, letterhead.secureMailAddress] where !line.isEmpty {
          page.empty("br")
          page.write(line)
        }
      }
    }
    page.element("p", ["class": "client"]) { page in
      page.element("strong", client.name.full)
      page.write(", geboren \(Language.dutch.text(client.birthDate))")
    }
    page.element(
      "p",
      """
      Gemaakt op \(call.dutch(call.now)). Hierin staat alles wat toen over u was vastgelegd. Tijden zijn die van \
      Nederland. Klopt er iets niet, zeg het dan: u kunt het laten verbeteren, of er een eigen verklaring naast laten \
      leggen.
      """)
    page.element("nav") { page in
      page.element("ol") { page in
        for part in Part.allCases {
          page.element("li") { page in page.element("a", ["href": "#\(part.rawValue)"], part.title) }
        }
      }
    }
  }

  private static let accessText = """
    Dat staat in een eigen document: het inzageoverzicht (access-log). U krijgt het naast dit afschrift.
    """
}

extension Call {
  /// "18-11-2026 12:06", by the clocks at the cooperative.
  func dutch(_ moment: Instant) -> String { service.environment.dutch(moment) }
}
