/// The measurements of one client in the order of time, each with the rules by which it was scored when it came in: what
/// pictures, reports and letters are made of.
public struct MeasurementSeries: Sendable {
  public let measurements: [Scored]

  /// - Parameter measurements: In any order.
  public init(_ measurements: [Scored]) {
    self.measurements = measurements.sorted { Measurement.inTime($0.measurement, $1.measurement) }
  }

  /// One measurement, and the rules by which it was scored.
  public struct Scored: Sendable {
    public let measurement: Measurement
    public let rules: RuleVersion

    public init(_ measurement: Measurement, by rules: RuleVersion) {
      self.measurement = measurement
      self.rules = rules
    }
  }

  /// One measurement with what it amounts to.
  public struct Point<Scores: Sendable>: Sendable {
    public let measurement: Measurement
    public let scores: Scores

    public var takenOn: CalendarDate { measurement.details.takenOn }
    public var moment: Moment { measurement.details.moment }

    /// Whether a change from one to the other says anything.
    public func isComparable(with other: Point) -> Bool {
      measurement.details.isComparable(with: other.measurement.details)
    }
  }

  /// Those from a day on: what belongs to one referral, without what was measured in an earlier course of care.
  public func since(_ day: CalendarDate) -> MeasurementSeries {
    MeasurementSeries(measurements.filter { $0.measurement.details.takenOn >= day })
  }

  public var phq9: [Point<Phq9.Scores>] {
    points { form, rules in if case .phq9(let phq9) = form { phq9.scores(by: rules) } else { nil } }
  }

  public var fourDkl: [Point<FourDkl.Scores>] {
    points { form, rules in if case .fourDkl(let fourDkl) = form { fourDkl.scores(by: rules) } else { nil } }
  }

  public var spinnenweb: [Point<Spinnenweb.Scores>] {
    points { form, rules in if case .spinnenweb(let web) = form { web.scores(by: rules) } else { nil } }
  }

  private func points<Scores>(_ scores: (Measurement.Form, RuleVersion) -> Scores?) -> [Point<Scores>] {
    measurements.compactMap { scored in
      scores(scored.measurement.details.form, scored.rules).map {
        Point(measurement: scored.measurement, scores: $0)
      }
    }
  }
}

// First and latest of one version: the one way in which they are found.
extension Array {
  /// The first point that may be compared with one of them; `nil` when that is this one itself.
  public func first<Scores>(comparableWith point: Element) -> Element?
  where Element == MeasurementSeries.Point<Scores> {
    let first = first { $0.isComparable(with: point) }
    return first?.measurement.id == point.measurement.id ? nil : first
  }

  /// The points of one version after another, in the order in which versions were first used.
  public func versions<Scores>() -> [[Element]] where Element == MeasurementSeries.Point<Scores> {
    var versions: [[Element]] = []
    for point in self {
      let known = versions.firstIndex { $0.first.map(point.isComparable(with:)) ?? false }
      if let known { versions[known].append(point) } else { versions.append([point]) }
    }
    return versions
  }
}
