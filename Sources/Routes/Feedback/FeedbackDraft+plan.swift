import Domain

/// Plan: what was agreed, what comes next, and what the recipient is asked.
extension FeedbackDraft {
  var plan: [String] {
    switch source.kind {
    case .intake, .progress, .flag:
      [contacts, programme, agreements, evaluation(from: source.today), nextSession].compactMap(\.self)
        + [undecided].compactMap(\.self)
    case .final: [contacts, leftOver, agreements, evaluation(from: source.today), closing].compactMap(\.self)
    }
  }

  /// Lichaamsgerichte therapie, yoga …
  private var programme: String? {
    guard let care = source.care, care.enrolment.status.isRunning else { return nil }
    let modules = care.modules.map(\.text)
    let days = care.enrolment.period.inWords
    let offer = modules.isEmpty ? "" : ": \(modules.dutchList)"
    return "Fase \(care.enrolment.period.phase.rawValue), \(days)\(offer)."
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
    case .decline: return "Er start bij ons geen traject; de begeleiding blijft bij u."
    case .accept: return nil
    case nil: return "Na de beoordeling hoort u van ons."
    }
  }

  /// Contacts about red flags that were recorded.
  private var contacts: String? {
    guard source.kind == .flag, !isForWork else { return nil }
    let open = source.signals.map(\.flag).filter { $0.level == .red && $0.status == .open }
    return open.isEmpty ? nil : "Vandaag telefonisch contact met de huisarts; deze brief bevestigt dat."
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

  private var closing: String { "Hiermee sluiten wij de behandeling in deze fase af." }

  /// What the recipient is asked; `nil` for nothing.
  var request: String? {
    guard !isForWork else { return nil }
    let open = source.signals.map(\.flag).filter { $0.status == .open }
    let red = open.filter { $0.level == .red }.map(\.kind.complaint)
    if !red.isEmpty { return "Graag vandaag telefonisch contact over: \(red.dutchList)." }
    let amber = open.filter { $0.action == .consultGp }.map(\.kind.complaint)
    return amber.isEmpty ? nil : "Graag uw beoordeling van: \(amber.dutchList)."
  }
}
