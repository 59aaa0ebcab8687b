import Domain

/// What is told of flags: each kind once as it stands open, and once as it was handled last; in the order of kinds, so
/// that the gravest come first.
extension FeedbackDraft {
  /// "Open signalen: gedachten aan de dood of zelfdoding en sterk verhoogde angstklachten."
  var signalsInShort: [String] {
    let open = openSignals.map(\.flag.kind.complaint)
    let handled = handledRedSignals.map(\.flag.kind.complaint)
    return [
      open.isEmpty ? nil : "Open signalen: \(open.dutchList).",
      handled.isEmpty ? nil : "Besproken signalen: \(handled.dutchList).",
    ].compactMap(\.self)
  }

  /// "Signaal (rood) van 18-11-2026: gedachten aan de dood of zelfdoding; besproken met Huisarts Voorbeeld op 18-11-2026."
  var flagLines: [String] {
    let handled = handledRedSignals.filter { signal in
      // On the way it is news that was raised there; what came with the intake was told then.
      if case .measurement = signal.flag.source {
        true
      } else {
        source.kind == .intake || source.kind == .flag
      }
    }
    return inOrder(openSignals + handled).map { signal in
      let flag = signal.flag
      let line = "Signaal (\(flag.level.label.dutch)) van \(signal.raisedOn.dutch): \(flag.kind.complaint)"
      guard let contact = flag.contact, let day = signal.handledOn else {
        return "\(line); actie: \(flag.action.label.dutch)."
      }
      return "\(line); besproken met \(contact.with.text) op \(day.dutch)."
    }
  }

  /// Which contacts about red flags were recorded; `nil` where there was none.
  var contacts: String? {
    guard source.kind == .flag, !isForWork else { return nil }
    var talks: [String] = []
    for signal in handledRedSignals {
      guard let contact = signal.flag.contact, let day = signal.handledOn else { continue }
      let talk = "met \(contact.with.text) op \(day.dutch)"
      if !talks.contains(talk) { talks.append(talk) }
    }
    return talks.isEmpty ? nil : "Besproken \(talks.dutchList); deze brief bevestigt dat."
  }

  /// What the recipient is asked; `nil` for nothing. About a red flag the contact has to be the general practitioner's, and
  /// a psychologist is asked for a talk beside it.
  var request: String? {
    guard !isForWork else { return nil }
    let red = openSignals.map(\.flag).filter { $0.level == .red }
    if !red.isEmpty {
      let complaints = red.map(\.kind.complaint).dutchList
      guard source.recipient == .gp else { return "Graag telefonisch overleg over: \(complaints)." }
      let isForToday = red.contains { $0.action == .now || $0.action == .sameDay }
      return
        "Graag \(isForToday ? "vandaag" : "binnen twee werkdagen") telefonisch contact over: \(complaints)."
    }
    let amber = openSignals.map(\.flag).filter { $0.action == .consultGp }.map(\.kind.complaint)
    return amber.isEmpty ? nil : "Graag uw beoordeling van: \(amber.dutchList)."
  }

  // MARK: Which they are

  private var openSignals: [FeedbackSource.Signal] { latestOfEachKind { $0.status == .open } }

  private var handledRedSignals: [FeedbackSource.Signal] {
    latestOfEachKind { $0.status == .handled && $0.level == .red }
  }

  private func latestOfEachKind(where isMeant: (Flag) -> Bool) -> [FeedbackSource.Signal] {
    Flag.Kind.allCases.compactMap { kind in
      source.signals.last { $0.flag.kind == kind && isMeant($0.flag) }
    }
  }

  private func inOrder(_ signals: [FeedbackSource.Signal]) -> [FeedbackSource.Signal] {
    Flag.Kind.allCases.flatMap { kind in signals.filter { $0.flag.kind == kind } }
  }
}
