import Domain

extension Documentation {
  static let listFlags = Documentation(
    .flags, "List flags",
    "The flags of the clients that the caller may see, in the order in which they were raised.",
    answer: .list(of: .flag))

  static let getFlag = Documentation(
    .flags, "Read a flag", "One flag, and the contact that handled it.", answer: .record(.flag))

  static let handleFlag = Documentation(
    .flags, "Handle a flag",
    """
    Records the contact about a flag, once. About a red flag it is one with the general practitioner, or whoever stands \
    in for it out of hours: with the last red flag of an intake ends what holds its start. It is of the day on which the \
    intake or the measurement was taken, or later (400 `contactTooEarly`).
    """,
    body: .flagHandling, answer: .record(.flag), conflicts: [.flagAlreadyHandled])

  static let getWorklist = Documentation(
    .flags, "Read the worklist",
    """
    What waits for the caller, the oldest first: intakes to decide with the days waited beside the Treeknorm (shown as \
    information: the cooperative is not ggz), open red flags, what is planned today, absences within \(Worklist.absenceDays) days that leave work \
    open, registrations that end within \
    \(ProjectDecisions.current.registrationWarningDays) days or have ended, emergency accesses that nobody has looked \
    at, requests to destroy a dossier with the day by which they must be decided, and clients who may be here twice. A coordinator sees what waits for anybody, a practitioner what is about itself or the clients in its care.
    """,
    answer: .value(.worklist))
}

extension QueryParameter {
  static let flagStatus = QueryParameter("status", .flagStatus, "Only flags that stand so.")
}

extension Schema {
  static let flag = object(
    "Flag", about: "Something that a person must act on.",
    recordMembers + [
      .shownOnly("clientId", id("Whom it is about.")),
      .shownOnly("kind", flagKind.showing("suicidality")),
      .shownOnly("level", flagLevel.showing("red")),
      .shownOnly("action", flagAction.showing("sameDay")),
      .shownOnly("status", flagStatus.showing("handled")),
      .shownOnly("raisedAt", moment("When it was raised.")),
      .shownOnly(
        "source",
        object(
          "FlagSource", about: "What raised it: one of the two.",
          [
            .shownOnly("intakeId", id("An intake.").orNull),
            .shownOnly("measurementId", id("A measurement.").orNull.showing(nil)),
          ])),
      .shownOnly("contact", flagContact.meaning("`null` while it is open.").orNull),
    ])

  fileprivate static let flagHandling = object(
    "FlagHandling", [.sentOnly("contact", flagContact, isRequired: true)])

  static let flagContact = object(
    "FlagContact", sentAs: "NewFlagContact", about: "The contact that handled it.",
    [
      .required("with", line(PersonName.self, "Whom was spoken to.", example: "Huisarts Voorbeeld")),
      .required("at", moment("When; not in the future.")),
      .optional("note", prose(Note.self, "What was agreed.", example: "Belt de cliënt vandaag.")),
    ])

  // MARK: The worklist

  fileprivate static let worklist = object(
    "Worklist",
    [
      .shownOnly("today", date("The day at the cooperative.")),
      .shownOnly("intakesToDecide", section("IntakesToDecide", of: waitingIntake)),
      .shownOnly("redFlags", section("RedFlags", of: flag)),
      .shownOnly("feedbackDue", section("FeedbackDueList", of: feedbackDue)),
      .shownOnly("evaluationsDue", section("EvaluationsDue", of: evaluationDue)),
      .shownOnly("registrationsEnding", section("RegistrationsEnding", of: endingRegistration)),
      .shownOnly("absences", section("AbsencesToArrange", of: absenceToArrange)),
      .shownOnly("sessionsToday", section("SessionsToday", of: session())),
      .shownOnly("emergencyAccesses", section("EmergencyAccessesToReview", of: emergencyAccess)),
      .shownOnly("erasureRequests", section("ErasureRequestsToDecide", of: erasureRequestToDecide)),
      .shownOnly("possibleDuplicates", section("PossibleDuplicates", of: possibleDuplicates)),
    ])

  static func section(_ name: String, of entry: Schema) -> Schema {
    object(
      name,
      [
        .shownOnly("items", array(of: entry, 0...Worklist.entriesMax)),
        .shownOnly("hasMore", boolean("Whether there are more than fit here.", example: false)),
      ])
  }

  private static let waitingIntake = object(
    "WaitingIntake",
    [
      .shownOnly("intakeId", id("The intake's key.")),
      .shownOnly("clientId", id("Whom it is about.")),
      .shownOnly("referrerId", id("Who sent it.")),
      .shownOnly("receivedOn", date("The day on which it came.")),
      .shownOnly("daysWaited", integer(0...100_000, "Since that day.", example: 12)),
      .shownOnly("daysNorm", integer(0...1_000, "The Treeknorm's, inclusive.", example: 28)),
      .shownOnly("withinNorm", boolean("Whether it waits no longer than that.")),
      .shownOnly("holdUntilGpContact", boolean("Whether a contact with the GP goes first.", example: false)),
    ])

  private static let endingRegistration = object(
    "EndingRegistration", about: "Without a registration, no new work.",
    [
      .shownOnly("practitionerId", id("Whose it is.")),
      .shownOnly("practitionerName", line(PersonName.self, example: "Coach Voorbeeld")),
      .shownOnly("association", line(OrganisationName.self, example: "RBCZ")),
      .shownOnly("number", line(RegistrationNumber.self, example: "123456R")),
      .shownOnly("category", line(RegistrationCategory.self, example: "categorie 1").orNull),
      .shownOnly("validUntil", date("Its last day.", example: "2026-12-31")),
      .shownOnly(
        "daysLeft",
        integer(-4_000_000...4_000_000, "Until that day; less than 0 when it is past.", example: 43)),
    ])

  private static let absenceToArrange = object(
    "AbsenceToArrange", about: "What it leaves open is under its practitioner: `open-work`.",
    [
      .shownOnly("absenceId", id("The absence's key.")),
      .shownOnly("practitionerId", id("Whose it is.")),
      .shownOnly("from", date("The first day.", example: "2026-12-21")),
      .shownOnly("to", date("The last day.", example: "2027-01-03")),
      .shownOnly("sessions", integer(0...1_000, "Sessions that are planned then.", example: 3)),
      .shownOnly("careTeams", integer(0...1_000, "Care teams that it is in then.", example: 2)),
    ])

  private static let erasureRequestToDecide = object(
    "ErasureRequestToDecide", about: "Overdue ones stand first.",
    [
      .shownOnly("erasureRequestId", id("The request's key.")),
      .shownOnly("clientId", id("Whose dossier it is about.")),
      .shownOnly("receivedOn", date("The day on which it came.", example: "2026-11-16")),
      .shownOnly("decideBy", date("The last day for a decision (art. 12 AVG).", example: "2026-12-16")),
      .shownOnly(
        "daysLeft",
        integer(-4_000_000...4_000_000, "Until that day; less than 0 when it is past.", example: 28)),
    ])

  private static let possibleDuplicates = object(
    "PossibleDuplicatesOfClient", about: "Clients of the same family name and birth date. People judge.",
    [
      .shownOnly("intakeId", id("The intake that waits.")),
      .shownOnly("clientId", id("Whom it is about.")),
      .shownOnly("possibleDuplicates", array(of: id(), 0...Worklist.duplicatesMax)),
    ])
}
