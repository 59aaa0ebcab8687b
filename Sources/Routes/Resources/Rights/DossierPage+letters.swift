import Domain
import Persistence

// What referrers were told, or are to be: every letter with its whole text, and with what stood around it.
extension DossierPage.Part {
  func writeLetters(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let reports = try database.feedbackReports(
      for: .coordinator, FeedbackReportFilter(client: client), after: nil, limit: Int(Int32.max)
    ).reports
    guard !reports.isEmpty else { return page.nothingKept() }
    let names = try DossierNames(in: client, database)
    for report in reports {
      let letter = try database.feedbackLetter(of: report.id)
      let consent = try report.consentID.flatMap { id in
        try database.consent(id, of: client) { row throws(StorageError) in row.at }
      }
      let kind = report.kind.label.dutch.capitalizedFirst
      page.record("\(kind) aan \(names.referrer(report.recipientID))") { page in
        write(report, consent, replacing: reports.first { $0.id == report.supersedesID }, call, to: &page)
        write(report.text, to: &page)
        if let letter { write(letter, to: &page) }
        page.kept(report.createdAt, report.updatedAt, version: report.version, call)
      }
    }
  }

  private func write(
    _ report: FeedbackReport, _ consent: Instant?, replacing earlier: FeedbackReport?, _ call: Call,
    to page: inout MarkupWriter
  ) {
    page.facts([
      "Stand": report.status.label.dutch, "Ondertekend door": report.author?.dutch,
      "Ondertekend op": report.finalisedAt.map { call.dutch($0) },
      "Verzonden op": report.sentAt.map { call.dutch($0) },
      "Ontvangst bevestigd op": report.acknowledgedAt.map { call.dutch($0) },
      "Toestemming voor deze brief": consent.map { call.dutch($0) },
      "Vervangt": earlier.map { "de brief van \(call.dutch($0.finalisedAt ?? $0.createdAt))" },
      "Vervallen": report.supersededByID == nil ? nil : "ja, door een latere brief vervangen",
    ])
  }

  private func write(_ text: FeedbackReport.Text, to page: inout MarkupWriter) {
    page.facts(["Vraag": text.question?.text, "Antwoord": text.answer?.text])
    for part in FeedbackReport.Part.allCases {
      page.element("h4", part.label.dutch.capitalizedFirst)
      if let words = text.soep[part] { page.prose(words.text) } else { page.nothingKept() }
    }
    page.facts(["Verzoek": text.request?.text])
  }

  /// What stood around the text on the day on which it was signed.
  private func write(_ letter: FeedbackLetter, to page: inout MarkupWriter) {
    if !letter.summary.isEmpty {
      page.element("h4", "Dossiersamenvatting")
      page.prose(letter.summary)
    }
    page.element("h4", "Op de brief")
    let (head, sender, addressee, client) = (
      letter.letterhead, letter.sender, letter.addressee, letter.client
    )
    page.facts([
      "Datum": letter.datedOn.dutch,
      "Briefhoofd": Self.list([head.name, head.address, head.phone, head.secureMailAddress]),
      "Afzender": Self.list([
        sender.name, sender.profession, sender.agbCode.map { "AGB \($0)" }, sender.registrations,
        sender.phone,
        sender.email,
      ]),
      "Geadresseerde": Self.list([
        addressee.name, addressee.kind.label.dutch, addressee.organisation,
        addressee.agbCode.map { "AGB \($0)" }, addressee.secureMailAddress,
      ]),
      "Cliënt": Self.list([client.name, "geboren \(client.birthDate.dutch)", client.address]),
      "Verwijzing": Self.list([letter.referral.number, letter.referral.on.dutch]),
    ])
  }

  /// What is there of some texts, with commas between them.
  private static func list(_ texts: [String?]) -> String {
    texts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
