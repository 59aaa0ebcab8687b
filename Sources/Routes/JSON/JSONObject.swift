/// An object of a body. Members are asked for by name; what is wrong with one grows `faults` and reads as nil.
struct JSONObject: ~Escapable {
  let value: JSONValue

  @_lifetime(copy value)
  init(value: JSONValue) { self.value = value }

  /// The member's value; nil when it is absent or `null`.
  @_lifetime(copy self)
  func member(_ name: StaticString, _ faults: inout Faults) -> JSONValue? {
    var key = value.index + 1
    while key < value.node.next {
      if value.text(of: key, is: name) {
        faults.note(key)
        let found = value.at(key + 1)
        return found.isNull ? nil : found
      }
      key = Int(value.nodes[key + 1].next)
    }
    return nil
  }

  /// The member's value; absent or `null` is a fault.
  @_lifetime(copy self)
  func requiredMember(_ name: StaticString, _ faults: inout Faults) -> JSONValue? {
    if let found = member(name, &faults) { return found }
    faults.add(.required, at: self, member: name)
    return nil
  }

  // MARK: Members of plain kinds

  func string(_ name: StaticString, _ faults: inout Faults) -> String? {
    member(name, &faults)?.string(&faults)
  }

  func integer(_ name: StaticString, _ faults: inout Faults) -> Int? {
    member(name, &faults)?.integer(&faults)
  }

  func boolean(_ name: StaticString, _ faults: inout Faults) -> Bool? {
    member(name, &faults)?.boolean(&faults)
  }

  /// - Parameter value: what holds where the member is absent or `null`; nil when that is a fault.
  func boolean(_ name: StaticString, orElse value: Bool?, _ faults: inout Faults) -> Bool? {
    if let value { return member(name, &faults, { $0.boolean(&$1) }) ?? value }
    return requiredMember(name, &faults)?.boolean(&faults)
  }

  @_lifetime(copy self)
  func object(_ name: StaticString, _ faults: inout Faults) -> JSONObject? {
    if let found = member(name, &faults) { found.object(&faults) } else { nil }
  }

  /// What `read` makes of a member's value; nil when it is absent or `null`.
  func member<Output>(
    _ name: StaticString, _ faults: inout Faults, _ read: (JSONValue, inout Faults) -> Output?
  ) -> Output? {
    if let found = member(name, &faults) { read(found, &faults) } else { nil }
  }

  /// What `read` makes of a member that is an object; nil when it is absent, `null` or something else.
  func object<Output>(
    _ name: StaticString, _ faults: inout Faults, _ read: (JSONObject, inout Faults) -> Output?
  ) -> Output? {
    if let found = object(name, &faults) { read(found, &faults) } else { nil }
  }

  @_lifetime(copy self)
  func array(_ name: StaticString, _ faults: inout Faults) -> JSONArray? {
    if let found = member(name, &faults) { found.array(&faults) } else { nil }
  }
}

extension Faults {
  /// Says that a member, which need not be there, is wrong.
  mutating func add(_ code: FaultCode, at object: JSONObject, member name: StaticString) {
    let location = "\(object.value.location)/\(name)"
    add(Fault(part: .body, location: location, code: code))
  }
}

/// An array of a body.
struct JSONArray: ~Escapable {
  let value: JSONValue

  @_lifetime(copy value)
  init(value: JSONValue) { self.value = value }

  /// How many elements there are, `null` ones too.
  var count: Int {
    var count = 0
    eachElement { _ in count += 1 }
    return count
  }

  /// Every element in order; `null` ones too.
  func eachElement(_ body: (JSONValue) -> Void) {
    var element = value.index + 1
    while element < value.node.next {
      body(value.at(element))
      element = Int(value.nodes[element].next)
    }
  }

  /// What `read` makes of every element; nil where it made nothing, which includes `null`.
  func map<Element>(_ read: (JSONValue) -> Element?) -> [Element?] {
    var elements: [Element?] = []
    eachElement { elements.append($0.isNull ? nil : read($0)) }
    return elements
  }
}
