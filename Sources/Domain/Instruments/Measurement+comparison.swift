extension Measurement.Details {
  /// Whether a change from one to the other says anything: the same instrument, in the same version. A web of own marks
  /// and one of the 42 statements are two versions of the Spinnenweb (Van Vliet e.a. 2021).
  public func isComparable(with other: Measurement.Details) -> Bool {
    guard instrumentVersion == other.instrumentVersion else { return false }
    switch (form, other.form) {
    case (.spinnenweb(.marks), .spinnenweb(.marks)), (.spinnenweb(.answers), .spinnenweb(.answers)),
      (.fourDkl, .fourDkl), (.phq9, .phq9):
      return true
    case (.spinnenweb, _), (.fourDkl, _), (.phq9, _): return false
    }
  }
}

extension Measurement {
  /// In the order of time: by the day on which they were taken, and of one day as they came in.
  public static func inTime(_ one: Measurement, _ other: Measurement) -> Bool {
    (one.details.takenOn, one.id.rawValue) < (other.details.takenOn, other.id.rawValue)
  }
}

extension Spinnenweb.Marks {
  /// How far a dimension's mark moved up (down when negative) until `later`; `nil` when one of the two has none. For
  /// talking about: the tool is not validated for measuring change (Prinsen & Terwee; Van Vliet e.a. 2021).
  public func change(of dimension: SpinnenwebDimension, until later: Spinnenweb.Marks) -> Tenths? {
    guard let first = self[dimension], let last = later[dimension] else { return nil }
    return Tenths(tenths: last.value.tenths - first.value.tenths)
  }
}

extension FourDkl.Scores {
  /// By how many points a scale's score went up (down when negative) until `later`; `nil` when one of the two has none.
  /// No value from which such a change is reliable was published (Nederlands Jeugdinstituut), so there is no class.
  public func change(of scale: FourDkl.Scale, until later: FourDkl.Scores) -> Int? {
    guard let first = self[scale].score, let last = later[scale].score else { return nil }
    return last - first
  }
}
