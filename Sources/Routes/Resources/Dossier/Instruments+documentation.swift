import Domain

// The three questionnaires: what is sent of them, and what the rules make of it.
extension Schema {
  // MARK: As they are sent, and kept

  static let spinnenweb = oneOf(
    "Spinnenweb", sentAs: "NewSpinnenweb",
    about:
      "Spinnenweb of Mijn Positieve Gezondheid: a mark for each dimension, or the 42 statements of the adult tool.",
    [spinnenwebMarks, spinnenwebAnswers])

  static let spinnenwebMarks = object(
    "SpinnenwebMarks", sentAs: "NewSpinnenwebMarks",
    about: "The client's own mark for each dimension; 10 is best.",
    zip(SpinnenwebDimension.allCases, [4, 3.5, 6, 5, 4, 3] as [JSONTree]).map { dimension, mark in
      .optional(dimension.rawValue, Schema.mark.showing(mark))
    })

  private static let spinnenwebAnswers = object(
    "SpinnenwebAnswers",
    [
      .required("answers", spinnenwebStatements)
    ])

  static let spinnenwebStatements = object(
    "SpinnenwebStatements", about: "Seven statements for each dimension, in their order.",
    SpinnenwebDimension.allCases.map { dimension in
      .required(dimension.rawValue, answers(Spinnenweb.statementsPerDimension, highest: 10))
    })

  static let fourDkl = oneOf(
    "FourDkl", sentAs: "NewFourDkl",
    about:
      "Vierdimensionale Klachtenlijst (© B. Terluin): all fifty answers, or the totals alone where only those are known.",
    [
      object("FourDklAnswers", [.required("answers", answers(50, highest: 4))]),
      object("FourDklTotals", sentAs: "NewFourDklTotals", [.required("scores", fourDklTotals)]),
    ])

  static let fourDklTotals = object(
    "FourDklScaleTotals", sentAs: "NewFourDklScaleTotals",
    [
      .optional("distress", integer(0...32, example: 24)),
      .optional("depression", integer(0...12, example: 3)),
      .optional("anxiety", integer(0...24, example: 5)),
      .optional("somatisation", integer(0...32, example: 12)),
    ])

  static let phq9 = oneOf(
    "Phq9", sentAs: "NewPhq9",
    about: "Patient Health Questionnaire: all nine answers, or the total alone where only that is known.",
    [
      object(
        "Phq9Answers", sentAs: "NewPhq9Answers",
        [.required("answers", answers(9, highest: 3)), .optional("difficulty", difficulty)]),
      object(
        "Phq9Total", sentAs: "NewPhq9Total",
        [.required("total", whole(Phq9.Total.self, example: 16)), .optional("difficulty", difficulty)]),
    ])

  static let mark = Schema(.tenths(0...100), "0 to 10 with at most one decimal.", example: 5)

  static let difficulty = numbers(
    "Phq9Difficulty", Phq9.Difficulty.self,
    "How difficult the problems made life: 0 not, 1 somewhat, 2 very, 3 extremely.")

  static func answers(_ count: Int, highest: Int) -> Schema {
    array(of: integer(0...highest, example: 1).orNull, count...count, "In order; `null` is not answered.")
  }

  // MARK: What the rules make of them

  static let instrument = words("Instrument", Instrument.self, "The questionnaires.")
  static let ruleVersion = words("RuleVersion", RuleVersion.self, "The rules that it was computed by.")

  /// What is computed from an intake.
  /// - Parameter isKept: whether measurements and flags have a key.
  static func assessmentMembers(isKept: Bool) -> [Member] {
    [
      .shownOnly("absent", array(of: instrument, 0...3, "The instruments that were not sent.").showing([])),
      .shownOnly(
        "measurements", array(of: scored(isKept: isKept), 0...3, "One for each instrument that was sent.")),
      .shownOnly(
        "flags",
        array(of: raisedFlag(isKept: isKept), 0...Flag.Kind.allCases.count, "What a person must act on.")),
      .shownOnly(
        "holdUntilGpContact",
        boolean("Whether nothing may start before a contact with the GP.", example: false)),
      .shownOnly(
        "proposal", proposal.meaning("`null` unless the decision support is switched on.").orNull.showing(nil)
      ),
    ]
  }

  static let assessment = object(
    "IntakeAssessment", about: "What an intake would get. Nothing is kept, so nothing has a key.",
    assessmentMembers(isKept: false))

  private static func scored(isKept: Bool) -> Schema {
    let kind = isKept ? "Measurement" : "Assessment"
    func form(_ name: String, _ instrument: Instrument, _ members: [Member]) -> Schema {
      object(
        name + kind,
        [.shownOnly("id", key(isKept)), .shownOnly("instrument", word(instrument))] + members
          + [.shownOnly("ruleVersion", ruleVersion)])
    }
    return oneOf(
      "Scored" + kind, about: "One instrument with its scores.",
      [
        form("FourDkl", .fourDkl, fourDklScores), form("Phq9", .phq9, phq9Scores),
        form("Spinnenweb", .spinnenweb, spinnenwebScores),
      ])
  }

