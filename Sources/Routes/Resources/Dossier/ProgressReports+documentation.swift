import Domain

extension Documentation {
  static let getProgressReport = Documentation(
    .measurements, "Read a client's progress report",
    """
    How a client in care fares, in one fixed form, from the record as it is today: phase and week, attendance, scores \
    from the first since the referral to the latest with bands and classes of change, goals by status once a plan is \
    agreed, the next evaluation and the kinds of flags that are open. As `text/html` it is a page that prints on one A4, in Dutch.

    A referrer reads it while the client allows it: a general practitioner or psychologist with a consent for `feedback` \
    to it, as `practice`. A company doctor reads `companyDoctor`, with the same consent or one for `companyDoctor`: work, \
    phase and expected course, and goals about work only with the latter; nothing medical. A consent for `companyDoctor` is \
    for one letter: once that is sent, it allows nothing more. Without such a consent, once it is withdrawn or refused \
    again, and for every other kind of referrer it is 404.

    A coordinator or practitioner reads `practice`; with `referrerId` what that referrer would read, to print and hand it \
    over: `companyDoctor` for a company doctor. Without the client's consent for that referrer this is 409.
    """,
    answer: .value(.progressReport), conflicts: [.clientMerged, .feedbackConsentMissing])
}

extension QueryParameter {
  static let progressReader = QueryParameter(
    "referrerId", .id(), "As this referrer would read it; a referrer may name itself alone.")
}

extension Schema {
  fileprivate static let progressReport = oneOf(
    "ProgressReport", about: "Which one it is depends on who reads it; `form` says it.",
    [practiceProgressReport, companyDoctorProgressReport])

  private static func form(_ name: String) -> Member {
    .shownOnly("form", Schema(.words([name]), "Which form it is."))
  }

  private static let commonPart: [Member] = [
    .shownOnly("clientId", id("Whom it is about.")),
    .shownOnly("madeOn", date("The day that it is made for.")),
    .shownOnly(
      "client",
      object(
        "ReportedClient",
        [
          .shownOnly("givenName", line(PersonName.self, example: "Sanne")),
          .shownOnly("infix", line(NameInfix.self, example: "de").orNull),
          .shownOnly("familyName", line(PersonName.self, example: "Voorbeeld")),
          .shownOnly("birthDate", date(example: "1987-04-12")),
        ])),
    .shownOnly("enrolment", reportedEnrolment.orNull),
    .shownOnly(
      "nextEvaluation",
      object(
        "NextEvaluation", about: "The first look back that is still to come.",
        [
          .shownOnly("on", date("Its day.", example: "2026-12-21")),
          .shownOnly("kind", words("EvaluationKind", Evaluation.Kind.self)),
        ]
      ).orNull),
  ]

  private static let reportedEnrolment = object(
    "ReportedEnrolment", about: "The enrolment that is planned or active, or else the last one.",
    [
      .shownOnly("id", id("The enrolment's key.")),
      .shownOnly("status", enrolmentStatus.showing("active")),
      .shownOnly("phase", phase.showing(2)),
      .shownOnly("weeks", integer(1...52, example: 8)),
      .shownOnly("week", integer(1...52, "Which of them this is; `null` outside them.", example: 3).orNull),
      .shownOnly("startDate", date("The first day.", example: "2026-11-02")),
      .shownOnly("endDate", date("The last day.", example: "2026-12-27")),
      .shownOnly("endedOn", date("When it was completed or stopped.").orNull.showing(nil)),
    ])

  // MARK: For the practice

