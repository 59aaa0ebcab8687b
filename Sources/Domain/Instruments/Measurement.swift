/// One instrument, filled in on one day by one client.
public struct Measurement: Equatable, Sendable {
  public typealias ID = Identifier<Measurement>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let clientID: Client.ID
  /// The intake it came with, if it did.
  public let intakeID: Intake.ID?
  public let details: Details

  public init(
    id: ID, version: Int, createdAt: Instant, updatedAt: Instant, clientID: Client.ID, intakeID: Intake.ID?,
    details: Details
  ) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.clientID = clientID
    self.intakeID = intakeID
    self.details = details
  }

  /// What was filled in, before it has an id and after. Scores are computed from it, never kept in its place.
  public struct Details: Equatable, Sendable {
    public let form: Form
    /// Which version of the form; measurements of different versions are never compared.
    public let instrumentVersion: VersionLabel?
    public let moment: Moment
    public let takenOn: CalendarDate

    public init(form: Form, instrumentVersion: VersionLabel? = nil, moment: Moment, takenOn: CalendarDate) {
      self.form = form
      self.instrumentVersion = instrumentVersion
      self.moment = moment
      self.takenOn = takenOn
    }
  }

  /// What was filled in, by instrument.
  public enum Form: Equatable, Sendable {
    case spinnenweb(Spinnenweb)
    case fourDkl(FourDkl)
    case phq9(Phq9)

    public var instrument: Instrument {
      switch self {
      case .spinnenweb: .spinnenweb
      case .fourDkl: .fourDkl
      case .phq9: .phq9
      }
    }
  }
}
