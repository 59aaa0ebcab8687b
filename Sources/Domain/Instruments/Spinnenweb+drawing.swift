extension Spinnenweb {
  /// A corner of the drawn web in thousandths of a mark: x to the right, y upward, the middle at 0, 0.
  public struct Point: Hashable, Sendable {
    public let xThousandths: Int
    public let yThousandths: Int

    public init(xThousandths: Int, yThousandths: Int) {
      self.xThousandths = xThousandths
      self.yThousandths = yThousandths
    }
  }
}

extension Spinnenweb.Marks {
  /// The six corners of the web, the first axis at twelve o'clock, clockwise, 60° apart; `nil` when a dimension has no
  /// mark. Rounded to thousandths.
  public var points: [Spinnenweb.Point]? {
    var points: [Spinnenweb.Point] = []
    for dimension in SpinnenwebDimension.allCases {
      guard let mark = self[dimension]?.value.tenths else { return nil }
      // sin 60° = √3/2 = 0.8660254038; cos 60° = 1/2.
      let width = roundedHalfUp(mark * 8_660_254_038, over: 100_000_000)
      let point =
        switch dimension {
        case .lichaamsfuncties: (0, 100 * mark)
        case .mentaalWelbevinden: (width, 50 * mark)
        case .zingeving: (width, -50 * mark)
        case .kwaliteitVanLeven: (0, -100 * mark)
        case .meedoen: (-width, -50 * mark)
        case .dagelijksFunctioneren: (-width, 50 * mark)
        }
      points.append(Spinnenweb.Point(xThousandths: point.0, yThousandths: point.1))
    }
    return points
  }
}
