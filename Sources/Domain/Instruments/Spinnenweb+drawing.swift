extension Spinnenweb {
  /// A corner of the drawn web in thousandths of a mark: x to the right, y upward, the middle at 0, 0.
  public struct Point: Hashable, Sendable {
    public let xThousandths: Int
    public let yThousandths: Int

    public init(xThousandths: Int, yThousandths: Int) {
      self.xThousandths = xThousandths
      self.yThousandths = yThousandths
    }

    /// Where a mark stands on the axis of its dimension: the first axis at twelve o'clock, clockwise, 60° apart. Rounded to
    /// thousandths.
    public init(_ mark: Spinnenweb.Mark, on dimension: SpinnenwebDimension) {
      let tenths = mark.value.tenths
      // sin 60° = √3/2 = 0.8660254038; cos 60° = 1/2.
      let width = roundedHalfUp(tenths * 8_660_254_038, over: 100_000_000)
      let point =
        switch dimension {
        case .lichaamsfuncties: (0, 100 * tenths)
        case .mentaalWelbevinden: (width, 50 * tenths)
        case .zingeving: (width, -50 * tenths)
        case .kwaliteitVanLeven: (0, -100 * tenths)
        case .meedoen: (-width, -50 * tenths)
        case .dagelijksFunctioneren: (-width, 50 * tenths)
        }
      self.init(xThousandths: point.0, yThousandths: point.1)
    }
  }
}

extension Spinnenweb.Marks {
  /// The six corners of the web, from the first axis on, clockwise; `nil` when a dimension has no mark.
  public var points: [Spinnenweb.Point]? {
    var points: [Spinnenweb.Point] = []
    for dimension in SpinnenwebDimension.allCases {
      guard let mark = self[dimension] else { return nil }
      points.append(Spinnenweb.Point(mark, on: dimension))
    }
    return points
  }

  /// The same mark for every dimension: a ring of the grid.
  public init(all mark: Spinnenweb.Mark) { self.init { _ in mark } }
}
