import Domain

extension Documentation {
  static let postFeedbackReport = Documentation(
    .feedback, "Draft a feedback report",
    """
    Begins a letter in SOEP form about an enrolment, or about an intake alone; name one of the two. What is left out is \
    drafted from the records of this moment, in Dutch: O holds scores with days, bands and missing items, and how they \
    changed since the first; E phase, week and progress per goal, and red flags; S and P come from the reason, notes and \
    agreements, and are for a person to complete. Scores and flags are those since this intake was taken, with flags \
    that are still open; goals, agreements and modules those of a plan that is no draft. Complaints are named, nothing is \
    diagnosed. It goes to the referrer who sent the intake, unless `referrerId` names another. A company doctor's draft \
    holds no scores, flags or goals, nor what another referrer wrote.

    The four parts together have at most \(Limits.soepCharactersMax) characters (400 `soepTooLong`); up to \
    \(Limits.soepCharactersOnePage) the letter fits one sheet of A4 (`fitsOnePage`).
    """,
    body: .feedbackReport(isNew: true),
    bodyExample: ["enrolmentId": Schema.id().example(on: .sent), "kind": "progress"],
    answer: .record(.feedbackReport()))

  static let listFeedbackReports = Documentation(
    .feedback, "List feedback reports",
    """
    In the order in which they were drafted. A practitioner sees those of the clients in its care; a referrer what was \
    sent to it, so long as the client allows that.
    """,
    answer: .list(of: .feedbackReport()))

  static let getFeedbackReport = Documentation(
    .feedback, "Read a feedback report",
    """
    For a referrer reading is sending: the client's consent is looked up at this moment. A `gp` or `psychologist` needs a \
    consent for feedback that lives, a `companyDoctor` the one that was given for this letter; nothing goes to others. \
    Without it the report is not found.

    As `text/html` it is a letter that prints on A4, as `text/plain` one in lines of \(LetterCharacters.columns) \
    characters, both in Dutch. A draft is marked CONCEPT, what was superseded VERVALLEN.
    """,
    answer: .record(.feedbackReport()))

  static let putFeedbackReport = Documentation(
    .feedback, "Replace a draft",
    """
    Says the whole draft anew; parts that are left out are empty. From `final` on nothing changes any more. Its recipient \
    may become another for whom the text was written: what was drafted for a `gp` or `psychologist` holds what a \
    `companyDoctor` is not told, and never goes to one (`feedbackOtherRecipient`); a new draft does.
    """,
    body: .feedbackReport(), bodyExample: .feedbackExample, answer: .record(.feedbackReport()),
    conflicts: [.feedbackNotDraft, .feedbackOtherRecipient])

  static let patchFeedbackReport = Documentation(
    .feedback, "Change a draft",
    "A merge-patch: what it names is replaced, `null` empties a part, and what comes of it is judged as a PUT would be.",
    body: .feedbackReport(), bodyExample: ["soep": ["plan": "Volgende evaluatie op 18 december."]],
    answer: .record(.feedbackReport()), conflicts: [.feedbackNotDraft, .feedbackOtherRecipient])

  static let deleteFeedbackReport = Documentation(
    .feedback, "Throw a draft away",
    "What it would have superseded is not superseded any more.", answer: .nothing,
    conflicts: [.feedbackNotDraft])

  static let finaliseFeedbackReport = Documentation(
    .feedback, "Sign a feedback report",
    """
    From draft to final, by the caller, who is its author from now on. All four parts must be there; `errors` names those \
    that are not. Name, profession, AGB code and registers of the author, the addressee, the client and the summary of \
    the file stay in the letter as they are on this day. Nothing changes after that: `_supersede` corrects.
    """,
    answer: .record(.feedbackReport()),
    conflicts: [.feedbackNotDraft, .feedbackIncomplete, .feedbackNotForKind, .feedbackOtherRecipient])

  static let sendFeedbackReport = Documentation(
    .feedback, "Send a feedback report",
    """
    From final to sent: its recipient may read it from now on. The client must allow it at this moment: feedback for a \
    `gp` or `psychologist`, and for a `companyDoctor` a consent of purpose `companyDoctor` that was used for no other \
    letter, and is used up by this one. The text goes by secure mail or over this API, never by plain e-mail.
    """,
    answer: .record(.feedbackReport()),
    conflicts: [
      .feedbackNotFinal, .feedbackSuperseded, .feedbackConsentMissing, .feedbackNotForKind,
      .feedbackOtherRecipient,
    ])

  static let acknowledgeFeedbackReport = Documentation(
    .feedback, "Acknowledge a feedback report", "By its recipient: from sent to acknowledged.",
    answer: .record(.feedbackReport()), conflicts: [.feedbackNotSent])

