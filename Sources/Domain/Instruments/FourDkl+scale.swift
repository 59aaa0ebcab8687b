extension FourDkl.Scale {
  /// The numbers of the scale's items, counted from 1 (Terluin e.a. 2006, table 1; anxiety: Terluin e.a. 2014). Each of
  /// the fifty is on exactly one scale.
  public var items: [Int] {
    switch self {
    case .distress: Self.distressItems
    case .depression: Self.depressionItems
    case .anxiety: Self.anxietyItems
    case .somatisation: Self.somatisationItems
    }
  }

  private static let distressItems = [17, 19, 20, 22, 25, 26, 29, 31, 32, 36, 37, 38, 39, 41, 47, 48]
  private static let depressionItems = [28, 30, 33, 34, 35, 46]
  private static let anxietyItems = [18, 21, 23, 24, 27, 40, 42, 43, 44, 45, 49, 50]
  private static let somatisationItems = Array(1...16)

  /// The band of a score. Distress and somatisation 0–10, 11–20, 21–32; depression 0–2, 3–5, 6–12 (Terluin e.a. 2009);
  /// anxiety 0–3, 4–9, 10–24 since April 2014 (Terluin e.a. 2014). The cut-offs belong to the Dutch version.
  public func band(of score: Int) -> Band {
    switch self {
    case .distress, .somatisation: Band(score, moderateFrom: 11, highFrom: 21)
    case .depression: Band(score, moderateFrom: 3, highFrom: 6)
    case .anxiety: Band(score, moderateFrom: 4, highFrom: 10)
    }
  }

  /// The band by the cut-offs in use before April 2014, for reading old reports: anxiety 0–7, 8–12, 13–24. `nil` for the
  /// other scales, which did not change.
  public func bandBefore2014(of score: Int) -> Band? {
    self == .anxiety ? Band(score, moderateFrom: 8, highFrom: 13) : nil
  }

  /// Most items that may be missing for the rest to be prorated.
  func missingMax(_ decisions: ProjectDecisions) -> Int {
    switch self {
    case .distress, .somatisation: decisions.fourDklMissingMaxOf16
    case .anxiety: decisions.fourDklMissingMaxOf12
    case .depression: decisions.fourDklMissingMaxOf6
    }
  }
}

extension Band {
  fileprivate init(_ score: Int, moderateFrom: Int, highFrom: Int) {
    self = score >= highFrom ? .high : score >= moderateFrom ? .moderate : .low
  }
}
