extension FourDkl {
  /// What the form amounts to. A score is never a diagnosis: distress is what overspanning raises; high depression,
  /// anxiety or somatisation points beyond stress (Terluin e.a. 2016).
  public struct Scores: Equatable, Sendable {
    public let distress: ScaleScore
    public let depression: ScaleScore
    public let anxiety: ScaleScore
    public let somatisation: ScaleScore
    /// Whether all fifty answers are here; never with totals alone.
    public let complete: Bool
    /// From items 33 and 46, whatever the scores; `unanswered` with totals alone.
    public let suicidality: Suicidality
    public let ruleVersion: RuleVersion

    public subscript(scale: Scale) -> ScaleScore {
      switch scale {
      case .distress: distress
      case .depression: depression
      case .anxiety: anxiety
      case .somatisation: somatisation
      }
    }
  }

  /// What one scale amounts to. With totals alone only score and bands are known.
  public struct ScaleScore: Equatable, Sendable {
    /// The sum, prorated when a few items are missing; `nil` when too many are.
    public let score: Int?
    public let band: Band?
    /// By the cut-offs before April 2014: for anxiety only, as information.
    public let bandBefore2014: Band?
    /// Sum of the recoded answers that were given.
    public let answeredSum: Int?
    /// Items not answered.
    public let missing: Int?
    /// Whether the score stands for missing items too.
    public let prorated: Bool?
    /// The sum if every missing item were 0.
    public let possibleMin: Int?
    /// The sum if every missing item were 2.
    public let possibleMax: Int?
  }

  /// The scores by the rules of `ruleVersion`.
  public func scores(by ruleVersion: RuleVersion = .current) -> Scores {
    switch self {
    case .answers(let answers):
      let decisions = ruleVersion.decisions
      return Scores(
        distress: ScaleScore(.distress, answers, decisions),
        depression: ScaleScore(.depression, answers, decisions),
        anxiety: ScaleScore(.anxiety, answers, decisions),
        somatisation: ScaleScore(.somatisation, answers, decisions),
        complete: answers.missing == 0, suicidality: Suicidality(answers[33], answers[46]),
        ruleVersion: ruleVersion)
    case .totals(let totals):
      return Scores(
        distress: ScaleScore(.distress, total: totals.distress?.value),
        depression: ScaleScore(.depression, total: totals.depression?.value),
        anxiety: ScaleScore(.anxiety, total: totals.anxiety?.value),
        somatisation: ScaleScore(.somatisation, total: totals.somatisation?.value), complete: false,
        suicidality: .unanswered, ruleVersion: ruleVersion)
    }
  }

  /// What an answer counts for: 0 nee 0, 1 soms 1, and 2, 3, 4 alike 2 (van Bebber e.a. 2019).
  static func recoded(_ answer: Int) -> Int { min(answer, recodedMax) }
  static let recodedMax = 2
}

extension FourDkl.ScaleScore {
  fileprivate init(_ scale: FourDkl.Scale, _ answers: FourDkl.Answers, _ decisions: ProjectDecisions) {
    let items = scale.items
    var sum = 0
    var answered = 0
    for item in items {
      guard let answer = answers[item] else { continue }
      sum += FourDkl.recoded(answer)
      answered += 1
    }
    let missing = items.count - answered
    let counts = missing <= scale.missingMax(decisions)
    let score = counts ? roundedHalfUp(items.count * sum, over: answered) : nil
    self.init(
      score: score, band: score.map(scale.band), bandBefore2014: score.flatMap(scale.bandBefore2014),
      answeredSum: sum, missing: missing, prorated: counts && missing > 0, possibleMin: sum,
      possibleMax: sum + FourDkl.recodedMax * missing)
  }

  fileprivate init(_ scale: FourDkl.Scale, total: Int?) {
    self.init(
      score: total, band: total.map(scale.band), bandBefore2014: total.flatMap(scale.bandBefore2014),
      answeredSum: nil, missing: nil, prorated: nil, possibleMin: nil, possibleMax: nil)
  }
}
