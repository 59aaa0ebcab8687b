/// Everything that is wrong with one body, and which of its members have been asked for: what nobody asked for
/// is unknown, and unknown members are faults too.
struct Faults {
  /// How many faults one answer names; what lies beyond is not collected.
  static let countMax = 100

  private(set) var list: [Fault] = []
  /// One bit per node of the tape.
  private var asked: [UInt64] = []

  var isEmpty: Bool { list.isEmpty }

  mutating func add(_ fault: Fault) {
    if list.count < Self.countMax { list.append(fault) }
  }

  /// Says that the value is wrong.
  mutating func add(_ code: FaultCode, at value: JSONValue) {
    add(Fault(part: .body, location: value.location, code: code))
  }

  /// Marks a node as asked for.
  mutating func note(_ index: Int) {
    let word = index >> 6
    while asked.count <= word { asked.append(0) }
    asked[word] |= 1 << (index & 63)
  }

  func wasAsked(_ index: Int) -> Bool {
    let word = index >> 6
    return word < asked.count && asked[word] & (1 << (index & 63)) != 0
  }

  /// Marks every member of an object as asked for.
  mutating func noteMembers(of object: JSONObject) {
    var key = object.value.index + 1
    while key < object.value.node.next {
      note(key)
      key = Int(object.value.nodes[key + 1].next)
    }
  }

  /// To be called once, when everything that a body may hold has been asked for: every other member of the
  /// objects that were looked into is a fault. A mistyped clinical field must not vanish.
  mutating func refuseUnknownMembers(of root: JSONValue) {
    for index in root.nodes.indices where root.nodes[index].kind == .object && wasAsked(index) {
      var key = index + 1
      while key < root.nodes[index].next {
        if !wasAsked(key) { add(.unknownMember, at: root.at(key + 1)) }
        key = Int(root.nodes[key + 1].next)
      }
    }
  }
}
