/// Something in what was sent that a person must act on: a red flag holds every start until a contact with the general
/// practitioner is recorded.
///
///     open ──▶ handled     _handle, and a decision that carries the contact; each by a recorded contact
public struct Flag: Equatable, Sendable {
  public typealias ID = Identifier<Flag>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  public let kind: Kind
  /// As it was when raised; later rules do not change it.
  public let level: Level
  /// As it was when raised.
  public let action: Action
  public let raisedAt: Instant
  public let source: Source
  public let status: Status
  /// With whom it was handled; `nil` while open.
  public let contact: Contact?

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID, kind: Kind,
    level: Level,
    action: Action, raisedAt: Instant, source: Source, status: Status, contact: Contact?
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.kind = kind
    self.level = level
    self.action = action
    self.raisedAt = raisedAt
    self.source = source
    self.status = status
    self.contact = contact
  }

  /// What raised it.
  public enum Source: Hashable, Sendable {
    case intake(Intake.ID)
    case measurement(Measurement.ID)
  }

  /// Kinds, in the order in which they are reported. When each is raised stands in `Triage`.
  public enum Kind: String, CaseIterable, Sendable {
    case acuteDanger
    case suicidality
    case psychosisMania
    case depressionSevere
    case depressionProbable
    case anxietyProbable
    case somatisationHigh
    case substance
    case suicidalityUnanswered

    /// How heavily a flag of this kind weighs.
    public var level: Level {
      switch self {
      case .acuteDanger, .suicidality, .psychosisMania, .depressionSevere: .red
      case .depressionProbable, .anxietyProbable, .somatisationHigh, .substance, .suicidalityUnanswered:
        .amber
      }
    }

    /// What to do about a flag of this kind, and how soon.
    public var action: Action {
      switch self {
      case .acuteDanger: .now
      case .suicidality, .psychosisMania: .sameDay
      case .depressionSevere: .within2Workdays
      case .depressionProbable, .anxietyProbable, .somatisationHigh, .substance: .consultGp
      case .suicidalityUnanswered: .askNow
      }
    }
  }

  /// How heavily it weighs.
  public enum Level: String, CaseIterable, Sendable {
    /// Nothing starts before a contact with the general practitioner is recorded.
    case red
    case amber
  }

  /// What to do, and how soon.
  public enum Action: String, CaseIterable, Sendable {
    /// Call help at once.
    case now
    /// Talk and contact the general practitioner today.
    case sameDay
    /// Contact the general practitioner within two working days.
    case within2Workdays
    /// Consult the general practitioner.
    case consultGp
    /// Ask the question that was left open.
    case askNow
  }

  /// Where it stands; the picture is above `Flag`.
  public enum Status: String, CaseIterable, Sendable {
    case open
    case handled

    /// The status after a contact about it is recorded.
    /// - Throws: `Refusal.flagAlreadyHandled`.
    public func handled(_ id: Flag.ID) throws(Refusal) -> Status {
      guard self == .open else { throw .flagAlreadyHandled(id) }
      return .handled
    }
  }

  /// The contact that handled it. About a red flag it is one with the general practitioner, or whoever stands in for
  /// it out of hours.
  public struct Contact: Equatable, Sendable {
    public let with: PersonName
    public let at: Instant
    public let note: Note?

    public init(with: PersonName, at: Instant, note: Note? = nil) {
      self.with = with
      self.at = at
      self.note = note
    }
  }
}