  static func raisedFlag(isKept: Bool) -> Schema {
    object(
      isKept ? "IntakeFlag" : "AssessmentFlag", about: "Something that a person must act on.",
      [
        .shownOnly("id", key(isKept)), .shownOnly("kind", flagKind.showing("depressionProbable")),
        .shownOnly("level", flagLevel.showing("amber")),
        .shownOnly("action", flagAction.showing("consultGp")),
        .shownOnly("status", flagStatus),
      ])
  }

  private static func key(_ isKept: Bool) -> Schema {
    isKept ? id() : nothing("Nothing is kept.")
  }

  static let flagKind = words("FlagKind", Flag.Kind.self)
  static let flagLevel = words(
    "FlagLevel", Flag.Level.self, "Red: nothing starts before a contact with the GP.")
  static let flagAction = words("FlagAction", Flag.Action.self, "What to do, and how soon.")
  static let flagStatus = words("FlagStatus", Flag.Status.self, "open → handled, by a recorded contact.")
  static let suicidality = words(
    "Suicidality", Suicidality.self, "From the items that ask for it, whatever the scores.")

  static let fourDklScores: [Member] = [
    .shownOnly("complete", boolean("Whether all fifty answers are here.", example: false)),
    .shownOnly("suicidality", suicidality.showing("negative")),
    .shownOnly(
      "scores",
      object(
        "FourDklScores",
        FourDkl.Scale.allCases.map { .shownOnly($0.rawValue, $0 == .anxiety ? anxietyScore : scaleScore) })),
  ]

  private static let scaleScore = object("ScaleScore", about: "What one scale amounts to.", scoreMembers)
  private static let anxietyScore = object(
    "AnxietyScore", about: "The one scale whose cut-offs have changed.",
    scoreMembers + [.shownOnly("bandBefore2014", band.orNull)])

  static let band = words("Band", Band.self, "Where a score lies.")

  private static let scoreMembers: [Member] = [
    .shownOnly(
      "score",
      integer(0...32, "Prorated when a few items are missing; `null` when too many are.", example: 12).orNull),
    .shownOnly("band", band.showing("moderate").orNull),
    .shownOnly(
      "answeredSum", integer(0...32, "Sum of the recoded answers that were given.", example: 12).orNull),
    .shownOnly("missing", integer(0...16, "Items not answered.", example: 0).orNull),
    .shownOnly("prorated", boolean("Whether the score stands for missing items too.", example: false).orNull),
    .shownOnly("possibleMin", integer(0...32, "The score if every missing item were 0.", example: 12).orNull),
    .shownOnly("possibleMax", integer(0...32, "The score if every missing item were 2.", example: 12).orNull),
  ]

  static let phq9Scores: [Member] = [
    .shownOnly(
      "total", whole(Phq9.Total.self, "Prorated when one or two items are missing.", example: 16).orNull),
    .shownOnly(
      "severity",
      words("Phq9Severity", Phq9.Severity.self, "Bands of the total.").showing("moderatelySevere").orNull),
    .shownOnly("missing", integer(0...9, "Items not answered.", example: 0).orNull),
    .shownOnly("prorated", boolean("Whether the total stands for missing items too.", example: false).orNull),
    .shownOnly(
      "syndrome",
      words("Phq9Syndrome", Phq9.Syndrome.self, "By the algorithm over the single symptoms.").orNull),
    .shownOnly("coreSymptoms", integer(0...2, "How many of items 1 and 2 count.", example: 2).orNull),
    .shownOnly("symptomCount", integer(0...9, "How many items count.", example: 6).orNull),
    .shownOnly("suicidality", suicidality.showing("negative")),
    .shownOnly("difficulty", difficulty.showing(2).orNull),
  ]

  static let spinnenwebScores: [Member] = [
    .shownOnly(
      "scores",
      object(
        "SpinnenwebScores", about: "A mark for each dimension, never added up.",
        zip(SpinnenwebDimension.allCases, [4, 3.5, 6, 5, 4, 3] as [JSONTree]).map { dimension, mark in
          .shownOnly(dimension.rawValue, Schema.mark.showing(mark).orNull)
        })),
    .shownOnly(
      "lowestDimension",
      words("SpinnenwebDimension", SpinnenwebDimension.self).showing("dagelijksFunctioneren").orNull),
    .shownOnly(
      "surfacePercent",
      Schema(.tenths(0...1_000), "The web's share of the full hexagon.", example: 18.2).orNull),
  ]

  static let proposal = object(
    "Proposal", about: "Decision support: a person decides.",
    [
      .shownOnly(
        "classification", words("Classification", Classification.self, "By NHG-Standaard M110 (2018).")),
      .shownOnly("phase", phase.orNull),
      .shownOnly(
        "reasons",
        array(of: words("ProposalReason", Proposal.Reason.self), 0...Proposal.Reason.allCases.count)),
      .shownOnly("ruleVersion", ruleVersion),
      .shownOnly("overridable", boolean("Always.")),
    ])
}
