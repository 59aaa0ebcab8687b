extension Phq9 {
  /// How a total changed between two measurements.
  public struct Change: Equatable, Sendable {
    /// The first total.
    public let pre: Total
    /// The later total.
    public let post: Total

    public init(pre: Total, post: Total) {
      self.pre = pre
      self.post = post
    }

    /// Points, `post` − `pre`: less than 0 is fewer complaints.
    public var change: Int { post.value - pre.value }

    /// `change` in percent of `pre`; `nil` when `pre` is 0.
    public var percentChange: Tenths? {
      pre.value == 0 ? nil : Tenths(tenths: roundedHalfUp(1_000 * change, over: pre.value))
    }

    /// At most half of what it was (McMillan e.a. 2010; HEDIS).
    public var response: Bool { pre.value > 0 && 2 * post.value <= pre.value }

    /// Below 5 (HEDIS).
    public var remission: Bool { post.value < 5 }

    /// Clinically important: 5 points, twice the standard error of measurement (Löwe e.a. 2004).
    public var clinicallyImportant: Extent { extent(points: 5) }

    /// Reliable: 6 points (NHS Talking Therapies).
    public var reliable: Extent { extent(points: 6) }

    /// Whether `pre` is at or above the screening cut.
    public var casenessPre: Bool { pre.value >= Phq9.screeningMin }

    /// From at or above the screening cut to below it (NHS Talking Therapies).
    public var recovered: Bool { casenessPre && post.value < Phq9.screeningMin }

    /// Recovered by a reliable improvement (NHS Talking Therapies).
    public var reliableRecovery: Bool { recovered && reliable == .improved }

    private func extent(points: Int) -> Extent {
      change <= -points ? .improved : change >= points ? .deteriorated : .no
    }
  }
}

extension Phq9.Change {
  /// Whether a change is large enough to count, and which way it goes.
  public enum Extent: String, CaseIterable, Sendable {
    case improved
    /// Too small to count.
    case no
    case deteriorated
  }
}
