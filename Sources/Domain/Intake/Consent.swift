/// Toestemming: what a client allows, asked with a printed text of known version.
///
///     given ──▶ withdrawn     _withdraw; what was refused stays refused
///
/// The client's last word counts: a refusal, or the withdrawal of another consent, ends all that were given before it for
/// the same purpose and recipient. A company doctor's, which is for one letter, is withdrawn alone.
public struct Consent: Equatable, Sendable {
  public typealias ID = Identifier<Consent>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  public let details: Details
  /// From this moment on it allows nothing.
  public let withdrawnAt: Instant?

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID, details: Details,
    withdrawnAt: Instant?
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.details = details
    self.withdrawnAt = withdrawnAt
  }

  /// Whether it was given and not withdrawn. What the client answered for the same purpose and recipient afterwards ends
  /// it too.
  public var isLive: Bool { details.given && withdrawnAt == nil }

  /// Whether there is something to withdraw.
  /// - Throws: `Refusal.consentNotGiven` or `.consentAlreadyWithdrawn`.
  public func checkWithdrawable() throws(Refusal) {
    guard details.given else { throw .consentNotGiven(id) }
    guard withdrawnAt == nil else { throw .consentAlreadyWithdrawn(id) }
  }

  /// What was asked and answered, before it has an id and after.
  public struct Details: Equatable, Sendable {
    public let purpose: Purpose
    /// Whom it is about; `nil` for a feedback consent in a new intake means the referrer who posts.
    public let recipient: Referrer.ID?
    /// A refusal is kept too.
    public let given: Bool
    /// Which printed text the client read.
    public let textVersion: VersionLabel
    /// When the client answered.
    public let at: Instant

    public init(
      purpose: Purpose, recipient: Referrer.ID?, given: Bool, textVersion: VersionLabel, at: Instant
    ) {
      self.purpose = purpose
      self.recipient = recipient
      self.given = given
      self.textVersion = textVersion
      self.at = at
    }
  }

  /// What a consent is for.
  public enum Purpose: String, CaseIterable, Sendable {
    /// Keeping the care record.
    case careRecord
    /// Feedback and progress reports to one referrer.
    case feedback
    /// One letter to a company doctor.
    case companyDoctor
    /// A parent's, for a client under sixteen.
    case parental
    /// Use in research.
    case research

    /// Whether it is given for one recipient, and allows nothing without.
    public var needsRecipient: Bool { self == .feedback || self == .companyDoctor }
  }
}
