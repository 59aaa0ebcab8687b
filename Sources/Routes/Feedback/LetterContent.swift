import Domain

/// A letter as its reader sees it, part by part, before it becomes a page (`LetterPage`) or characters
/// (`LetterCharacters`): envelope, core, file summary (Richtlijn HASP). Dutch, as all letters are.
struct LetterContent {
  /// What must be seen first: that it is no letter yet, or none any more.
  let mark: String?
  let letterhead: FeedbackLetter.Letterhead
  /// One line for the head of every sheet.
  let runningHead: String
  let addressee: [String]
  let title: String
  /// Date, client, referral.
  let facts: [Fact]
  let salutation: String
  let question: String?
  let answer: String?
  let parts: [Part]
  let request: String?
  /// Scores and goals in short, a line each.
  let summary: [String]
  /// Name, profession, AGB, registers, telephone, e-mail: a line each.
  let signature: [String]
  /// What it is a copy of.
  let footer: [String]

  /// A name and what is told of it.
  struct Fact {
    let name: String
    let text: String
  }

  /// One of S, O, E, P.
  struct Part {
    /// "S".
    let letter: String
    /// "Subjectief".
    let name: String
    let blocks: [Block]
  }

  /// A paragraph, or a list.
  enum Block: Equatable {
    case paragraph(String)
    case list([String])
  }
}

extension LetterContent {
  init(_ report: FeedbackReport, in letter: FeedbackLetter, sentOn: CalendarDate?) {
    let (client, text) = (letter.client, report.text)
    mark = Self.mark(of: report)
    letterhead = letter.letterhead
    title = Self.title(report.kind, to: letter.addressee.kind, about: client.name)
    runningHead =
      "\(letter.letterhead.name) · \(client.name), geboren \(client.birthDate.dutch) · \(letter.datedOn.dutch)"
    addressee = [
      letter.addressee.name, letter.addressee.organisation,
      letter.addressee.agbCode.map { "\(letter.addressee.kind.label.dutch), AGB \($0)" }
        ?? letter.addressee.kind.label.dutch,
      letter.addressee.secureMailAddress.map { "Beveiligde e-mail: \($0)" },
    ].compactMap(\.self)
    facts = Self.facts(letter)
    salutation = "Geachte \(letter.addressee.name),"
    question = text.question?.text
    answer = text.answer?.text
    parts = FeedbackReport.Part.allCases.map { part in
      let name = part.label.dutch.capitalizedFirst
      return Part(
        letter: String(name.prefix(1)), name: name,
        blocks: text.soep[part].map { Block.blocks(of: $0.text) } ?? [.paragraph("(nog te schrijven)")])
    }
    request = text.request?.text
    summary = letter.summary.split(whereSeparator: \.isNewline).map(String.init)
    signature = Self.signature(letter, isSigned: report.author != nil)
    footer = Self.footer(report, letter, sentOn: sentOn)
  }

  /// A company doctor is not told that there was a signal.
  private static func title(
    _ kind: FeedbackReport.Kind, to recipient: Referrer.Kind, about name: String
  ) -> String {
    guard kind == .flag else { return "\(kind.label.dutch.capitalizedFirst) over \(name)" }
    return recipient == .companyDoctor
      ? "Bericht over \(name)" : "\(kind.label.dutch.capitalizedFirst): \(name)"
  }

  private static func mark(of report: FeedbackReport) -> String? {
    if report.status == .draft { return "CONCEPT: niet ondertekend, niet verzenden" }
    return report.supersededByID == nil ? nil : "VERVALLEN: vervangen door een latere brief"
  }

  private static func facts(_ letter: FeedbackLetter) -> [Fact] {
    let client = letter.client
    let number = letter.referral.number.map { "\($0), " } ?? ""
    return [
      Fact(name: "Datum", text: Language.dutch.text(letter.datedOn)),
      Fact(name: "Cliënt", text: client.name),
      Fact(name: "Geboren", text: Language.dutch.text(client.birthDate)),
      client.address.map { Fact(name: "Adres", text: $0) },
      Fact(name: "Verwijzing", text: "\(number)\(Language.dutch.text(letter.referral.on))"),
      Fact(name: "Kopie", text: "cliëntdossier \(letter.letterhead.name)"),
    ].compactMap(\.self)
  }

  /// The address is the cooperative's: a practitioner's own need not be one for secure mail (NTA 7516), and whoever answers
  /// writes about health.
  private static func signature(_ letter: FeedbackLetter, isSigned: Bool) -> [String] {
    guard isSigned else { return ["(nog niet ondertekend)"] }
    let (sender, secureMail) = (letter.sender, letter.letterhead.secureMailAddress)
    let numbers = [sender.agbCode.map { "AGB \($0)" }, sender.registrations].compactMap(\.self)
    let reach = [
      sender.phone.map { "tel. \($0)" }, secureMail.isEmpty ? nil : "beveiligde e-mail \(secureMail)",
    ].compactMap(\.self)
    return [
      sender.profession.isEmpty ? sender.name : "\(sender.name), \(sender.profession)",
      numbers.joined(separator: " · "), reach.joined(separator: " · "),
    ].filter { !$0.isEmpty }
  }

  private static func footer(
    _ report: FeedbackReport, _ letter: FeedbackLetter, sentOn: CalendarDate?
  ) -> [String] {
    let signed =
      report.status == .draft ? "concept, versie \(report.version)" : "ondertekend op \(letter.datedOn.dutch)"
    let sent = sentOn.map { ", verzonden op \($0.dutch)" } ?? ""
    var lines = [
      "Deze brief benoemt klachten en stelt geen diagnose; een score op een vragenlijst is geen diagnose.",
      "Afschrift van terugkoppeling \(report.id), \(signed)\(sent).",
    ]
    if sentOn != nil {
      lines.append(
        letter.addressee.kind == .companyDoctor
          ? "Met toestemming van de cliënt voor deze brief; niet bestemd voor de werkgever."
          : "Met toestemming van de cliënt voor terugkoppeling aan de geadresseerde.")
    }
    if let earlier = report.supersedesID { lines.append("Vervangt terugkoppeling \(earlier).") }
    return lines
  }
}

extension LetterContent.Block {
  /// Lines that begin with `- ` are a list; of the others each is a paragraph.
  static func blocks(of text: String) -> [Self] {
    var blocks: [Self] = []
    var items: [String] = []
    func endList() {
      if !items.isEmpty { blocks.append(.list(items)) }
      items.removeAll()
    }
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if words.hasPrefix("- "), words.count > 2 {
        items.append(String(words.dropFirst(2)))
      } else if !words.isEmpty {
        endList()
        blocks.append(.paragraph(words))
      }
    }
    endList()
    return blocks
  }
}
