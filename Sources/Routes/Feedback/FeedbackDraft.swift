import Domain

/// What a report begins with, before a person has written it: each part from the records of one day, in Dutch, and the
/// same again from the same records. It names complaints and numbers and diagnoses nothing; it says nothing of what
/// decision support proposed. A company doctor's draft has no scores, flags or goals in it: what its client allows beyond
/// work and course is for people to add.
struct FeedbackDraft {
  let source: FeedbackSource

  init(_ source: FeedbackSource) { self.source = source }

  /// Everything that can be said, and what nothing is known of left out.
  var text: FeedbackReport.Text {
    FeedbackReport.Text(
      question: prose([question]), answer: prose([answer.joined(separator: " ")]),
      soep: FeedbackReport.SOEP(
        subjective: prose(subjective), objective: prose(objective), evaluation: prose(evaluation),
        plan: prose(plan)), request: prose([request].compactMap(\.self)))
  }

  /// Whether scores, flags and goals are left out.
  var isForWork: Bool { source.recipient == .companyDoctor }

  /// What the referrer asked, in its own words.
  var question: String { source.intake.details.reason.text.clipped(to: Self.questionMax) }

  /// Lines as one text; of more than fit the last are left out, and `nil` stands for none.
  private func prose<let maximum: Int>(_ lines: [String]) -> Prose<maximum>? {
    var kept: [String] = []
    var count = 0
    for line in lines where !line.isEmpty {
      count += line.unicodeScalars.count + 1
      if count > maximum { break }
      kept.append(line)
    }
    return try? Prose(kept.joined(separator: "\n"))
  }

  // How much of other people's words is taken over.

  static let questionMax = 400
  static let reasonMax = 700
  static let noteMax = 200
  static let goalMax = 160
  static let agreementsMax = 500
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
    case .flag: isForWork ? [weekLine].compactMap(\.self) : flagLines(.raised)
    }
  }

  /// What the cooperative made of the intake.
  private var decisionLine: String {
    switch source.decision?.outcome {
    case .accept(let acceptance):
      let period = source.care?.enrolment.period ?? acceptance.period
      return "Aangenomen voor fase \(period.phase.rawValue): \(period.inWords)."
    case .decline: return "Niet aangenomen; er start bij ons geen traject."
    case nil: return "De aanmelding wordt beoordeeld; over het besluit volgt bericht."
    }
  }

  /// Where the client is on the way.
  var weekLine: String? {
    guard let enrolment = source.care?.enrolment else { return nil }
    let period = enrolment.period
    let phase = "fase \(period.phase.rawValue)"
    switch enrolment.status {
    case .planned: return "Begint op \(period.start.dutch) aan \(phase): \(period.inWords)."
    case .active:
      guard let week = period.week(on: source.today) else {
        return "In \(phase); de \(period.weeks) weken zijn op \(period.end.dutch) om."
      }
      return "Week \(week) van \(period.weeks) in \(phase) (tot en met \(period.end.dutch))."
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
