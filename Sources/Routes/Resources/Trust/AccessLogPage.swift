import Domain
import Persistence

/// The page that a client is handed: who saw the dossier, on A4. In Dutch, as letters are.
struct AccessLogPage {
  let client: String
  let entries: [AccessLog.Entry]
  let hasMore: Bool
  let service: Service
  /// When it was made.
  let at: Instant

  var document: Answer.Document {
    var page = MarkupWriter()
    page.beginHTML()
    page.element("html", ["lang": "nl"]) { page in
      page.element("head") { page in
        page.empty("meta", ["charset": "utf-8"])
        page.element("title", Self.title)
        page.write(Self.style)
      }
      page.element("body") { page in
        page.element("h1", Self.title)
        page.element("p", "Cliënt: \(client)")
        page.element(
          "p",
          "Gemaakt op \(service.environment.dutch(at)). De nieuwste regel staat bovenaan. De tijden zijn Nederlandse tijd."
        )
        page.element("table") { page in
          page.element("thead") { page in
            page.element("tr") { page in
              for head in ["Wanneer", "Wie", "Wat", "Waarom", "Uitkomst"] { page.element("th", head) }
            }
          }
          page.element("tbody") { page in
            for entry in entries { write(entry, to: &page) }
          }
        }
        if entries.isEmpty { page.element("p", "Er is nog niets vastgelegd.") }
        if hasMore { page.element("p", "Er zijn oudere regels; die staan op een volgende bladzijde.") }
      }
    }
    return Answer.Document(.html, page, in: .dutch, named: "inzageoverzicht")
  }

  private func write(_ entry: AccessLog.Entry, to page: inout MarkupWriter) {
    page.element("tr") { page in
      page.element("td", service.environment.dutch(entry.line.at))
      page.element("td", entry.roleLabel.map { "\(entry.who) (\($0))" } ?? entry.who)
      page.element("td", entry.what)
      page.element("td") { page in
        page.write(entry.why ?? "")
        if let reason = entry.emergencyReason {
          page.empty("br")
          page.writeLines("Reden: \(reason)")
        }
      }
      page.element("td", entry.resultLabel)
    }
  }

  private static let title = "Wie heeft dit dossier gezien of gewijzigd?"

  private static let style = StyleSheet(
    """
    @page { size: A4; margin: 18mm; }
    body { font: 10pt/1.4 system-ui, sans-serif; color: #111; max-width: 180mm; margin: 1rem auto; }
    h1 { font-size: 15pt; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: 2pt 6pt 2pt 0; border-bottom: 0.5pt solid #999; }
    td:first-child { white-space: nowrap; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    """)
}
