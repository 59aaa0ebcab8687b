import Domain

extension Documentation {
  /// What may stand in the way of a plan.
  private static let planConflicts: [ProblemKind] = [
    .enrolmentEnded, .sessionOutsideEnrolment, .practitionerInactive, .practitionerNotRegistered,
    .disciplineMissing, .practitionerNotInCareTeam, .practitionerBusy, .clientBusy,
  ]

  static let postSession = Documentation(
    .sessions, "Plan a session",
    """
    In a planned or active enrolment, on one of its days, for a module of its package, with a practitioner of its care \
    team who has the discipline that the module needs. Nobody is in two sessions at once.
    """,
    body: .session(isNew: true), answer: .record(.session()), conflicts: planConflicts)

  static let listSessions = Documentation(
    .sessions, "List sessions",
    "Those of the clients that the caller may see, in the order in which they were made. For days, see the calendars.",
    answer: .list(of: .session()))

  static let getSession = Documentation(
    .sessions, "Read a session", "One session.", answer: .record(.session()))

  static let putSession = Documentation(
    .sessions, "Replace a session",
    """
    Moves a planned session to another moment, practitioner or module, by the rules of a new one. When it is no longer \
    planned, place and note alone may change.
    """,
    body: .session(), answer: .record(.session()), conflicts: [.sessionNotPlanned] + planConflicts)

  static let patchSession = Documentation(
    .sessions, "Move a session",
    "A merge-patch: what it names is replaced; `null` removes. The rules are those of a new session.",
    body: .session(), answer: .record(.session()), conflicts: [.sessionNotPlanned] + planConflicts)

  static let attendSession = Documentation(
    .sessions, "Say that a session took place",
    """
    planned → attended, once it has begun, of an enrolment that was started: while that waits for a contact with the \
    general practitioner, no session takes place.
    """,
    answer: .record(.session()), conflicts: [.sessionNotPlanned, .sessionStillToCome, .enrolmentNotActive])

  static let missSession = Documentation(
    .sessions, "Say that the client did not come", "planned → noShow, once it has begun.",
    answer: .record(.session()), conflicts: [.sessionNotPlanned, .sessionStillToCome])

  static let cancelSession = Documentation(
    .sessions, "Cancel a session", "planned → cancelled. Its time is free again.",
    answer: .record(.session()), conflicts: [.sessionNotPlanned])

  static let getClientCalendar = Documentation(
    .sessions, "Read a client's calendar",
    "The sessions of some days, \(Calendars.daysMax) at most, in the order in which they begin.",
    answer: .value(.calendar), conflicts: [.clientMerged])

  static let getPractitionerCalendar = Documentation(
    .sessions, "Read a practitioner's calendar",
    """
    The sessions of some days, \(Calendars.daysMax) at most, in the order in which they begin; to another practitioner \
    only those with clients in its own care.
    """,
    answer: .value(.calendar))
}

extension QueryParameter {
  static let sessionStatus = QueryParameter("status", .sessionStatus, "Only sessions that stand so.")
  static let enrolmentId = QueryParameter("enrolmentId", .id(), "Only those of this enrolment.")
  static let calendarFrom = QueryParameter(
    "from", .date(example: "2026-11-23"), "The first day; today where nothing is said.")
  static let calendarTo = QueryParameter(
    "to", .date(example: "2026-11-29"),
    "The last day; \(Calendars.daysDefault - 1) days after the first where nothing is said.")
}

extension Schema {
  fileprivate static let sessionStatus = words(
    "SessionStatus", Session.Status.self, "planned → attended, noShow or cancelled.")

  /// A session.
  /// - Parameter isNew: whether the body says which enrolment it belongs to.
  static func session(isNew: Bool = false) -> Schema {
    let enrolmentID = id("The enrolment that it belongs to.")
    return object(
      "Session", sentAs: isNew ? "NewSession" : "SessionDetails",
      about: "One meeting of a client with one practitioner.",
      recordMembers + [
        .shownOnly("clientId", id("Whose it is.")),
        isNew ? .required("enrolmentId", enrolmentID) : .shownOnly("enrolmentId", enrolmentID),
        .shownOnly("status", sessionStatus),
        .required("module", codeWord.meaning("A module of the enrolment's package.").showing("actCoaching")),
        .required("practitionerId", id("With whom.")),
        .required("startsAt", moment("When it begins.", example: "2026-11-25T09:00:00.000Z")),
        .required("minutes", integer(SessionLength.range, "How long it takes.", example: 60)),
        .optional("place", line(PlaceName.self, "Where.", example: "Kamer 2")),
        .optional("note", prose(Note.self, example: "Neemt het slaapdagboek mee.")),
      ])
  }

  fileprivate static let calendar = object(
    "Calendar", about: "The sessions of some days.",
    [
      .shownOnly("from", date("The first day.")),
      .shownOnly("to", date("The last day.", example: "2026-11-24")),
      .shownOnly("items", array(of: session(), 0...Calendars.sessionsMax)),
      .shownOnly("hasMore", boolean("Whether there are more than fit here.", example: false)),
    ])
}
