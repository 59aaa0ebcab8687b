import Domain

/// What a report begins with, before a person has written it: each part from the records of one day, in Dutch, and the
/// same again from the same records. It names complaints and numbers and diagnoses nothing; it says nothing of what
/// decision support proposed. A company doctor's draft has no scores, flags or goals in it, nor what another referrer
/// wrote: what its client allows beyond work and course is for people to add.
struct FeedbackDraft {
  let source: FeedbackSource

  init(_ source: FeedbackSource) { self.source = source }

  /// Everything that can be said, and what nothing is known of left out.
  /// - Parameter partMax: How many characters each of the four parts may have; four of them fit one letter.
  func text(partMax: Int = Limits.soepCharactersMax / FeedbackReport.Part.allCases.count)
    -> FeedbackReport.Text
  {
    FeedbackReport.Text(
      question: prose([question].compactMap(\.self)), answer: prose([answer.joined(separator: " ")]),
      soep: FeedbackReport.SOEP(
        subjective: prose(subjective, partMax), objective: prose(objective, partMax),
        evaluation: prose(evaluation, partMax), plan: prose(plan, partMax)),
      request: prose([request].compactMap(\.self)))
  }

  /// Whether scores, flags and goals are left out.
  var isForWork: Bool { source.recipient == .companyDoctor }

  /// Whether what the referrer wrote is left out.
  var isForeign: Bool { isForWork && !source.isReferrer }

  /// What the referrer asked, in its own words; `nil` for another, who asked nothing.
  var question: String? {
    source.isReferrer ? source.intake.details.reason.text.clipped(to: Self.questionMax) : nil
  }

  /// Lines as one text. Those that do not fit any more are left out, and the end says so; `nil` stands for none.
  private func prose<let maximum: Int>(_ lines: [String], _ partMax: Int = maximum) -> Prose<maximum>? {
    let lines = lines.filter { !$0.isEmpty }
    let room = min(maximum, partMax)
    if let whole = try? Prose<maximum>(lines.joined(separator: "\n")), whole.text.unicodeScalars.count <= room
    {
      return whole
    }
    var kept: [String] = []
    var count = Self.shortened.unicodeScalars.count
    for line in lines where count + 1 + line.unicodeScalars.count <= room {
      kept.append(line)
      count += 1 + line.unicodeScalars.count
    }
    return kept.isEmpty ? nil : try? Prose((kept + [Self.shortened]).joined(separator: "\n"))
  }

  /// What stands in the place of lines that do not fit.
  static let shortened = "(Ingekort: het dossier bevat meer.)"

  // How much of other people's words is taken over.

  static let questionMax = 400
  static let reasonMax = 700
  static let noteMax = 200
  static let goalMax = 160
  static let agreementsMax = 500
  static let programmeMax = 400
  /// Goals that are told one by one; of the others their number.
  static let goalsMax = 8
  /// Notes that are taken over.
  static let notesMax = 4
}

// MARK: The answer in short

extension FeedbackDraft {
  var answer: [String] {
    switch source.kind {
    case .intake: [decisionLine]
    case .progress: [weekLine, goalCounts, phq9InShort].compactMap(\.self)
    case .final: [endLine, goalCounts, phq9InShort].compactMap(\.self)
    case .flag: isForWork ? [weekLine].compactMap(\.self) : signalsInShort
    }
  }

  /// What the cooperative made of the intake.
  private var decisionLine: String {
    switch source.decision?.outcome {
    case .accept(let acceptance):
      let period = period(of: acceptance)
      return "Aangenomen voor fase \(period.phase.rawValue) (\(period.inWords))."
    case .decline: return "De aanmelding is niet aangenomen; bij ons start geen traject."
    case nil where source.intake.status == .withdrawn: return "De aanmelding is ingetrokken."
    case nil: return "De aanmelding wordt beoordeeld; u krijgt bericht van het besluit."
    }
  }

  /// The days of the enrolment as they are now: they may have moved since the decision.
  func period(of acceptance: Decision.Acceptance) -> Enrolment.Period {
    source.care?.enrolment.period ?? acceptance.period
  }

  /// Where the client is on the way.
  var weekLine: String? {
    guard let enrolment = source.care?.enrolment else { return nil }
    let period = enrolment.period
    let phase = "fase \(period.phase.rawValue)"
    switch enrolment.status {
    case .planned:
      return
        "Start op \(period.start.dutch) met \(phase) (\(period.weeks) weken, tot en met \(period.end.dutch))."
    case .active:
      guard let week = period.week(on: source.today) else {
        return
          "\(phase.capitalizedFirst) loopt nog; de geplande \(period.weeks) weken eindigden op \(period.end.dutch)."
      }
      return "Week \(week) van \(period.weeks) van \(phase) (tot en met \(period.end.dutch))."
    case .completed, .stopped: return endLine
    }
  }

  /// How it ended, or will.
  private var endLine: String? {
    guard let enrolment = source.care?.enrolment else { return nil }
    let way = "Het traject in fase \(enrolment.period.phase.rawValue) (\(enrolment.period.weeks) weken)"
    guard let ending = enrolment.ending else {
      return "\(way) loopt tot en met \(enrolment.period.end.dutch)."
    }
    return enrolment.status == .stopped
      ? "\(way) is op \(ending.on.dutch) voortijdig gestopt." : "\(way) is op \(ending.on.dutch) afgerond."
  }
}

extension Enrolment.Period {
  /// "8 weken, van 18-11-2026 tot en met 12-01-2027".
  var inWords: String { "\(weeks) weken, van \(start.dutch) tot en met \(end.dutch)" }
}
