/// What stays of a dossier that was destroyed: that there was one, when it went and why. Nothing of whom it was about.
public struct Erasure: Equatable, Sendable {
  public enum Ground: String, CaseIterable, Sendable {
    /// The client asked for it (art. 7:455 BW; art. 17 AVG).
    case request
    /// Its term had run out (art. 7:454 lid 3 BW; art. 5 lid 1 onder e AVG).
    case retention
  }

  /// What the client asked for, and when.
  public struct Request: Equatable, Sendable {
    public let id: ErasureRequest.ID
    public let receivedOn: CalendarDate

    public init(id: ErasureRequest.ID, receivedOn: CalendarDate) {
      self.id = id
      self.receivedOn = receivedOn
    }
  }

  /// The id that the client had. Nothing is found under it any more.
  public let clientID: Client.ID
  public let ground: Ground
  /// The request that was carried out; `nil` where nobody asked.
  public let request: Request?
  /// In which role it was destroyed.
  public let role: Role
  /// How many rows were destroyed; 0 for a record that was merged into another.
  public let records: Int
  public let at: Instant
  /// The day on which the last backup that may still hold it has ended.
  public let backupsUntil: CalendarDate
  /// What it left behind in the database's files has been overwritten too.
  public let isOverwritten: Bool

  public init(
    clientID: Client.ID, ground: Ground, request: Request?, role: Role, records: Int, at: Instant,
    backupsUntil: CalendarDate, isOverwritten: Bool
  ) {
    self.clientID = clientID
    self.ground = ground
    self.request = request
    self.role = role
    self.records = records
    self.at = at
    self.backupsUntil = backupsUntil
    self.isOverwritten = isOverwritten
  }
}

/// How many rows a dossier has.
public typealias RecordCount = Whole<1_000_000_000>
