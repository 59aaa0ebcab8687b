extension Spinnenweb {
  /// What the form amounts to. There is no total: the dimensions are never added up.
  public struct Scores: Equatable, Sendable {
    /// The mean of a dimension's seven answers with one decimal, or the client's own mark; `nil` when too few answers
    /// were given.
    public let marks: Marks
    /// The web's share of the full hexagon; `nil` when a dimension has no mark.
    public let surfacePercent: Tenths?
    /// The dimension with the lowest mark, the first in order at a tie; `nil` when none has a mark.
    public let lowestDimension: SpinnenwebDimension?
    public let ruleVersion: RuleVersion

    public subscript(dimension: SpinnenwebDimension) -> Mark? { marks[dimension] }
  }

  /// The scores by the rules of `ruleVersion`.
  public func scores(by ruleVersion: RuleVersion = .current) -> Scores {
    let decisions = ruleVersion.decisions
    let marks =
      switch self {
      case .answers(let answers): Marks { Self.mean(of: answers, $0, decisions) }
      case .marks(let marks): marks
      }
    return Scores(
      marks: marks, surfacePercent: marks.surfacePercent, lowestDimension: marks.lowest,
      ruleVersion: ruleVersion)
  }

  private static func mean(
    of answers: Answers, _ dimension: SpinnenwebDimension, _ decisions: ProjectDecisions
  ) -> Mark? {
    let first = dimension.position * statementsPerDimension + 1
    var sum = 0
    var answered = 0
    for item in first..<first + statementsPerDimension {
      guard let answer = answers[item] else { continue }
      sum += answer
      answered += 1
    }
    guard answered >= decisions.spinnenwebAnsweredMin else { return nil }
    return Mark(Tenths(tenths: roundedHalfUp(10 * sum, over: answered)))
  }
}

extension Spinnenweb.Marks {
  /// The marks that `mark` gives for each dimension.
  public init(_ mark: (SpinnenwebDimension) -> Spinnenweb.Mark?) {
    self.init()
    for dimension in SpinnenwebDimension.allCases { self[dimension] = mark(dimension) }
  }

  /// The lowest mark's dimension.
  var lowest: SpinnenwebDimension? {
    var lowest: (dimension: SpinnenwebDimension, mark: Tenths)?
    for dimension in SpinnenwebDimension.allCases {
      guard let mark = self[dimension]?.value else { continue }
      if let known = lowest, known.mark <= mark { continue }
      lowest = (dimension, mark)
    }
    return lowest?.dimension
  }

  /// Σ r·r′ over neighbouring marks, in hundredths of the full hexagon's 600.
  var surfacePercent: Tenths? {
    var sum = 0
    for dimension in SpinnenwebDimension.allCases {
      guard let mark = self[dimension], let neighbour = self[dimension.next] else { return nil }
      sum += mark.value.tenths * neighbour.value.tenths
    }
    return Tenths(tenths: roundedHalfUp(sum, over: 60))
  }
}
