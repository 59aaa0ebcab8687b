import Domain

/// Objectief: what was measured, with days, bands and what is missing, and how it changed since the first time.
extension FeedbackDraft {
  var objective: [String] {
    if isForWork { return [attendance ?? "Nog geen sessies gehad.", distressBand].compactMap(\.self) }
    let lines = phq9Lines + fourDklLines + webLines + suicidalityLines
    let measured =
      lines.isEmpty ? ["Er zijn geen vragenlijsten afgenomen."] : lines + [notTaken].compactMap(\.self)
    return measured + (source.kind == .intake ? [observed] : [attendance]).compactMap(\.self)
  }

  // MARK: PHQ-9

  /// "PHQ-9: 16 van 27 (matig ernstig) op 18-11-2026; 9 van 27 (licht) op 16-12-2026: betrouwbaar verbeterd.", and what
  /// became of one after these that has no total.
  private var phq9Lines: [String] {
    let course = phq9
    let totals = [course.first, course.latest].compactMap(\.self).compactMap(total)
    var lines: [String] = []
    if !totals.isEmpty {
      let change = course.phq9Change.map { ": \($0.classes.map(\.dutch).dutchList)" } ?? ""
      lines.append("PHQ-9: \(totals.joined(separator: "; "))\(change).")
    }
    if let last = course.points.last, last.value == nil {
      let missing = "\(last.missing ?? 0) van 9 vragen niet ingevuld"
      lines.append("PHQ-9 op \(last.takenOn.dutch): totaal niet te berekenen (\(missing)).")
    }
    return lines
  }

  private func total(_ point: ScoreCourse.Point) -> String? {
    point.value.map { value in
      let severity = Phq9.Severity(total: value).label.dutch
      return "\(value) van 27 (\(severity)\(missing(point.missing))) op \(point.takenOn.dutch)"
    }
  }

  private var phq9: ScoreCourse { ScoreCourse(.phq9Total, in: source.series) }

  /// "PHQ-9 van 16 naar 9: betrouwbaar verbeterd."
  var phq9InShort: String? {
    guard !isForWork, let change = phq9.phq9Change, let extent = change.classes.first?.dutch else {
      return nil
    }
    return "PHQ-9 van \(change.pre.value) naar \(change.post.value): \(extent)."
  }

  // MARK: 4DKL

  /// The first form and the latest of one version, each scale with how it changed since it first had a score.
  private var fourDklLines: [String] {
    let forms = source.series.fourDkl
    guard let latest = forms.last else { return [] }
    let first = forms.first(comparableWith: latest)
    return [first, latest].compactMap(\.self).map { form in
      let scales = FourDkl.Scale.allCases.map { scale in
        let isLatest = form.measurement.id == latest.measurement.id
        return self.scale(scale, form.scores[scale], isLatest ? change(of: scale, shownFirst: first) : nil)
      }
      return "4DKL op \(form.takenOn.dutch): \(scales.joined(separator: ", "))."
    }
  }

  /// "−4"; with its day where the first score is not that of the form that is shown first.
  private func change(
    of scale: FourDkl.Scale, shownFirst: MeasurementSeries.Point<FourDkl.Scores>?
  ) -> String? {
    let course = ScoreCourse(.fourDkl(scale), in: source.series)
    guard let last = course.points.last, let first = course.first(comparedWith: last),
      let change = course.change(until: last)
    else { return nil }
    let isShown = first.measurement.id == shownFirst?.measurement.id
    return isShown ? change.signed : "\(change.signed) sinds \(first.takenOn.dutch)"
  }

  /// "distress 25 van 32 (sterk verhoogd; 1 vraag niet ingevuld, score omgerekend)".
  private func scale(_ scale: FourDkl.Scale, _ score: FourDkl.ScaleScore, _ change: String?) -> String {
    let name = scale.label.dutch
    guard let total = score.score, let band = score.band else {
      let items = scale.items.count
      return score.missing.map { "\(name) niet te berekenen (\($0) van \(items) vragen niet ingevuld)" }
        ?? "\(name) onbekend"
    }
    let changed = change.map { "; \($0)" } ?? ""
    return "\(name) \(total) van \(scale.scoreMax) (\(band.label.dutch)\(changed)\(missing(score.missing)))"
  }

