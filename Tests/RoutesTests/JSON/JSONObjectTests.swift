import Testing

@testable import Routes

/// Reads a body and gives its root object to `ask`.
/// - Returns: the faults, unknown members included.
private func faults(in text: String, _ ask: (JSONObject, inout Faults) -> Void) -> [String] {
  let octets = Array(text.utf8)
  var tape = JSONTape()
  var faults = Faults()
  #expect(JSONReader.read(octets.span, onto: &tape, &faults))
  let root = JSONValue(text: octets.span, nodes: tape.nodes.span, index: 0)
  if let object = root.object(&faults) { ask(object, &faults) }
  faults.refuseUnknownMembers(of: root)
  return faults.list.map { "\($0.location) \($0.code.code)" }
}

@Suite struct `A body's object` {
  @Test func `gives its members by name`() {
    let found = faults(
      in: #"{"s":"a\u00e9\ud83d\ude00\n","n":-12,"b":true,"o":{"x":1},"a":[1,null,3],"z":null}"#
    ) {
      body, faults in
      #expect(body.string("s", &faults) == "aé😀\n")
      #expect(body.integer("n", &faults) == -12)
      #expect(body.boolean("b", &faults) == true)
      #expect(body.object("o", &faults)?.integer("x", &faults) == 1)
      #expect(body.array("a", &faults)?.map { $0.integer(&faults) } == [1, nil, 3])
      #expect(body.string("z", &faults) == nil)
      #expect(body.string("absent", &faults) == nil)
    }
    #expect(found == [])
  }

  @Test func `names every fault at once`() {
    let found = faults(
      in: #"{"s":1,"n":"x","b":0,"o":[],"a":{},"d":1.25,"i":1.5,"extra":{"y":1},"u":"\u0000"}"#
    ) {
      body, faults in
      _ = body.string("s", &faults)
      _ = body.integer("n", &faults)
      _ = body.boolean("b", &faults)
      _ = body.object("o", &faults) == nil
      _ = body.array("a", &faults) == nil
      _ = body.member("d", &faults)?.tenths(&faults)
      _ = body.integer("i", &faults)
      _ = body.string("u", &faults)
      _ = body.requiredMember("r", &faults) == nil
    }
    #expect(
      found == [
        "#/s notText", "#/n notNumber", "#/b notBoolean", "#/o notObject", "#/a notArray", "#/d notTenths",
        "#/i notInteger", "#/u controlCharacter", "#/r required", "#/extra unknownMember",
      ])
  }

  @Test func `refuses a null that is required`() {
    let found = faults(in: #"{"r":null}"#) { body, faults in _ = body.requiredMember("r", &faults) == nil }
    #expect(found == ["#/r required"])
  }

  @Test func `finds unknown members in every object that was looked into`() {
    let found = faults(in: #"{"a":{"known":1,"typo":2},"list":[{"k":1,"x":2},{"k":3}],"t/o":0}"#) {
      body, faults in
      _ = body.object("a", &faults)?.integer("known", &faults)
      body.array("list", &faults)?.eachElement { _ = $0.object(&faults)?.integer("k", &faults) }
    }
    #expect(found == ["#/t~1o unknownMember", "#/a/typo unknownMember", "#/list/0/x unknownMember"])
  }

  @Test func `finds a name that is written with escapes`() {
    let found = faults(in: #"{"\u0061b":1}"#) { body, faults in
      let value = body.integer("ab", &faults)
      #expect(value == 1)
    }
    #expect(found == [])
  }

  @Test func `names a hundred faults at most`() {
    let text = "{" + (0..<200).map { "\"m\($0)\":0" }.joined(separator: ",") + "}"
    #expect(faults(in: text) { _, _ in }.count == Faults.countMax)
  }
}

@Suite struct `A JSON number` {
  static func decimal(_ text: String) -> JSONDecimal? {
    let octets = Array(text.utf8)
    let node = JSONNode(kind: .number, start: 0, end: UInt32(octets.count), next: 1)
    return JSONDecimal(octets.span, node)
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("100", 100), ("1e2", 100), ("1.0", 1), ("10.00", 10),
    ("1.5e1", 15),
    ("100e-2", 1), ("0.0001e4", 1), ("9223372036854775807", Int.max), ("1.5", nil), ("0.1", nil),
    ("1e-1", nil),
    ("1e19", nil), ("9223372036854775808", nil), ("0e999999999999", 0), ("1e999999999999", nil),
    ("99999999999999999999999999", nil), ("105", 105), ("100000000000000000000e-18", 100),
  ]) func `is whole or is not`(text: String, expected: Int?) {
    #expect(Self.decimal(text)?.integer == expected)
  }

  @Test(arguments: [
    ("3.5", 35), ("6", 60), ("-0.5", -5), ("10.0", 100), ("0.25", nil), ("1e1", 100), ("35e-1", 35),
    ("0.30", 3),
    ("2.05", nil), ("0", 0),
  ]) func `has tenths or has not`(text: String, expected: Int?) {
    #expect(Self.decimal(text)?.tenths == expected)
  }
}