  private static let practiceProgressReport = object(
    "PracticeProgressReport",
    about: "For the practice nurse of a general practitioner, and for the care team.",
    [form("practice")] + commonPart + [
      .shownOnly("attendance", attendance),
      .shownOnly(
        "scores",
        object(
          "ReportedScores", about: "From the first of a version to its latest; lower is fewer complaints.",
          [.shownOnly("phq9", reportedPhq9)]
            + FourDkl.Scale.allCases.map { .shownOnly($0.rawValue, reportedScale) })),
      .shownOnly("spinnenweb", reportedWeb.orNull),
      .shownOnly(
        "goals",
        object(
          "ReportedGoals", about: "By their status.",
          Goal.Status.allCases.map { .shownOnly($0.rawValue, array(of: reportedGoal, 0...Limits.goalsMax)) })),
      .shownOnly(
        "openFlags",
        set(
          of: flagKind, 0...Flag.Kind.allCases.count,
          "The kinds of flags that wait for a contact.")),
    ])

  private static func reportedScore(_ name: String, _ band: Schema, highest: Int) -> Schema {
    object(
      name,
      placeInTime + [
        .shownOnly("score", integer(0...highest, example: 12)),
        .shownOnly("band", band),
        .shownOnly("prorated", boolean("Whether it stands for missing answers too.", example: false)),
      ])
  }

  private static let reportedPhq9 = object(
    "ReportedPhq9",
    [
      .shownOnly("first", phq9Total.meaning("`null` when there is one alone, or none.").orNull),
      .shownOnly("latest", phq9Total.orNull),
      .shownOnly("changeSinceFirst", phq9Change.orNull),
    ])

  private static let phq9Total = reportedScore(
    "ReportedPhq9Total", words("Phq9Severity", Phq9.Severity.self, "Bands of the total."),
    highest: Phq9.totalMax)

  private static let reportedScale = object(
    "ReportedScale",
    [
      .shownOnly("first", scaleScore.meaning("`null` when there is one alone, or none.").orNull),
      .shownOnly("latest", scaleScore.orNull),
      .shownOnly(
        "changeSinceFirst",
        integer(-32...32, "In points; less than 0 is fewer complaints.", example: -4).orNull
      ),
    ])

  private static let scaleScore = reportedScore(
    "ReportedScaleScore", band, highest: 32)

  private static let reportedWeb = object(
    "ReportedWeb", about: "The latest web, and the first one of its version; for talking about.",
    [
      .shownOnly("firstOn", date("`null` when there is one alone.", example: "2026-09-14").orNull),
      .shownOnly("latestOn", date("When the latest was filled in.")),
      .shownOnly("dimensions", dimensionChanges),
    ])

  private static let reportedGoal = object(
    "ReportedGoal",
    [
      .shownOnly("id", id("The goal's key.")),
      .shownOnly("text", prose(GoalText.self, example: "Ik slaap zeven uur per nacht.")),
      .shownOnly("dimension", words("SpinnenwebDimension", SpinnenwebDimension.self).orNull),
      .shownOnly("dueDate", date("By when.").orNull),
      .shownOnly("status", words("GoalStatus", Goal.Status.self, "What became of a goal.")),
    ])

  // MARK: For the company doctor

  private static let companyDoctorProgressReport = object(
    "CompanyDoctorProgressReport", about: "For a company doctor: nothing medical.",
    [form("companyDoctor")] + commonPart + [
      .shownOnly(
        "work",
        object(
          "ReportedWork",
          [
            .shownOnly("occupation", words("Occupation", Occupation.self, "What a client does by day.")),
            .shownOnly("employer", line(OrganisationName.self, example: "Voorbeeld BV").orNull),
            .shownOnly("isSick", boolean("Whether a spell of sickness lasts today.")),
            .shownOnly("firstSickDay", date(example: "2026-09-14").orNull),
            .shownOnly("sickDay", integer(1...Int(Int32.max), example: 66).orNull),
            .shownOnly("sickWeek", integer(1...Int(Int32.max), example: 10).orNull),
            .shownOnly(
              "hasReturnToWorkGuidance",
              boolean("Whether the treatment plan holds guidance in going back to work.")),
          ])),
      .shownOnly(
        "workGoals",
        array(
          of: reportedGoal, 0...Limits.goalsMax,
          "About taking part and daily functioning; `null` without a consent for a letter to the company doctor."
        ).orNull),
    ])
}
