import Domain

/// One score of a client in time, the PHQ-9's total or one scale of the 4DKL: what pictures and reports show of it. Lower
/// is fewer complaints. A score is no diagnosis, and a change without a control group is no effect.
struct ScoreCourse {
  let score: Score
  /// In the order of time; those without a score too.
  let points: [Point]

  enum Score: Equatable, Sendable {
    case phq9Total
    case fourDkl(FourDkl.Scale)
  }

  /// The score of one measurement.
  struct Point {
    let measurement: Measurement
    /// nil when too many answers are missing.
    let value: Int?
    /// Whether it stands for missing answers too.
    let isProrated: Bool
    /// Answers that are missing; nil where totals alone were sent.
    let missing: Int?

    var takenOn: CalendarDate { measurement.details.takenOn }
    var moment: Moment { measurement.details.moment }
    func isComparable(with other: Point) -> Bool {
      measurement.details.isComparable(with: other.measurement.details)
    }
  }

  /// The five of them, in the order in which they are reported.
  static func all(in series: MeasurementSeries) -> [ScoreCourse] {
    let phq9: [MeasurementSeries.Point<Phq9.Scores>] = series.points { form, rules in
      if case .phq9(let phq9) = form { phq9.scores(by: rules) } else { nil }
    }
    let fourDkl: [MeasurementSeries.Point<FourDkl.Scores>] = series.points { form, rules in
      if case .fourDkl(let fourDkl) = form { fourDkl.scores(by: rules) } else { nil }
    }
    let total = ScoreCourse(
      score: .phq9Total,
      points: phq9.map {
        Point(
          measurement: $0.measurement, value: $0.scores.total, isProrated: $0.scores.prorated == true,
          missing: $0.scores.missing)
      })
    let scales = FourDkl.Scale.allCases.map { scale in
      ScoreCourse(
        score: .fourDkl(scale),
        points: fourDkl.map {
          let scored = $0.scores[scale]
          return Point(
            measurement: $0.measurement, value: scored.score, isProrated: scored.prorated == true,
            missing: scored.missing)
        })
    }
    return [total] + scales
  }

  /// The last one that has a score.
  var latest: Point? { points.last { $0.value != nil } }

  /// The first one that has a score and is of the latest one's version; nil when that is the latest itself.
  var first: Point? {
    guard let latest else { return nil }
    let first = points.first { $0.value != nil && $0.isComparable(with: latest) }
    return first?.measurement.id == latest.measurement.id ? nil : first
  }

  /// From the first to the latest score, in points; nil when there is one alone.
  var change: Int? {
    guard let first = first?.value, let latest = latest?.value else { return nil }
    return latest - first
  }

  /// The same of the PHQ-9, classed. For the 4DKL no value was published from which a change is reliable (Nederlands
  /// Jeugdinstituut).
  var phq9Change: Phq9.Change? {
    guard score == .phq9Total, let pre = first?.value.flatMap({ Phq9.Total($0) }),
      let post = latest?.value.flatMap({ Phq9.Total($0) })
    else { return nil }
    return Phq9.Change(pre: pre, post: post)
  }

  /// The points of one version after another: what a line may connect.
  var versions: [[Point]] {
    var versions: [[Point]] = []
    for point in points {
      let known = versions.firstIndex { $0.first.map(point.isComparable(with:)) ?? false }
      if let known { versions[known].append(point) } else { versions.append([point]) }
    }
    return versions
  }
}

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
  /// Its classes, as a person reads them: `betrouwbaar verbeterd, respons, herstel`. A change of five points counts for
  /// the client, of six it is reliable as well.
  var classes: [Sentence] {
    var classes: [Sentence] = []
    switch (reliable, clinicallyImportant) {
    case (.improved, _): classes.append(words("betrouwbaar verbeterd", "reliably improved"))
    case (.deteriorated, _): classes.append(words("betrouwbaar verslechterd", "reliably deteriorated"))
    case (.no, .improved): classes.append(words("merkbaar verbeterd", "noticeably improved"))
    case (.no, .deteriorated): classes.append(words("merkbaar verslechterd", "noticeably deteriorated"))
    case (.no, .no): classes.append(words("niet betrouwbaar veranderd", "not reliably changed"))
    }
    if response { classes.append(words("respons", "response")) }
    if remission { classes.append(words("remissie", "remission")) }
    if recovered { classes.append(words("herstel", "recovery")) }
    return classes
  }
}
