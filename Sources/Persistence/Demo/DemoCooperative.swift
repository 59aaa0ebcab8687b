public import Domain

/// What was sown: the ids and fresh secrets with which a newcomer calls the service.
public struct DemoCooperative: Sendable {
  public let tokens: Tokens
  public let ids: IDs
  /// Clients that this run added; the others were there.
  public let clientsAdded: Int

  /// One secret for each caller.
  public struct Tokens: Sendable {
    public let referrer: BearerToken
    public let otherReferrer: BearerToken
    public let practitioner: BearerToken
    public let otherPractitioner: BearerToken
    public let coordinator: BearerToken
    public let reporter: BearerToken
    public let admin: BearerToken

    init(using generator: inout some RandomNumberGenerator) {
      func secret() -> BearerToken {
        BearerToken(random: (generator.next(), generator.next(), generator.next(), generator.next()))
      }
      referrer = secret()
      otherReferrer = secret()
      practitioner = secret()
      otherPractitioner = secret()
      coordinator = secret()
      reporter = secret()
      admin = secret()
    }
  }

  public struct IDs: Sendable {
    /// A practice of general practitioners.
    public let referrer: Referrer.ID
    /// Another practice.
    public let otherReferrer: Referrer.ID
    /// In the care team of `client`.
    public let practitioner: Practitioner.ID
    /// Not in the care team of `client`.
    public let otherPractitioner: Practitioner.ID
    /// The latest client; `nil` when none was asked for.
    public let client: Client.ID?
    /// Its intake, sent by `referrer` and still waiting.
    public let intake: Intake.ID?
    /// A client whose care is under way, led by `practitioner`; `nil` when too few were asked for.
    public let clientInCare: Client.ID?
    /// Its enrolment.
    public let enrolment: Enrolment.ID?
    /// Its treatment plan.
    public let treatmentPlan: TreatmentPlan.ID?
  }
}

/// Why nothing was sown.
public enum DemoFailure: Error, Equatable, Sendable {
  /// There are clients or referrers here already, and they are not the demo's: it keeps away from them.
  case otherDataPresent
}

extension DemoFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .otherDataPresent: "This data directory holds other data than the demo's. Choose an empty one."
    }
  }
}
