import Domain

/// What the reports have in common as pages: one A4 in print, fonts of the reader's own system, no scripts. In Dutch
/// whatever the caller prefers, as letters are.
struct ReportPage {
  let title: String
  /// For whom it is.
  let reader: String
  let client: Client
  let madeOn: CalendarDate
  /// What a file of it may be called.
  let fileName: StaticString
  /// What it does not say, and how it is to be read; at its foot.
  let cautions: [String]

  func document(_ write: (inout MarkupWriter) -> Void) -> Answer.Document {
    var html = MarkupWriter()
    html.beginHTML()
    html.element("html", ["lang": "nl"]) { html in
      html.element("head") { html in
        html.empty("meta", ["charset": "utf-8"])
        html.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        html.element("title", title)
        html.write(Self.style)
      }
      html.element("body") { html in
        html.element("main") { html in
          writeHead(&html)
          write(&html)
          html.element("footer") { html in
            for caution in cautions { html.element("p", caution) }
          }
        }
      }
    }
    return Answer.Document(.html, html, in: .dutch, named: fileName)
  }

  private func writeHead(_ html: inout MarkupWriter) {
    html.element("header") { html in
      html.element("div") { html in
        html.element("h1", title)
        html.element("p", reader)
      }
      html.element("p", ["class": "date"], Language.dutch.text(madeOn))
    }
    html.element("p", ["class": "client"]) { html in
      html.element("strong", client.details.name.full)
      html.write(", geboren \(Language.dutch.text(client.details.birthDate))")
    }
  }
}

extension MarkupWriter {
  /// Names with what is to be said of each, in two columns; a long text takes both.
  mutating func facts(_ facts: [(name: String, text: String)]) {
    element("dl") { html in
      for fact in facts {
        html.element("div", ["class": fact.text.count > 34 ? "wide" : "half"]) { html in
          html.element("dt", fact.name)
          html.element("dd") { html in html.writeLines(fact.text) }
        }
      }
    }
  }

  /// The head of a table.
  mutating func tableHead(_ names: [String]) {
    element("thead") { html in
      html.element("tr") { html in
        for name in names { html.element("th", ["scope": "col"], name) }
      }
    }
  }

  /// The cell that says what its row is about.
  mutating func rowHead(_ text: String, _ small: String? = nil) {
    element("th", ["scope": "row"]) { html in
      html.write(text)
      if let small { html.element("small", small) }
    }
  }

  /// A cell with a small line below its text, in which no line is broken: a date, a score.
  mutating func cell(_ text: String, _ small: String? = nil) {
    element("td", ["class": "fixed"]) { html in
      html.write(text)
      if let small { html.element("small", small) }
    }
  }
}

extension ReportPage {
  fileprivate static let style = StyleSheet(
    """
    @page{size:A4;margin:14mm 17mm}
    *{box-sizing:border-box}
    body{margin:0;background:#fff;color:#1d262b;
    font:10.5pt/1.4 "Segoe UI","Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif}
    main{max-width:46rem;margin:0 auto;padding:1.6rem}
    header{display:flex;justify-content:space-between;align-items:baseline;border-bottom:2px solid #0b4f6c;
    padding-bottom:.4rem}
    h1{font-size:17pt;line-height:1.2;margin:0;color:#0b4f6c}
    header p{margin:.1rem 0 0;color:#4a565d}
    .client{margin:.7rem 0 .6rem}
    h2{font-size:11.5pt;margin:1rem 0 .3rem;color:#0b4f6c;break-after:avoid}
    dl{margin:0;display:grid;grid-template-columns:1fr 1fr;gap:.3rem 1.6rem}
    dl div{display:flex;gap:.6rem}
    dt{flex:0 0 8rem;color:#4a565d}
    dl .wide{grid-column:1/3}
    dd{margin:0}
    table{width:100%;border-collapse:collapse}
    th,td{text-align:left;vertical-align:top;padding:.22rem .5rem .22rem 0;border-bottom:1px solid #d5dbdf}
    thead th{border-bottom:1px solid #87939a}
    th{font-weight:600}
    tbody th{font-weight:400;white-space:nowrap}
    tr{break-inside:avoid}
    .fixed{white-space:nowrap}
    small{display:block;font-size:8.5pt;color:#4a565d}
    .none{margin:.2rem 0;color:#4a565d}
    footer{margin-top:1.1rem;border-top:1px solid #d5dbdf;padding-top:.4rem;font-size:8.5pt;color:#4a565d}
    footer p{margin:0 0 .15rem}
    @media print{main{max-width:none;padding:0}body{font-size:9.5pt;line-height:1.3}}
    """)
}
