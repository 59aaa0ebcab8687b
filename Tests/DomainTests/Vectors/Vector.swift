import Foundation
import Testing

/// One worked example of `vectors.json`: what goes in, what must come out.
struct Vector<Input: Decodable & Sendable, Expected: Decodable & Sendable>: Decodable, Sendable {
  let id: String
  let input: Input
  let expected: Expected

  /// All examples of one kind, in the order of the file.
  static func all(_ kind: String) throws -> [Self] {
    let url = try #require(Bundle.module.url(forResource: "vectors", withExtension: "json"))
    let file = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    let vectors = try #require(file["vectors"] as? [[String: Any]]).filter { $0["kind"] as? String == kind }
    try #require(!vectors.isEmpty, "no vectors of kind \(kind)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Self].self, from: JSONSerialization.data(withJSONObject: vectors))
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
