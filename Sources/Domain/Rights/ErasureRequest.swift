/// A client's request to destroy the dossier (art. 7:455 BW; art. 17 AVG).
///
///     received ──▶ refused       _refuse: another's interest, or the law, asks to keep it
///         ├──────▶ withdrawn     _withdraw
///         └──────▶ gone          _carryOut: with the dossier; what stays is an `Erasure`
public struct ErasureRequest: Equatable, Sendable {
  public typealias ID = Identifier<ErasureRequest>

  public enum Status: String, CaseIterable, Sendable {
    case received
    case refused
    case withdrawn
  }

  /// Why a dossier is kept all the same (art. 7:455 lid 2 BW).
  public enum RefusalGround: String, CaseIterable, Sendable {
    /// Keeping it matters a good deal to somebody else than the client.
    case otherInterest
    /// The law stands against destroying it.
    case lawRequiresKeeping
  }

  /// What the client was told.
  public struct Refused: Equatable, Sendable {
    public let ground: RefusalGround
    /// Why, in words that the client can take to a complaints officer or a court.
    public let explanation: Note
    /// The name of whoever decided, as it was on that day.
    public let by: PersonName
    public let at: Instant

    public init(ground: RefusalGround, explanation: Note, by: PersonName, at: Instant) {
      self.ground = ground
      self.explanation = explanation
      self.by = by
      self.at = at
    }
  }

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  /// The day on which the request came.
  public let receivedOn: CalendarDate
  public let note: Note?
  public let status: Status
  /// Of one that was refused.
  public let refused: Refused?

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID,
    receivedOn: CalendarDate, note: Note? = nil, status: Status = .received, refused: Refused? = nil
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.receivedOn = receivedOn
    self.note = note
    self.status = status
    self.refused = refused
  }

  /// The last day on which the client may be told what was decided: within one month (art. 12 lid 3 AVG; Regulation
  /// (EEG, Euratom) 1182/71 art. 3). That a weekend would lengthen it is not used.
  public var decideBy: CalendarDate { receivedOn.nextMonth }

  /// - Throws: `Refusal.erasureRequestDecided`.
  public func checkOpen() throws(Refusal) {
    guard status == .received else { throw .erasureRequestDecided(status) }
  }
}

extension CalendarDate {
  /// The same day of the next month; its last day where it has no such day.
  var nextMonth: CalendarDate {
    let (year, month, day) = components
    let (nextYear, next) = month == 12 ? (year + 1, 1) : (year, month + 1)
    for last in stride(from: day, through: 1, by: -1) {
      if let date = CalendarDate(year: nextYear, month: next, day: last) { return date }
    }
    return .latest  // December 9999
  }
}
