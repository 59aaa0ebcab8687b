import Domain

// What the parts of a dossier's page have in common.
extension MarkupWriter {
  /// One record: what it is, and what is in it.
  /// - Parameter isLong: Whether it may go on from one sheet to the next; others stay on one where they fit.
  mutating func record<Failure: Error>(
    _ name: String, isLong: Bool = false, _ content: (inout MarkupWriter) throws(Failure) -> Void
  ) throws(Failure) {
    try element("article", ["class": isLong ? "long" : "short"]) { page throws(Failure) in
      page.element("h3", name)
      try content(&page)
    }
  }

  /// Names with what is kept of each, in two columns; what is not known is left out.
  mutating func facts(_ facts: KeyValuePairs<String, String?>) {
    let known = facts.compactMap { name, text in text.map { (name, $0) } }
    if !known.isEmpty { self.facts(known) }
  }

  /// Somebody's own words.
  mutating func prose(_ text: String) {
    element("p", ["class": "prose"]) { page in page.writeLines(text) }
  }

  /// A table of which each row is an array of texts. Short ones, such as a moment, are not broken.
  mutating func table(_ names: [String], _ rows: [[String]]) {
    element("table") { page in
      page.tableHead(names)
      page.element("tbody") { page in
        for row in rows {
          page.element("tr") { page in
            for text in row {
              page.element("td", ["class": text.count > 16 ? "wide" : "fixed"]) { page in
                page.writeLines(text)
              }
            }
          }
        }
      }
    }
  }

  /// That a part, or something in a record, is empty.
  mutating func nothingKept() { element("p", ["class": "none"], "Niets vastgelegd.") }

  /// When a record was made and last changed.
  /// - Parameter more: What else is to be known of how it was kept.
  mutating func kept(
    _ createdAt: Instant, _ updatedAt: Instant, version: Int, _ call: Call, more: String = ""
  ) {
    let changed = version > 1 ? ", laatst gewijzigd op \(call.dutch(updatedAt)) (versie \(version))" : ""
    element("p", ["class": "kept"], "Vastgelegd op \(call.dutch(createdAt))\(changed).\(more)")
  }
}

extension Bool {
  /// "ja", "nee".
  var dutch: String { self ? "ja" : "nee" }
}
