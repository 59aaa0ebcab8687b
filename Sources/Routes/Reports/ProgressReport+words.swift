import Domain
import Persistence

// How a report says things in Dutch, the same for every reader.
extension ProgressReport {
  /// `Fase 2, acht weken`, and where it stands.
  var packageFacts: [(name: String, text: String)] {
    guard let enrolment else { return [("Pakket", "nog geen")] }
    let period = enrolment.period
    var facts = [("Pakket", "fase \(period.phase.rawValue), \(period.weeks) weken")]
    switch enrolment.status {
    case .planned: facts.append(("Status", "begint op \(Language.dutch.text(period.start))"))
    case .active:
      facts.append(("Status", week.map { "week \($0) van \(period.weeks)" } ?? "loopt"))
    case .completed, .stopped:
      let day = enrolment.ending.map { " op \(Language.dutch.text($0.on))" } ?? ""
      facts.append(("Status", "\(enrolment.status.label.dutch)\(day)"))
    }
    let (start, end) = (Language.dutch.tableText(period.start), Language.dutch.tableText(period.end))
    facts.append(("Periode", "\(start) – \(end)"))
    return facts
  }

  var nextEvaluationFact: (name: String, text: String) {
    let text = nextEvaluation.map { "\(Language.dutch.tableText($0.on)), \($0.kind.label.dutch)" }
    return ("Volgende evaluatie", text ?? "niet gepland")
  }

  /// `6 bijgewoond, 1 niet verschenen, 2 gepland`; what did not happen is left out.
  var attendanceText: String {
    let counts = [Session.Status.attended, .noShow, .cancelled, .planned].compactMap { status in
      attendance[status] > 0 ? "\(attendance[status]) \(status.label.dutch)" : nil
    }
    return counts.isEmpty ? "nog geen" : counts.joined(separator: ", ")
  }
}
