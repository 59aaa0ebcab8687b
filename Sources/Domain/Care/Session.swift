/// Sessie: one meeting of a client with one practitioner, for one module of the package.
///
///     planned ──▶ attended      _attend, once it has begun
///        ├──────▶ noShow        _noShow, once it has begun
///        └──────▶ cancelled     _cancel, and the end of the enrolment for what was still to come
///
/// While it is planned it may be moved; afterwards its place and note alone may change.
public struct Session: Equatable, Sendable {
  public typealias ID = Identifier<Session>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  public let enrolmentID: Enrolment.ID
  public let details: Details
  public let status: Status

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID,
    enrolmentID: Enrolment.ID, details: Details, status: Status = .planned
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.enrolmentID = enrolmentID
    self.details = details
    self.status = status
  }

  /// What is told about a session.
  public struct Details: Equatable, Sendable {
    /// The code of a module of the enrolment's package.
    public let module: CodeWord
    public let practitionerID: Practitioner.ID
    public let startsAt: Instant
    public let length: SessionLength
    /// Where; `nil` while that is open.
    public let place: PlaceName?
    public let note: Note?

    public init(
      module: CodeWord, practitionerID: Practitioner.ID, startsAt: Instant, length: SessionLength,
      place: PlaceName? = nil, note: Note? = nil
    ) {
      self.module = module
      self.practitionerID = practitionerID
      self.startsAt = startsAt
      self.length = length
      self.place = place
      self.note = note
    }

    /// The first moment after it.
    public var endsAt: Instant { startsAt.adding(milliseconds: Int64(length.minutes) * 60_000) }

    /// Whether two have the same module, practitioner, moment and length.
    func isSamePlan(as other: Details) -> Bool {
      module == other.module && practitionerID == other.practitionerID && startsAt == other.startsAt
        && length == other.length
    }
  }

  /// Where it stands; the picture is above `Session`.
  public enum Status: String, CaseIterable, Sendable {
    case planned
    case attended
    case noShow
    case cancelled
  }
}

/// How long a session takes, in whole minutes: 5…480, which is a working day.
public struct SessionLength: Hashable, Sendable {
  public let minutes: Int

  /// - Returns: `nil` outside `range`.
  public init?(minutes: Int) {
    guard Self.range.contains(minutes) else { return nil }
    self.minutes = minutes
  }

  public static let range = 5...480
}

// The ways from state to state. Each says what comes of it, or why it cannot be.
extension Session {
  /// The status after `_attend`.
  /// - Throws: `Refusal.sessionNotPlanned`, or `.sessionStillToCome`.
  public func attended(at now: Instant) throws(Refusal) -> Status {
    try checkBegun(at: now)
    return .attended
  }

  /// The status after `_noShow`.
  /// - Throws: `Refusal.sessionNotPlanned`, or `.sessionStillToCome`.
  public func missed(at now: Instant) throws(Refusal) -> Status {
    try checkBegun(at: now)
    return .noShow
  }

  /// The status after `_cancel`.
  /// - Throws: `Refusal.sessionNotPlanned`.
  public func cancelled() throws(Refusal) -> Status {
    guard status == .planned else { throw .sessionNotPlanned(status) }
    return .cancelled
  }

  /// Whether it would be moved by these details; then who and when have to be judged anew.
  /// - Throws: `Refusal.sessionNotPlanned` when it would, and may not be any more.
  public func isMoved(by details: Details) throws(Refusal) -> Bool {
    if self.details.isSamePlan(as: details) { return false }
    guard status == .planned else { throw .sessionNotPlanned(status) }
    return true
  }

  private func checkBegun(at now: Instant) throws(Refusal) {
    guard status == .planned else { throw .sessionNotPlanned(status) }
    guard details.startsAt <= now else { throw .sessionStillToCome }
  }
}
