extension Schema {
  /// A value of this schema: the one that was given, or one made of its parts.
  func example(on side: Side) -> JSONTree {
    if let example { return example }
    switch shape {
    case .text: return "…"
    case .words(let words): return .text(words[0])
    case .integer(let range): return .integer(range.lowerBound)
    case .integers(let numbers): return .integer(numbers[0])
    case .tenths(let range): return .tenths(range.lowerBound)
    case .boolean: return true
    case .null: return nil
    case .array(let element, let count, _):
      return .array(
        Array(
          repeating: element.example(on: side.ofElements),
          count: max(count.lowerBound, min(1, count.upperBound))))
    case .object(let members):
      return .object(
        members.compactMap { member in
          member.schema(on: side).map { .init(key: member.name, value: $0.example(on: side)) }
        })
    case .oneOf(let schemas, _): return schemas[0].example(on: side)
    case .anyObject: return [:]
    case .anything: return nil
    }
  }
}
