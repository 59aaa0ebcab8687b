/// One value of a body: a view of its octets and of the tape over them. What must outlive the request is parsed
/// out of it. `null` and absent mean the same (only in a merge-patch do they differ, RFC 7396 §2), so a value that is
/// asked for is never `null`.
struct JSONValue: ~Escapable {
  let text: Span<UInt8>
  let nodes: Span<JSONNode>
  /// This value's place on the tape.
  let index: Int

  @_lifetime(copy text, copy nodes)
  init(text: Span<UInt8>, nodes: Span<JSONNode>, index: Int) {
    self.text = text
    self.nodes = nodes
    self.index = index
  }

  /// Another value of the same body.
  @_lifetime(copy self)
  func at(_ index: Int) -> JSONValue { JSONValue(text: text, nodes: nodes, index: index) }

  var node: JSONNode { nodes[index] }
  var isNull: Bool { node.kind == .null }

  // MARK: Reading; each is nil when the fault has been named

  /// A text, made into a String.
  func string(_ faults: inout Faults) -> String? {
    guard node.kind == .text else {
      faults.add(.notText, at: self)
      return nil
    }
    guard let string = string(of: index) else {
      faults.add(.controlCharacter, at: self)
      return nil
    }
    return string
  }

  /// A whole number, exactly; `1.0` and `1e2` are whole.
  func integer(_ faults: inout Faults) -> Int? {
    number(.notInteger, &faults) { $0.integer }
  }

  /// A number with one decimal at most, in tenths, exactly.
  func tenths(_ faults: inout Faults) -> Int? {
    number(.notTenths, &faults) { $0.tenths }
  }

  private func number(
    _ code: FaultCode, _ faults: inout Faults, _ read: (JSONDecimal) -> Int?
  ) -> Int? {
    guard node.kind == .number else {
      faults.add(.notNumber, at: self)
      return nil
    }
    guard let decimal = JSONDecimal(text, node), let value = read(decimal) else {
      faults.add(code, at: self)
      return nil
    }
    return value
  }

  func boolean(_ faults: inout Faults) -> Bool? {
    switch node.kind {
    case .true: return true
    case .false: return false
    default:
      faults.add(.notBoolean, at: self)
      return nil
    }
  }

  @_lifetime(copy self)
  func object(_ faults: inout Faults) -> JSONObject? {
    guard node.kind == .object else {
      faults.add(.notObject, at: self)
      return nil
    }
    faults.note(index)
    return JSONObject(value: self)
  }

  @_lifetime(copy self)
  func array(_ faults: inout Faults) -> JSONArray? {
    guard node.kind == .array else {
      faults.add(.notArray, at: self)
      return nil
    }
    return JSONArray(value: self)
  }

  // MARK: Octets

  /// The characters of a text or key; nil when it holds U+0000, which no field of this service may.
  func string(of index: Int) -> String? {
    let node = nodes[index]
    if !node.hasEscapes {
      return text.extracting(Int(node.start)..<Int(node.end)).withUnsafeBufferPointer {
        String(decoding: $0, as: UTF8.self)
      }
    }
    var octets: [UInt8] = []
    octets.reserveCapacity(Int(node.end - node.start))
    var characters = JSONCharacters(text, node)
    while let octet = characters.next() {
      if octet == 0 { return nil }
      octets.append(octet)
    }
    return String(decoding: octets, as: UTF8.self)
  }

  /// Whether a text or key says just this word.
  func text(of index: Int, is word: StaticString, ignoringCase: Bool = false) -> Bool {
    let node = nodes[index]
    if !node.hasEscapes, Int(node.end - node.start) != word.utf8CodeUnitCount { return false }
    var characters = JSONCharacters(text, node)
    for position in 0..<word.utf8CodeUnitCount {
      guard var octet = characters.next() else { return false }
      if ignoringCase, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= octet { octet |= 0x20 }
      if octet != word.utf8Start[position] { return false }
    }
    return characters.next() == nil
  }

  /// Whether two texts or keys say the same.
  func sameText(_ one: Int, _ other: Int) -> Bool {
    let (first, second) = (nodes[one], nodes[other])
    if !first.hasEscapes, !second.hasEscapes, first.end - first.start != second.end - second.start {
      return false
    }
    var left = JSONCharacters(text, first)
    var right = JSONCharacters(text, second)
    while let octet = left.next() {
      if octet != right.next() { return false }
    }
    return right.next() == nil
  }
}
