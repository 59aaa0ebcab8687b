import Domain

/// A letter as a page (HTML) that prints on A4: one sheet for what is as long as a letter should be, and on every further
/// one a head that says whose letter it is. System fonts, no scripts, nothing from elsewhere.
enum LetterPage {
  static func write(_ letter: LetterContent, to page: inout MarkupWriter) {
    page.beginHTML()
    page.element("html", ["lang": "nl"]) { page in
      page.element("head") { page in
        page.empty("meta", ["charset": "utf-8"])
        page.empty("meta", ["name": "viewport", "content": "width=device-width"])
        page.element("title", "Terugkoppeling")
        page.write(style)
      }
      page.element("body", ["class": letter.mark == nil ? "letter" : "letter marked"]) { page in
        // The head of a table is printed again on every sheet.
        page.element("table", ["class": "sheets", "role": "presentation"]) { page in
          page.element("thead") { page in
            page.element("tr") { page in page.element("td", ["class": "running"], letter.runningHead) }
          }
          page.element("tbody") { page in
            page.element("tr") { page in page.element("td") { page in write(body: letter, to: &page) } }
          }
        }
      }
    }
  }

  private static func write(body letter: LetterContent, to page: inout MarkupWriter) {
    if let mark = letter.mark { page.element("p", ["class": "mark"], mark) }
    page.element("header") { page in
      page.element("div", ["class": "addressee"]) { page in
        page.writeLines(letter.addressee.joined(separator: "\n"))
      }
      page.element("div", ["class": "letterhead"]) { page in
        page.element("strong", letter.letterhead.name)
        let lines = [
          letter.letterhead.address, letter.letterhead.phone, letter.letterhead.secureMailAddress,
        ].filter { !$0.isEmpty }
        for line in lines {
          page.empty("br")
          page.write(line)
        }
      }
    }
    page.element("h1", letter.title)
    page.element("dl", ["class": "facts"]) { page in
      for fact in letter.facts {
        page.element("div") { page in
          page.element("dt", fact.name)
          page.element("dd", fact.text)
        }
      }
    }
    page.element("p", letter.salutation)
    write(core: letter, to: &page)
    write(end: letter, to: &page)
  }

  private static func write(core letter: LetterContent, to page: inout MarkupWriter) {
    page.element("dl", ["class": "question"]) { page in
      for (name, text) in [("Vraag", letter.question), ("Antwoord", letter.answer)] {
        guard let text else { continue }
        page.element("dt", name)
        page.element("dd") { page in page.writeLines(text) }
      }
    }
    for part in letter.parts {
      page.element("section") { page in
        page.element("h2") { page in
          page.element("b", part.letter)
          page.write(" \(part.name)")
        }
        page.element("div") { page in write(part.blocks, to: &page) }
      }
    }
    if let request = letter.request {
      page.element("div", ["class": "request"]) { page in
        page.element("strong", "Verzoek: ")
        page.writeLines(request)
      }
    }
  }

  private static func write(_ blocks: [LetterContent.Block], to page: inout MarkupWriter) {
    for block in blocks {
      switch block {
      case .paragraph(let text): page.element("p", text)
      case .list(let items):
        page.element("ul") { page in
          for item in items { page.element("li", item) }
        }
      }
    }
  }

  private static func write(end letter: LetterContent, to page: inout MarkupWriter) {
    page.element("div", ["class": "signature"]) { page in
      page.write("Met vriendelijke groet,")
      for (index, line) in letter.signature.enumerated() {
        page.empty("br")
        if index == 0 { page.element("strong", line) } else { page.write(line) }
      }
    }
    if !letter.summary.isEmpty {
      page.element("section", ["class": "summary"]) { page in
        page.element("h2", "Dossiersamenvatting")
        page.element("ul") { page in
          for line in letter.summary { page.element("li", line) }
        }
      }
    }
    page.element("footer", letter.footer.joined(separator: " "))
  }

  /// How it looks; on paper black on white, with what matters in weight and not in colour.
  private static let style = StyleSheet(
    """
    @page { size: A4; margin: 12mm 18mm 14mm;
      @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt Arial, sans-serif; color: #555; } }
    html { background: #e8e8e4; }
    body { max-width: 174mm; margin: 8mm auto; padding: 14mm 18mm; background: #fff; color: #111;
      font: 9.3pt/1.29 "Liberation Sans", Arial, Helvetica, sans-serif; }
    .sheets { width: 100%; border-collapse: collapse; }
    .sheets td { padding: 0; }
    td.running { padding-bottom: 3mm; color: #555; font-size: 7.5pt; }
    header { display: flex; justify-content: space-between; gap: 8mm; padding-bottom: 3mm; }
    .letterhead { text-align: right; font-size: 8.5pt; }
    .letterhead strong { font-size: 11pt; }
    h1 { margin: 0 0 2mm; font-size: 12.5pt; }
    p, ul, dl, dd { margin: 0; }
    .facts { display: grid; grid-template-columns: 1fr 1fr; gap: 0.3mm 8mm; margin-bottom: 3mm; padding: 1.8mm 0;
      border-top: 0.3mm solid #111; border-bottom: 0.3mm solid #111; font-size: 9pt; }
    .facts div { display: flex; }
    .facts dt { flex: none; width: 21mm; color: #444; }
    .question { margin: 2mm 0 2.5mm; padding: 2mm 3mm; background: #f1f1ec; border-left: 1mm solid #3c5a55;
      display: grid; grid-template-columns: 18mm 1fr; row-gap: 0.8mm; }
    .question:empty { display: none; }
    .question dt { font-weight: bold; }
    section { display: grid; grid-template-columns: 27mm 1fr; padding: 1.1mm 0; border-top: 0.15mm solid #bbb; }
    h2 { margin: 0; font-size: 9.3pt; font-weight: normal; color: #333; }
    h2 b { display: inline-block; width: 5mm; font-size: 12pt; line-height: 1; color: #111; }
    section p { orphans: 3; widows: 3; }
    ul { padding-left: 4mm; }
    .request { margin: 1.5mm 0; padding: 1.5mm 3mm; border: 0.5mm solid #111; break-inside: avoid; }
    .signature { margin: 2mm 0 2.5mm; break-inside: avoid; }
    .summary { grid-template-columns: 42mm 1fr; font-size: 8.5pt; break-inside: avoid; }
    .summary h2 { font-size: 8.5pt; font-weight: bold; }
    .summary ul { padding: 0; list-style: none; }
    footer { padding-top: 1.5mm; border-top: 0.15mm solid #bbb; font-size: 7.5pt; color: #555; break-inside: avoid; }
    .mark { margin-bottom: 4mm; padding: 1.5mm 3mm; border: 0.7mm solid #111; font-weight: bold; letter-spacing: 0.06em;
      text-align: center; }
    @media print {
      html, body { background: none; }
      body { max-width: none; margin: 0; padding: 0; }
      .question { background: none; border: 0.3mm solid #111; border-left-width: 1.2mm; }
    }
    @media (max-width: 640px) {
      body { margin: 0; padding: 5mm; }
      header, .facts, section, .question { display: block; }
      .letterhead { text-align: left; margin-top: 3mm; }
    }
    """)
}
