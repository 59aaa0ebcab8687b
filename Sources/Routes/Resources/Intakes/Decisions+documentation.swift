import Domain

extension Documentation {
  static let putDecision = Documentation(
    .intakes, "Decide upon an intake",
    """
    Accepts or declines, once, with a reason; If-Match carries the intake's version. What decision support proposed \
    stands beside it and does not change. An acceptance says phase, weeks, first day and lead practitioner, and makes in \
    one go: the enrolment (`planned`), its care team, a draft of the treatment plan, and a spell of sickness from the \
    intake's first sick day on. `gpContact` records a contact with the general practitioner, which handles the open red \
    flags of the intake: without one the enrolment cannot start.
    """,
    body: .decision, answer: .record(.decision),
    conflicts: [
      .intakeNotDecidable, .enrolmentRunning, .practitionerInactive, .practitionerNotRegistered,
    ])

  static let getDecision = Documentation(
    .intakes, "Read the decision upon an intake",
    "What was decided, by whom and why, with what was proposed; 404 while nothing is decided.",
    answer: .record(.decision))
}

extension Schema {
  static let decision = object(
    "Decision", sentAs: "NewDecision", about: "What a person made of an intake.",
    [
      .shownOnly("intakeId", id("What was decided upon.")),
      .shownOnly("version", integer(1...Int(Int32.max), "The intake's: the ETag.")),
      .required("outcome", words("DecisionOutcome", Decision.Outcome.Kind.self, "What was decided.")),
      .required("reason", prose(Note.self, "Why.", example: "Passend bij fase 2; cliënt is gemotiveerd.")),
    ] + acceptanceMembers { .optional($0, $1) } + [
      .optional(
        "gpContact",
        flagContact.meaning("A contact with the general practitioner; handles the intake's red flags.")),
      .shownOnly("enrolmentId", id("What an acceptance made.").orNull),
      .shownOnly("decidedBy", line(PersonName.self, "By the name of that day.", example: "Anna")),
      .shownOnly("decidedAt", moment("When it was decided.")),
      .shownOnly("proposal", proposal.orNull),
    ])

  /// What an acceptance says, and what continues an enrolment.
  static func acceptanceMembers(_ member: (String, Schema) -> Member) -> [Member] {
    [
      member("phase", phase.showing(2)),
      member("weeks", integer(1...52, "As many as the phase may take.", example: 8)),
      member("startDate", date("The first day of the package.", example: "2026-11-23")),
      member("leadPractitionerId", id("Who leads the care team: active and registered on that day.")),
    ]
  }
}
