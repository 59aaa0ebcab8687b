import Domain

/// Evaluatie: where the client is on the way, which signals there are, and what came of the goals. Complaints are named;
/// nothing is diagnosed. Signals come before goals: when there is not room for all, they must not be what is missing.
extension FeedbackDraft {
  var evaluation: [String] {
    switch source.kind {
    case .intake: [decisionReason].compactMap(\.self) + (isForWork ? [] : raised + flagLines)
    case .progress, .final: [weekLine].compactMap(\.self) + (isForWork ? [] : flagLines + goals)
    case .flag: [weekLine].compactMap(\.self) + (isForWork ? [] : flagLines)
    }
  }

  /// What was decided; why it was declined, in the words of whoever decided.
  private var decisionReason: String? {
    switch source.decision?.outcome {
    case .accept(let acceptance):
      let period = period(of: acceptance)
      return "Ingedeeld in fase \(period.phase.rawValue) (\(period.inWords))."
    case .decline:
      // It was written for colleagues, about what the referrer told.
      return isForWork ? nil : source.decision?.reason.text.clipped(to: Self.reasonMax).asSentence
    case nil: return source.intake.status == .withdrawn ? nil : "Nog niet beoordeeld."
    }
  }

  /// The scales that stand out, and the lowest dimension of the web.
  private var raised: [String] {
    let scores = source.series.fourDkl.last?.scores
    let scales = FourDkl.Scale.allCases.compactMap { scale -> String? in
      guard let band = scores?[scale].band, band != .low else { return nil }
      return "\(scale.label.dutch) \(band.label.dutch)"
    }
    let lowest = source.series.spinnenweb.last?.scores.lowestDimension
    return [
      scales.isEmpty ? nil : "Opvallend: \(scales.dutchList).",
      lowest.map { "Laagste dimensie op het Spinnenweb: \($0.label.dutch)." },
    ].compactMap(\.self)
  }

  // MARK: Goals

  /// "2 van de 3 doelen (deels) bereikt."
  var goalCounts: String? {
    guard !isForWork, let goals = source.care?.goals.map(\.details).filter({ $0.status != .dropped }),
      !goals.isEmpty
    else { return nil }
    let reached = goals.count { $0.status == .achieved || $0.status == .partlyAchieved }
    guard goals.count > 1 else {
      return reached == 1 ? "Het doel is (deels) bereikt." : "Het doel is nog niet bereikt."
    }
    return "\(reached) van de \(goals.count) doelen (deels) bereikt."
  }

  private var goals: [String] {
    let goals = (source.care?.goals ?? []).map(\.details)
    var lines = goals.prefix(Self.goalsMax).map(line)
    if goals.count > Self.goalsMax {
      lines.append("- en nog \((goals.count - Self.goalsMax).of("doel", "doelen")) in het behandelplan.")
    }
    return lines
  }

  /// "- Ik slaap weer door: deels bereikt (uren slaap per nacht van 5 naar 7, uiterlijk 15-01-2027)."
  private func line(_ goal: Goal.Details) -> String {
    var marks: [String] = []
    if let measure = goal.measure?.text { marks.append(measure.clipped(to: 60)) }
    if let baseline = goal.baseline?.text { marks.append("van \(baseline.clipped(to: 30))") }
    if let target = goal.target?.text { marks.append("naar \(target.clipped(to: 30))") }
    var details = marks.joined(separator: " ")
    if let day = goal.dueDate, goal.status == .open {
      details += (details.isEmpty ? "" : ", ") + "uiterlijk \(day.dutch)"
    }
    let text = goal.text.text.clipped(to: Self.goalMax).withoutFullStop
    return "- \(text): \(goal.status.label.dutch)\(details.isEmpty ? "" : " (\(details))")."
  }
}
