import Domain

/// Where things stand in the picture of a course. In pixels, and places of data in thousandths of them.
struct CourseLayout {
  static let width = 780
  static let margin = 24
  /// Left of it stands what a chart is about, right of its end what its bands mean.
  static let chart = 226...586
  static let chartHeight = 108
  static let rowHeight = 136
  static let firstRow = 88
  /// What the words under a day take.
  static let dayWidth = 66_000
  /// Between the edge of a chart and its first day.
  private static let inset = 34

  private let axis: Segment

  /// - Parameter days: in order.
  init(days: [CalendarDate]) {
    let first = Int(days.first?.daysSince1970 ?? 0)
    let last = Int(days.last?.daysSince1970 ?? 0)
    axis = Segment(
      first...last, from: 1_000 * (Self.chart.lowerBound + Self.inset),
      to: 1_000 * (Self.chart.upperBound - Self.inset))
  }

  /// Where a day stands, in thousandths.
  func x(of day: CalendarDate) -> Int { axis.thousandths(of: Int(day.daysSince1970)) }

  static func top(ofRow row: Int) -> Int { firstRow + row * rowHeight }
  static func bottom(ofRow row: Int) -> Int { top(ofRow: row) + chartHeight }
  static func height(of rows: Int) -> Int { bottom(ofRow: rows - 1) + 136 }
}
