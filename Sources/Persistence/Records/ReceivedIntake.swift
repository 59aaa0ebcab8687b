public import Domain
public import SQLite

/// Everything that one accepted POST of an intake makes, with its ids and times.
public struct ReceivedIntake: Sendable {
  /// `nil` when the intake is about a client who is here already.
  public let newClient: Client?
  public let intake: Intake
  public let measurements: [Measurement]
  public let flags: [Flag]
  public let consents: [Consent]
  /// A red flag was raised: no package may start until a contact with the general practitioner is recorded.
  public let holdUntilGPContact: Bool
  /// `nil` when decision support is off.
  public let proposal: Proposal?
  /// The rules by which scores, flags and proposal were computed.
  public let rules: RuleVersion

  /// - Parameters:
  ///   - new: What was sent.
  ///   - flagKinds: What it raises, in the order in which they are reported.
  ///   - makeID: A new id of this moment at each call. Ids of one kind of record are put in order, so that what stands
  ///     first in the intake comes first when it is read.
  public init(
    _ new: NewIntake, flagKinds: [Flag.Kind], proposal: Proposal?, rules: RuleVersion, at now: Instant,
    makeID: () -> UUIDv7
  ) {
    let intakeID = Intake.ID(rawValue: makeID())
    let clientID: Client.ID
    switch new.client {
    case .new(let details):
      clientID = Client.ID(rawValue: makeID())
      newClient = Client(id: clientID, version: 1, createdAt: now, updatedAt: now, details: details)
    case .known(let id):
      clientID = id
      newClient = nil
    }
    intake = Intake(
      id: intakeID, version: 1, createdAt: now, updatedAt: now, clientID: clientID,
      referrerID: new.referrerID,
      status: .received, details: new.details)
    measurements = Self.numbered(new.measurements, makeID) { id, details in
      Measurement(
        id: id, version: 1, createdAt: now, updatedAt: now, clientID: clientID, intakeID: intakeID,
        details: details)
    }
    flags = Self.numbered(flagKinds, makeID) { id, kind in
      Flag(
        id: id, version: 1, createdAt: now, updatedAt: now, clientID: clientID, kind: kind, level: kind.level,
        action: kind.action, raisedAt: now, source: .intake(intakeID), status: .open, contact: nil)
    }
    consents = Self.numbered(new.consents, makeID) { id, details in
      Consent(
        id: id, version: 1, createdAt: now, updatedAt: now, clientID: clientID,
        details: details.addressed(to: new.referrerID), withdrawnAt: nil)
    }
    holdUntilGPContact = flagKinds.contains { $0.level == .red }
    self.proposal = proposal
    self.rules = rules
  }

  private static func numbered<Named, Details, Record>(
    _ details: [Details], _ makeID: () -> UUIDv7, _ make: (Identifier<Named>, Details) -> Record
  ) -> [Record] {
    let ids = details.map { _ in makeID() }.sorted()
    return zip(ids, details).map { make(Identifier(rawValue: $0), $1) }
  }
}

extension Consent.Details {
  /// A consent to feedback without a recipient is for the referrer who posts.
  fileprivate func addressed(to referrer: Referrer.ID) -> Consent.Details {
    guard purpose == .feedback, recipient == nil else { return self }
    return Consent.Details(
      purpose: purpose, recipient: referrer, given: given, textVersion: textVersion, at: at)
  }
}

extension WriteTransaction {
  /// Keeps client, intake, measurements, flags and consents: all of it, or nothing once the write that this is part of
  /// throws.
  /// - Throws: `Refusal.zorgdomeinNumberTaken`, `.unknownReferrer`, `.unknownClient`, or what SQLite says.
  public func receive(_ received: ReceivedIntake) throws {
    if let client = received.newClient { try insert(client) }
    try insert(
      received.intake, proposal: received.proposal, holdUntilGPContact: received.holdUntilGPContact)
    for measurement in received.measurements { try insert(measurement, rules: received.rules) }
    for flag in received.flags { try insert(flag) }
    for consent in received.consents { try insert(consent, with: received.intake.id) }
  }
}
