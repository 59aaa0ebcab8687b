import Domain

extension Documentation {
  static let postEmergencyAccess = Documentation(
    .clients, "Open a dossier in an emergency",
    """
    "Breaking the glass": for some hours (4, unless configured otherwise) the practitioner may read a dossier that is not \
    open to it, and add measurements, progress notes and contacts about flags; all else stays closed \
    (`emergencyReadsOnly`). Every access in that time is in the audit trail with the reason, and a coordinator looks at it \
    afterwards. The client is named by id, or by the whole family name and birth date, with the postcode where two \
    clients share both. At most \(Limits.emergencyAccessesMax) in 24 hours, and \(Limits.emergencyTriesMax) tries at once, of \
    which one comes back each minute (429).
    """,
    body: .newEmergencyAccess, answer: .record(.emergencyAccess),
    conflicts: [.emergencyAccessNotNeeded, .clientNotUnique, .emergencyAccessesTooMany], findsByBody: true)

  static let listEmergencyAccesses = Documentation(
    .clients, "List emergency accesses", "All of them, for a coordinator; a practitioner's own.",
    answer: .list(of: .emergencyAccess))

  static let getEmergencyAccess = Documentation(
    .clients, "Read an emergency access", "One emergency access.", answer: .record(.emergencyAccess))

  static let endEmergencyAccess = Documentation(
    .clients, "End an emergency access", "The dossier is closed again at once.",
    answer: .record(.emergencyAccess), conflicts: [.emergencyAccessEnded])

  static let reviewEmergencyAccess = Documentation(
    .clients, "Note that an emergency access was looked at",
    "From then on it is not on the worklist. It does not end it.", body: .emergencyReview,
    answer: .record(.emergencyAccess), conflicts: [.emergencyAccessReviewed])
}

extension Schema {
  static let emergencyAccess = object(
    "EmergencyAccess", about: "That a practitioner opened a dossier in an emergency.",
    recordMembers + [
      .shownOnly("clientId", id("Whose dossier.")),
      .shownOnly("practitionerId", id("To whom it was opened.")),
      .shownOnly("reason", reason),
      .shownOnly("until", moment("From then on the dossier is closed again.")),
      .shownOnly("reviewedAt", moment("When a coordinator looked at it.").orNull.showing(nil)),
      .shownOnly("reviewedBy", line(PersonName.self, "Who did.", example: "Anna").orNull.showing(nil)),
      .shownOnly(
        "reviewNote", prose(Note.self, "What was found.", example: "Terecht.").orNull.showing(nil)),
    ])

  fileprivate static let newEmergencyAccess = oneOf(
    "NewEmergencyAccess",
    [
      object(
        "NewEmergencyAccessById",
        [
          .sentOnly("clientId", id("Whose dossier."), isRequired: true),
          .sentOnly("reason", reason, isRequired: true),
        ]),
      object(
        "NewEmergencyAccessByPerson",
        [
          .sentOnly("client", person, isRequired: true), .sentOnly("reason", reason, isRequired: true),
        ]),
    ])

  fileprivate static let emergencyReview = object(
    "EmergencyReview", [.sentOnly("note", prose(Note.self, "What was found.", example: "Terecht.").orNull)])

  private static let person = object(
    "EmergencyPerson", about: "A client whose id is not at hand.",
    [
      .sentOnly(
        "familyName", line(PersonName.self, "The whole of it, without the infix.", example: "Voorbeeld"),
        isRequired: true),
      .sentOnly("birthDate", date(example: "1987-04-12"), isRequired: true),
      .sentOnly("postcode", postcode.orNull),
    ])

  private static let reason = prose(
    EmergencyReason.self, "Why it cannot wait. Part of the audit trail.",
    example: "Cliënt belt in paniek; de regiebehandelaar is onbereikbaar.")
}
