import Domain

extension Documentation {
  static let listConsents = Documentation(
    .clients, "List a client's consents",
    "What a client was asked, and answered, in the order in which it was recorded; what was withdrawn too.",
    answer: .list(of: .consent), conflicts: [.clientMerged])

  static let postConsent = Documentation(
    .clients, "Record a consent",
    """
    What a client allows or refuses, asked with a printed text of known version. Consents to `feedback` and \
    `companyDoctor` name their recipient. The client's last word counts, by `at`: a refusal ends what was given before \
    it for the same purpose and recipient, and what was given before a withdrawal allows nothing.
    """,
    body: .consent,
    bodyExample: [
      "purpose": "research", "given": true, "textVersion": "2026-1", "at": "2026-11-18T09:00:00.000Z",
    ], answer: .record(.consent), conflicts: [.clientMerged])

  static let getConsent = Documentation(
    .clients, "Read a consent", "One consent of a client.", answer: .record(.consent),
    conflicts: [.clientMerged])

  static let withdrawConsent = Documentation(
    .clients, "Withdraw a consent",
    """
    From the same moment on it allows nothing. Others that live for the same purpose and recipient are withdrawn with it, \
    but for `companyDoctor`, where each is for one letter. What was refused cannot be withdrawn.
    """,
    answer: .record(.consent), conflicts: [.consentAlreadyWithdrawn, .consentNotGiven, .clientMerged])
}

extension Schema {
  static let consent = object(
    "Consent", sentAs: "NewClientConsent",
    recordMembers + [
      .shownOnly("clientId", id("Whose it is.")),
      .shownOnly("intakeId", id("The intake that it came with.").orNull.showing(nil)),
    ] + consentMembers(recipient: "The referrer whom it is about."))
}
