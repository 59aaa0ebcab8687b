import Foundation
import Testing

/// One worked example of `vectors.json`: what goes in, what must come out.
struct Vector<Input: Decodable & Sendable, Expected: Decodable & Sendable>: Decodable, Sendable {
  let id: String
  let input: Input
  let expected: Expected

  /// All examples of one kind, in the order of the file.
  static func all(_ kind: String) throws -> [Self] {
    let vectors = try vectorsInFile().filter { $0["kind"] as? String == kind }
    try #require(!vectors.isEmpty, "no vectors of kind \(kind)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Self].self, from: JSONSerialization.data(withJSONObject: vectors))
  }
}

private func vectorsInFile() throws -> [[String: Any]] {
  let url = try #require(Bundle.module.url(forResource: "vectors", withExtension: "json"))
  let file = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
  return try #require(file["vectors"] as? [[String: Any]])
}

@Suite struct `Worked examples` {
  /// Kinds that a suite beside this one takes all examples of.
  static let taken: Set = [
    "4dkl", "effect_size", "identifier", "nps", "package_window", "phq9", "phq9_change", "poortwachter",
    "poortwachter_spells", "rci", "retention", "satisfaction", "sick_week", "spinnenweb", "treeknorm",
    "triage",
  ]
  /// The PHQ-9 as a FHIR QuestionnaireResponse: the service has no FHIR form yet.
  static let notBuilt: Set = ["phq9_fhir"]

  @Test func `are all of a kind that is taken, or known not to be built`() throws {
    let kinds = Set(try vectorsInFile().compactMap { $0["kind"] as? String })
    #expect(kinds == Self.taken.union(Self.notBuilt))
  }
}

extension Vector: CustomTestStringConvertible {
  var testDescription: String { id }
}

/// `MODERATELY_SEVERE` and `moderately_severe` → `moderatelySevere`: the examples' spelling of a code to the wire's.
func wireCode(_ code: String) -> String {
  let words = code.lowercased().split(separator: "_")
  return words.dropFirst().reduce(String(words.first ?? "")) {
    $0 + $1.prefix(1).uppercased() + $1.dropFirst()
  }
}
