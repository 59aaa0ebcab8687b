import Domain

/// Subjectief: why the client came, and what was noted of the client's own story since.
extension FeedbackDraft {
  var subjective: [String] {
    switch source.kind {
    case .intake, .flag: [reasonLine, duration, work].compactMap(\.self)
    case .progress, .final:
      (isForWork ? [] : notes) + [notes.isEmpty || isForWork ? reasonLine : nil, work].compactMap(\.self)
    }
  }

  private var reasonLine: String? {
    guard !isForeign else { return nil }
    let intake = source.intake.details
    let reason = intake.reason.text.clipped(to: Self.reasonMax).asSentence
    return "Reden van aanmelding (\(intake.takenOn.dutch)): \(reason)"
  }

  private var duration: String? {
    guard !isForeign, let months = source.intake.details.observations?.durationMonths?.value, months > 0
    else { return nil }
    return "De klachten bestonden bij aanmelding ongeveer \(months.of("maand", "maanden"))."
  }

  /// Sick leave, as it was told with the intake.
  private var work: String? {
    let intake = source.intake.details
    guard let sickLeave = intake.sickLeave else { return nil }
    var line = "Werk bij aanmelding: \(sickLeave.label.dutch)"
    if let day = intake.firstSickDay { line += ", eerste ziektedag \(day.dutch)" }
    return line + "."
  }

  /// What was noted last on each goal, the newest first.
  private var notes: [String] {
    let noted = (source.care?.goals ?? []).compactMap(\.lastNote).sorted { $0.on > $1.on }
    return noted.prefix(Self.notesMax).map {
      "- \($0.on.dutch): \($0.text.text.clipped(to: Self.noteMax).asSentence)"
    }
  }
}
