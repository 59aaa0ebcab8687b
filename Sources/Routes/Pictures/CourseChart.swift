import Domain

/// One chart in the picture of a course: one score, its bands, and what became of it.
struct CourseChart {
  let course: ScoreCourse
  let layout: CourseLayout
  /// From the top, from 0.
  let row: Int
  /// The days of all charts.
  let days: [CalendarDate]
  let language: Language

  /// What stands for one measurement.
  enum Mark {
    case whole
    case prorated
    case missing
  }

  func draw(_ svg: inout MarkupWriter) {
    svg.element("g") { svg in
      drawBands(&svg)
      for day in days {
        svg.line((layout.x(of: day), 1_000 * top), (layout.x(of: day), 1_000 * bottom), "when")
      }
      svg.empty("rect", attributes(ofBox: top, bottom, "frame"))
      drawWords(&svg)
      drawPoints(&svg)
    }
  }

  // MARK: Places

  private var top: Int { CourseLayout.top(ofRow: row) }
  private var bottom: Int { CourseLayout.bottom(ofRow: row) }
  private var axis: Segment { Segment(0...course.score.maximum, from: 1_000 * bottom, to: 1_000 * top) }

  private func attributes(ofBox top: Int, _ bottom: Int, _ style: MarkupText) -> MarkupWriter.Attributes {
    attributes(ofBoxThousandths: 1_000 * top, 1_000 * bottom, style)
  }

  private func attributes(
    ofBoxThousandths top: Int, _ bottom: Int, _ style: MarkupText
  ) -> MarkupWriter.Attributes {
    [
      "class": style, "x": MarkupText(CourseLayout.chart.lowerBound), "y": .init(thousandths: top),
      "width": MarkupText(CourseLayout.chart.count - 1), "height": .init(thousandths: bottom - top),
    ]
  }

  // MARK: Bands

  /// The border between two bands lies half way between the scores next to it.
  private func drawBands(_ svg: inout MarkupWriter) {
    let bands = course.score.bands
    let (left, right) = (CourseLayout.chart.lowerBound, CourseLayout.chart.upperBound)
    drawTick(0, &svg)
    for (number, band) in bands.enumerated() {
      let isFirst = number == 0
      let isLast = number == bands.count - 1
      let lower = isFirst ? 1_000 * bottom : axis.thousandths(of: band.scores.lowerBound, halves: -1)
      let upper = isLast ? 1_000 * top : axis.thousandths(of: band.scores.upperBound, halves: 1)
      svg.empty("rect", attributes(ofBoxThousandths: upper, lower, "shade\(4 * number / (bands.count - 1))"))
      if !isFirst {
        svg.line((1_000 * left, lower), (1_000 * right, lower), "border")
        drawTick(band.scores.lowerBound, &svg)
      }
      let range = "\(band.scores.lowerBound)–\(band.scores.upperBound)"
      svg.text(
        "\(range)  \(band.label.text(in: language))", xThousandths: 1_000 * (right + 10),
        yThousandths: (lower + upper) / 2 + 4_000, "band")
    }
    drawTick(course.score.maximum, &svg)
  }

  private func drawTick(_ score: Int, _ svg: inout MarkupWriter) {
    svg.text(
      String(score), xThousandths: 1_000 * (CourseLayout.chart.lowerBound - 7),
      yThousandths: axis.thousandths(of: score) + 4_000, "tick")
  }

  // MARK: What became of it

  private func drawWords(_ svg: inout MarkupWriter) {
    svg.text(course.score.name(in: language), x: CourseLayout.margin, y: top + 14, "name")
    var y = top + 36
    if let latest = course.latest?.value {
      let text =
        if let first = course.first?.value, let change = course.change {
          "\(first) → \(latest)  (\(change.signed))"
        } else {
          String(latest)
        }
      svg.text(text, x: CourseLayout.margin, y: y, "change")
      for line in lines {
        y += 17
        svg.text(line, x: CourseLayout.margin, y: y, "class")
      }
    }
  }

  /// The band, first and latest, and for the PHQ-9 what the change is called.
  private var lines: [String] {
    let bands = [course.first?.value, course.latest?.value].compactMap { value in
      value.flatMap(course.score.band(of:))?.text(in: language)
    }
    var lines = bands.count == 2 && bands[0] != bands[1] ? ["\(bands[0]) →", bands[1]] : bands.suffix(1)
    if let classes = course.phq9Change?.classes.map({ $0.text(in: language) }) {
      lines.append(classes[0])
      if classes.count > 1 { lines.append(classes[1...].joined(separator: ", ")) }
    }
    return lines
  }

  // MARK: Points

  private func place(_ point: ScoreCourse.Point) -> (x: Int, y: Int) {
    (layout.x(of: point.takenOn), point.value.map { axis.thousandths(of: $0) } ?? 1_000 * (bottom - 8))
  }

  private func drawPoints(_ svg: inout MarkupWriter) {
    if course.points.isEmpty {
      svg.text(
        language == .dutch ? "nog niet ingevuld" : "not filled in yet",
        x: (CourseLayout.chart.lowerBound + CourseLayout.chart.upperBound) / 2,
        y: (top + bottom) / 2 + 5, "empty")
    }
    for version in course.points.versions() {
      // What is missing interrupts the line.
      for part in version.split(whereSeparator: { $0.value == nil }) where part.count > 1 {
        svg.empty("polyline", ["class": "line", "points": .init(points: part.map(place))])
      }
    }
    for point in course.points {
      let mark = point.value == nil ? Mark.missing : point.isProrated ? .prorated : .whole
      Self.draw(mark, at: place(point), &svg)
    }
    drawValues(&svg)
  }

  /// What a value takes, in thousandths.
  private static let valueWidth = 21_000

  /// The values above their points, or below them where there is no room above; where points stand too close for both,
  /// some go without.
  private func drawValues(_ svg: inout MarkupWriter) {
    var (lastAbove, lastBelow) = (0, 0)
    for point in course.points {
      guard let value = point.value else { continue }
      let place = place(point)
      let fitsAbove = place.x - lastAbove >= Self.valueWidth && place.y >= 1_000 * (top + 16)
      let fitsBelow = place.x - lastBelow >= Self.valueWidth
      guard fitsAbove || fitsBelow else { continue }
      if fitsAbove { lastAbove = place.x } else { lastBelow = place.x }
      svg.text(
        String(value), xThousandths: place.x, yThousandths: place.y + (fitsAbove ? -9_000 : 19_000), "value")
    }
  }

  static func draw(_ mark: Mark, at place: (x: Int, y: Int), _ svg: inout MarkupWriter) {
    switch mark {
    case .whole, .prorated:
      svg.empty(
        "circle",
        [
          "class": mark == .whole ? "whole" : "prorated", "cx": .init(thousandths: place.x),
          "cy": .init(thousandths: place.y), "r": "4.5",
        ])
    case .missing:
      svg.element("g", ["class": "missing"]) { svg in
        svg.line((place.x - 4_000, place.y - 4_000), (place.x + 4_000, place.y + 4_000), "stroke")
        svg.line((place.x - 4_000, place.y + 4_000), (place.x + 4_000, place.y - 4_000), "stroke")
      }
    }
  }
}
