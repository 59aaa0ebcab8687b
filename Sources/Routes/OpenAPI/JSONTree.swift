/// A JSON value that is made in the program, member by member, and not on the way of a request: the API's document and
/// its examples. Members keep the order in which they were written.
enum JSONTree: Equatable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number with one decimal, times ten.
  case tenths(Int)
  case text(String)
  case array([JSONTree])
  case object([Member])

  struct Member: Equatable, Sendable {
    let key: String
    let value: JSONTree
  }

  /// The member with this key; nil when there is none, and in what is no object. Setting nil changes nothing.
  subscript(key: String) -> JSONTree? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.key == key }?.value
    }
    set {
      guard case .object(var members) = self, let newValue else { return }
      let member = Member(key: key, value: newValue)
      if let index = members.firstIndex(where: { $0.key == key }) {
        members[index] = member
      } else {
        members.append(member)
      }
      self = .object(members)
    }
  }

  /// The object without these members.
  func without(_ keys: String...) -> JSONTree {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !keys.contains($0.key) })
  }

  /// The object with these members in the place of its own.
  func with(_ others: JSONTree) -> JSONTree {
    guard case .object(let others) = others else { return self }
    var tree = self
    for member in others { tree[member.key] = member.value }
    return tree
  }
}

extension JSONTree: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  /// One decimal is kept.
  init(floatLiteral value: Double) { self = .tenths(Int((value * 10).rounded())) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(nilLiteral: ()) { self = .null }
  init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONTree)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
}

extension JSONWriter {
  /// A whole tree: as the text itself, as an element, or as the value of the key that was written last.
  mutating func write(_ tree: JSONTree) {
    switch tree {
    case .null: elementNull()
    case .boolean(let value): element(value)
    case .integer(let value): element(value)
    case .tenths(let value): element(tenths: value)
    case .text(let value): element(value)
    case .array(let elements):
      openArray()
      for element in elements { write(element) }
      closeArray()
    case .object(let members):
      openObject()
      for member in members {
        key(member.key)
        write(member.value)
      }
      closeObject()
    }
  }
}
