/// Noodtoegang, "breaking the glass": a practitioner opens a dossier that is not open to it, in an emergency, with a
/// written reason and for some hours. A coordinator looks at each afterwards.
///
///     open ──▶ ended       when its time is over, or `_end`
///
///     to be looked at ──▶ looked at       `_review`, open or ended
public struct EmergencyAccess: Equatable, Sendable {
  public typealias ID = Identifier<EmergencyAccess>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  public let practitionerID: Practitioner.ID
  /// Why the practitioner could not wait for a place in the care team.
  public let reason: EmergencyReason
  /// The first moment at which the dossier is closed again.
  public let until: Instant
  /// nil as long as nobody has looked at it.
  public let review: Review?

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID,
    practitionerID: Practitioner.ID, reason: EmergencyReason, until: Instant, review: Review? = nil
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.practitionerID = practitionerID
    self.reason = reason
    self.until = until
    self.review = review
  }

  /// That a coordinator looked at it.
  public struct Review: Equatable, Sendable {
    public let at: Instant
    /// By the name of that day.
    public let by: PersonName
    /// What was found.
    public let note: Note?

    public init(at: Instant, by: PersonName, note: Note?) {
      self.at = at
      self.by = by
      self.note = note
    }
  }

  /// - Throws: `Refusal.emergencyAccessEnded` when its time is over.
  public func checkEndable(at now: Instant) throws(Refusal) {
    guard now < until else { throw .emergencyAccessEnded(id) }
  }

  /// - Throws: `Refusal.emergencyAccessReviewed` when somebody looked at it before.
  public func checkReviewable() throws(Refusal) {
    guard review == nil else { throw .emergencyAccessReviewed(id) }
  }
}

/// How a practitioner names a client whose dossier it may not see.
public enum EmergencyClient: Equatable, Sendable {
  case id(Client.ID)
  /// The whole family name, in any case and without regard to accents; with the postcode where two share name and
  /// birthday.
  case person(familyName: PersonName, birthDate: CalendarDate, postcode: Postcode?)
}
