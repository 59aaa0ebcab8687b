/// Interventie: one module of the package, as one practitioner gives it to this client.
public struct Intervention: Equatable, Sendable {
  public typealias ID = Identifier<Intervention>

  public let id: ID
  /// Grows by one with every change shown in the intervention.
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

  /// What is told about an intervention.
  public struct Details: Equatable, Sendable {
    /// The module's code in the package: `bodyOrientedTherapy`, `actCoaching` …
    public let module: CodeWord
    /// Who gives it; `nil` while nobody is chosen.
    public let practitionerID: Practitioner.ID?
    /// How many sessions are meant; `nil` while that is open.
    public let sessionsPlanned: SessionCount?
    public let note: Note?

    public init(
      module: CodeWord, practitionerID: Practitioner.ID? = nil, sessionsPlanned: SessionCount? = nil,
      note: Note? = nil
    ) {
      self.module = module
      self.practitionerID = practitionerID
      self.sessionsPlanned = sessionsPlanned
      self.note = note
    }
  }
}

/// Sessions of one intervention: 0…200.
public typealias SessionCount = Whole<200>
