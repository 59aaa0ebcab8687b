internal import Domain
internal import SQLite

/// The raw answers of a measurement in one column, as JSON in the shape in which they are sent:
///
///     4dkl        {"answers":[1,2,null,…50]}            {"scores":{"distress":24,"depression":3,"anxiety":5,"somatisation":12}}
///     phq9        {"answers":[2,…9],"difficulty":2}     {"total":16,"difficulty":null}
///     spinnenweb  {"answers":{"lichaamsfuncties":[…7],…}}   {"lichaamsfuncties":4,"mentaalWelbevinden":3.5,…}
///
/// Nothing is recoded and nothing is filled in: `null` is not answered.
enum AnswersText {
  static func encode(_ form: Measurement.Form) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(256)
    switch form {
    case .fourDkl(.answers(let answers)):
      text.append("{\"answers\":")
      append(answers, items: 1...50, to: &text)
    case .fourDkl(.totals(let totals)):
      text.append("{\"scores\":{\"distress\":")
      append(totals.distress?.value, to: &text)
      text.append(",\"depression\":")
      append(totals.depression?.value, to: &text)
      text.append(",\"anxiety\":")
      append(totals.anxiety?.value, to: &text)
      text.append(",\"somatisation\":")
      append(totals.somatisation?.value, to: &text)
      text.append("}")
    case .phq9(let phq9):
      switch phq9.form {
      case .answers(let answers):
        text.append("{\"answers\":")
        append(answers, items: 1...9, to: &text)
      case .total(let total):
        text.append("{\"total\":")
        append(total.value, to: &text)
      }
      text.append(",\"difficulty\":")
      append(phq9.difficulty?.rawValue, to: &text)
    case .spinnenweb(.answers(let answers)):
      text.append("{\"answers\":{")
      for dimension in SpinnenwebDimension.allCases {
        appendName(of: dimension, to: &text)
        append(answers, items: items(of: dimension), to: &text)
      }
      text.append("}")
    case .spinnenweb(.marks(let marks)):
      text.append("{")
      for dimension in SpinnenwebDimension.allCases {
        appendName(of: dimension, to: &text)
        if let mark = marks[dimension] { mark.value.appendText(to: &text) } else { text.append("null") }
      }
    }
    text.append("}")
    return text
  }

  /// - Throws: A malformed row, when `text` is not what `encode` writes for this instrument.
  static func decode(_ text: Span<UInt8>, of instrument: Instrument) throws(SQLiteError) -> Measurement.Form {
    var parser = TextParser(text)
    let form: Measurement.Form? =
      switch instrument {
      case .fourDkl: fourDkl(&parser).map(Measurement.Form.fourDkl)
      case .phq9: phq9(&parser).map(Measurement.Form.phq9)
      case .spinnenweb: spinnenweb(&parser).map(Measurement.Form.spinnenweb)
      }
    guard let form, parser.takes("}"), parser.isAtEnd else { throw .malformedRow("measurement.answers") }
    return form
  }
}

// Writing.
extension AnswersText {
  private static func append(_ value: Int?, to text: inout [UInt8]) {
    guard let value else { return text.append("null") }
    if value < 10 {
      text.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      text.append(contentsOf: String(value).utf8)
    }
  }

  private static func append<let count: Int, let highest: Int>(
    _ answers: AnswerSheet<count, highest>, items: ClosedRange<Int>, to text: inout [UInt8]
  ) {
    var separator = UInt8(ascii: "[")
    for item in items {
      text.append(separator)
      append(answers[item], to: &text)
      separator = UInt8(ascii: ",")
    }
    text.append(UInt8(ascii: "]"))
  }

  private static func appendName(of dimension: SpinnenwebDimension, to text: inout [UInt8]) {
    text.append(dimension == .lichaamsfuncties ? "\"" : ",\"")
    text.append(contentsOf: dimension.rawValue.utf8)
    text.append("\":")
  }

