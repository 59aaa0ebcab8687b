extension Phq9 {
  /// What the form amounts to. Total and syndrome are independent: 21 points without a core symptom are no syndrome.
  public struct Scores: Equatable, Sendable {
    /// 0…27, prorated when one or two items are missing; `nil` when more are.
    public let total: Int?
    public let severity: Severity?
    /// The screening cut (Zuithoff e.a. 2010); `nil` without a total.
    public let atOrAbove10: Bool?
    /// Sum of the answers that were given; `nil` with a total alone.
    public let answeredSum: Int?
    /// Items not answered; `nil` with a total alone.
    public let missing: Int?
    /// Whether the total stands for missing items too; `nil` with a total alone.
    public let prorated: Bool?
    /// `nil` when three or more items are missing, and with a total alone.
    public let syndrome: Syndrome?
    /// How many of items 1 and 2 count; `nil` when any item is missing.
    public let coreSymptoms: Int?
    /// How many items count; `nil` when any item is missing.
    public let symptomCount: Int?
    /// From item 9, at any total; `unanswered` with a total alone.
    public let suicidality: Suicidality
    public let difficulty: Difficulty?
    public let ruleVersion: RuleVersion
  }

  /// The scores by the rules of `ruleVersion`.
  public func scores(by ruleVersion: RuleVersion = .current) -> Scores {
    switch form {
    case .answers(let answers): Scores(answers, difficulty, ruleVersion)
    case .total(let total): Scores(total: total.value, difficulty, ruleVersion)
    }
  }

  /// Items.
  static let itemCount = 9
  /// Most items that may be missing for the rest to be prorated (NHS Data Dictionary, PHQ-9).
  static let missingMax = 2
  /// The screening cut (Kroenke e.a. 2001).
  static let screeningMin = 10
}

extension Phq9.Severity {
  /// 0–4, 5–9, 10–14, 15–19, 20–27 (Kroenke e.a. 2001).
  public init(total: Int) {
    switch total {
    case ..<5: self = .minimal
    case 5..<10: self = .mild
    case 10..<15: self = .moderate
    case 15..<20: self = .moderatelySevere
    default: self = .severe
    }
  }
}

extension Phq9.Scores {
  fileprivate init(_ answers: Phq9.Answers, _ difficulty: Phq9.Difficulty?, _ ruleVersion: RuleVersion) {
    var sum = 0
    var symptoms = Symptoms()
    for item in 1...Phq9.itemCount {
      sum += answers[item] ?? 0
      symptoms.add(answers[item], item: item)
    }
    let missing = symptoms.missing
    let counts = missing <= Phq9.missingMax
    self.init(
      total: counts ? roundedHalfUp(Phq9.itemCount * sum, over: Phq9.itemCount - missing) : nil,
      answeredSum: sum, missing: missing, prorated: counts && missing > 0,
      syndrome: counts ? symptoms.syndrome : nil, coreSymptoms: missing == 0 ? symptoms.core : nil,
      symptomCount: missing == 0 ? symptoms.core + symptoms.others : nil,
      suicidality: Suicidality(answers[9]),
      difficulty: difficulty, ruleVersion: ruleVersion)
  }

  fileprivate init(total: Int, _ difficulty: Phq9.Difficulty?, _ ruleVersion: RuleVersion) {
    self.init(
      total: total, answeredSum: nil, missing: nil, prorated: nil, syndrome: nil, coreSymptoms: nil,
      symptomCount: nil, suicidality: .unanswered, difficulty: difficulty, ruleVersion: ruleVersion)
  }

  private init(
    total: Int?, answeredSum: Int?, missing: Int?, prorated: Bool?, syndrome: Phq9.Syndrome?,
    coreSymptoms: Int?,
    symptomCount: Int?, suicidality: Suicidality, difficulty: Phq9.Difficulty?, ruleVersion: RuleVersion
  ) {
    self.total = total
    self.severity = total.map(Phq9.Severity.init(total:))
    self.atOrAbove10 = total.map { $0 >= Phq9.screeningMin }
    self.answeredSum = answeredSum
    self.missing = missing
    self.prorated = prorated
    self.syndrome = syndrome
    self.coreSymptoms = coreSymptoms
    self.symptomCount = symptomCount
    self.suicidality = suicidality
    self.difficulty = difficulty
    self.ruleVersion = ruleVersion
  }
}

/// The symptoms that count, for the algorithm of Kroenke e.a. (2001): items 1…8 from "more than half the days", item 9
/// from "several days"; items 1 and 2 are the core.
private struct Symptoms {
  private(set) var core = 0
  private(set) var others = 0
  private var missingCore = 0
  private var missingOthers = 0

  var missing: Int { missingCore + missingOthers }

  mutating func add(_ answer: Int?, item: Int) {
    let isCore = item <= 2
    guard let answer else {
      if isCore { missingCore += 1 } else { missingOthers += 1 }
      return
    }
    guard answer >= (item == 9 ? 1 : 2) else { return }
    if isCore { core += 1 } else { others += 1 }
  }

  /// The syndrome that every way to fill in the missing items gives, or `indeterminate`.
  var syndrome: Phq9.Syndrome {
    let known = Self.syndrome(core: core, others: others)
    for moreCore in 0...missingCore {
      for moreOthers in 0...missingOthers
      where Self.syndrome(core: core + moreCore, others: others + moreOthers) != known {
        return .indeterminate
      }
    }
    return known
  }

  private static func syndrome(core: Int, others: Int) -> Phq9.Syndrome {
    guard core >= 1 else { return .none }
    switch core + others {
    case 5...: return .major
    case 2...4: return .other
    default: return .none
    }
  }
}
