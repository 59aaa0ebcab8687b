import Domain

extension Documentation {
  static let listAbsences = Documentation(
    .practitioners, "List a practitioner's absences",
    "Days on which it does not work, in the order in which they were entered; cancelled ones too.",
    answer: .list(of: .absence))

  static let getAbsence = Documentation(
    .practitioners, "Read an absence", "One absence of a practitioner.", answer: .record(.absence))

  static let postAbsence = Documentation(
    .practitioners, "Enter an absence",
    "Days on which a practitioner does not work. Why is not asked. See its open work for what has to be arranged.",
    body: .absence, answer: .record(.absence))

  static let cancelAbsence = Documentation(
    .practitioners, "Cancel an absence", "From then on it counts no more.", answer: .record(.absence),
    conflicts: [.absenceAlreadyCancelled])

  static let getOpenWork = Documentation(
    .practitioners, "Read what an absence leaves open",
    """
    The sessions that are planned with the practitioner on these days, and the care teams that it is in then, with who \
    stands in for it.
    """,
    answer: .value(.openWork))
}

extension Schema {
  fileprivate static let absence = object(
    "Absence", sentAs: "NewAbsence", about: "Days on which a practitioner does not work.",
    recordMembers + [
      .shownOnly("practitionerId", id("Whose it is.")),
      .required("from", date("The first day.", example: "2026-12-21")),
      .required("to", date("The last day.", example: "2027-01-03")),
      .shownOnly("cancelledAt", moment("From then on it counts no more.").orNull.showing(nil)),
    ])

  fileprivate static let openWork = object(
    "OpenWork", about: "What an absence leaves open.",
    [
      .shownOnly("sessions", section("OpenSessions", of: session())),
      .shownOnly("careTeams", section("OpenCareTeams", of: openPlace)),
    ])

  private static let openPlace = object(
    "OpenPlace", about: "A place in the care team of an enrolment that runs on these days.",
    [
      .shownOnly("enrolmentId", id("The enrolment.").orNull),
      .shownOnly("clientId", id("Whose it is.")),
      .shownOnly("role", careTeamRole),
      .shownOnly(
        "substitutes",
        array(
          of: object(
            "Substitute",
            [
              .shownOnly("practitionerId", id("Who stands in.")),
              .shownOnly("from", date("Its first day.", example: "2026-12-21")),
              .shownOnly("to", date("Its last day.", example: "2027-01-03").orNull),
            ]), 0...1_000)),
    ])
}
