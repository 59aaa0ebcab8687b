import Domain

extension Documentation {
  static let postIntake = Documentation(
    .intakes, "Send an intake",
    """
    Makes client, intake, measurements, flags and consents in one go, or nothing. Full client details always make a new \
    client; an id alone names one that is here. A referrer's token fills in `referrerId`; a coordinator names one. The \
    same ZorgDomein number from the same referrer is the same intake: 409 with its `Location`. Any instrument may be \
    absent, and any answer may be `null`: not answered. Referrers that are employers, municipalities or others may send \
    no ICPC code, observation or instrument. A referrer brings consents for itself alone, named as `recipient` or not; a \
    coordinator for anybody.
    """,
    body: .intake, bodyExample: Example.intake, answer: .record(.intake),
    conflicts: [.zorgdomeinNumberTaken, .referrerInactive])

  static let validateIntake = Documentation(
    .intakes, "Try an intake",
    """
    Says what an intake would get, scores, flags and proposal, or what is wrong with it, by the same rules as sending \
    it. It keeps nothing.
    """,
    body: .intake, bodyExample: Example.intake, answer: .value(.assessment),
    conflicts: [.zorgdomeinNumberTaken, .referrerInactive])

  static let listIntakes = Documentation(
    .intakes, "List intakes",
    "The intakes that the caller may see, in the order in which they came. Referrers see their own.",
    answer: .list(of: .intake))

  static let getIntake = Documentation(
    .intakes, "Read an intake",
    """
    One intake as it was sent, with the scores and flags of that day, by the rules of that day. Referrers that are \
    employers, municipalities or others see where it stands: all else is `null`, the version counts the status alone, and \
    `updatedAt` is when it was decided upon, or came.
    """,
    answer: .record(.intake))

  static let withdrawIntake = Documentation(
    .intakes, "Withdraw an intake", "Takes back what nobody has decided upon yet.", answer: .record(.intake),
    conflicts: [.intakeNotWithdrawable])
}

extension QueryParameter {
  static let intakeStatus = QueryParameter("status", .intakeStatus, "Only intakes that stand so.")
}

extension Schema {
  static let intakeStatus = words(
    "IntakeStatus", Intake.Status.self, "received → accepted, declined or withdrawn.")

  /// An intake, as it is sent and as it is shown.
  static let intake = object(
    "Intake", sentAs: "NewIntake",
    recordMembers + [
      .shownOnly("status", intakeStatus),
      .shownOnly("referrerId", id("Who sent it.")),
      .sentOnly("referrerId", id("Who sends it; filled in for a referrer's token.")),
      .shownOnly("clientId", id("Whom it is about.")).hidden,
      .sentOnly("client", intakeClient, isRequired: true),
      .shownOnly(
        "client",
        clientDetails.meaning("Whom it is about; `null` for a referrer once the record has been changed.")
          .orNull),
      .required(
        "reason",
        prose(
          ReferralReason.self, "Why the client is referred, in the referrer's words.",
          example: "Aanhoudende vermoeidheid sinds het voorjaar, slaapt slecht, werkt halve dagen.")
      ).hidden,
      .defaults("icpc", array(of: icpc, 0...Limits.icpcCodesMax, "Codes as received."), to: []).hidden,
      .optional("zorgdomeinNumber", zorgdomeinNumber),
      .optional("firstSickDay", date("Eerste ziektedag: the first day of sickness.", example: "2026-09-14")),
      .optional(
        "sickLeave", words("SickLeave", SickLeave.self, "How much of the work is missed for sickness.")),
      .required("takenOn", date("The day of instruments and observations; not in the future.")).hidden,
      .optional("observations", observations),
      .optional("spinnenweb", spinnenweb),
      .optional("fourDkl", fourDkl),
      .optional("phq9", phq9),
      .sentOnly("consents", array(of: intakeConsent, 0...Limits.consentsMax)),
      .shownOnly("consents", array(of: intakeConsent, 0...Limits.consentsMax)).hidden,
    ] + assessmentMembers(isKept: true).map(\.hidden))

  private static let intakeClient = oneOf(
    "IntakeClient", about: "Full details make a new client; an id names one that is here.",
    [clientDetails, object("KnownClient", [.sentOnly("id", id("The client's key."), isRequired: true)])])

  private static let observations = object(
    "Observations", sentAs: "NewObservations",
    about: "What was seen, in the terms of NHG-Standaard M110 (2018). `null` is not known.",
    [
      .optional("tensionSymptoms", whole(TensionSymptoms.self, "How many of the eight.", example: 5)),
      .optional("controlLoss", boolean("Loss of control, or powerlessness.")),
      .optional("dysfunction", boolean("Clear limitation at work or in other roles.")),
      .optional("solelyPsychiatric", boolean("Solely explained by a psychiatric disorder.", example: false)),
      .optional("durationMonths", whole(DurationMonths.self, "Whole months since it began.", example: 7)),
      .optional("exhaustionProminent", boolean("Fatigue or exhaustion stands out.")),
      .optional("acuteDanger", boolean("Danger to self or others.", example: false)),
      .optional("psychosisOrMania", boolean("Signs of psychosis or mania.", example: false)),
      .optional("substance", boolean("Use of alcohol or drugs that is a problem.").showing(nil)),
    ])

  /// A consent as an intake brings it.
  private static let intakeConsent = object(
    "IntakeConsent", sentAs: "NewConsent", about: "What a client allows, asked with a printed text.",
    [.shownOnly("id", id("The consent's key."))]
      + consentMembers(
        recipient: "The referrer whom it is about; of a feedback consent without one, the referrer who posts."
      ))

  /// What was asked and answered, and whether it still holds.
  static func consentMembers(recipient: String) -> [Member] {
    [
      .required("purpose", consentPurpose.showing("feedback")),
      .optional("recipient", id(recipient).showing(nil)),
      .required("given", boolean("A refusal is kept too.")),
      .required("textVersion", versionLabel.meaning("Which printed text the client read.")),
      .required("at", moment("When the client answered; not in the future.")),
      .shownOnly("withdrawnAt", moment("From then on it allows nothing.").orNull.showing(nil)),
    ]
  }

  static let consentPurpose = words("ConsentPurpose", Consent.Purpose.self, "What a consent is for.")
}

private enum Example {
  /// The intake of a client who has filled in all three instruments.
  static let intake = Schema.intake.example(on: .sent).with(["phq9": phq9, "fourDkl": fourDkl])
    .without("referrerId")

  private static let phq9: JSONTree = ["answers": [2, 2, 3, 3, 1, 2, 2, 1, 0], "difficulty": 2]

  private static let fourDkl: JSONTree = [
    "answers": [
      1, 2, 0, 4, nil, 1, 0, 2, 1, 1, 0, 1, 2, 0, 1, 1, 2, 1, 1, 4, 1, 3, 0, 2, 1, 2, 1, 1, 1, 2, 1, 3, 0, 1,
      0, 1, 2, 1,
      1, 0, nil, 1, 1, 0, 1, 0, 4, 2, 0, 0,
    ]
  ]
}
