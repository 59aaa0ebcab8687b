/// Fasepakket: what the cooperative offers in one phase. There is one for each phase; how many weeks it takes is the
/// phase's own rule (`Phase.weeks`).
public struct PhasePackage: Equatable, Sendable {
  public typealias ID = Identifier<PhasePackage>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let phase: Phase
  public let details: Details

  public init(id: ID, version: Int, createdAt: Instant, updatedAt: Instant, phase: Phase, details: Details) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.phase = phase
    self.details = details
  }

  /// The module of this code; `nil` when the package has none.
  public func module(_ code: CodeWord) -> CareModule? { details.modules.first { $0.code == code } }

  /// What a coordinator says of a package.
  public struct Details: Equatable, Sendable {
    public let name: PackageName
    /// In the order in which they are offered; each code once.
    public let modules: [CareModule]
    /// What the whole package costs; `nil` while no price is agreed.
    public let price: Cents?

    public init(name: PackageName, modules: [CareModule], price: Cents? = nil) {
      self.name = name
      self.modules = modules
      self.price = price
    }
  }
}

/// An amount of money in euro cents: 0…10,000,000, which is 100,000 euro.
public typealias Cents = Whole<10_000_000>
