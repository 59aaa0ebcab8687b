/// Who calls: one referrer, one practitioner, or a role at the centre. A principal may hold several bearer tokens over
/// time; what it did stays its own.
public struct Principal: Hashable, Sendable {
  public typealias ID = Identifier<Principal>

  public let id: ID
  /// The role, with the one it stands for.
  public let binding: Binding

  public init(id: ID, binding: Binding) {
    self.id = id
    self.binding = binding
  }

  public var role: Role { binding.role }

  /// A role together with what it is bound to: a referrer without a referrer cannot be made.
  public enum Binding: Hashable, Sendable {
    case referrer(Referrer.ID)
    case practitioner(Practitioner.ID)
    case coordinator
    case reporter
    case admin

    /// - Parameter key: The referrer's or the practitioner's id; `nil` for the other roles.
    /// - Throws: `Refusal.bindingMissing` or `.bindingNotAllowed`.
    public init(_ role: Role, to key: UUIDv7?) throws(Refusal) {
      switch (role, key) {
      case (.referrer, let key?): self = .referrer(Referrer.ID(rawValue: key))
      case (.practitioner, let key?): self = .practitioner(Practitioner.ID(rawValue: key))
      case (.referrer, nil), (.practitioner, nil): throw .bindingMissing(role)
      case (.coordinator, nil): self = .coordinator
      case (.reporter, nil): self = .reporter
      case (.admin, nil): self = .admin
      case (.coordinator, _), (.reporter, _), (.admin, _): throw .bindingNotAllowed(role)
      }
    }

    public var role: Role {
      switch self {
      case .referrer: .referrer
      case .practitioner: .practitioner
      case .coordinator: .coordinator
      case .reporter: .reporter
      case .admin: .admin
      }
    }

    /// The key of the referrer or practitioner; `nil` for the centre's roles.
    public var key: UUIDv7? {
      switch self {
      case .referrer(let id): id.rawValue
      case .practitioner(let id): id.rawValue
      case .coordinator, .reporter, .admin: nil
      }
    }
  }
}
