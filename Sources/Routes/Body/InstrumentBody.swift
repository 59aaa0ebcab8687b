import Domain

/// The three questionnaires, as they are sent: raw answers, or totals where only those are known.
enum InstrumentBody {
  /// `{"answers": {"lichaamsfuncties": [7 × 0–10 or null], …}}`, or a mark for each dimension.
  /// - Returns: nil when `faults` has grown.
  static func spinnenweb(_ body: JSONObject, _ faults: inout Faults) -> Spinnenweb? {
    let known = faults.list.count
    if let answers = body.object("answers", &faults) {
      let sheet = statements(answers, &faults)
      return faults.list.count == known ? .answers(sheet) : nil
    }
    let marks = marks(body, &faults)
    return faults.list.count == known ? .marks(marks) : nil
  }

  /// The same, as a measurement of its own is sent: `{"scores": {"lichaamsfuncties": 4, …}}` instead of marks that stand
  /// beside other members.
  /// - Returns: nil when `faults` has grown.
  static func measuredSpinnenweb(_ body: JSONObject, _ faults: inout Faults) -> Spinnenweb? {
    let known = faults.list.count
    let answers = body.member("answers", &faults)
    let scores = body.member("scores", &faults)
    var web: Spinnenweb?
    if let answers {
      if scores != nil { faults.add(.eitherOr, at: body.value) }
      if let object = answers.object(&faults) { web = .answers(statements(object, &faults)) }
    } else if let scores {
      if let object = scores.object(&faults) { web = .marks(marks(object, &faults)) }
    } else {
      faults.add(.required, at: body, member: "answers")
    }
    return faults.list.count == known ? web : nil
  }

  private static func marks(_ body: JSONObject, _ faults: inout Faults) -> Spinnenweb.Marks {
    var marks = Spinnenweb.Marks()
    for dimension in SpinnenwebDimension.allCases {
      guard let value = body.member(dimension.name, &faults), let tenths = value.tenths(&faults) else {
        continue
      }
      guard let mark = Spinnenweb.Mark(Tenths(tenths: tenths)) else {
        faults.add(.outOfRange, at: value)
        continue
      }
      marks[dimension] = mark
    }
    return marks
  }

  private static func statements(_ body: JSONObject, _ faults: inout Faults) -> Spinnenweb.Answers {
    var sheet = Spinnenweb.Answers()
    var first = 1
    for dimension in SpinnenwebDimension.allCases {
      if let member = body.requiredMember(dimension.name, &faults), let array = member.array(&faults) {
        array.answers(into: &sheet, from: first, count: Spinnenweb.statementsPerDimension, &faults)
      }
      first += Spinnenweb.statementsPerDimension
    }
    return sheet
  }

  /// `{"answers": [50 × 0–4 or null]}`, or `{"scores": {"distress": 24, …}}`.
  /// - Returns: nil when `faults` has grown.
  static func fourDkl(_ body: JSONObject, _ faults: inout Faults) -> FourDkl? {
    let known = faults.list.count
    let answers = body.member("answers", &faults)
    let scores = body.member("scores", &faults)
    var form: FourDkl?
    if let answers {
      if scores != nil { faults.add(.eitherOr, at: body.value) }
      var sheet = FourDkl.Answers()
      if let array = answers.array(&faults) { array.answers(into: &sheet, count: 50, &faults) }
      form = .answers(sheet)
    } else if let scores {
      if let totals = scores.object(&faults) { form = .totals(self.totals(totals, &faults)) }
    } else {
      faults.add(.required, at: body, member: "answers")
    }
    return faults.list.count == known ? form : nil
  }

  private static func totals(_ body: JSONObject, _ faults: inout Faults) -> FourDkl.Totals {
    FourDkl.Totals(
      distress: body.member("distress", &faults)?.whole(&faults),
      depression: body.member("depression", &faults)?.whole(&faults),
      anxiety: body.member("anxiety", &faults)?.whole(&faults),
      somatisation: body.member("somatisation", &faults)?.whole(&faults))
  }

  /// `{"answers": [9 × 0–3 or null], "difficulty": 2}`, or `{"total": 16}`.
  /// - Returns: nil when `faults` has grown.
  static func phq9(_ body: JSONObject, _ faults: inout Faults) -> Phq9? {
    let known = faults.list.count
    let answers = body.member("answers", &faults)
    let total = body.member("total", &faults)
    var form: Phq9.Form?
    if let answers {
      if total != nil { faults.add(.eitherOr, at: body.value) }
      var sheet = Phq9.Answers()
      if let array = answers.array(&faults) { array.answers(into: &sheet, count: 9, &faults) }
      form = .answers(sheet)
    } else if let total {
      let value: Phq9.Total? = total.whole(&faults)
      form = value.map(Phq9.Form.total)
    } else {
      faults.add(.required, at: body, member: "answers")
    }
    let difficulty = body.member("difficulty", &faults, difficulty)
    guard faults.list.count == known, let form else { return nil }
    return Phq9(form, difficulty: difficulty)
  }

  private static func difficulty(_ value: JSONValue, _ faults: inout Faults) -> Phq9.Difficulty? {
    guard let integer = value.integer(&faults) else { return nil }
    let difficulty = Phq9.Difficulty(rawValue: integer)
    if difficulty == nil { faults.add(.outOfRange, at: value) }
    return difficulty
  }
}

extension SpinnenwebDimension {
  /// The member that holds it.
  var name: StaticString {
    switch self {
    case .lichaamsfuncties: "lichaamsfuncties"
    case .mentaalWelbevinden: "mentaalWelbevinden"
    case .zingeving: "zingeving"
    case .kwaliteitVanLeven: "kwaliteitVanLeven"
    case .meedoen: "meedoen"
    case .dagelijksFunctioneren: "dagelijksFunctioneren"
    }
  }
}
