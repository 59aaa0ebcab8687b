import Domain

/// Plan: what was agreed, and what comes next.
extension FeedbackDraft {
  var plan: [String] {
    switch source.kind {
    case .intake, .progress, .flag:
      [contacts, programme, agreements, evaluation(from: source.today), nextSession, undecided].compactMap(
        \.self)
    case .final: [contacts, leftOver, agreements, evaluation(from: source.today), closing].compactMap(\.self)
    }
  }

  /// Lichaamsgerichte therapie, yoga …; a module that two practitioners give is told once.
  private var programme: String? {
    guard let care = source.care, care.enrolment.status.isRunning else { return nil }
    var modules: [String] = []
    for module in care.modules.map(\.text) where !modules.contains(module) { modules.append(module) }
    let period = care.enrolment.period
    let offer = modules.isEmpty ? "" : ": \(modules.dutchList.clipped(to: Self.programmeMax))"
    return "Fase \(period.phase.rawValue), \(period.inWords)\(offer)".asSentence
  }

  private var agreements: String? {
    guard !isForWork, let agreements = source.care?.agreements else { return nil }
    return "Afspraken: \(agreements.text.clipped(to: Self.agreementsMax).asSentence)"
  }

  private func evaluation(from day: CalendarDate) -> String? {
    guard let next = source.care?.evaluations.first(where: { $0.on >= day }) else { return nil }
    return "\(next.kind.label.dutch.capitalizedFirst) op \(next.on.dutch); daarna hoort u van ons."
  }

  private var nextSession: String? {
    source.care?.nextSessionOn.map { "Volgende afspraak op \($0.dutch)." }
  }

  /// Where there is no enrolment.
  private var undecided: String? {
    guard source.care == nil else { return nil }
    switch source.decision?.outcome {
    case .decline: return "Bij ons start geen traject; de begeleiding blijft bij u."
    case .accept: return nil
    case nil where source.intake.status == .withdrawn: return "Bij ons start geen traject."
    case nil: return "Na de beoordeling hoort u van ons."
    }
  }

  /// Goals that were not reached: what remains.
  private var leftOver: String? {
    guard !isForWork else { return nil }
    let unfinished: [Goal.Status] = [.open, .partlyAchieved, .notAchieved]
    let left = (source.care?.goals ?? []).map(\.details).filter { unfinished.contains($0.status) }
    guard !left.isEmpty else { return nil }
    let names = left.prefix(Self.goalsMax).map { goal -> String in
      "“\(goal.text.text.clipped(to: 80).withoutFullStop)”"
    }
    return "Nog niet (geheel) bereikt: \(names.joined(separator: ", "))."
  }

  private var closing: String { "Hiermee ronden wij de begeleiding in deze fase af." }
}
