import Domain
import Persistence

// Instruments as they were filled in: scores by the rules of their day, and every answer.
extension DossierPage.Part {
  func writeMeasurements(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    var measurements: [(taken: Measurement, rules: RuleVersion)] = []
    try database.measurements(of: client) { row throws(StorageError) in
      measurements.append((try row.measurement(), try row.rules()))
    }
    guard !measurements.isEmpty else { return page.nothingKept() }
    page.element(
      "p", ["class": "first"],
      "Een score is geen diagnose. Wat niet is ingevuld, staat als een streepje tussen de antwoorden.")
    measurements.sort { ($0.taken.details.takenOn, $0.taken.id) < ($1.taken.details.takenOn, $1.taken.id) }
    for (measurement, rules) in measurements {
      let details = measurement.details
      let name = details.form.instrument.label.dutch
      page.record("\(details.takenOn.dutch), \(details.moment.label.dutch): \(name)") { page in
        switch details.form {
        case .phq9(let phq9): write(phq9, by: rules, to: &page)
        case .fourDkl(let fourDkl): write(fourDkl, by: rules, to: &page)
        case .spinnenweb(let web): write(web, by: rules, to: &page)
        }
        let form = details.instrumentVersion.map { " Versie van de lijst: \($0.text)." } ?? ""
        page.kept(
          measurement.createdAt, measurement.updatedAt, version: measurement.version, call,
          more: "\(form) Rekenregels: versie \(rules.rawValue).")
      }
    }
  }

  // MARK: PHQ-9

  private func write(_ phq9: Phq9, by rules: RuleVersion, to page: inout MarkupWriter) {
    let scores = phq9.scores(by: rules)
    let total = scores.total.map { "\($0) van 27" } ?? "niet te berekenen"
    page.facts([
      "Totaal": scores.severity.map { "\(total): \($0.label.dutch)" } ?? total,
      "Niet beantwoord": scores.missing.map { "\($0.of("vraag", "vragen"))\(estimated(scores.prorated))" },
      "Patroon": scores.syndrome?.label.dutch,
      "Klachten die tellen": scores.symptomCount.map { count in
        count.of("klacht", "klachten") + (scores.coreSymptoms.map { ", waarvan \($0) kernklachten" } ?? "")
      },
      "Vraag naar suïcidaliteit": scores.suicidality.label.dutch,
      "Hinder in het dagelijks leven": scores.difficulty?.label.dutch,
    ])
    guard case .answers(let sheet) = phq9.form else { return page.totalsAlone() }
    page.answers(
      "0 helemaal niet · 1 meerdere dagen · 2 meer dan de helft van de dagen · 3 bijna elke dag",
      sheet.answers)
  }

  // MARK: 4DKL

  private func write(_ fourDkl: FourDkl, by rules: RuleVersion, to page: inout MarkupWriter) {
    let scores = fourDkl.scores(by: rules)
    page.table(
      ["Schaal", "Score", "Betekenis", "Niet beantwoord", "Laagst en hoogst mogelijk"],
      FourDkl.Scale.allCases.map { scale in
        let score = scores[scale]
        let before = score.bandBefore2014.map { " (grenzen van vóór 2014: \($0.label.dutch))" } ?? ""
        let missing = score.missing.map { "\($0) van \(scale.items.count)\(estimated(score.prorated))" }
        return [
          scale.label.dutch.capitalizedFirst, score.score.map { "\($0) van \(scale.scoreMax)" } ?? "–",
          score.band.map { "\($0.label.dutch)\(before)" } ?? "–", missing ?? "–",
          score.possibleMin.flatMap { low in score.possibleMax.map { "\(low)–\($0)" } } ?? "–",
        ]
      })
    page.facts(["Vragen naar suïcidaliteit": scores.suicidality.label.dutch])
    guard case .answers(let sheet) = fourDkl else { return page.totalsAlone() }
    page.answers(
      "0 nee · 1 soms · 2 regelmatig · 3 vaak · 4 heel vaak of voortdurend", sheet.answers)
  }

  // MARK: Spinnenweb

  private func write(_ web: Spinnenweb, by rules: RuleVersion, to page: inout MarkupWriter) {
    let scores = web.scores(by: rules)
    let dimensions = SpinnenwebDimension.allCases
    if case .answers(let sheet) = web {
      let places = 1...Spinnenweb.statementsPerDimension
      page.table(
        ["Onderwerp", "Cijfer"] + places.map { "Stelling \($0)" },
        dimensions.map { dimension in
          let before = dimension.position * Spinnenweb.statementsPerDimension
          return [dimension.label.dutch.capitalizedFirst, Language.dutch.text(scores[dimension]?.value)]
            + places.map { place in sheet[before + place].map { "\($0)" } ?? "–" }
        })
    } else {
      page.table(
        dimensions.map(\.label.dutch.capitalizedFirst),
        [dimensions.map { Language.dutch.text(scores[$0]?.value) }])
    }
    page.facts([
      "Laagste cijfer": scores.lowestDimension?.label.dutch,
      "Oppervlak van het web": scores.surfacePercent.map { "\(Language.dutch.text($0))%" },
    ])
  }

  private func estimated(_ isProrated: Bool?) -> String { isProrated == true ? ", bijgeschat" : "" }
}

extension MarkupWriter {
  /// Every answer with its number, which the style sheet adds.
  fileprivate mutating func answers(_ meaning: String, _ answers: [Int?]) {
    element("p", ["class": "meaning"], "Antwoorden: \(meaning)")
    element("ol", ["class": "answers"]) { page in
      for answer in answers { page.element("li", answer.map { "\($0)" } ?? "–") }
    }
  }

  fileprivate mutating func totalsAlone() {
    element("p", ["class": "meaning"], "Alleen de uitkomst is bekend, niet de antwoorden.")
  }
}
