import Domain

/// The course of a client's complaints as a picture: one small chart for each score, above each other over one axis of
/// time, on which days stand at their true distance. Behind each lie the bands of its score, in greys that print.
struct CoursePicture {
  let courses: [ScoreCourse]
  let language: Language

  func document() -> Answer.Document {
    Picture(
      width: CourseLayout.width, height: CourseLayout.height(of: courses.count), title: title,
      description: description, style: Self.style, fileName: "beloop"
    ).document(in: language) { svg in
      let layout = CourseLayout(days: days)
      svg.text(title, x: CourseLayout.margin, y: 38, "title")
      svg.text(subtitle, x: CourseLayout.margin, y: 59, "small")
      for (row, course) in courses.enumerated() {
        CourseChart(course: course, layout: layout, row: row, days: days, language: language).draw(&svg)
      }
      drawDays(layout, &svg)
      drawLegend(from: CourseLayout.bottom(ofRow: courses.count - 1) + 78, &svg)
    }
  }

  /// The days on which something was measured, and when in the course of care that was.
  private var moments: [(day: CalendarDate, moment: Moment)] {
    var moments: [CalendarDate: Moment] = [:]
    for point in courses.flatMap(\.points) where moments[point.takenOn] == nil {
      moments[point.takenOn] = point.moment
    }
    return moments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private var days: [CalendarDate] { moments.map(\.day) }

  /// The days in words, as far as there is room: the last one always.
  private func drawDays(_ layout: CourseLayout, _ svg: inout MarkupWriter) {
    let y = CourseLayout.bottom(ofRow: courses.count - 1)
    let lastX = days.last.map(layout.x(of:))
    var previousX: Int?
    for (day, moment) in moments {
      let x = layout.x(of: day)
      let isClear = previousX.map { x - $0 >= CourseLayout.dayWidth } ?? true
      let leavesRoom = lastX.map { x == $0 || $0 - x >= CourseLayout.dayWidth } ?? true
      guard isClear || x == lastX, leavesRoom else { continue }
      previousX = x
      svg.text(language.shortText(day), xThousandths: x, yThousandths: 1_000 * (y + 18), "day")
      svg.text(String(day.year), xThousandths: x, yThousandths: 1_000 * (y + 33), "day")
      svg.text(moment.word.text(in: language), xThousandths: x, yThousandths: 1_000 * (y + 48), "moment")
    }
  }

  private func drawLegend(from y: Int, _ svg: inout MarkupWriter) {
    let places = [6, 88, 464].map { CourseLayout.margin + $0 }
    for (x, (mark, text)) in zip(places, marks) {
      CourseChart.draw(mark, at: (1_000 * x, 1_000 * (y - 4)), &svg)
      svg.text(text, x: x + 12, y: y, "small")
    }
    for (line, text) in cautions.enumerated() {
      svg.text(text, x: CourseLayout.margin, y: y + 24 + 18 * line, "small")
    }
  }

  // MARK: In words

  private var title: String {
    language == .dutch ? "Beloop van de klachten: PHQ-9 en 4DKL" : "Course of the complaints: PHQ-9 and 4DSQ"
  }

  private var subtitle: String {
    language == .dutch
      ? "Een lagere score betekent minder klachten; hoe donkerder de band, hoe ernstiger"
      : "A lower score means fewer complaints; the darker the band, the graver"
  }

  private var marks: [(CourseChart.Mark, String)] {
    language == .dutch
      ? [
        (.whole, "score"), (.prorated, "score, omgerekend wegens niet ingevulde vragen"),
        (.missing, "te veel vragen niet ingevuld"),
      ]
      : [
        (.whole, "score"), (.prorated, "score, prorated for missing answers"),
        (.missing, "too many answers are missing"),
      ]
  }

  private var cautions: [String] {
    let hasVersions = courses.contains { $0.points.versions().count > 1 }
    switch language {
    case .dutch:
      return [
        "Een score is geen diagnose; een verandering zonder controlegroep bewijst geen effect."
          + (hasVersions ? " Verschillende versies van een vragenlijst worden niet vergeleken." : ""),
        "PHQ-9: Kroenke e.a. 2001. 4DKL © B. Terluin; afkappunten van de Nederlandse versie.",
      ]
    case .english:
      return [
        "A score is no diagnosis; a change without a control group proves no effect."
          + (hasVersions ? " Versions of a questionnaire are not compared." : ""),
        "PHQ-9: Kroenke et al. 2001. 4DSQ © B. Terluin; cut-offs of the Dutch version.",
      ]
    }
  }

  private var description: String {
    "\(subtitle). \(courses.map { $0.sentence(in: language) }.joined(separator: " ")) \(cautions[0])"
  }
}

extension ScoreCourse {
  /// All its points in words.
  fileprivate func sentence(in language: Language) -> String {
    let nothing = language == .dutch ? "geen score" : "no score"
    let points = points.map { point in
      let place = "\(language.text(point.takenOn)), \(point.moment.label.text(in: language))"
      guard let value = point.value else { return "\(place): \(nothing)" }
      let band = score.band(of: value)?.text(in: language) ?? ""
      let prorated = language == .dutch ? ", omgerekend" : ", prorated"
      return "\(place): \(value), \(band)\(point.isProrated ? prorated : "")"
    }
    let name = "\(score.name(in: language)) (0–\(score.maximum))"
    return points.isEmpty ? "\(name): \(nothing)." : "\(name): \(points.joined(separator: "; "))."
  }
}

extension CoursePicture {
  fileprivate static let style = StyleSheet(
    """
    svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    text{font-family:"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif;fill:#1d262b}
    .paper{fill:#fff}
    .title{font-size:22px;font-weight:600}
    .small{font-size:13px;fill:#4a565d}
    .name{font-size:15px;font-weight:600}
    .change{font-size:15px}
    .class{font-size:12px}
    .day,.moment,.empty{text-anchor:middle}
    .day{font-size:12px}
    .moment{font-size:11px;fill:#4a565d}
    .empty{font-size:13px;fill:#4a565d}
    .tick{font-size:11px;fill:#4a565d;text-anchor:end}
    .band{font-size:11.5px;fill:#333f46}
    .value{font-size:13px;font-weight:600;text-anchor:middle;stroke:#fff;stroke-width:4px;stroke-linejoin:round;
    paint-order:stroke}
    .shade0{fill:#fff}
    .shade1{fill:#f3f5f7}
    .shade2{fill:#e7ecef}
    .shade3{fill:#d9e1e5}
    .shade4{fill:#cad5db}
    .frame{fill:none;stroke:#87939a;stroke-width:1}
    .border{stroke:#87939a;stroke-width:.8;stroke-dasharray:2 3}
    .when{stroke:#a9b4ba;stroke-width:.8}
    .line{fill:none;stroke:#0b4f6c;stroke-width:2.4;stroke-linejoin:round}
    .whole{fill:#0b4f6c;stroke:#0b4f6c;stroke-width:2}
    .prorated{fill:#fff;stroke:#0b4f6c;stroke-width:2}
    .missing{stroke:#0b4f6c;stroke-width:2.2;stroke-linecap:round}
    """)
}
