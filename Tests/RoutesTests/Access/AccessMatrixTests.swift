import Domain
import Foundation
import HTTPServer
import Persistence
import Testing

@testable import Routes

/// Every operation of the document, called by every role in every relation: what happens is what the matrix says.
@Suite struct `The access matrix` {
  typealias Operation = `Every operation of the document`.Operation
  static let operations = `Every operation of the document`.operations

  // MARK: What the matrix is

  @Test func `has each operation of the document once, and no other`() {
    let listed = AccessMatrix.rules.flatMap(\.operations)
    let names = Self.operations.map(\.route.name)
    #expect(Set(names).subtracting(listed).isEmpty, "without a line in the matrix")
    #expect(Set(listed).subtracting(RouteTable.routes.map(\.name)).isEmpty, "lines about nothing")
    #expect(Set(listed).count == listed.count, "operations with two lines")
  }

  @Test func `asks for a token but for what no record stands behind`() {
    for route in RouteTable.routes {
      let isOpen = if case .open = route.work { true } else { false }
      #expect(route.roles != nil || isOpen || route.trail == nil, "\(route.name)")
    }
  }

  // MARK: What happens

  @Test(arguments: operations) func `is what happens, to everybody`(operation: Operation) throws {
    let seen = try Self.observe(operation)
    let rules = AccessMatrix.rules
    #expect(seen.differences(from: rules.access(to: operation.route.name)) == [])
    // The comparison would notice any other line: none at all, and each role with another relation.
    if !rules.access(to: operation.route.name).isPublic {
      #expect(!seen.differences(from: .closed).isEmpty)
    }
    for role in Role.allCases {
      let right = rules.access(to: operation.route.name).relation(of: role)
      for wrong in [Relation.nothing, .everybody, .own, .inCare, .all]
      where !Self.isAlike(wrong, right, for: role) && (wrong == .nothing || !Self.makesItsOwn(operation)) {
        var access = rules.access(to: operation.route.name)
        access[role] = wrong
        #expect(!seen.differences(from: access).isEmpty, "\(role) \(wrong) for \(right)")
      }
    }
  }

  /// Whether two relations open the same to a role, so that nobody could tell one from the other.
  private static func isAlike(_ relation: Relation, _ other: Relation, for role: Role) -> Bool {
    let visitors = Visitor.allCases.filter { $0.role == role }
    return visitors.map { $0.stands(in: relation) } == visitors.map { $0.stands(in: other) }
  }

  @Test(arguments: AccessMatrix.rules.indices.filter { !AccessMatrix.rules[$0].access.isPublic })
  func `without a line closes its operations to everybody`(
    line: Int
  ) throws {
    var rules = AccessMatrix.rules
    let gone = rules.remove(at: line)
    let service = try TestService(matrix: rules)
    let tokens = try Role.allCases.map { try service.token(of: $0) }
    for operation in Self.operations where gone.operations.contains(operation.route.name) {
      let path = operation.route.template.description.replacing("{version}", with: "1")
        .replacing(/{[A-Za-z]+}/, with: service.newKey().description)
      for token in tokens {
        let answer = try service.send(
          operation.method, path, token: token, fields: operation.route.fields(),
          body: operation.route.bodyBytesMax > 0 ? "{}" : nil)
        #expect(answer.status == 403, "\(operation.route.name)")
      }
    }
  }

  @Test func `opens by its relations what the statements show`() throws {
    let rules = AccessMatrix.rules.filter { !$0.operations.contains("getClient") }
    let closer = AccessRule("client", .nothing, .own, .inCare, .nothing, .nothing, "getClient")
    let wider = AccessRule("client", .nothing, .all, .all, .nothing, .nothing, "getClient")
    for (rule, practitioner, coordinator) in [(closer, 404, 404), (wider, 200, 200)] {
      let service = try TestService(matrix: rules + [rule])
      let path = "/v1/clients/\(try service.addClient())"
      let stranger = try service.token(.practitioner(service.addPractitioner()))
      #expect(try service.send("GET", path, token: stranger).status == practitioner)
      #expect(try service.send("GET", path, token: service.token(.coordinator)).status == coordinator)
    }
  }

  // MARK: Looking

  /// What an operation did for each visitor.
  struct Observation {
    let operation: Operation
    var answers: [Visitor: TestAnswer] = [:]
    /// Keys that a coordinator or whoever else sees all was shown.
    var keys: Set<String> = []

    /// Where what happened is not what a line of the matrix says.
    func differences(from access: Access) -> [String] {
      Visitor.allCases.compactMap { visitor in
        guard let answer = answers[visitor], let expected = expectation(of: visitor, access) else {
          return nil
        }
        let happened = outcome(of: answer)
        return expected.contains(happened) ? nil : "\(visitor): \(happened), not \(expected)"
      }
    }

