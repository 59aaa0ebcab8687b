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

  /// "PHQ-9: 16 van 27 (matig ernstig) op 18-11-2026; 9 van 27 (licht) op 16-12-2026: betrouwbaar verbeterd."
  private var phq9Lines: [String] {
    let totals = points { form, rules in
      if case .phq9(let phq9) = form { phq9.scores(by: rules) } else { nil }
    }.map { point in
      let scores = point.scores
      guard let total = scores.total, let severity = scores.severity else {
        return "geen totaal (\(scores.missing ?? 0) van 9 vragen open) op \(point.on)"
      }
      let missing = missing(scores.missing, scores.prorated, "vraag", "vragen")
      return "\(total) van 27 (\(severity.label.dutch)\(missing)) op \(point.on)"
    }
    guard !totals.isEmpty else { return [] }
    let change = phq9Change.map { ": \($0.classes.map(\.dutch).dutchList)" } ?? ""
    return ["PHQ-9: \(totals.joined(separator: "; "))\(change)."]
  }

  /// "PHQ-9 van 16 naar 9: betrouwbaar verbeterd."
  var phq9InShort: String? {
    guard !isForWork, let change = phq9Change, let extent = change.classes.first?.dutch else { return nil }
    return "PHQ-9 van \(change.pre.value) naar \(change.post.value): \(extent)."
  }

  /// From the first total to the last.
  private var phq9Change: Phq9.Change? {
    let totals = source.measurements.compactMap { scored -> Phq9.Total? in
      guard case .phq9(let phq9) = scored.measurement.details.form else { return nil }
      return phq9.scores(by: scored.rules).total.flatMap(Phq9.Total.init)
    }
    guard let first = totals.first, let last = totals.last, totals.count > 1 else { return nil }
    return Phq9.Change(pre: first, post: last)
  }

  // MARK: 4DKL

  private var fourDklLines: [String] {
    let points = points { form, rules in
      if case .fourDkl(let fourDkl) = form { fourDkl.scores(by: rules) } else { nil }
    }
    return points.enumerated().map { index, point in
      let scales = FourDkl.Scale.allCases.map { scale in
        let change = index == 0 ? nil : points[0].scores.change(of: scale, until: point.scores)
        return self.scale(scale, point.scores[scale], change)
      }
      return "4DKL op \(point.on): \(scales.joined(separator: ", "))."
    }
  }

  /// "distress 25 van 32 (sterk verhoogd; 1 item open, bijgeschat)".
  private func scale(_ scale: FourDkl.Scale, _ score: FourDkl.ScaleScore, _ change: Int?) -> String {
    let name = scale.label.dutch
    guard let total = score.score, let band = score.band else {
      return score.missing.map { "\(name) niet te berekenen (\($0) van \(scale.items.count) items open)" }
        ?? "\(name) onbekend"
    }
    let changed = change.map { "; \($0.signed)" } ?? ""
    let missing = missing(score.missing, score.prorated, "item", "items")
    return "\(name) \(total) van \(scale.scoreMax) (\(band.label.dutch)\(changed)\(missing))"
  }

  /// For a company doctor: how high distress is, without the score.
  private var distressBand: String? {
    let bands = source.measurements.compactMap { scored -> (on: CalendarDate, band: Band)? in
      guard case .fourDkl(let fourDkl) = scored.measurement.details.form,
        let band = fourDkl.scores(by: scored.rules).distress.band
      else { return nil }
      return (scored.measurement.details.takenOn, band)
    }
    return bands.last.map { "Spanningsklachten (vragenlijst van \($0.on.dutch)): \($0.band.label.dutch)." }
  }

  // MARK: Spinnenweb

  private var webLines: [String] {
    points { form, rules in
      if case .spinnenweb(let web) = form { web.scores(by: rules) } else { nil }
    }.map { point in
      let marks = SpinnenwebDimension.allCases.map { dimension in
        "\(dimension.label.dutch) \(Language.dutch.text(point.scores[dimension]?.value))"
      }
      return "Spinnenweb op \(point.on) (gespreksinstrument, 0–10): \(marks.joined(separator: ", "))."
    }
  }

  // MARK: What was not answered, and what must not be missed

  /// What the questions about death and self-harm gave, at the last measurement that has them.
  private var suicidalityLines: [String] {
    var last: (on: CalendarDate, answer: Suicidality)?
    for scored in source.measurements {
      let (form, day) = (scored.measurement.details.form, scored.measurement.details.takenOn)
      switch form {
      case .phq9(let phq9): last = worse(last, (day, phq9.scores(by: scored.rules).suicidality))
      case .fourDkl(let fourDkl): last = worse(last, (day, fourDkl.scores(by: scored.rules).suicidality))
      case .spinnenweb: break
      }
    }
    guard let last, last.answer == .positive else { return [] }
    return ["Vragen naar suïcidaliteit op \(last.on.dutch): \(last.answer.label.dutch)."]
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
    let taken = Set(source.measurements.map(\.measurement.details.form.instrument))
    let missing = Instrument.allCases.filter { !taken.contains($0) }.map(\.shortName)
    return missing.isEmpty ? nil : "Niet afgenomen: \(missing.dutchList)."
  }

  /// "; 1 item open, bijgeschat".
  private func missing(_ count: Int?, _ prorated: Bool?, _ one: String, _ more: String) -> String {
    guard let count, count > 0 else { return "" }
    return "; \(count.of(one, more)) open\(prorated == true ? ", bijgeschat" : "")"
  }

  /// What the referrer saw, in the terms that define overspanning (NHG-Standaard M110).
  private var observed: String? {
    guard let observations = source.intake.details.observations else { return nil }
    var lines: [String] = []
    if let count = observations.tensionSymptoms?.value { lines.append("\(count) van 8 spanningsklachten") }
    if let loss = observations.controlLoss { lines.append(loss ? "controleverlies" : "geen controleverlies") }
    if let limited = observations.dysfunction {
      lines.append(limited ? "beperkt in het functioneren" : "niet beperkt in het functioneren")
    }
    return lines.isEmpty ? nil : "Gezien door de verwijzer: \(lines.joined(separator: ", "))."
  }

  private var attendance: String? {
    guard let care = source.care, care.attended + care.missed > 0 else { return nil }
    let planned = (care.attended + care.missed).of("sessie", "sessies")
    let missed = care.missed == 0 ? "" : " (\(care.missed) keer niet verschenen)"
    return "Aanwezig bij \(care.attended) van \(planned)\(missed)."
  }

  // MARK: Measurements in time

  private struct Point<Scores> {
    let takenOn: CalendarDate
    let scores: Scores
    /// "18-11-2026".
    var on: String { takenOn.dutch }
  }

  /// The first and the last measurement that `scores` knows and that may be compared; the last alone where the form
  /// changed.
  private func points<Scores>(_ scores: (Measurement.Form, RuleVersion) -> Scores?) -> [Point<Scores>] {
    let known = source.measurements.compactMap { scored in
      scores(scored.measurement.details.form, scored.rules).map { (scored.measurement.details, $0) }
    }
    guard let last = known.last else { return [] }
    var points = [Point(takenOn: last.0.takenOn, scores: last.1)]
    if let first = known.dropLast().first(where: { $0.0.isComparable(with: last.0) }) {
      points.insert(Point(takenOn: first.0.takenOn, scores: first.1), at: 0)
    }
    return points
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
