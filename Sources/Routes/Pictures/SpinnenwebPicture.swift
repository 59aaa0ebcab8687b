import Domain

/// The webs of a client as a picture: the latest one, and the first one of the same version under it. They differ in
/// line and in the form of their marks, so that they are told apart in print without colour too. Where a dimension has no
/// mark there is no web, only the marks that are there. The colours are the cooperative's own.
struct SpinnenwebPicture {
  /// nil when there is one web of this version alone, or none.
  let first: Web?
  /// nil when there is none: then the picture is an empty web, and says so.
  let latest: Web?
  /// Whether there are webs of other versions, which are not compared.
  let hasOtherVersions: Bool
  let language: Language

  /// One web in it.
  struct Web {
    let marks: Spinnenweb.Marks
    let takenOn: CalendarDate
    let moment: Moment
  }

  func document() -> Answer.Document {
    Picture(
      width: Self.width, height: Self.height, title: title, description: description, style: Self.style,
      fileName: "spinnenweb"
    ).document(in: language) { svg in
      svg.text("Spinnenweb", x: 24, y: 38, "title")
      svg.text(scaleText, x: 24, y: 59, "small")
      drawGrid(&svg)
      for (web, look) in webs { draw(web, look, &svg) }
      drawNumbers(&svg)
      drawNames(&svg)
      if latest == nil {
        svg.text(emptyText, x: Self.centreX / 1_000, y: Self.centreY / 1_000, "empty halo")
      }
      drawLegend(&svg)
    }
  }

  // MARK: Measures, in pixels; the places of marks in thousandths of them

  private static let width = 640
  private static let height = 670
  private static let centreX = 320_000
  private static let centreY = 322_000
  /// Pixels for one point of a mark.
  private static let unit = 19
  /// What a mark takes that stands as a number.
  private static let markWidth = 48

  private static func place(_ point: Spinnenweb.Point) -> (x: Int, y: Int) {
    (centreX + unit * point.xThousandths, centreY - unit * point.yThousandths)
  }

  private static func place(_ mark: Spinnenweb.Mark, on dimension: SpinnenwebDimension) -> (x: Int, y: Int) {
    place(Spinnenweb.Point(mark, on: dimension))
  }

  // MARK: What is drawn

  /// How a web is drawn.
  private enum Look {
    /// A broken line with open circles.
    case first
    /// A whole line with squares.
    case latest

    var name: MarkupText {
      switch self {
      case .first: "first"
      case .latest: "latest"
      }
    }
  }

  private var webs: [(web: Web, look: Look)] {
    [first.map { ($0, Look.first) }, latest.map { ($0, Look.latest) }].compactMap(\.self)
  }

  private func drawGrid(_ svg: inout MarkupWriter) {
    for ring in stride(from: 2, through: 10, by: 2) {
      guard let mark = Spinnenweb.Mark(Tenths(tenths: 10 * ring)) else { continue }
      let corners = Spinnenweb.Marks(all: mark).points ?? []
      svg.empty(
        "polygon", ["class": ring == 10 ? "rim" : "grid", "points": .init(points: corners.map(Self.place))])
    }
    for dimension in SpinnenwebDimension.allCases {
      guard let ten = Spinnenweb.Mark(Tenths(tenths: 100)) else { continue }
      svg.line((Self.centreX, Self.centreY), Self.place(ten, on: dimension), "grid")
    }
  }

  private func drawNumbers(_ svg: inout MarkupWriter) {
    for ring in stride(from: 0, through: 10, by: 2) {
      svg.text(
        String(ring), xThousandths: Self.centreX - 12_000,
        yThousandths: Self.centreY - 1_000 * Self.unit * ring + 4_000, "ring halo")
    }
  }

  private func draw(_ web: Web, _ look: Look, _ svg: inout MarkupWriter) {
    svg.element("g", ["class": look.name]) { svg in
      if let points = web.marks.points {
        svg.empty("polygon", ["class": "web", "points": .init(points: points.map(Self.place))])
      }
      for dimension in SpinnenwebDimension.allCases {
        guard let mark = web.marks[dimension] else { continue }
        draw(look, at: Self.place(mark, on: dimension), &svg)
      }
    }
  }

  /// One mark. A square is small enough to leave a circle around it visible.
  private func draw(_ look: Look, at place: (x: Int, y: Int), _ svg: inout MarkupWriter) {
    switch look {
    case .first:
      svg.empty(
        "circle",
        ["class": "mark", "cx": .init(thousandths: place.x), "cy": .init(thousandths: place.y), "r": "6.5"])
    case .latest:
      svg.empty(
        "rect",
        [
          "class": "mark", "x": .init(thousandths: place.x - 4_000),
          "y": .init(thousandths: place.y - 4_000), "width": 8, "height": 8,
        ])
    }
  }

  private func drawNames(_ svg: inout MarkupWriter) {
    for dimension in SpinnenwebDimension.allCases {
      let place = dimension.namePlace
      for (number, line) in dimension.nameLines.enumerated() {
        svg.text(line, x: place.x, y: place.y + 17 * number, "name \(place.anchor.rawValue)")
      }
      let y = place.y + 17 * dimension.nameLines.count + 1
      let columns = webs.count
      let left =
        switch place.anchor {
        case .start: place.x
        case .middle: place.x - Self.markWidth / 2 * columns
        case .end: place.x - Self.markWidth * columns
        }
      for (column, (web, look)) in webs.enumerated() {
        let x = left + Self.markWidth * column
        svg.element("g", ["class": look.name]) { svg in
          draw(look, at: (1_000 * (x + 7), 1_000 * (y - 5)), &svg)
        }
        svg.text(language.text(web.marks[dimension]?.value), x: x + 18, y: y, "value")
      }
    }
  }

