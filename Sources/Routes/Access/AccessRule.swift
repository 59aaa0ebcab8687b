import Domain

/// By what a caller may do something with a record.
enum Relation: String, CaseIterable, Sendable {
  /// It may not.
  case nothing
  /// Whoever it is, without a token.
  case everybody
  /// What the service knows of the caller itself.
  case itself
  /// Its own: what a referrer sent and is; of a practitioner what is about itself, such as its absences. A practitioner
  /// is shown of clients, beside these, those in its care.
  case own
  /// A client's, whose consent for this referrer lives at this moment: reading it is sending it. What the consent is for,
  /// and which kinds of referrers may read it at all, stands at the resource.
  case consented
  /// The client's dossier is open to the practitioner: it has a place in the care team today, which after the end of
  /// the enrolment goes on for the aftercare.
  case inTeam
  /// As `inTeam`, or the dossier was opened in an emergency and its time is not over (`EmergencyAccess`). Enough to read,
  /// and to add what must be written down at once.
  case inCare
  /// All records of the kind.
  case all
  /// All records of the kind, which tell nothing of any dossier.
  case technical
}

/// One line of `AccessMatrix`: by which relation each role may do some things with a kind of record.
struct AccessRule: Sendable {
  let resource: StaticString
  /// By their names in the document.
  let operations: [String]
  let access: Access

  init(
    _ resource: StaticString, _ referrer: Relation, _ practitioner: Relation, _ coordinator: Relation,
    _ reporter: Relation, _ admin: Relation, _ operations: String...
  ) {
    self.resource = resource
    self.operations = operations
    access = Access(
      referrer: referrer, practitioner: practitioner, coordinator: coordinator, reporter: reporter,
      admin: admin)
  }

  /// For everybody alike.
  init(_ resource: StaticString, _ everybody: Relation, _ operations: String...) {
    self.resource = resource
    self.operations = operations
    access = Access(
      referrer: everybody, practitioner: everybody, coordinator: everybody, reporter: everybody,
      admin: everybody)
  }
}

/// By which relation each role may call an operation.
struct Access: Equatable, Sendable {
  var referrer = Relation.nothing
  var practitioner = Relation.nothing
  var coordinator = Relation.nothing
  var reporter = Relation.nothing
  var admin = Relation.nothing

  /// What no line of the matrix speaks of.
  static let closed = Access()

  func relation(of role: Role) -> Relation {
    switch role {
    case .referrer: referrer
    case .practitioner: practitioner
    case .coordinator: coordinator
    case .reporter: reporter
    case .admin: admin
    }
  }

  /// Whether it asks for no token.
  var isPublic: Bool { Role.allCases.allSatisfy { relation(of: $0) == .everybody } }

  /// The roles that may call it.
  var roles: RoleSet {
    Role.allCases.reduce(into: RoleSet(rawValue: 0)) { roles, role in
      if relation(of: role) != .nothing { roles.insert(RoleSet(role)) }
    }
  }
}

extension Sequence<AccessRule> {
  /// What they say of an operation.
  func access(to operation: String) -> Access {
    first { $0.operations.contains(operation) }?.access ?? .closed
  }
}
