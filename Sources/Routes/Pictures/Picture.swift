/// What all pictures share: one SVG file without scripts and outside fonts, with a title and a description that say in
/// words what it shows, for those who do not see it (WAI-ARIA Graphics; SVG 1.1 §5.4).
struct Picture {
  /// In pixels at a screen's size; in print it fits the width of an A4.
  let width: Int
  let height: Int
  let title: String
  /// All its numbers, in words.
  let description: String
  let style: StyleSheet
  /// What a file of it may be called.
  let fileName: StaticString

  func document(in language: Language, _ draw: (inout MarkupWriter) -> Void) -> Answer.Document {
    var svg = MarkupWriter()
    svg.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
        "width": MarkupText(width),
        "height": MarkupText(height), "lang": "\(language.tag)", "role": "img",
        "aria-labelledby": "title desc",
      ]
    ) { svg in
      svg.element("title", ["id": "title"], title)
      svg.element("desc", ["id": "desc"], description)
      svg.write(style)
      svg.empty("rect", ["class": "paper", "width": MarkupText(width), "height": MarkupText(height)])
      draw(&svg)
    }
    return Answer.Document(.svg, svg, in: language, named: fileName)
  }
}

extension MarkupWriter {
  /// A text with its foot at a place, in pixels.
  mutating func text(_ text: String, x: Int, y: Int, _ style: MarkupText) {
    element("text", ["class": style, "x": MarkupText(x), "y": MarkupText(y)], text)
  }

  /// A text with its foot at a place.
  mutating func text(_ text: String, xThousandths x: Int, yThousandths y: Int, _ style: MarkupText) {
    element("text", ["class": style, "x": .init(thousandths: x), "y": .init(thousandths: y)], text)
  }

  /// A line from one place to another.
  mutating func line(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int), _ style: MarkupText) {
    empty(
      "line",
      [
        "class": style, "x1": .init(thousandths: from.x), "y1": .init(thousandths: from.y),
        "x2": .init(thousandths: to.x), "y2": .init(thousandths: to.y),
      ])
  }
}

extension MarkupText {
  /// A length in pixels, with three decimals at most: 12500 is `12.5`.
  init(thousandths: Int) { self.init(Self.decimal(thousandths)) }

  /// Places one after another, as `points` lists them: `12,34.5 6,7`.
  init(points: [(x: Int, y: Int)]) {
    self.init(
      points.map { "\(Self.decimal($0.x)),\(Self.decimal($0.y))" }.joined(separator: " "))
  }

  private static func decimal(_ thousandths: Int) -> String {
    let magnitude = thousandths.magnitude
    var text = "\(thousandths < 0 ? "-" : "")\(magnitude / 1_000)"
    var rest = magnitude % 1_000
    guard rest > 0 else { return text }
    text += "."
    var unit: UInt = 100
    while rest > 0 {
      text += String(rest / unit)
      rest %= unit
      unit /= 10
    }
    return text
  }
}
