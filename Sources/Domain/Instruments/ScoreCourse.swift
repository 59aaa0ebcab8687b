/// One score of a client in time, the PHQ-9's total or one scale of the 4DKL: what pictures, reports and letters show of
/// it. Lower is fewer complaints. A score is no diagnosis, and a change without a control group is no effect.
public struct ScoreCourse: Sendable {
  public typealias Point = MeasurementSeries.Point<Value>

  public let score: Score
  /// In the order of time; those without a score too.
  public let points: [Point]

  public enum Score: Equatable, Sendable {
    case phq9Total
    case fourDkl(FourDkl.Scale)
  }

  /// The score of one measurement.
  public struct Value: Sendable {
    /// `nil` when too many answers are missing.
    public let score: Int?
    /// Whether it stands for missing answers too.
    public let isProrated: Bool
    /// Answers that are missing; `nil` where totals alone were sent.
    public let missing: Int?
  }

  public init(_ score: Score, in series: MeasurementSeries) {
    self.score = score
    points =
      switch score {
      case .phq9Total:
        series.phq9.map { point in
          let (scores, isProrated) = (point.scores, point.scores.prorated == true)
          return Point(
            measurement: point.measurement,
            scores: Value(score: scores.total, isProrated: isProrated, missing: scores.missing))
        }
      case .fourDkl(let scale):
        series.fourDkl.map { point in
          let scored = point.scores[scale]
          return Point(
            measurement: point.measurement,
            scores: Value(
              score: scored.score, isProrated: scored.prorated == true, missing: scored.missing))
        }
      }
  }

  /// The five of them, in the order in which they are reported.
  public static func all(in series: MeasurementSeries) -> [ScoreCourse] {
    [ScoreCourse(.phq9Total, in: series)]
      + FourDkl.Scale.allCases.map { ScoreCourse(.fourDkl($0), in: series) }
  }

  /// The last one that has a score.
  public var latest: Point? { points.last { $0.value != nil } }

  /// The first one that has a score and is of the latest one's version; `nil` when that is the latest itself.
  public var first: Point? { latest.flatMap(first(comparedWith:)) }

  /// The first one that has a score and is of this one's version; `nil` when that is this one itself, or this one has
  /// no score.
  public func first(comparedWith point: Point) -> Point? {
    guard point.value != nil else { return nil }
    return points.filter { $0.value != nil }.first(comparableWith: point)
  }

  /// From the first to the latest score, in points; `nil` when there is one alone.
  public var change: Int? { latest.flatMap(change(until:)) }

  /// From the first score to this one, in points; `nil` when there is nothing to compare.
  public func change(until point: Point) -> Int? {
    guard let first = first(comparedWith: point)?.value, let value = point.value else { return nil }
    return value - first
  }

  /// From the first to the latest, classed.
  public var phq9Change: Phq9.Change? { latest.flatMap(phq9Change(until:)) }

  /// The same of the PHQ-9, classed. For the 4DKL no value was published from which a change is reliable (Nederlands
  /// Jeugdinstituut).
  public func phq9Change(until point: Point) -> Phq9.Change? {
    guard score == .phq9Total, let pre = first(comparedWith: point)?.value.flatMap({ Phq9.Total($0) }),
      let post = point.value.flatMap({ Phq9.Total($0) })
    else { return nil }
    return Phq9.Change(pre: pre, post: post)
  }
}

extension MeasurementSeries.Point<ScoreCourse.Value> {
  public var value: Int? { scores.score }
  public var isProrated: Bool { scores.isProrated }
  public var missing: Int? { scores.missing }
}
