import Testing

@testable import Routes

/// Holds every answer that the harness gets against what the document says of its operation and status.
enum Conformance {
  static let document: JSON? = try? JSON(octets: OpenAPIDocument.current.octets)
  private static let checker = SchemaChecker(document: document ?? .null)

  /// Records an issue for everything in which an answer is not as documented.
  static func check(_ answer: TestAnswer, to method: String, _ target: String) {
    guard let operation = operation(method, target) else { return }
    let what = "\(method) \(target) → \(answer.status)"
    guard let response = response(of: operation, answer.status) else {
      Issue.record("\(what): no such status in the document: \(answer.body)")
      return
    }
    for (name, reference) in response["headers"]?.members ?? [:] {
      let isRequired = resolved(reference)["required"] == .boolean(true)
      if isRequired, answer.fields[name.lowercased()] == nil { Issue.record("\(what): no \(name)") }
    }
    if let kind = answer.problem.flatMap({ ProblemKind(rawValue: $0) }),
      kind.namesRecord != (answer.fields["location"] != nil)
    {
      Issue.record("\(what): Location, or none, against what the document says of \(kind)")
    }
    guard !answer.body.isEmpty else {
      let isWhole =
        response["content"] == nil || answer.fields["preference-applied"] != nil || answer.isGzipped
        || method == "HEAD"
      if !isWhole { Issue.record("\(what): no body") }
      return
    }
    let type = answer.fields["content-type"]?.prefix { $0 != ";" }.description ?? ""
    guard let media = response["content"]?[type] else {
      Issue.record("\(what): \(type) is not in the document")
      return
    }
    guard let schema = media["schema"], type.hasSuffix("json") else { return }
    guard let value = try? JSON(octets: answer.body.utf8) else {
      Issue.record("\(what): no JSON: \(answer.body)")
      return
    }
    for fault in checker.faults(in: value, by: schema) { Issue.record("\(what): \(fault)") }
  }

  /// What the document says of an operation; nil for a path or method that it does not hold.
  static func operation(_ method: String, _ target: String) -> JSON? {
    let path = target.prefix { $0 != "?" }
    guard path.hasPrefix(OpenAPIDocument.prefix + "/"), !path.hasSuffix("/") else { return nil }
    let segments = path.dropFirst(OpenAPIDocument.prefix.count).split(separator: "/")
    let templates = document?["paths"]?.members.keys.filter { template in
      let parts = template.split(separator: "/")
      return parts.count == segments.count
        && zip(parts, segments).allSatisfy { $0 == $1 || $0.hasPrefix("{") && !$1.hasPrefix("_") }
    }
    // A literal goes before an id.
    guard let template = templates?.min(by: { $0.count { $0 == "{" } < $1.count { $0 == "{" } }) else {
      return nil
    }
    return document?["paths"]?[template]?[method == "HEAD" ? "get" : method.lowercased()]
  }

  static func response(of operation: JSON, _ status: Int) -> JSON? {
    operation["responses"]?[String(status)].map(resolved)
  }

  private static func resolved(_ json: JSON) -> JSON { json["$ref"].flatMap(checker.resolve) ?? json }

  static func faults(in value: JSON, by schema: JSON) -> [String] { checker.faults(in: value, by: schema) }
}
