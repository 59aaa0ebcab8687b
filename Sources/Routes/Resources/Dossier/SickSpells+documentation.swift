import Domain

extension Documentation {
  static let listSickSpells = Documentation(
    .work, "List a client's spells of sickness", "In the order in which they were entered.",
    answer: .list(of: .sickSpell), conflicts: [.clientMerged])

  static let getSickSpell = Documentation(
    .work, "Read a spell of sickness", "One spell of a client's sickness.", answer: .record(.sickSpell),
    conflicts: [.clientMerged])

  static let postSickSpell = Documentation(
    .work, "Enter a spell of sickness",
    """
    From the first sick day on, with the last day once it is known. No two spells of a client overlap. When an intake \
    is accepted that names a first sick day, and does not say that the client is not on sick leave, the service enters \
    a spell from that day itself, unless the client is known to have been sick since.
    """,
    body: .sickSpell, answer: .record(.sickSpell), conflicts: [.sickSpellOverlaps, .clientMerged])

  static let putSickSpell = Documentation(
    .work, "Replace a spell of sickness",
    "Says a spell anew: its days, and all that was done in it of the duties.", body: .sickSpell,
    answer: .record(.sickSpell), conflicts: [.sickSpellOverlaps, .clientMerged])

  static let patchSickSpell = Documentation(
    .work, "Change a spell of sickness",
    """
    A merge-patch: what it names is replaced; `null` removes. `{"lastDay": "2026-10-02"}` ends it. `dutiesDone` is \
    replaced as a whole.
    """,
    body: .sickSpell, answer: .record(.sickSpell), conflicts: [.sickSpellOverlaps, .clientMerged])

  static let deleteSickSpell = Documentation(
    .work, "Remove a spell of sickness", "For one that was entered by mistake.", answer: .nothing,
    conflicts: [.clientMerged])

  static let getClientAbsence = Documentation(
    .work, "Read a client's absence",
    """
    How long the client has been sick, and what is done or due of the Wet verbetering poortwachter. The duties are the \
    employer's, the employee's, the company doctor's and the UWV's: they are shown to plan the care with, and nobody is \
    reminded of them. They are shown for whoever is an employee or has an employer.

    Spells with fewer than 28 days between them count as one (Ziektewet art. 38, WIA art. 23): as if all days of \
    sickness before the last spell had come just before it. That is `countingFirstDay`, D. Week n is \
    D+7(n−1) … D+7n−1, and what belongs to a week is due on its last day. Only the report to the UWV moves to a working \
    day (Algemene termijnenwet).

    | duty | week | due | source |
    |---|---|---|---|
    | `reportToCompanyDoctor` | 1 | D+6 | practice (UWV) |
    | `problemAnalysis` | 6 | D+41 | Regeling procesgang art. 2 |
    | `actionPlan` | 8 | D+55, or 14 days after the problem analysis | Regeling procesgang art. 4.1 |
    | `progressTalk` | 14, 20 … 98 | D+7n−1 | Regeling procesgang art. 4.2; every six weeks by practice |
    | `reportToUwv` | 42 | D+294, or the first working day after it | Ziektewet art. 38 |
    | `firstYearEvaluation` | 46–52 | D+363 | Regeling procesgang art. 4.2 |
    | `uwvLetter` | 88 | D+615, when it is expected | practice (UWV) |
    | `uwvNotice` | 89 | D+622 | WIA art. 64.2 |
    | `reintegrationReport` | 91 | D+636 | WIA art. 25.3 |
    | `wiaApplication` | 93 | D+650 | WIA art. 64.3 |

    The waiting period ends on D+727, and D+728 is the first day on which the WIA may pay (WIA art. 23). A company doctor \
    may deviate from these terms with reasons. What was done is entered with the spell, in `dutiesDone`.
    """,
    answer: .value(.clientAbsence), conflicts: [.clientMerged])
}