    /// - Returns: nil when that depends on the record.
    private func expectation(of visitor: Visitor, _ access: Access) -> [Outcome]? {
      if access.isPublic { return [.done] }
      guard let role = visitor.role else { return [.unknownCaller] }
      let relation = access.relation(of: role)
      if relation == .nothing { return [.closed] }
      // These are their own.
      let hasOpened = visitor == .inEmergency || visitor == .afterEmergency
      if hasOpened, operation.route.name == "listEmergencyAccesses" { return nil }
      if visitor == .thePractitioner, relation == .inCare || relation == .inTeam { return nil }
      if visitor.stands(in: relation) || `The access matrix`.makesItsOwn(operation) { return [.done] }
      // The record is seen, but it takes more to change it.
      if visitor == .inEmergency, relation == .inTeam { return [.closed] }
      // A list without the others' rows; a body that names what is not there for this caller; a record that is not.
      if `The access matrix`.isOpenList(operation) { return [.empty] }
      return operation.route.idNames.isEmpty ? [.notThere, .refusedBody] : [.notThere]
    }

    private func outcome(of answer: TestAnswer) -> Outcome {
      switch answer.status {
      case 401: return .unknownCaller
      case 403: return .closed
      case 404: return .notThere
      case 400:
        // Where a record is named in the path, it is looked for first: the body was read because it was found.
        let isIn = !operation.route.idNames.isEmpty || `The access matrix`.makesItsOwn(operation)
        return isIn ? .done : .refusedBody
      case 200..<300, 409, 412:
        // 409 and 412: another visitor did it before.
        guard `The access matrix`.isList(operation), !keys.isEmpty else { return .done }
        return keys.contains { answer.body.contains($0) } ? .done : .empty
      default: return .other(answer.status)
      }
    }
  }

  enum Outcome: Equatable {
    case unknownCaller, closed, notThere, refusedBody, empty, done
    case other(Int)
  }

  /// Whether it shows several records of which a caller may see some.
  static func isList(_ operation: Operation) -> Bool {
    operation.route.doc.answer.isList
      || ["getWorklist", "getPractitionerCalendar"].contains(operation.route.name)
  }

  /// Whether whatever a caller sends becomes its own; a coordinator has to say whose.
  static func makesItsOwn(_ operation: Operation) -> Bool {
    ["postIntake", "validateIntake", "postEmergencyAccess"].contains(operation.route.name)
  }

  /// Whether it is such a list that everybody has whose role may call it, if only an empty one.
  static func isOpenList(_ operation: Operation) -> Bool {
    isList(operation)
      && (operation.route.idNames.isEmpty || operation.route.name == "getPractitionerCalendar")
  }

  static func observe(_ operation: Operation) throws -> Observation {
    var observation = Observation(operation: operation)
    let records = try ExampleRecords()
    try records.prepare(for: operation.route)
    let tokens = try Dictionary(
      uniqueKeysWithValues: Visitor.allCases.map { ($0, try records.token(of: $0)) })
    records.service.clock.advance(milliseconds: 1)
    if isList(operation), let token = records.token(for: operation.route) {
      let shown = try records.send(operation.route, token: token).body
      let own = records.key("/v1/practitioners/").map { [$0] } ?? []
      observation.keys = Set(records.allKeys().filter { shown.contains($0) && !own.contains($0) })
    }
    for visitor in Visitor.allCases {
      // What one has taken away is not there for the next.
      let isRemoval = operation.method == "DELETE" && visitor.role != nil
      let records = isRemoval ? try ExampleRecords() : records
      let token = isRemoval ? try records.token(of: visitor) : tokens[visitor] ?? nil
      if isRemoval { records.service.clock.advance(milliseconds: 1) }
      observation.answers[visitor] = try records.send(operation.route, token: token)
    }
    return observation
  }
}

extension Access {
  subscript(role: Role) -> Relation {
    get { relation(of: role) }
    set {
      switch role {
      case .referrer: referrer = newValue
      case .practitioner: practitioner = newValue
      case .coordinator: coordinator = newValue
      case .reporter: reporter = newValue
      case .admin: admin = newValue
      }
    }
  }
}

extension TestService {
  /// A token of somebody in a role, who has nothing to do with any record.
  func token(of role: Role) throws -> String {
    switch role {
    case .referrer: try referrerToken()
    case .practitioner: try token(.practitioner(addPractitioner()))
    case .coordinator: try token(.coordinator, name: "role")
    case .reporter: try token(.reporter, name: "role")
    case .admin: try token(.admin, name: "role")
    }
  }
}