  /// For a company doctor: how high distress is, without the score.
  private var distressBand: String? {
    ScoreCourse(.fourDkl(.distress), in: source.series).latest.flatMap { latest in
      latest.value.map { value in
        let band = FourDkl.Scale.distress.band(of: value).label.dutch
        return "Spanningsklachten (vragenlijst van \(latest.takenOn.dutch)): \(band)."
      }
    }
  }

  // MARK: Spinnenweb

  private var webLines: [String] {
    let course = WebCourse(in: source.series)
    return [course.first, course.latest].compactMap(\.self).map { web in
      let marks = SpinnenwebDimension.allCases.map { dimension in
        "\(dimension.label.dutch) \(Language.dutch.text(web.scores[dimension]?.value))"
      }
      return
        "Spinnenweb op \(web.takenOn.dutch) (gespreksinstrument, 0–10): \(marks.joined(separator: ", "))."
    }
  }

  // MARK: What was not answered, and what must not be missed

  /// What the questions about death and self-harm gave, at the last measurement in which they were answered.
  private var suicidalityLines: [String] {
    var last: (on: CalendarDate, answer: Suicidality)?
    for scored in source.series.measurements {
      let details = scored.measurement.details
      let answer: Suicidality =
        switch details.form {
        case .phq9(let phq9): phq9.scores(by: scored.rules).suicidality
        case .fourDkl(let fourDkl): fourDkl.scores(by: scored.rules).suicidality
        case .spinnenweb: .unanswered
        }
      if answer != .unanswered { last = worse(last, (details.takenOn, answer)) }
    }
    guard let last, last.answer == .positive else { return [] }
    let answer = last.answer.label.dutch
    return ["Suïcidale gedachten volgens de vragenlijst van \(last.on.dutch): \(answer)."]
  }

  /// The later of two answers; of one day the graver.
  private func worse(
    _ one: (on: CalendarDate, answer: Suicidality)?, _ other: (on: CalendarDate, answer: Suicidality)
  ) -> (on: CalendarDate, answer: Suicidality) {
    guard let one, one.on == other.on, one.answer == .positive else { return other }
    return one
  }

  /// Instruments that are not among the measurements.
  private var notTaken: String? {
    let taken = Set(source.series.measurements.map(\.measurement.details.form.instrument))
    let missing = Instrument.allCases.filter { !taken.contains($0) }.map(\.shortName)
    return missing.isEmpty ? nil : "Niet afgenomen: \(missing.dutchList)."
  }

  /// "; 1 vraag niet ingevuld, score omgerekend", of a score that there is.
  private func missing(_ count: Int?) -> String {
    guard let count, count > 0 else { return "" }
    return "; \(count.of("vraag", "vragen")) niet ingevuld, score omgerekend"
  }

  /// What the referrer saw, in the terms that define overspanning (NHG-Standaard M110).
  private var observed: String? {
    guard let observations = source.intake.details.observations else { return nil }
    var lines: [String] = []
    if let count = observations.tensionSymptoms?.value { lines.append("\(count) van de 8 spanningsklachten") }
    if let loss = observations.controlLoss { lines.append(loss ? "controleverlies" : "geen controleverlies") }
    if let limited = observations.dysfunction {
      lines.append(limited ? "beperkt in het functioneren" : "niet beperkt in het functioneren")
    }
    return lines.isEmpty ? nil : "Bevindingen van de verwijzer: \(lines.joined(separator: ", "))."
  }

  private var attendance: String? {
    guard let care = source.care, care.attended + care.missed > 0 else { return nil }
    let planned = (care.attended + care.missed).of("sessie", "sessies")
    let missed = care.missed == 0 ? "" : " (\(care.missed) keer niet verschenen)"
    return "Aanwezig bij \(care.attended) van \(planned)\(missed)."
  }
}

extension Instrument {
  /// As people in practices call it.
  var shortName: String {
    switch self {
    case .spinnenweb: "Spinnenweb"
    case .fourDkl: "4DKL"
    case .phq9: "PHQ-9"
    }
  }
}
