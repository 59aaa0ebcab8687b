import Domain

extension Documentation {
  static let listEnrolments = Documentation(
    .enrolments, "List enrolments",
    "Those of the clients that the caller may see, in the order in which they were made.",
    answer: .list(of: .enrolment))

  static let getEnrolment = Documentation(
    .enrolments, "Read an enrolment", "One enrolment with its care team.", answer: .record(.enrolment))

  static let putEnrolment = Documentation(
    .enrolments, "Replace what is agreed of an enrolment",
    """
    Its first day, while it is planned (the weeks stay, the last day moves along), and who pays. It begins not before the \
    intake was taken, nor before the enrolment that it continues has ended. Evaluations that the plan has halfway and at \
    the end move along; planned sessions that would fall outside have to be moved or cancelled first.
    """,
    body: .enrolment, answer: .record(.enrolment), conflicts: [.enrolmentNotPlanned, .sessionsPlanned])

  static let patchEnrolment = Documentation(
    .enrolments, "Change what is agreed of an enrolment",
    "A merge-patch: what it names is replaced; `null` removes.", body: .enrolment,
    answer: .record(.enrolment), conflicts: [.enrolmentNotPlanned, .sessionsPlanned])

  static let startEnrolment = Documentation(
    .enrolments, "Start an enrolment",
    """
    planned → active, from its first day on. While a red flag of the client waits for a contact with the general \
    practitioner nothing starts: `heldUntilGpContact`.
    """,
    answer: .record(.enrolment),
    conflicts: [.enrolmentNotPlanned, .heldUntilGpContact, .enrolmentStartsLater])

  static let prolongEnrolment = Documentation(
    .enrolments, "Prolong an enrolment",
    """
    Gives it more weeks, within what its phase may take. The first day stays; evaluations that the plan has halfway and \
    at the end, and that are still to come, move along.
    """, body: .enrolmentWeeks, answer: .record(.enrolment), conflicts: [.enrolmentEnded])

  static let stopEnrolment = Documentation(
    .enrolments, "Stop an enrolment",
    """
    planned or active → stopped, with a reason. The care team keeps the dossier open for the aftercare \
    (\(ProjectDecisions.current.aftercareDays) days, unless configured otherwise): for the last report and the \
    follow-up measurement. Of one that never began it is closed the next day. Who was to join the team later does not.
    """,
    body: .enrolmentStop, answer: .record(.enrolment), conflicts: [.enrolmentEnded])

  static let completeEnrolment = Documentation(
    .enrolments, "Complete an enrolment",
    """
    active → completed. The care team keeps the dossier open for the aftercare \
    (\(ProjectDecisions.current.aftercareDays) days, unless configured otherwise): for the last report and the \
    follow-up measurement.
    """,
    answer: .record(.enrolment), conflicts: [.enrolmentNotActive])

  static let continueEnrolment = Documentation(
    .enrolments, "Go on in another enrolment",
    """
    Makes a new enrolment after one that has ended, in another phase or once more in the same, with its care team and a \
    draft of the treatment plan. It begins on the day on which the other ended, or later.
    """,
    body: .continuation, answer: .record(.enrolment),
    conflicts: [
      .enrolmentNotEnded, .enrolmentRunning, .practitionerInactive, .practitionerNotRegistered,
    ])
}

extension QueryParameter {
  static let enrolmentStatus = QueryParameter("status", .enrolmentStatus, "Only enrolments that stand so.")
  static let clientId = QueryParameter("clientId", .id(), "Only those of this client.")
}

extension Schema {
  static let enrolmentStatus = words(
    "EnrolmentStatus", Enrolment.Status.self, "planned → active → completed; planned or active → stopped.")

  static let enrolment = object(
    "Enrolment", sentAs: "EnrolmentDetails", about: "A client on its way through a phase package.",
    recordMembers + [
      .shownOnly("clientId", id("Whose it is.")),
      .shownOnly("intakeId", id("The intake that was accepted.")),
      .shownOnly("continuesId", id("The enrolment that it continues.").orNull.showing(nil)),
      .shownOnly("phasePackageId", id("The package that is followed.")),
      .shownOnly("status", enrolmentStatus.showing("planned")),
      .shownOnly("phase", phase.showing(2)),
      .shownOnly("weeks", integer(1...52, example: 8)),
      .required("startDate", date("The first day.", example: "2026-11-23")),
      .shownOnly("endDate", date("The last day: startDate + 7·weeks − 1 day.", example: "2027-01-17")),
      .optional("payer", payer),
      .shownOnly("endedOn", date("When it was completed or stopped.").orNull.showing(nil)),
      .shownOnly(
        "stopReason", prose(Note.self, "Why it was stopped.", example: "Verhuisd.").orNull.showing(nil)),
      .shownOnly(
        "careTeam",
        array(of: careTeamPlace, 0...1_000, "All who are, were or will be in it; see its own list.")),
      .shownOnly("sessions", attendance),
    ])

  static let attendance = object(
    "Attendance", about: "How many of its sessions stand how.",
    Session.Status.allCases.map { .shownOnly($0.rawValue, integer(0...100_000, example: 2)) })

  private static let payer = object(
    "Payer", sentAs: "NewPayer", about: "Who pays, and how much.",
    [
      .required("kind", words("PayerKind", Payer.Kind.self)),
      .optional("name", line(OrganisationName.self, example: "Voorbeeld BV")),
      .required("priceCents", cents("What is agreed.")),
    ])

  private static let careTeamPlace = object(
    "CareTeamPlace", about: "Who is in the team, and on which days.",
    [
      .shownOnly("id", id("The place's key.")),
      .shownOnly("practitionerId", id("Whose it is.")),
      .shownOnly("role", careTeamRole),
      .shownOnly("from", date("The first day.")),
      .shownOnly("to", date("The last day; `null` while no end is agreed.").orNull),
    ])

  static let careTeamRole = words("CareTeamRole", CareTeamMember.Role.self)

  fileprivate static let enrolmentWeeks = object(
    "EnrolmentWeeks",
    [.sentOnly("weeks", integer(1...52, "As many as it takes in all.", example: 16), isRequired: true)])

  fileprivate static let enrolmentStop = object(
    "EnrolmentStop",
    [.sentOnly("reason", prose(Note.self, "Why.", example: "Verhuisd."), isRequired: true)])

  fileprivate static let continuation = object(
    "EnrolmentContinuation",
    acceptanceMembers { .sentOnly($0, $1, isRequired: true) } + [.sentOnly("payer", payer)])
}
