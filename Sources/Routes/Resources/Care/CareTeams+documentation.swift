import Domain

extension Documentation {
  static let listCareTeam = Documentation(
    .enrolments, "List a care team",
    "All who are, were or will be in the care team of an enrolment, and how to reach them.",
    answer: .list(of: .careTeamMember))

  static let getCareTeamMember = Documentation(
    .enrolments, "Read a place in a care team", "One practitioner's place, and how to reach it.",
    answer: .record(.careTeamMember))

  static let postCareTeamMember = Documentation(
    .enrolments, "Add somebody to a care team",
    """
    A lead, a member, or a substitute for some days. On these days the client's dossier is open to it. Only a \
    practitioner who is active and registered on the first day gets new work. One leads at a time.
    """,
    body: .careTeamMember, answer: .record(.careTeamMember),
    conflicts: [
      .enrolmentEnded, .alreadyInCareTeam, .leadTaken, .practitionerInactive, .practitionerNotRegistered,
    ])

  static let endCareTeamMember = Documentation(
    .enrolments, "End a place in a care team",
    "Says the last day. What is planned with the practitioner after that stays, and is for people to move.",
    body: .careTeamEnd, answer: .record(.careTeamMember), conflicts: [.careTeamMemberEnded])

  static let replaceCareTeamMember = Documentation(
    .enrolments, "Replace somebody in a care team",
    "Puts another practitioner in the same place from a day on; the day before is the other's last.",
    body: .careTeamReplacement, answer: .record(.careTeamMember),
    conflicts: [
      .enrolmentEnded, .careTeamMemberEnded, .alreadyInCareTeam, .leadTaken, .practitionerInactive,
      .practitionerNotRegistered,
    ])
}

extension Schema {
  fileprivate static let careTeamMember = object(
    "CareTeamMember", sentAs: "NewCareTeamMember", about: "Who is in the team, and how to reach it.",
    recordMembers + [
      .required("practitionerId", id("Whose place it is.")),
      .required("role", careTeamRole.showing("member")),
      .required("from", date("The first day.", example: "2026-12-01")),
      .optional("to", date("The last day; `null` while no end is agreed.", example: "2026-12-18")),
      .shownOnly("name", line(PersonName.self, example: "Coach Voorbeeld")),
      .shownOnly("disciplines", array(of: discipline, 0...Limits.disciplinesMax)),
      .shownOnly("email", email.orNull),
      .shownOnly("phone", phone.orNull),
    ])

  fileprivate static let careTeamEnd = object(
    "CareTeamEnd", [.sentOnly("to", date("The last day.", example: "2026-12-18"), isRequired: true)])

  fileprivate static let careTeamReplacement = object(
    "CareTeamReplacement",
    [
      .sentOnly("practitionerId", id("Who comes."), isRequired: true),
      .sentOnly("from", date("Its first day.", example: "2026-12-01"), isRequired: true),
    ])
}
