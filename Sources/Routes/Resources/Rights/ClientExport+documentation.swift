import Domain

extension Documentation {
  static let exportClient = Documentation(
    .rights, "Export a client's dossier",
    """
    Everything that is kept of a client, as one document: for the client who asks for a copy, or takes it elsewhere. \
    Every part is as its own operation shows it; records that were merged into this one are shown as they were. It is \
    sent while it is made (`Transfer-Encoding: chunked`), and is of one moment: one that breaks off is not whole.

    As `text/html` it is the same dossier for people: a document in Dutch that prints on A4 and is handed over. It has \
    words for codes and names for ids. Of earlier versions of a plan it tells when they were made, by whom and how they \
    stood; what was in them is in the JSON. Who saw the dossier is not in it: that is `/v1/clients/{id}/access-log`, a page too.
    """,
    answer: .value(.clientExport), conflicts: [.clientMerged])
}

extension Schema {
  fileprivate static let clientExport = object(
    "ClientExport", about: "A whole dossier.",
    [
      .shownOnly("exportedAt", moment("The moment of which it tells.")),
      .shownOnly("client", client),
      .shownOnly(
        "mergedClients", part(client, "Records that were merged into this one, as they were.")),
      .shownOnly("people", part(person, "Practitioners and referrers of whom the dossier speaks.")),
      .shownOnly("intakes", part(intake)),
      .shownOnly("decisions", part(decision, "What was decided upon the intakes.")),
      .shownOnly("measurements", part(measurement, "With raw answers and scores.")),
      .shownOnly("flags", part(flag)),
      .shownOnly("consents", part(consent, "What was withdrawn too.")),
      .shownOnly("enrolments", part(enrolment)),
      .shownOnly("careTeam", part(exportedPlace, "All who were, are or will be in it.")),
      .shownOnly("sessions", part(session())),
      .shownOnly("emergencyAccesses", part(emergencyAccess, "When and why it was opened in an emergency.")),
      .shownOnly("sickSpells", part(sickSpell, "In time.")),
      .shownOnly("erasureRequests", part(erasureRequest, "Requests to destroy the dossier.")),
      .shownOnly("treatmentPlans", part(treatmentPlan(), "As they are now.")),
      .shownOnly("progressNotes", part(progressNote)),
      .shownOnly(
        "treatmentPlanVersions", part(exportedVersion, "As they were before, and who made the present one.")),
      .shownOnly("feedbackReports", part(exportedFeedback, "What referrers were told, drafts too.")),
      .shownOnly("auditEvents", part(auditEvent, "Who did or saw what, the newest first.")),
    ])

  private static func part(_ element: Schema, _ description: String? = nil) -> Schema {
    array(of: element, 0...partMax, description)
  }

  private static let person = object(
    "DossierPerson", about: "Somebody whose id stands in a dossier.",
    [
      .shownOnly("id", id()),
      .shownOnly("name", line(PersonName.self, example: "Dr. Voorbeeld")),
      .shownOnly(
        "referrerKind",
        referrerKind.meaning("`null` for a practitioner.").orNull),
      .shownOnly("organisation", line(OrganisationName.self, example: "Praktijk Voorbeeld").orNull),
    ])

  private static let exportedPlace = object(
    "DossierPlace", about: "A place in the care team.",
    recordMembers + [
      .shownOnly("practitionerId", id("Whose it is.")),
      .shownOnly("role", careTeamRole),
      .shownOnly("from", date("The first day.")),
      .shownOnly("to", date("The last day; `null` while no end is agreed.").orNull),
      .shownOnly("enrolmentId", id("The enrolment; `null` when it is for the client alone.").orNull),
    ])

  private static let exportedVersion = object(
    "DossierPlanVersion", about: "A version of a plan.",
    [
      .shownOnly("planId", id("Which plan.")),
      .shownOnly("version", versionNumber),
      .shownOnly("at", moment("When it was made.")),
      .shownOnly(
        "changedBy", author.meaning("Who made it; `null` when nobody in particular did.").orNull),
      .shownOnly("status", planStatus.showing("draft")),
      .shownOnly(
        "shown",
        Schema(
          .anyObject,
          "The plan as it was shown then; `null` of the present version, which is in `treatmentPlans`.",
          example: [:]
        ).orNull),
    ])

  /// Only a bound for readers of the document.
  private static let partMax = 1_000_000
}
