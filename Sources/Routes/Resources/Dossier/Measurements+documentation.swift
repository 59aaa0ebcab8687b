import Domain

extension Documentation {
  static let listMeasurements = Documentation(
    .measurements, "List a client's measurements",
    "All instruments that the client filled in, at the intake and after it, in the order in which they came.",
    answer: .list(of: .measurement), conflicts: [.clientMerged])

  static let postMeasurement = Documentation(
    .measurements, "Send a measurement",
    """
    One instrument, filled in at any moment of care: all answers, of which any may be `null`, or totals where only those \
    are known. Scores are computed here. What it raises, such as a positive item about suicidality, stands in `flags` \
    of the very answer: read them before anything else.
    """,
    body: .newMeasurement,
    bodyExample: [
      "instrument": "phq9", "moment": "midway", "takenOn": "2026-11-18",
      "answers": [1, 1, 2, 2, 0, 1, 1, 0, 0], "difficulty": 1,
    ], answer: .record(.measurement), conflicts: [.clientMerged])

  static let getMeasurement = Documentation(
    .measurements, "Read a measurement",
    "One measurement with its answers, what they amount to by the rules of its day, and the flags that it raised.",
    answer: .record(.measurement))

  static let getSpinnenweb = Documentation(
    .measurements, "Read a client's webs",
    """
    All webs of a client in time, and how each dimension moved from the first to the latest of one version; webs of \
    different versions are never compared. A tool for talking: a change of a web is no effect.

    As `image/svg+xml` it is a picture: the latest web, and the first one of the same version under it; without any web \
    an empty one that says so. It has no name on it, no scripts and no outside fonts; title and description tell its \
    numbers in words. Dutch, or English by `Accept-Language`; the names of the dimensions stay Dutch.
    """,
    answer: .value(.clientSpinnenweb), conflicts: [.clientMerged])

  static let getCourse = Documentation(
    .measurements, "Read a client's course",
    """
    PHQ-9 and 4DKL scores in time, each with its bands and its change since the first of its version. The PHQ-9's \
    change is classed (Löwe e.a. 2004; NHS Talking Therapies); for the 4DKL no reliable change was published. A change \
    without a control group is not an effect.

    As `image/svg+xml` it is a picture: one chart for each score over one axis of time, with its bands, its prorated and \
    its missing scores, and its change since the first of its version.
    """,
    answer: .value(.clientCourse), conflicts: [.clientMerged])
}

extension QueryParameter {
  static let instrument = QueryParameter("instrument", .instrument, "Only measurements with this instrument.")
}

extension Schema {
  static let careMoment = words("Moment", Moment.self, "When in the course of care it was taken.")

  // MARK: As it is sent

  /// A measurement, as it is sent: one form for each instrument, with answers or with totals.
  static let newMeasurement = oneOf(
    "NewMeasurement", about: "One instrument, by its answers or by its totals.",
    [
      sent(
        "NewPhq9MeasurementByAnswers", .phq9,
        [.sentAlways("answers", answers(9, highest: 3)), sentDifficulty]),
      sent(
        "NewPhq9MeasurementByTotal", .phq9, [.sentAlways("total", whole(Phq9.Total.self)), sentDifficulty]),
      sent("NewFourDklMeasurementByAnswers", .fourDkl, [.sentAlways("answers", answers(50, highest: 4))]),
      sent("NewFourDklMeasurementByTotals", .fourDkl, [.sentAlways("scores", fourDklTotals)]),
      sent(
        "NewSpinnenwebMeasurementByStatements", .spinnenweb, [.sentAlways("answers", spinnenwebStatements)]),
      sent("NewSpinnenwebMeasurementByMarks", .spinnenweb, [.sentAlways("scores", spinnenwebMarks)]),
    ])

  private static let sentDifficulty = Member.sentOnly("difficulty", difficulty)

  private static func sent(_ name: String, _ instrument: Instrument, _ members: [Member]) -> Schema {
    object(
      name,
      [
        .sentAlways("instrument", word(instrument)),
        .sentOnly("instrumentVersion", versionLabel.meaning(versionMeaning)),
        .sentAlways("moment", careMoment),
        .sentAlways("takenOn", date("The day on which it was filled in; not in the future.")),
      ] + members)
  }

  // MARK: As it is shown

  /// A measurement with what it amounts to.
  static let measurement = oneOf(
    "Measurement", about: "One instrument with its answers and scores.",
    [
      shown("MeasuredPhq9", .phq9, answers(9, highest: 3), phq9Scores),
      shown("MeasuredFourDkl", .fourDkl, answers(50, highest: 4), fourDklScores),
      shown("MeasuredSpinnenweb", .spinnenweb, spinnenwebStatements, spinnenwebScores),
    ])

