import Domain

/// Evaluatie: where the client is on the way, what came of the goals, and which signals there are. Complaints are named;
/// nothing is diagnosed.
extension FeedbackDraft {
  var evaluation: [String] {
    switch source.kind {
    case .intake: decisionReason + (isForWork ? [] : [raised].compactMap(\.self) + flagLines(.raised))
    case .progress, .final:
      [weekLine].compactMap(\.self) + (isForWork ? [] : goals + flagLines(.sinceIntake))
    case .flag: [weekLine].compactMap(\.self) + (isForWork ? [] : flagLines(.raised))
    }
  }

  /// Why it was declined, in the words of whoever decided.
  private var decisionReason: [String] {
    switch source.decision?.outcome {
    case .accept(let acceptance):
      let days = acceptance.period.inWords
      return ["Passend bij fase \(acceptance.period.phase.rawValue) (\(days))."]
    case .decline:
      return [source.decision?.reason.text.clipped(to: Self.reasonMax).asSentence].compactMap(\.self)
    case nil: return ["Nog niet beoordeeld."]
    }
  }

  /// The scales that stand out, and the lowest dimension of the web.
  private var raised: String? {
    var raised: [String] = []
    var lowest: SpinnenwebDimension?
    for scored in source.measurements {
      switch scored.measurement.details.form {
      case .fourDkl(let fourDkl):
        let scores = fourDkl.scores(by: scored.rules)
        raised = FourDkl.Scale.allCases.compactMap { scale in
          guard let band = scores[scale].band, band != .low else { return nil }
          return "\(scale.label.dutch) \(band.label.dutch)"
        }
      case .spinnenweb(let web): lowest = web.scores(by: scored.rules).lowestDimension
      case .phq9: break
      }
    }
    if let lowest { raised.append("op het Spinnenweb is \(lowest.label.dutch) het laagst") }
    return raised.isEmpty ? nil : "Opvallend: \(raised.dutchList)."
  }

  // MARK: Goals

  /// "2 van 3 doelen (deels) bereikt."
  var goalCounts: String? {
    guard !isForWork, let goals = source.care?.goals.map(\.details).filter({ $0.status != .dropped }),
      !goals.isEmpty
    else { return nil }
    let reached = goals.count { $0.status == .achieved || $0.status == .partlyAchieved }
    return "\(reached) van \(goals.count.of("doel", "doelen")) (deels) bereikt."
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

  // MARK: Signals

  /// Which flags are told.
  enum FlagChoice {
    /// Those that are still open, and the red ones that were handled.
    case raised
    /// The same, of those that were raised after the intake, and whatever is open.
    case sinceIntake
  }

  /// "Signaal (rood) van 18-11-2026: gedachten aan de dood of zelfdoding; besproken met Huisarts Voorbeeld op 18-11-2026."
  func flagLines(_ choice: FlagChoice) -> [String] {
    source.signals.filter { signal in
      switch (signal.flag.status, choice) {
      case (.open, _): true
      case (.handled, .raised): signal.flag.level == .red
      case (.handled, .sinceIntake):
        if case .measurement = signal.flag.source { signal.flag.level == .red } else { false }
      }
    }.map { signal in
      let flag = signal.flag
      let line = "Signaal (\(flag.level.label.dutch)) van \(signal.raisedOn.dutch): \(flag.kind.complaint)"
      guard let contact = flag.contact, let day = signal.handledOn else {
        return "\(line); \(flag.action.label.dutch)."
      }
      return "\(line); besproken met \(contact.with.text) op \(day.dutch)."
    }
  }
}

extension Flag.Kind {
  /// As a letter names it: the complaint, and no disorder.
  var complaint: String {
    switch self {
    case .depressionProbable: "duidelijk verhoogde depressieve klachten"
    case .anxietyProbable: "sterk verhoogde angstklachten"
    case .psychosisMania: "verwarde of ontremde indruk"
    case .acuteDanger, .suicidality, .depressionSevere, .somatisationHigh, .substance, .suicidalityUnanswered:
      label.dutch
    }
  }
}
