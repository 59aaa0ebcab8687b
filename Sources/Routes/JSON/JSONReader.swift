/// Reads JSON by RFC 8259, strictly, in one walk over its octets: no Strings, no numbers in binary floating
/// point, no second look. What it says no to: octets outside the grammar, invalid UTF-8, lone surrogates, `NaN`
/// and `Infinity`, leading zeros, a byte order mark, anything after the value, the same member twice, depth and
/// size beyond the limits, and members named for the citizen service number.
struct JSONReader: ~Copyable, ~Escapable {
  /// Containers within containers.
  static let depthMax = 32
  /// Keys and values of one body. A whole intake has about 200.
  static let nodesMax = 16_384
  /// Members of one object; bounds the comparing of every name with every other.
  static let membersMax = 256

  private let text: Span<UInt8>
  private var position = 0
  private var nodes: [JSONNode]

  /// Reads a whole body onto the tape.
  /// - Parameter faults: grows by what is wrong: a break of the grammar ends the reading and is the last fault;
  ///   a member that is there twice or may not be there at all does not end it.
  /// - Returns: whether the tape holds a whole value.
  static func read(_ text: Span<UInt8>, onto tape: inout JSONTape, _ faults: inout Faults) -> Bool {
    var nodes: [JSONNode] = []
    swap(&nodes, &tape.nodes)
    nodes.removeAll(keepingCapacity: true)
    var reader = JSONReader(text, nodes)
    nodes = []
    let whole = reader.readAll(&faults)
    swap(&reader.nodes, &tape.nodes)
    return whole
  }

  @_lifetime(copy text)
  private init(_ text: Span<UInt8>, _ nodes: consuming [JSONNode]) {
    self.text = text
    self.nodes = nodes
  }

  private mutating func readAll(_ faults: inout Faults) -> Bool {
    skipSpace()
    guard position < text.count else {
      faults.add(Fault(part: .body, location: "#", code: .bodyMissing))
      return false
    }
    do throws(Stop) {
      try readValue(depth: 0, &faults)
      skipSpace()
      if position < text.count { throw Stop(.jsonTrailingContent) }
      return true
    } catch {
      let place = JSONValue(text: text, nodes: nodes.span, index: 0).location(ofNode: nodes.count - 1)
      faults.add(Fault(part: .body, location: place, code: error.code))
      return false
    }
  }

  /// Why the reading cannot go on.
  private struct Stop: Error {
    let code: FaultCode
    init(_ code: FaultCode) { self.code = code }
  }

  // MARK: Values

  private mutating func readValue(depth: Int, _ faults: inout Faults) throws(Stop) {
    guard position < text.count else { throw Stop(.jsonEndsEarly) }
    switch text[position] {
    case UInt8(ascii: "{"): try readObject(depth: depth + 1, &faults)
    case UInt8(ascii: "["): try readArray(depth: depth + 1, &faults)
    case UInt8(ascii: "\""): try readText(as: .text)
    case UInt8(ascii: "t"): try readWord("true", as: .true)
    case UInt8(ascii: "f"): try readWord("false", as: .false)
    case UInt8(ascii: "n"): try readWord("null", as: .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    default: throw Stop(.jsonMalformed)
    }
  }

  private mutating func readObject(depth: Int, _ faults: inout Faults) throws(Stop) {
    let object = try openContainer(.object, depth: depth)
    if take(UInt8(ascii: "}")) { return close(object) }
    var members = 0
    repeat {
      skipSpace()
      guard position < text.count else { throw Stop(.jsonEndsEarly) }
      guard text[position] == UInt8(ascii: "\"") else { throw Stop(.jsonMalformed) }
      try readText(as: .key)
      members += 1
      guard members <= Self.membersMax else { throw Stop(.jsonTooLarge) }
      judgeKey(of: object, &faults)
      guard take(UInt8(ascii: ":")) else { throw stopHere() }
      skipSpace()
      try readValue(depth: depth, &faults)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw stopHere() }
    close(object)
  }

  private mutating func readArray(depth: Int, _ faults: inout Faults) throws(Stop) {
    let array = try openContainer(.array, depth: depth)
    if take(UInt8(ascii: "]")) { return close(array) }
    repeat {
      skipSpace()
      try readValue(depth: depth, &faults)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw stopHere() }
    close(array)
  }

  private mutating func openContainer(_ kind: JSONNode.Kind, depth: Int) throws(Stop) -> Int {
    guard depth <= Self.depthMax else { throw Stop(.jsonTooDeep) }
    let start = position
    position += 1
    try append(JSONNode(kind: kind, start: UInt32(start), end: UInt32(start), next: JSONNode.open))
    return nodes.count - 1
  }

  private mutating func close(_ container: Int) {
    nodes[container].end = UInt32(position)
    nodes[container].next = UInt32(nodes.count)
  }

  private mutating func readWord(_ word: StaticString, as kind: JSONNode.Kind) throws(Stop) {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      guard position < text.count else { throw Stop(.jsonEndsEarly) }
      guard text[position] == word.utf8Start[index] else { throw Stop(.jsonMalformed) }
      position += 1
    }
    try appendLeaf(kind, start: start)
  }

