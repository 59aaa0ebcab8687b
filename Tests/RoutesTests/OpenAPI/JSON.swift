import Foundation

/// A JSON value as a reader that is not ours sees it.
enum JSON: Decodable, Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let elements = try? value.decode([JSON].self) {
      self = .array(elements)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  init(octets: some Sequence<UInt8>) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(octets))
  }

  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// What lies at the end of a path of keys.
  subscript(path: [String]) -> JSON? {
    path.reduce(self) { (json: JSON?, key) in json?[key] }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
  /// Of an array of texts, or of one text.
  var texts: [String] { text.map { [$0] } ?? elements.compactMap(\.text) }

  /// The value as a text to send.
  var json: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value == value.rounded() ? String(Int(value)) : String(value)
    case .text(let value): String(decoding: (try? JSONEncoder().encode(value)) ?? Data(), as: UTF8.self)
    case .array(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { "\(JSON.text($0.key).json):\($0.value.json)" }
        .joined(separator: ",") + "}"
    }
  }
}