  private func drawLegend(_ svg: inout MarkupWriter) {
    var y = 604
    for (web, look) in webs {
      svg.element("g", ["class": look.name]) { svg in
        svg.line((24_000, 1_000 * (y - 5)), (72_000, 1_000 * (y - 5)), "web")
        draw(look, at: (48_000, 1_000 * (y - 5)), &svg)
      }
      svg.text(legendText(web, look), x: 84, y: y, "legend")
      y += 22
    }
    svg.text(caution, x: 24, y: Self.height - 12, "small")
  }

  // MARK: In words

  private var title: String {
    language == .dutch
      ? "Spinnenweb: zes dimensies van positieve gezondheid"
      : "Spinnenweb: six dimensions of positive health"
  }

  private var scaleText: String {
    language == .dutch
      ? "Mijn Positieve Gezondheid; cijfers van 0 tot 10, 10 is het best"
      : "My Positive Health; marks from 0 to 10, 10 is best"
  }

  private var emptyText: String {
    language == .dutch ? "Nog geen Spinnenweb ingevuld" : "No Spinnenweb filled in yet"
  }

  private var caution: String {
    let caution =
      language == .dutch
      ? "Een gespreksinstrument; een verschil tussen twee webben bewijst geen effect."
      : "For talking about; a difference between two webs proves no effect."
    guard hasOtherVersions else { return caution }
    return language == .dutch
      ? "\(caution) Webben van een andere versie zijn niet opgenomen."
      : "\(caution) Webs of another version are left out."
  }

  private func legendText(_ web: Web, _ look: Look) -> String {
    let day = "\(language.text(web.takenOn)), \(web.moment.label.text(in: language))"
    switch (look, first, language) {
    case (.first, _, .dutch): return "Eerste: \(day)"
    case (.first, _, .english): return "First: \(day)"
    case (.latest, .some, .dutch): return "Laatste: \(day)"
    case (.latest, .some, .english): return "Latest: \(day)"
    case (.latest, nil, .dutch): return "Ingevuld: \(day)"
    case (.latest, nil, .english): return "Filled in: \(day)"
    }
  }

  private var description: String {
    guard latest != nil else { return "\(emptyText)." }
    let webs = webs.map { web, look in
      let marks = SpinnenwebDimension.allCases.map {
        "\($0.nameLines.joined(separator: " ")) \(language.text(web.marks[$0]?.value))"
      }
      return "\(legendText(web, look)): \(marks.joined(separator: "; "))."
    }
    return "\(scaleText). \(webs.joined(separator: " ")) \(caution)"
  }
}

extension SpinnenwebDimension {
  /// Which side of a text stands at its place.
  fileprivate enum Anchor: String {
    case start
    case middle
    case end
  }

  /// The name on its axis; in Dutch whatever the language, as the tool has it. Long ones in two lines.
  fileprivate var nameLines: [String] {
    let name = label.dutch.capitalizedFirst
    guard name.count > 12, position != 0, position != 3 else { return [name] }
    return name.split(separator: " ").map(String.init)
  }

  /// Where the name stands, in pixels: outside the corner of its axis.
  fileprivate var namePlace: (x: Int, y: Int, anchor: Anchor) {
    switch self {
    case .lichaamsfuncties: (320, 92, .middle)
    case .mentaalWelbevinden: (500, 208, .start)
    case .zingeving: (500, 420, .start)
    case .kwaliteitVanLeven: (320, 540, .middle)
    case .meedoen: (140, 420, .end)
    case .dagelijksFunctioneren: (140, 208, .end)
    }
  }
}

extension SpinnenwebPicture {
  fileprivate static let style = StyleSheet(
    """
    svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    text{font-family:"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif;fill:#1d262b}
    .paper{fill:#fff}
    .title{font-size:22px;font-weight:600}
    .small{font-size:13px;fill:#4a565d}
    .legend{font-size:15px}
    .name{font-size:15px;font-weight:600}
    .value{font-size:15px}
    .ring{font-size:11px;fill:#5d6a72;text-anchor:end}
    .empty{font-size:18px;font-weight:600}
    .empty,.middle{text-anchor:middle}
    .end{text-anchor:end}
    .halo{stroke:#fff;stroke-width:4px;stroke-linejoin:round;paint-order:stroke}
    .grid{fill:none;stroke:#cbd2d6;stroke-width:1}
    .rim{fill:none;stroke:#87939a;stroke-width:1.3}
    .web{stroke-width:2.4;stroke-linejoin:round}
    .first .web{fill:none;stroke:#a4560f;stroke-dasharray:7 5}
    .first .mark{fill:#fff;stroke:#a4560f;stroke-width:2.2}
    .latest .web{fill:#0b4f6c;fill-opacity:.13;stroke:#0b4f6c}
    .latest .mark{fill:#0b4f6c;stroke:#0b4f6c;stroke-width:1}
    """)
}
