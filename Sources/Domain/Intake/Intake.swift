/// Aanmelding: a client referred to the cooperative, as sent on one day.
///
///     received ──▶ accepted     by the coordinator's decision
///        ├───────▶ declined     by the coordinator's decision
///        └───────▶ withdrawn    by the referrer
public struct Intake: Equatable, Sendable {
  public typealias ID = Identifier<Intake>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  public let referrerID: Referrer.ID
  public let status: Status
  public let details: Details

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID,
    referrerID: Referrer.ID,
    status: Status, details: Details
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.referrerID = referrerID
    self.status = status
    self.details = details
  }

  /// What the referrer says in the intake itself, before it has an id and after. Measurements, flags and consents stand
  /// beside it.
  public struct Details: Equatable, Sendable {
    /// Why the client is referred, in the referrer's words.
    public let reason: ReferralReason
    /// Codes as received; the service never derives one.
    public let icpc: [ICPC]
    /// The same number from the same referrer is the same intake.
    public let zorgdomeinNumber: ZorgDomeinNumber?
    /// Eerste ziektedag.
    public let firstSickDay: CalendarDate?
    public let sickLeave: SickLeave?
    public let observations: Observations?
    /// The day on which the instruments were filled in and the observations made.
    public let takenOn: CalendarDate

    public init(
      reason: ReferralReason, icpc: [ICPC] = [], zorgdomeinNumber: ZorgDomeinNumber? = nil,
      firstSickDay: CalendarDate? = nil, sickLeave: SickLeave? = nil, observations: Observations? = nil,
      takenOn: CalendarDate
    ) {
      self.reason = reason
      self.icpc = icpc
      self.zorgdomeinNumber = zorgdomeinNumber
      self.firstSickDay = firstSickDay
      self.sickLeave = sickLeave
      self.observations = observations
      self.takenOn = takenOn
    }
  }

  /// Where it stands; the picture is above `Intake`.
  public enum Status: String, CaseIterable, Sendable {
    case received
    case accepted
    case declined
    case withdrawn

    /// The status after the referrer takes it back.
    /// - Throws: `Refusal.intakeNotWithdrawable` once it is decided or withdrawn.
    public func withdrawn() throws(Refusal) -> Status {
      guard self == .received else { throw .intakeNotWithdrawable(self) }
      return .withdrawn
    }
  }
}