  // MARK: Numbers (RFC 8259 §6)

  private mutating func readNumber() throws(Stop) {
    let start = position
    if text[position] == UInt8(ascii: "-") { position += 1 }
    if position < text.count, text[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try skipDigits()
    }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      try skipDigits()
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < text.count, text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") {
        position += 1
      }
      try skipDigits()
    }
    try appendLeaf(.number, start: start)
  }

  /// One digit at least.
  private mutating func skipDigits() throws(Stop) {
    let start = position
    while position < text.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[position] { position += 1 }
    if position == start { throw stopHere() }
  }

  // MARK: Texts (RFC 8259 §7)

  private mutating func readText(as kind: JSONNode.Kind) throws(Stop) {
    position += 1
    let start = position
    var hasEscapes = false
    while true {
      guard position < text.count else { throw Stop(.jsonEndsEarly) }
      let octet = text[position]
      switch octet {
      case UInt8(ascii: "\""):
        var node = JSONNode(
          kind: kind, start: UInt32(start), end: UInt32(position), next: UInt32(nodes.count + 1))
        node.hasEscapes = hasEscapes
        try append(node)
        position += 1
        return
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape()
      case 0..<0x20: throw Stop(.controlCharacter)
      case 0x20..<0x80: position += 1
      default:
        guard let length = text.lengthOfUTF8Scalar(at: position) else { throw Stop(.invalidUTF8) }
        position += length
      }
    }
  }

  private mutating func skipEscape() throws(Stop) {
    guard position + 1 < text.count else { throw Stop(.jsonEndsEarly) }
    switch text[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      let unit = try readUnicodeEscape()
      switch unit {
      case 0xD800..<0xDC00:
        guard position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
          text[position + 1] == UInt8(ascii: "u")
        else { throw Stop(.loneSurrogate) }
        guard 0xDC00..<0xE000 ~= (try readUnicodeEscape()) else { throw Stop(.loneSurrogate) }
      case 0xDC00..<0xE000: throw Stop(.loneSurrogate)
      default: break
      }
    default: throw Stop(.badEscape)
    }
  }

  /// `\uXXXX`, as a UTF-16 code unit.
  private mutating func readUnicodeEscape() throws(Stop) -> UInt16 {
    guard position + 6 <= text.count else { throw Stop(.jsonEndsEarly) }
    guard let unit = text.hexadecimal(at: position + 2) else { throw Stop(.badEscape) }
    position += 6
    return unit
  }

  // MARK: Names of members

  /// The key that was read last: is it new in its object, and may it be there?
  /// What is refused here is not said to be unknown too.
  private func judgeKey(of object: Int, _ faults: inout Faults) {
    let last = nodes.count - 1
    let value = JSONValue(text: text, nodes: nodes.span, index: 0)
    var key = object + 1
    while key < last {
      if value.sameText(key, last) {
        faults.add(Fault(part: .body, location: value.location(ofNode: last), code: .duplicateMember))
        faults.note(last)
        break
      }
      key = Int(nodes[key + 1].next)
    }
    if value.text(of: last, is: "bsn", ignoringCase: true)
      || value.text(of: last, is: "burgerservicenummer", ignoringCase: true)
    {
      faults.add(Fault(part: .body, location: value.location(ofNode: last), code: .bsnRefused))
      faults.note(last)
    }
  }

  // MARK: Steps

  private mutating func skipSpace() {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// Steps over white space and this octet, if it is next.
  private mutating func take(_ octet: UInt8) -> Bool {
    skipSpace()
    guard position < text.count, text[position] == octet else { return false }
    position += 1
    return true
  }

  private func stopHere() -> Stop { Stop(position < text.count ? .jsonMalformed : .jsonEndsEarly) }

  private mutating func appendLeaf(_ kind: JSONNode.Kind, start: Int) throws(Stop) {
    try append(
      JSONNode(kind: kind, start: UInt32(start), end: UInt32(position), next: UInt32(nodes.count + 1)))
  }

  private mutating func append(_ node: JSONNode) throws(Stop) {
    guard nodes.count < Self.nodesMax else { throw Stop(.jsonTooLarge) }
    nodes.append(node)
  }
}
