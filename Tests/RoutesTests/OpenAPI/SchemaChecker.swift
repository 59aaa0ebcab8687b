import Foundation
import Threads

/// Holds values against schemas of the document: the part of JSON Schema 2020-12 that the document uses. A keyword that
/// is not known here is a fault too, so that nothing goes unchecked.
struct SchemaChecker: Sendable {
  /// The whole document, in which references are looked up.
  let document: JSON

  /// `#/items/0/birthDate: no date`, for everything that is wrong.
  func faults(in value: JSON, by schema: JSON, at place: String = "#") -> [String] {
    var faults: [String] = []
    for (keyword, rule) in schema.members {
      faults += faultsByKeyword(keyword, rule, value, schema).map { "\(place): \($0)" }
      switch keyword {
      case "$ref":
        guard let target = resolve(rule) else {
          faults.append("\(place): \(rule.json) leads nowhere")
          continue
        }
        faults += self.faults(in: value, by: target, at: place)
      case "properties":
        for (name, member) in value.members {
          if let schema = rule[name] { faults += self.faults(in: member, by: schema, at: "\(place)/\(name)") }
        }
      case "items":
        for (index, element) in value.elements.enumerated() {
          faults += self.faults(in: element, by: rule, at: "\(place)/\(index)")
        }
      case "oneOf":
        let found = rule.elements.map { self.faults(in: value, by: $0, at: place) }
        let fitting = found.count { $0.isEmpty }
        if fitting == 0 {
          faults.append("\(place): is none of oneOf, nearest: \(found.min { $0.count < $1.count } ?? [])")
        } else if fitting > 1 {
          faults.append("\(place): is \(fitting) of oneOf")
        }
      default: break
      }
    }
    return faults
  }

  /// What a reference such as `#/components/schemas/Client` means.
  func resolve(_ reference: JSON) -> JSON? {
    guard let text = reference.text, text.hasPrefix("#/") else { return nil }
    return document[text.dropFirst(2).split(separator: "/").map(String.init)]
  }

  private func faultsByKeyword(_ keyword: String, _ rule: JSON, _ value: JSON, _ schema: JSON) -> [String] {
    switch keyword {
    case "$ref", "properties", "items", "oneOf", "description", "discriminator", "default", "example":
      return []
    case "type": return rule.texts.contains { value.isOfType($0) } ? [] : ["\(value.json) is no \(rule.json)"]
    case "enum": return rule.elements.contains(value) ? [] : ["\(value.json) is none of \(rule.json)"]
    case "const": return rule == value ? [] : ["\(value.json) is not \(rule.json)"]
    case "required":
      guard case .object(let members) = value else { return [] }
      return rule.texts.filter { members[$0] == nil }.map { "\($0) is missing" }
    case "additionalProperties":
      guard rule == .boolean(false) else { return ["additionalProperties: \(rule.json)"] }
      return value.members.keys.filter { schema["properties"]?[$0] == nil }.map { "\($0) is not declared" }
    case "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "multipleOf":
      return value.keeps(keyword, rule.number ?? .nan) ? [] : ["\(value.json) breaks \(keyword) \(rule.json)"]
    case "uniqueItems":
      return Set(value.elements.map(\.json)).count == value.elements.count
        ? [] : ["\(value.json) repeats itself"]
    case "pattern":
      guard let text = value.text else { return [] }
      return Patterns.matches(text, rule.text ?? "") ? [] : ["\(value.json) is not like \(rule.json)"]
    case "format":
      guard let text = value.text else { return [] }
      return text.hasFormat(rule.text ?? "") ? [] : ["\(value.json) is no \(rule.json)"]
    default: return ["keyword \(keyword) is not known to the checker"]
    }
  }
}

extension JSON {
  fileprivate func isOfType(_ name: String) -> Bool {
    switch (self, name) {
    case (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.text, "string"), (.array, "array"),
      (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }

  /// Whether it keeps to a limit; what the limit is not about does.
  fileprivate func keeps(_ keyword: String, _ limit: Double) -> Bool {
    switch (self, keyword) {
    case (.array(let elements), "minItems"): Double(elements.count) >= limit
    case (.array(let elements), "maxItems"): Double(elements.count) <= limit
    case (.text(let text), "minLength"): Double(text.unicodeScalars.count) >= limit
    case (.text(let text), "maxLength"): Double(text.unicodeScalars.count) <= limit
    case (.number(let number), "minimum"): number >= limit
    case (.number(let number), "maximum"): number <= limit
    case (.number(let number), "multipleOf"): abs((number / limit).rounded() - number / limit) < 1e-6
    default: !limit.isNaN
    }
  }
}

extension String {
  /// Whether it is of this format of JSON Schema; of one that is not known here it is not.
  fileprivate func hasFormat(_ name: String) -> Bool {
    switch name {
    case "date": Patterns.matches(self, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    case "date-time": Patterns.matches(self, "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z$")
    case "uuid": UUID(uuidString: self) != nil
    case "uri": Patterns.matches(self, "^[a-z]+:[^ ]+$")
    case "email": contains("@")
    default: false
    }
  }
}

/// Regular expressions that were compiled before.
private enum Patterns {
  private static let compiled = Guarded<[String: NSRegularExpression]>([:])

  static func matches(_ text: String, _ pattern: String) -> Bool {
    compiled.withLock { compiled in
      if compiled[pattern] == nil { compiled[pattern] = try? NSRegularExpression(pattern: pattern) }
      let range = NSRange(text.startIndex..., in: text)
      return compiled[pattern]?.firstMatch(in: text, range: range) != nil
    }
  }
}