  /// The statements of a dimension, counted from 1 over all 42.
  private static func items(of dimension: SpinnenwebDimension) -> ClosedRange<Int> {
    let first = dimension.position * Spinnenweb.statementsPerDimension + 1
    return first...first + Spinnenweb.statementsPerDimension - 1
  }
}

// Reading.
extension AnswersText {
  private static func fourDkl(_ parser: inout TextParser) -> FourDkl? {
    if parser.takes("{\"answers\":") {
      var answers = FourDkl.Answers()
      return read(&answers, items: 1...50, &parser) ? .answers(answers) : nil
    }
    guard parser.takes("{\"scores\":{\"distress\":"), let distress: Whole<32>? = whole(&parser),
      parser.takes(",\"depression\":"), let depression: Whole<12>? = whole(&parser),
      parser.takes(",\"anxiety\":"), let anxiety: Whole<24>? = whole(&parser),
      parser.takes(",\"somatisation\":"), let somatisation: Whole<32>? = whole(&parser), parser.takes("}")
    else { return nil }
    return .totals(
      FourDkl.Totals(distress: distress, depression: depression, anxiety: anxiety, somatisation: somatisation)
    )
  }

  private static func phq9(_ parser: inout TextParser) -> Phq9? {
    let form: Phq9.Form
    if parser.takes("{\"answers\":") {
      var answers = Phq9.Answers()
      guard read(&answers, items: 1...9, &parser) else { return nil }
      form = .answers(answers)
    } else {
      guard parser.takes("{\"total\":"), let total = parser.number().flatMap({ Phq9.Total($0) }) else {
        return nil
      }
      form = .total(total)
    }
    guard parser.takes(",\"difficulty\":"), let number = parser.numberOrNull() else { return nil }
    guard let number else { return Phq9(form, difficulty: nil) }
    guard let difficulty = Phq9.Difficulty(rawValue: number) else { return nil }
    return Phq9(form, difficulty: difficulty)
  }

  private static func spinnenweb(_ parser: inout TextParser) -> Spinnenweb? {
    if parser.takes("{\"answers\":{") {
      var answers = Spinnenweb.Answers()
      for dimension in SpinnenwebDimension.allCases {
        guard takesName(of: dimension, &parser), read(&answers, items: items(of: dimension), &parser) else {
          return nil
        }
      }
      return parser.takes("}") ? .answers(answers) : nil
    }
    guard parser.takes("{") else { return nil }
    var marks = Spinnenweb.Marks()
    for dimension in SpinnenwebDimension.allCases {
      guard takesName(of: dimension, &parser), let whole = parser.numberOrNull() else { return nil }
      guard let whole else { continue }
      var decimal = 0
      if parser.takes(".") {
        guard let digit = parser.number(), digit < 10 else { return nil }
        decimal = digit
      }
      guard let mark = Spinnenweb.Mark(Tenths(tenths: whole * 10 + decimal)) else { return nil }
      marks[dimension] = mark
    }
    return .marks(marks)
  }

  /// - Returns: Whether a whole array of answers came next.
  private static func read<let count: Int, let highest: Int>(
    _ answers: inout AnswerSheet<count, highest>, items: ClosedRange<Int>, _ parser: inout TextParser
  ) -> Bool {
    for item in items {
      guard parser.takes(item == items.lowerBound ? "[" : ","), let answer = parser.numberOrNull(),
        answers.set(answer, item: item)
      else { return false }
    }
    return parser.takes("]")
  }

  private static func whole<let maximum: Int>(_ parser: inout TextParser) -> Whole<maximum>?? {
    guard let number = parser.numberOrNull() else { return nil }
    guard let number else { return .some(nil) }
    return Whole<maximum>(number).map { .some($0) }
  }

  private static func takesName(of dimension: SpinnenwebDimension, _ parser: inout TextParser) -> Bool {
    (dimension == .lichaamsfuncties || parser.takes(",")) && parser.takes("\"")
      && parser.word() == dimension.rawValue && parser.takes("\":")
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }
}
