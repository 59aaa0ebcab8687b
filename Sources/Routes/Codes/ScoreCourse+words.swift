import Domain

extension ScoreCourse.Score {
  /// `PHQ-9`, `4DKL distress`.
  func name(in language: Language) -> String {
    switch self {
    case .phq9Total: "PHQ-9"
    case .fourDkl(let scale): "4DKL \(scale.label.text(in: language))"
    }
  }

  var maximum: Int {
    switch self {
    case .phq9Total: Phq9.totalMax
    case .fourDkl(let scale): scale.scoreMax
    }
  }

  /// Its bands with their words, the lowest first.
  var bands: [(label: Sentence, scores: ClosedRange<Int>)] {
    switch self {
    case .phq9Total: Phq9.severities.map { ($0.meaning.label, $0.scores) }
    case .fourDkl(let scale): scale.bands.map { ($0.meaning.label, $0.scores) }
    }
  }

  /// The word for a score's band.
  func band(of value: Int) -> Sentence? { bands.first { $0.scores.contains(value) }?.label }
}

extension Phq9.Change {
  /// Its classes, as a person reads them: `betrouwbaar verbeterd, respons, herstel`. A change of five points is clinically
  /// important (Löwe e.a. 2004), of six it is reliable as well.
  var classes: [Sentence] {
    var classes: [Sentence] = []
    switch (reliable, clinicallyImportant) {
    case (.improved, _): classes.append(words("betrouwbaar verbeterd", "reliably improved"))
    case (.deteriorated, _): classes.append(words("betrouwbaar verslechterd", "reliably deteriorated"))
    case (.no, .improved): classes.append(words("klinisch relevant verbeterd", "clinically improved"))
    case (.no, .deteriorated):
      classes.append(words("klinisch relevant verslechterd", "clinically deteriorated"))
    case (.no, .no): classes.append(words("geen betrouwbare verandering", "no reliable change"))
    }
    if response { classes.append(words("respons", "response")) }
    if remission { classes.append(words("remissie", "remission")) }
    if recovered { classes.append(words("herstel", "recovery")) }
    return classes
  }
}
