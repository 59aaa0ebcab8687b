/// The scores that mean the same: a band of a scale, as a picture or a table shows it.
public struct ScoreRange<Meaning: Equatable & Sendable>: Equatable, Sendable {
  public let meaning: Meaning
  public let scores: ClosedRange<Int>

  /// Every range from 0 to `maximum`, the lowest first.
  static func all(to maximum: Int, _ meaning: (Int) -> Meaning) -> [ScoreRange] {
    var ranges: [ScoreRange] = []
    for score in 0...maximum {
      if let last = ranges.last, last.meaning == meaning(score) {
        ranges[ranges.count - 1] = ScoreRange(meaning: last.meaning, scores: last.scores.lowerBound...score)
      } else {
        ranges.append(ScoreRange(meaning: meaning(score), scores: score...score))
      }
    }
    return ranges
  }
}

extension FourDkl.Scale {
  /// The highest score.
  public var scoreMax: Int { FourDkl.recodedMax * items.count }

  /// The bands of its scores, the lowest first.
  public var bands: [ScoreRange<Band>] { ScoreRange.all(to: scoreMax, band(of:)) }
}

extension Phq9 {
  /// The highest total.
  public static let totalMax = 27

  /// The bands of the total, the lowest first.
  public static let severities = ScoreRange.all(to: totalMax, Severity.init(total:))
}
