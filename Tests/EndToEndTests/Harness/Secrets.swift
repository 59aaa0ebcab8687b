import Foundation
import Synchronization
import Testing

/// Everything personal that the whole run has sent to any server, and every token that it used: of none of it may a line
/// be found in any server's log. Filled by `RunningServer.exchange` and `Executable.run`, looked for when a server ends.
enum Secrets {
  private static let values = Mutex<Set<String>>([])

  /// The members whose texts are about somebody.
  private static let personal: Set = [
    "givenName", "familyName", "birthDate", "email", "phone", "street", "postcode", "city", "name", "reason",
    "statement", "text", "note", "agreements", "with", "zorgdomeinNumber", "agbCode", "token", "place",
  ]

  static func add(_ value: String) {
    // What is shorter may stand in an id by chance.
    guard value.utf8.count >= 5 else { return }
    values.withLock { _ = $0.insert(value) }
  }

  /// Notes the personal texts of a body.
  static func add(body: String) {
    guard let json = try? JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed)
    else { return }
    visit(json, of: nil)
  }

  private static func visit(_ value: Any, of member: String?) {
    switch value {
    case let text as String: if member.map(personal.contains) == true { add(text) }
    case let members as [String: Any]: for (name, value) in members { visit(value, of: name) }
    case let elements as [Any]: for element in elements { visit(element, of: member) }
    default: break
    }
  }

  static var count: Int { values.withLock(\.count) }

  /// Records an issue for each that stands in a log.
  static func expectNone(in log: String) {
    for value in values.withLock({ $0 }) where log.contains(value) {
      Issue.record("a log holds \(value)")
    }
  }
}
