import Domain
import Persistence

/// The progress report for the practice nurse (praktijkondersteuner huisarts), as a page.
struct ProgressPage {
  let report: ProgressReport

  func document() -> Answer.Document {
    ReportPage(
      title: "Voortgangsverslag", reader: "voor de praktijkondersteuner van de huisarts",
      client: report.client,
      madeOn: report.today, fileName: "voortgangsverslag", cautions: cautions
    ).document { html in
      html.facts(
        report.packageFacts + [
          ("Sessies", report.attendanceText), report.nextEvaluationFact, ("Open signalen", flags),
        ])
      html.element("h2", "Klachten")
      writeScores(&html)
      html.element("h2", "Spinnenweb (cijfers van 0 tot 10)")
      writeWebs(&html)
      html.element("h2", "Doelen")
      writeGoals(&html)
    }
  }

  private var flags: String {
    report.openFlags.isEmpty ? "geen" : report.openFlags.map(\.complaint).joined(separator: "; ")
  }

  private var cautions: [String] {
    let isProrated = report.courses.contains { course in
      [course.first, course.latest].contains { $0?.isProrated == true }
    }
    return (isProrated ? ["* omgerekend wegens niet ingevulde vragen"] : []) + [
      """
      Een score is geen diagnose; een verandering zonder controlegroep bewijst geen effect. PHQ-9: een verandering van \
      6 punten of meer is betrouwbaar; voor de 4DKL is geen grenswaarde gepubliceerd. Het Spinnenweb is een \
      gespreksinstrument.
      """
    ]
  }

  // MARK: Scores

  private func writeScores(_ html: inout MarkupWriter) {
    let courses = report.courses.filter { $0.latest != nil }
    guard !courses.isEmpty else { return html.element("p", ["class": "none"], "Nog niets ingevuld.") }
    html.element("table") { html in
      html.tableHead(["Vragenlijst", "Eerste", "Laatste", "Verschil", "Verandering"])
      html.element("tbody") { html in
        for course in courses { write(course, &html) }
      }
    }
  }

  private func write(_ course: ScoreCourse, _ html: inout MarkupWriter) {
    html.element("tr") { html in
      html.rowHead(course.score.name(in: .dutch), "0–\(course.score.maximum)")
      for point in [course.first, course.latest] { write(point, of: course.score, &html) }
      html.cell(course.change?.signed ?? "–")
      html.element(
        "td", course.phq9Change?.classes.map(\.dutch).joined(separator: ", ") ?? bands(of: course))
    }
  }

  private func write(_ point: ScoreCourse.Point?, of score: ScoreCourse.Score, _ html: inout MarkupWriter) {
    guard let point, let value = point.value else { return html.cell("–") }
    let band = score.band(of: value)?.dutch ?? ""
    html.cell(
      "\(value)\(point.isProrated ? "*" : ""), \(band)",
      "\(Language.dutch.tableText(point.takenOn)), \(point.moment.word.dutch)")
  }

  /// For a scale of the 4DKL there is no class of change; from which band to which says most.
  private func bands(of course: ScoreCourse) -> String {
    guard let first = course.first?.value, let latest = course.latest?.value else { return "–" }
    guard let from = course.score.band(of: first), let to = course.score.band(of: latest) else { return "–" }
    return from == to ? "zelfde categorie" : "van \(from.dutch) naar \(to.dutch)"
  }

  // MARK: Webs

  private func writeWebs(_ html: inout MarkupWriter) {
    guard let latest = report.webs.latest else {
      return html.element("p", ["class": "none"], "Nog niet ingevuld.")
    }
    let webs = [report.webs.first, latest].compactMap(\.self)
    html.element("table") { html in
      html.tableHead(
        ["Ingevuld"] + SpinnenwebDimension.allCases.map { $0.label.dutch.capitalizedFirst })
      html.element("tbody") { html in
        for web in webs {
          html.element("tr") { html in
            html.rowHead(Language.dutch.tableText(web.measurement.details.takenOn))
            for dimension in SpinnenwebDimension.allCases {
              html.cell(Language.dutch.text(web.scores[dimension]?.value))
            }
          }
        }
      }
    }
  }

  // MARK: Goals

  private func writeGoals(_ html: inout MarkupWriter) {
    guard !report.goals.isEmpty else {
      return html.element("p", ["class": "none"], "Nog geen doelen afgesproken.")
    }
    html.element("table") { html in
      html.tableHead(["Status", "Doel", "Streefdatum"])
      html.element("tbody") { html in
        for status in Goal.Status.allCases {
          for goal in report.goals(status) { html.row(of: goal) }
        }
      }
    }
  }
}

extension MarkupWriter {
  /// One goal: how it stands, what it is, and by when.
  mutating func row(of goal: Goal) {
    element("tr") { html in
      html.cell(goal.details.status.label.dutch)
      html.element("td") { html in html.writeLines(goal.details.text.text) }
      html.cell(goal.details.dueDate.map(Language.dutch.tableText) ?? "–")
    }
  }
}
