/// Verwijzer: who sends clients, and who reads what comes of it so far as its kind and the client's consent allow.
public struct Referrer: Equatable, Sendable {
  public typealias ID = Identifier<Referrer>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let details: Details

  public init(id: ID, version: Int, createdAt: Instant, updatedAt: Instant, details: Details) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.details = details
  }

  /// What is told about a referrer, before it has an id and after.
  public struct Details: Equatable, Sendable {
    public let kind: Kind
    public let name: PersonName
    public let organisation: OrganisationName?
    public let agbCode: AGB?
    public let email: EmailAddress?
    public let phone: PhoneNumber?
    /// The address for secure mail (NTA 7516); letters never go by plain e-mail.
    public let secureMailAddress: EmailAddress?
    /// Whether it may send intakes.
    public let active: Bool

    public init(
      kind: Kind, name: PersonName, organisation: OrganisationName? = nil, agbCode: AGB? = nil,
      email: EmailAddress? = nil, phone: PhoneNumber? = nil, secureMailAddress: EmailAddress? = nil,
      active: Bool = true
    ) {
      self.kind = kind
      self.name = name
      self.organisation = organisation
      self.agbCode = agbCode
      self.email = email
      self.phone = phone
      self.secureMailAddress = secureMailAddress
      self.active = active
    }
  }

  /// Kinds of referrers.
  public enum Kind: String, CaseIterable, Sendable {
    /// Huisarts.
    case gp
    /// Bedrijfsarts.
    case companyDoctor
    case psychologist
    /// Werkgever.
    case employer
    /// Gemeente.
    case municipality
    case other

    /// Whether it may send and see clinical content: instruments, observations and ICPC codes with an intake; scores,
    /// flags and, with the client's consent, feedback. The others see an intake's status alone.
    public var mayHandleClinicalContent: Bool {
      switch self {
      case .gp, .companyDoctor, .psychologist: true
      case .employer, .municipality, .other: false
      }
    }
  }
}