  static let supersedeFeedbackReport = Documentation(
    .feedback, "Supersede a feedback report",
    """
    Makes a draft with the same text, to be corrected, signed and sent in its place. The one that it supersedes stays \
    readable and is marked (`supersededBy`); its recipient sees the mark once the other is sent. It is superseded once.
    """,
    answer: .record(.feedbackReport()), conflicts: [.feedbackStillDraft, .feedbackSuperseded])
}

extension QueryParameter {
  static let feedbackClientID = QueryParameter("clientId", .id(), "Only reports about this client.")
  static let feedbackEnrolmentID = QueryParameter("enrolmentId", .id(), "Only reports about this enrolment.")
  static let feedbackStatus = QueryParameter("status", .feedbackStatus, "Only reports that stand so.")
  static let feedbackKind = QueryParameter("kind", .feedbackKind, "Only reports of this kind.")
}

extension JSONTree {
  /// A draft that lacks nothing.
  fileprivate static let feedbackExample: JSONTree = [
    "kind": "progress", "answer": "Week 4 van 8 in fase 2; het slapen gaat beter.",
    "soep": [
      "subjective": "Slaapt beter, piekert minder. Werkt weer drie ochtenden.",
      "objective": "PHQ-9 op 16-12-2026: 9 van 27 (licht).", "evaluation": "Herstel zet door; week 4 van 8.",
      "plan": "Verder volgens plan; evaluatie op 18-12-2026.",
    ],
  ]
}

extension Schema {
  static let feedbackStatus = words(
    "FeedbackStatus", FeedbackReport.Status.self, "Where a report stands.")
  static let feedbackKind = words("FeedbackKind", FeedbackReport.Kind.self, "When a report is written.")

  /// A report.
  /// - Parameter isNew: whether it is sent to begin one.
  static func feedbackReport(isNew: Bool = false) -> Schema {
    let intakeID = id("The intake that it answers, or from which the enrolment comes.")
    let enrolmentID = id("The enrolment that it is about; `null` for the intake alone.")
    let referrerID = id("To whom it goes; the one who sent the intake where none is named.")
    let named: [Member] =
      isNew ? [.sentOnly("intakeId", intakeID), .sentOnly("enrolmentId", enrolmentID)] : []
    return object(
      "FeedbackReport", sentAs: isNew ? "NewFeedbackReport" : "FeedbackReportDetails",
      about: "What a referrer is told about a client, in SOEP form.",
      recordMembers + named + [
        .shownOnly("clientId", id("Whom it is about.")),
        .shownOnly("intakeId", intakeID),
        .shownOnly("enrolmentId", enrolmentID.orNull),
        .shownOnly("referrerId", referrerID),
        .sentOnly("referrerId", referrerID),
        .required("kind", feedbackKind.showing("progress")),
        .shownOnly("status", feedbackStatus),
        .optional(
          "question",
          prose(FeedbackLine.self, "What the referrer asked.", example: "Aanhoudende vermoeidheid.")),
        .optional(
          "answer",
          prose(
            FeedbackLine.self, "The answer in short; it stands above all else.",
            example: "Week 4 van 8 in fase 2; het slapen gaat beter.")),
        .shownOnly("soep", soep),
        .sentOnly("soep", soep),
        .optional(
          "request",
          prose(
            FeedbackLine.self, "What the recipient is asked; `null` for nothing.",
            example: "Graag uw beoordeling van de angstklachten.")),
        .shownOnly(
          "characters", integer(0...Limits.soepCharactersMax, "Of the four parts together.", example: 412)),
        .shownOnly(
          "fitsOnePage", boolean("Whether these are at most \(Limits.soepCharactersOnePage).")),
        .shownOnly("author", author.meaning("Who signed it; `null` while it is a draft.").orNull),
        .shownOnly("finalisedAt", moment("When it was signed.").orNull),
        .shownOnly("sentAt", moment("When its recipient could read it first.").orNull),
        .shownOnly("acknowledgedAt", moment("When its recipient said that it has come.").orNull),
        .shownOnly("supersedes", id("The report in whose place it comes.").orNull),
        .shownOnly("supersededBy", id("The report that came in its place.").orNull),
      ])
  }

  private static let soep = object(
    "Soep", sentAs: "SoepDetails", about: "The four parts of the letter (NHG-richtlijn ADEPD).",
    [
      .optional("subjective", part("Subjectief: reason, complaint, the client's words, course.")),
      .optional("objective", part("Objectief: findings and scores, with days, bands and missing items.")),
      .optional("evaluation", part("Evaluatie: phase, progress per goal, red flags; no diagnosis.")),
      .optional("plan", part("Plan: what was agreed, next contact, who does what by when.")),
    ])

  private static func part(_ description: String) -> Schema {
    prose(SOEPText.self, description, example: "Slaapt beter; werkt weer drie ochtenden.")
  }
}
