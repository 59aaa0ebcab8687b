import Domain
import Persistence

/// What referrers were told of a client, with what stands around the text in each letter.
extension ClientExport {
  static func writeFeedback(
    about client: Client.ID, _ database: borrowing ReadTransaction, _ body: inout StreamedBody
  ) throws(StorageError) {
    body.json.openArray("feedbackReports")
    let page = try database.feedbackReports(
      for: .coordinator, FeedbackReportFilter(client: client), after: nil, limit: Int(Int32.max))
    for report in page.reports {
      body.json.openObject()
      body.json.key("report")
      body.json.write(report)
      body.json.member("writtenFor", report.writtenFor)
      body.json.member("consentId", optional: report.consentID?.rawValue)
      if let letter = try database.feedbackLetter(of: report.id) {
        body.json.write(letter)
      } else {
        body.json.null("letter")
      }
      body.json.closeObject()
      body.passOn()
    }
    body.json.closeArray()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ letter: FeedbackLetter) {
    openObject("letter")
    member("datedOn", letter.datedOn)
    openObject("letterhead")
    member("name", letter.letterhead.name)
    member("address", letter.letterhead.address)
    member("phone", letter.letterhead.phone)
    member("secureMailAddress", letter.letterhead.secureMailAddress)
    closeObject()
    openObject("sender")
    member("name", letter.sender.name)
    member("profession", letter.sender.profession)
    member("agbCode", optional: letter.sender.agbCode)
    member("registrations", optional: letter.sender.registrations)
    member("phone", optional: letter.sender.phone)
    member("email", optional: letter.sender.email)
    closeObject()
    openObject("addressee")
    member("kind", letter.addressee.kind)
    member("name", letter.addressee.name)
    member("organisation", optional: letter.addressee.organisation)
    member("agbCode", optional: letter.addressee.agbCode)
    member("secureMailAddress", optional: letter.addressee.secureMailAddress)
    closeObject()
    openObject("client")
    member("name", letter.client.name)
    member("birthDate", letter.client.birthDate)
    member("address", optional: letter.client.address)
    closeObject()
    openObject("referral")
    member("number", optional: letter.referral.number)
    member("receivedOn", letter.referral.on)
    closeObject()
    member("summary", letter.summary)
    closeObject()
  }
}

extension Schema {
  static let exportedFeedback = object(
    "DossierFeedback", about: "What a referrer was told, or is to be.",
    [
      .shownOnly("report", feedbackReport()),
      .shownOnly("writtenFor", consentPurpose.meaning("For which recipients its text was written.")),
      .shownOnly("consentId", id("The consent that was given for this letter alone.").orNull),
      .shownOnly("letter", letter.meaning("What stands around it; `null` for a draft.").orNull),
    ])

  private static let letter = object(
    "DossierLetter", about: "What stood around a report's text on the day on which it was signed.",
    [
      .shownOnly("datedOn", date("That day.")),
      .shownOnly(
        "letterhead",
        object(
          "DossierLetterhead",
          [words("name"), words("address"), words("phone"), words("secureMailAddress")])),
      .shownOnly(
        "sender",
        object(
          "DossierSender",
          [
            words("name"), words("profession"), maybe("agbCode"), maybe("registrations"), maybe("phone"),
            maybe("email"),
          ])),
      .shownOnly(
        "addressee",
        object(
          "DossierAddressee",
          [
            .shownOnly("kind", referrerKind), words("name"), maybe("organisation"), maybe("agbCode"),
            maybe("secureMailAddress"),
          ])),
      .shownOnly(
        "client",
        object("DossierSubject", [words("name"), .shownOnly("birthDate", date()), maybe("address")])),
      .shownOnly(
        "referral", object("DossierReferral", [maybe("number"), .shownOnly("receivedOn", date())])),
      words("summary"),
    ])

  private static func words(_ name: String) -> Member { .shownOnly(name, text(example: "…")) }

  private static func maybe(_ name: String) -> Member { .shownOnly(name, text(example: "…").orNull) }
}
