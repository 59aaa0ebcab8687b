/// Behandelaar: a coach, body-oriented therapist, mindfulness trainer … who works with the cooperative.
public struct Practitioner: Equatable, Sendable {
  public typealias ID = Identifier<Practitioner>

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

  /// What is told about a practitioner, before it has an id and after.
  public struct Details: Equatable, Sendable {
    public let name: PersonName
    public let disciplines: [Discipline]
    public let registrations: [Registration]
    public let agbCode: AGB?
    public let email: EmailAddress?
    public let phone: PhoneNumber?
    /// Whether it works here: may be given new work, and opens what its tokens open.
    public let active: Bool

    public init(
      name: PersonName, disciplines: [Discipline], registrations: [Registration] = [], agbCode: AGB? = nil,
      email: EmailAddress? = nil, phone: PhoneNumber? = nil, active: Bool = true
    ) {
      self.name = name
      self.disciplines = disciplines
      self.registrations = registrations
      self.agbCode = agbCode
      self.email = email
      self.phone = phone
      self.active = active
    }

    /// Whether at least one registration is valid on `day`: without one, no new work.
    public func isRegistered(on day: CalendarDate) -> Bool { registrations.contains { $0.isValid(on: day) } }
  }
}

/// What a practitioner does: `coach`, `bodyTherapist`, `breathTherapist`, `mindfulnessTrainer`, `dietician`,
/// `yogaTeacher` … The list is open.
public typealias Discipline = CodeWord
