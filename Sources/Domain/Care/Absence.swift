/// Afwezigheid: days on which a practitioner does not work. Why is not kept.
///
///     open ──▶ cancelled     _cancel
public struct Absence: Equatable, Sendable {
  public typealias ID = Identifier<Absence>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let practitionerID: Practitioner.ID
  /// The first day and the last.
  public let days: ClosedRange<CalendarDate>
  /// From then on it counts no more.
  public let cancelledAt: Instant?

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, practitionerID: Practitioner.ID,
    days: ClosedRange<CalendarDate>, cancelledAt: Instant? = nil
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.practitionerID = practitionerID
    self.days = days
    self.cancelledAt = cancelledAt
  }

  /// Whether there is something to cancel.
  /// - Throws: `Refusal.absenceAlreadyCancelled`.
  public func checkCancellable() throws(Refusal) {
    guard cancelledAt == nil else { throw .absenceAlreadyCancelled(id) }
  }
}
