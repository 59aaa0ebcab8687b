import Domain
import Persistence

/// The progress report for the company doctor, as a page: uniform, with the parts that the STECR guide asks for. What is
/// medical is not in it: no diagnoses, no scores, no flags, no attendance.
struct CompanyDoctorPage {
  let report: ProgressReport
  /// Whether the client allowed a letter to the company doctor.
  let withGoals: Bool

  func document() -> Answer.Document {
    ReportPage(
      title: "Voortgangsverslag", reader: "voor de bedrijfsarts", client: report.client, madeOn: report.today,
      fileName: "voortgangsverslag-bedrijfsarts",
      cautions: [
        """
        Dit verslag gaat over werk en het verloop van de begeleiding, met toestemming van de cliënt. Het bevat geen \
        diagnoses, scores of andere medische gegevens.
        """
      ]
    ).document { html in
      html.element("h2", "Werk")
      html.facts(workFacts)
      html.element("h2", "Begeleiding")
      html.facts(report.packageFacts)
      html.element("h2", "Verwacht verloop")
      html.facts(courseFacts)
      html.element("h2", "Afspraken over werk en meedoen")
      writeAgreements(&html)
    }
  }

  private var workFacts: [(name: String, text: String)] {
    var facts = [("Dagbesteding", report.client.details.occupation.label.dutch)]
    if let employer = report.client.details.employer { facts.append(("Werkgever", employer.name.text)) }
    if let absence = report.absence {
      facts.append(("Eerste ziektedag", Language.dutch.text(absence.chain.start)))
      facts.append(("Verzuim", absence.sickWeek.map { "ziek, week \($0.week)" } ?? "niet ziek"))
    } else {
      facts.append(("Verzuim", "geen ziekmelding bekend"))
    }
    return facts
  }

  private var courseFacts: [(name: String, text: String)] {
    var facts = [report.nextEvaluationFact]
    if let enrolment = report.enrolment, enrolment.status.isRunning {
      facts.append(("Verwacht einde", Language.dutch.text(enrolment.period.end)))
    }
    return facts
  }

  private func writeAgreements(_ html: inout MarkupWriter) {
    html.element("p") { html in
      html.write(
        report.hasReturnToWork
          ? "Begeleiding bij werkhervatting maakt deel uit van het behandelplan."
          : "Begeleiding bij werkhervatting maakt geen deel uit van het behandelplan.")
    }
    guard withGoals else {
      return html.element(
        "p", ["class": "none"],
        "Doelen worden alleen vermeld als de cliënt toestemming heeft gegeven voor een brief aan de bedrijfsarts."
      )
    }
    let goals = report.workGoals
    guard !goals.isEmpty else {
      return html.element("p", ["class": "none"], "Geen doelen over werk en meedoen afgesproken.")
    }
    html.element("table") { html in
      html.tableHead(["Status", "Doel", "Streefdatum"])
      html.element("tbody") { html in
        for goal in goals { html.row(of: goal) }
      }
    }
  }
}