  private static func shown(
    _ name: String, _ instrument: Instrument, _ answers: Schema, _ scores: [Member]
  ) -> Schema {
    object(
      name,
      recordMembers + [
        .shownOnly("clientId", id("Who filled it in.")),
        .shownOnly("intakeId", id("The intake that it came with.").orNull.showing(nil)),
        .shownOnly("instrumentVersion", versionLabel.meaning(versionMeaning).orNull.showing(nil)),
        .shownOnly("moment", careMoment),
        .shownOnly("takenOn", date("The day on which it was filled in.")),
        .shownOnly("answers", answers.meaning("As they were sent; `null` where only totals were.").orNull),
        .shownOnly("instrument", word(instrument)),
      ] + scores + [
        .shownOnly("ruleVersion", ruleVersion),
        .shownOnly(
          "flags",
          array(
            of: raisedFlag(isKept: true), 0...Flag.Kind.allCases.count,
            "What it raised by itself; what an intake raised stands with the intake.")),
      ])
  }

  private static let versionMeaning = "Which version of the form; different versions are never compared."

  // MARK: In time

  static let placeInTime: [Member] = [
    .shownOnly("measurementId", id("The measurement's key.")),
    .shownOnly("moment", careMoment),
    .shownOnly("takenOn", date("The day on which it was filled in.")),
    .shownOnly("instrumentVersion", versionLabel.meaning(versionMeaning).orNull.showing(nil)),
  ]

  fileprivate static let clientSpinnenweb = object(
    "ClientSpinnenweb", about: "A client's webs, by the day on which they were filled in.",
    [
      .shownOnly("clientId", id("Whose webs.")),
      .shownOnly(
        "webs",
        array(
          of: object(
            "WebInTime", placeInTime + spinnenwebScores + [.shownOnly("ruleVersion", ruleVersion)]),
          0...seriesMax)),
      .shownOnly(
        "changes", array(of: webChange, 0...seriesMax, "One for each version that has more than one web.")),
    ])

  private static let webChange = object(
    "WebChange", about: "From the first web of a version to its latest.",
    [
      .shownOnly("instrumentVersion", versionLabel.meaning(versionMeaning).orNull.showing(nil)),
      .shownOnly("first", webReference),
      .shownOnly("latest", webReference),
      .shownOnly("dimensions", dimensionChanges),
    ])

  static let dimensionChanges = object(
    "DimensionChanges", SpinnenwebDimension.allCases.map { .shownOnly($0.rawValue, dimensionChange) })

  private static let webReference = object(
    "WebReference",
    [.shownOnly("measurementId", id("The measurement's key.")), .shownOnly("takenOn", date("Its day."))])

  private static let dimensionChange = object(
    "DimensionChange", about: "`null` where a mark is missing.",
    [
      .shownOnly("first", mark.showing(4.5).orNull),
      .shownOnly("latest", mark.showing(6).orNull),
      .shownOnly(
        "change", Schema(.tenths(-100...100), "`latest` less `first`; up is better.", example: 1.5).orNull),
    ])

  fileprivate static let clientCourse = object(
    "ClientCourse", about: "A client's scores, by the day on which the instruments were filled in.",
    [
      .shownOnly("clientId", id("Whose course.")),
      .shownOnly(
        "phq9",
        array(
          of: object(
            "Phq9InTime",
            placeInTime + phq9Scores + [
              .shownOnly("ruleVersion", ruleVersion), .shownOnly("changeSinceFirst", phq9Change.orNull),
            ]), 0...seriesMax)),
      .shownOnly(
        "fourDkl",
        array(
          of: object(
            "FourDklInTime",
            placeInTime + fourDklScores + [
              .shownOnly("ruleVersion", ruleVersion), .shownOnly("changeSinceFirst", fourDklChange.orNull),
            ]), 0...seriesMax)),
    ])

  static let phq9Change = object(
    "Phq9Change", about: "Since the first total of the same version; less than 0 is fewer complaints.",
    [
      .shownOnly("points", integer(-27...27, example: -6)),
      .shownOnly(
        "percent", Schema(.tenths(-1_000...26_000), "`null` from 0.", example: -37.5).orNull),
      .shownOnly(
        "clinicallyImportant",
        words("Phq9ChangeExtent", Phq9.Change.Extent.self, "Whether a change is large enough to count.")
          .meaning("5 points (Löwe e.a. 2004).")),
      .shownOnly(
        "reliable",
        words("Phq9ChangeExtent", Phq9.Change.Extent.self, "Whether a change is large enough to count.")
          .meaning("6 points (NHS Talking Therapies).")),
      .shownOnly("response", boolean("At most half of what it was (McMillan e.a. 2010).")),
      .shownOnly("remission", boolean("Below 5 (HEDIS).", example: false)),
      .shownOnly("recovered", boolean("From 10 or more to below 10 (NHS Talking Therapies).")),
      .shownOnly("reliableRecovery", boolean("Recovered by a reliable improvement.")),
    ])

  private static let fourDklChange = object(
    "FourDklChange", about: "Points since the first of the same version; less than 0 is fewer complaints.",
    FourDkl.Scale.allCases.map { .shownOnly($0.rawValue, integer(-32...32, example: -4).orNull) })

  /// Only a bound for readers of the document: the service shows all there are.
  private static let seriesMax = 1_000
}

extension Schema.Member {
  fileprivate static func sentAlways(_ name: String, _ schema: Schema) -> Self {
    sentOnly(name, schema, isRequired: true)
  }
}
