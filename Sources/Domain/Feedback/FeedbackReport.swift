/// Terugkoppeling: what the cooperative tells one referrer about one client, in SOEP form. Software drafts it, a person
/// writes and signs it, and the referrer says that it has come.
///
///     draft ──▶ final ──▶ sent ──▶ acknowledged     _finalise, by its author; _send; _acknowledge, by the referrer
///                 │         │           │
///                 └─────────┴───────────┴──▶ a new draft that supersedes it     _supersede, once
///
/// A draft may lack what it likes, changes, and may be thrown away. From `final` on not a letter of it changes: whoever was
/// wrong supersedes it. What is superseded stays readable, is marked, and is not sent any more.
public struct FeedbackReport: Equatable, Sendable {
  public typealias ID = Identifier<FeedbackReport>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  /// The intake that it answers, or from which the enrolment comes that it is about.
  public let intakeID: Intake.ID
  /// `nil` for one about the intake alone.
  public let enrolmentID: Enrolment.ID?
  /// To whom it goes.
  public let recipientID: Referrer.ID
  /// For which recipients the text was written, as what their clients have to allow: a company doctor's holds less.
  public let writtenFor: Consent.Purpose
  public let kind: Kind
  public let status: Status
  public let text: Text
  /// Who signed it; `nil` while it is a draft.
  public let author: Author?
  public let finalisedAt: Instant?
  public let sentAt: Instant?
  public let acknowledgedAt: Instant?
  /// The consent that was given for this letter alone; `nil` where a standing one covers it.
  public let consentID: Consent.ID?
  /// The one in whose place it comes.
  public let supersedesID: ID?
  /// The one that came in its place.
  public let supersededByID: ID?

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID, intakeID: Intake.ID,
    enrolmentID: Enrolment.ID?, recipientID: Referrer.ID, writtenFor: Consent.Purpose, kind: Kind,
    status: Status = .draft, text: Text,
    author: Author? = nil, finalisedAt: Instant? = nil, sentAt: Instant? = nil,
    acknowledgedAt: Instant? = nil,
    consentID: Consent.ID? = nil, supersedesID: ID? = nil, supersededByID: ID? = nil
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.intakeID = intakeID
    self.enrolmentID = enrolmentID
    self.recipientID = recipientID
    self.writtenFor = writtenFor
    self.kind = kind
    self.status = status
    self.text = text
    self.author = author
    self.finalisedAt = finalisedAt
    self.sentAt = sentAt
    self.acknowledgedAt = acknowledgedAt
    self.consentID = consentID
    self.supersedesID = supersedesID
    self.supersededByID = supersededByID
  }

  /// When it is written (Richtlijn HASP; red flags and each phase's end are the cooperative's own rule).
  public enum Kind: String, CaseIterable, Sendable {
    /// After the intake: reason, findings, plan, expected duration.
    case intake
    /// On the way; shorter.
    case progress
    /// At the end: result, advice, what remains with the general practitioner.
    case final
    /// After a red flag, beside the telephone call of the same day.
    case flag
  }

  /// Where it stands; the picture is above `FeedbackReport`.
  public enum Status: String, CaseIterable, Sendable {
    case draft
    case final
    case sent
    case acknowledged
  }
}

extension FeedbackReport {
  /// What people read, beside names, dates and scores, which the letter takes from the records.
  public struct Text: Equatable, Sendable {
    /// What the referrer asked.
    public let question: FeedbackLine?
    /// The answer in short: it stands above all else.
    public let answer: FeedbackLine?
    public let soep: SOEP
    /// What the recipient is asked to do; `nil` for nothing.
    public let request: FeedbackLine?

    public init(
      question: FeedbackLine? = nil, answer: FeedbackLine? = nil, soep: SOEP = SOEP(),
      request: FeedbackLine? = nil
    ) {
      self.question = question
      self.answer = answer
      self.soep = soep
      self.request = request
    }
  }

  /// The four parts of the letter (NHG-richtlijn ADEPD). Each may be missing in a draft.
  public struct SOEP: Equatable, Sendable {
    /// Subjectief: reason, complaint, the client's words, expectations, course.
    public let subjective: SOEPText?
    /// Objectief: findings and scores, with dates, bands and missing items.
    public let objective: SOEPText?
    /// Evaluatie: working view, phase, progress per goal, red flags. Complaints are named, nothing is diagnosed.
    public let evaluation: SOEPText?
    /// Plan: what was agreed, next contact, who does what by when.
    public let plan: SOEPText?

    public init(
      subjective: SOEPText? = nil, objective: SOEPText? = nil, evaluation: SOEPText? = nil,
      plan: SOEPText? = nil
    ) {
      self.subjective = subjective
      self.objective = objective
      self.evaluation = evaluation
      self.plan = plan
    }

    public subscript(part: Part) -> SOEPText? {
      switch part {
      case .subjective: subjective
      case .objective: objective
      case .evaluation: evaluation
      case .plan: plan
      }
    }

    /// The parts that are still to be written, in their order.
    public var missing: [Part] { Part.allCases.filter { self[$0] == nil } }

    /// How long they are together, in code points.
    public var characters: Int { Part.allCases.reduce(0) { $0 + (self[$1]?.text.unicodeScalars.count ?? 0) } }

    /// How much each part that is still to be written may hold, so that all of them fit a letter.
    public var roomPerMissingPart: Int {
      let evenly = Limits.soepCharactersMax / Part.allCases.count
      return missing.isEmpty ? 0 : min(evenly, (Limits.soepCharactersMax - characters) / missing.count)
    }

    /// Whether they are short enough for one sheet of A4. Longer ones are not refused: they go on to a second sheet.
    public var fitsOnePage: Bool { characters <= Limits.soepCharactersOnePage }

    /// Whether they are short enough for a letter at all: two sheets of A4.
    /// - Throws: `Refusal.soepTooLong`.
    public func checkLength() throws(Refusal) {
      guard characters <= Limits.soepCharactersMax else {
        throw .soepTooLong(maximum: Limits.soepCharactersMax)
      }
    }
  }

  /// The parts, in the order in which they are read; the raw values are the members' names.
  public enum Part: String, CaseIterable, Sendable {
    case subjective
    case objective
    case evaluation
    case plan
  }
}
