import Domain

/// Which roles may call an operation at all; what they may see of it is for the queries to say.
struct RoleSet: OptionSet, Sendable {
  let rawValue: UInt8

  static let referrer = RoleSet(.referrer)
  static let practitioner = RoleSet(.practitioner)
  static let coordinator = RoleSet(.coordinator)
  static let reporter = RoleSet(.reporter)
  static let admin = RoleSet(.admin)
  static let everyone: RoleSet = [.referrer, .practitioner, .coordinator, .reporter, .admin]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ role: Role) {
    switch role {
    case .referrer: rawValue = 1
    case .practitioner: rawValue = 2
    case .coordinator: rawValue = 4
    case .reporter: rawValue = 8
    case .admin: rawValue = 16
    }
  }
}