extension Schema {
  static let sickSpell = object(
    "SickSpell", sentAs: "NewSickSpell", about: "One spell of a client's sickness.",
    recordMembers + [
      .shownOnly("clientId", id("Whose it is.")),
      .required("firstDay", date("The first sick day; not in the future.", example: "2026-09-14")),
      .optional("lastDay", date("The last sick day; `null` while it lasts.", example: "2026-10-30")),
      .defaults(
        "dutiesDone",
        array(of: dutyDone, 0...SickSpellBody.marksMax, "What was done of the duties, each once."), to: []),
    ])

  private static let dutyDone = object(
    "DutyDone", sentAs: "NewDutyDone", about: "A duty that somebody has seen to.",
    [
      .required("duty", poortwachterDuty.showing("problemAnalysis")),
      .defaults(
        "week",
        integer(
          1...98,
          "The week of sickness in which it is due; need not be sent but for a talk, of which there are many.",
          example: 6), to: 6),
      .required("doneOn", date("When it was done; from the first day of the spell.", example: "2026-10-22")),
    ])

  private static let poortwachterDuty = words(
    "PoortwachterDuty", Poortwachter.Duty.self, "A duty of the Wet verbetering poortwachter.")

  fileprivate static let clientAbsence = object(
    "ClientAbsence", about: "A client's sickness as the law counts it, on the day of asking.",
    [
      .shownOnly("clientId", id("Whose it is.")),
      .shownOnly("today", date("The day that it is shown for.")),
      .shownOnly("isSick", boolean("Whether a spell lasts today.")),
      .shownOnly(
        "sickDay", integer(1...Int(Int32.max), "Which day of sickness today is.", example: 66).orNull),
      .shownOnly(
        "sickWeek", integer(1...Int(Int32.max), "Which week of sickness today is in.", example: 10).orNull),
      .shownOnly(
        "firstSickDay",
        date("The first day of the first spell that counts.", example: "2026-09-14").orNull),
      .shownOnly(
        "countingFirstDay", date("D, from which the terms are counted.", example: "2026-09-14").orNull),
      .shownOnly("spells", array(of: linkedSpell, 0...1_000, "The spells that count as one, in time.")),
      .shownOnly("hasDuties", boolean("Whether the client is an employee, or has an employer.")),
      .shownOnly("duties", array(of: duty, 0...SickSpellBody.marksMax, "By the day on which they are due.")),
      .shownOnly(
        "waitingPeriodEnd", date("The last day of two years of sickness.", example: "2028-09-10").orNull),
      .shownOnly(
        "wiaFirstPossibleDay", date("The first day on which the WIA may pay.", example: "2028-09-11").orNull),
    ])

  private static let linkedSpell = object(
    "LinkedSpell",
    [
      .shownOnly("id", id("The spell.")),
      .shownOnly("firstDay", date("Its first day.", example: "2026-09-14")),
      .shownOnly("lastDay", date("Its last day; `null` while it lasts.", example: "2026-10-30").orNull),
    ])

  private static let duty = object(
    "DutyDue", about: "A duty, whose it is, and where it stands.",
    [
      .shownOnly("duty", poortwachterDuty.showing("problemAnalysis")),
      .shownOnly("week", integer(1...98, "The week of sickness that it belongs to.", example: 6)),
      .shownOnly(
        "parties",
        set(
          of: words("PoortwachterParty", Poortwachter.Party.self, "Who has duties."), 1...2,
          "Whose duty it is.")),
      .shownOnly("from", date("The first of its days.", example: "2026-10-19")),
      .shownOnly("dueDate", date("The last of its days.", example: "2026-10-25")),
      .shownOnly(
        "status",
        words(
          "DutyStatus", AbsenceCalendar.Status.self,
          """
          Where a duty stands: its days are to come (`later`), are now (`due`) or have passed without a word of it \
          (`overdue`); it was `done`; or the client had recovered before it was due (`lapsed`).
          """)),
      .shownOnly("doneOn", date("When it was done.", example: "2026-10-22").orNull),
    ])
}
