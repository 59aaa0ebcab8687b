extension DossierPage {
  /// How it looks: a plain document on A4, black on white. A record stays on one sheet where it fits.
  static let style = StyleSheet(
    """
    @page { size: A4; margin: 12mm 17mm 15mm;
      @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Arial, sans-serif; color: #555; } }
    * { box-sizing: border-box; }
    html { background: #e8e8e4; }
    body { max-width: 210mm; margin: 8mm auto; padding: 14mm 17mm; background: #fff; color: #1a1a1a;
      font: 10pt/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; }
    table { width: 100%; border-collapse: collapse; }
    .sheets { table-layout: fixed; }
    .sheets > tbody > tr > td { padding: 0; border: 0; }
    .sheets > thead > tr > td { padding: 0 0 4mm; border: 0; color: #555; font-size: 8pt; }
    header { display: flex; justify-content: space-between; gap: 8mm; align-items: baseline;
      border-bottom: 0.6mm solid #0b4f6c; padding-bottom: 2mm; }
    .letterhead { text-align: right; font-size: 8.5pt; }
    h1 { margin: 0; font-size: 18pt; line-height: 1.2; color: #0b4f6c; }
    h2 { margin: 8mm 0 2mm; padding-bottom: 0.8mm; border-bottom: 0.3mm solid #0b4f6c; font-size: 13pt;
      color: #0b4f6c; break-after: avoid; }
    h3 { margin: 0 0 1.5mm; font-size: 10.5pt; break-after: avoid; }
    h4 { margin: 2.5mm 0 0.8mm; font-size: 9pt; color: #444; break-after: avoid; }
    .client { margin: 3mm 0 2mm; font-size: 12pt; }
    nav ol { margin: 4mm 0 0; padding-left: 6mm; columns: 2; column-gap: 10mm; }
    nav a { color: inherit; text-decoration: none; }
    article { margin: 0 0 4mm; padding: 0 0 2.5mm 3mm; border-left: 0.6mm solid #d5dbdf; break-inside: avoid; }
    .long { break-inside: auto; }
    p, blockquote { margin: 0 0 1.5mm; orphans: 3; widows: 3; }
    .prose, blockquote { max-width: 160mm; }
    blockquote { padding-left: 3mm; border-left: 0.6mm solid #0b4f6c; font-style: italic; }
    dl { margin: 0 0 1.5mm; display: grid; grid-template-columns: 1fr 1fr; gap: 0.8mm 6mm; }
    dl div { display: flex; gap: 3mm; }
    dl .wide { grid-column: 1 / 3; }
    dt { flex: 0 0 38mm; color: #555; }
    dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
    article table, section > table { margin: 0.5mm 0 2mm; font-size: 9pt; }
    th, td { text-align: left; vertical-align: top; padding: 0.7mm 2.5mm 0.7mm 0; border-bottom: 0.15mm solid #ccc; }
    th { border-bottom: 0.25mm solid #777; font-weight: 600; }
    td { overflow-wrap: break-word; }
    .fixed { white-space: nowrap; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    .sheets > tbody > tr { break-inside: auto; }
    .goal { margin: 0 0 2.5mm; padding-top: 1mm; border-top: 0.15mm solid #ccc; break-inside: avoid; }
    .goal > .prose { font-weight: 600; }
    .answers { list-style: none; counter-reset: number; margin: 0 0 2mm; padding: 0; display: grid;
      grid-template-columns: repeat(10, 1fr); max-width: 120mm; font-size: 9pt; break-inside: avoid; }
    .answers li { counter-increment: number; padding: 0.2mm 1mm; border: 0.15mm solid #ddd; margin: -0.075mm; }
    .answers li::before { content: counter(number) ": "; color: #777; font-size: 7pt; }
    .meaning { margin: 1mm 0 0.5mm; font-size: 8.5pt; color: #555; break-after: avoid; }
    .kept { margin: 0; font-size: 8pt; color: #666; }
    .none, .first { color: #555; }
    .first { break-after: avoid; }
    @media print {
      html, body { background: none; }
      body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; }
    }
    @media (max-width: 640px) {
      body { margin: 0; padding: 5mm; }
      header, dl, dl div { display: block; }
      .letterhead { margin-top: 3mm; text-align: left; }
      nav ol { columns: 1; }
      article, section { overflow-x: auto; }
    }
    """)
}
