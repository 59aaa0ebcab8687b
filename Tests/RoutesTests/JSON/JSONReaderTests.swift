import Testing

@testable import Routes

/// What reading a body says: the code of each fault, with its place.
private func faults(in text: String) -> [String] { faults(in: Array(text.utf8)) }

private func faults(in octets: [UInt8]) -> [String] {
  var tape = JSONTape()
  var faults = Faults()
  let whole = JSONReader.read(octets.span, onto: &tape, &faults)
  #expect(whole || !faults.isEmpty)
  return faults.list.map { "\($0.location) \($0.code.code)" }
}

@Suite struct `The JSON reader` {
  @Test(arguments: [
    "{}", "[]", "null", "true", "false", "0", "-0", "1", "-1", "10", "1.5", "-0.25", "1e2", "1E+2", "1e-2",
    "0e0",
    "\"\"", "\"a\"", " \t\r\n1 \n", "[1,2]", "[ ]", "{ }", "[[],{}]", #"{"a":1,"b":[true,null]}"#,
    #""\"\\\/\b\f\n\r\t""#, #""\u00e9\uD83D\uDE00""#, "\"é😀\"", "\"\u{7f}\"", #"{"":0}"#,
    #"{"a":{"a":{"a":1}}}"#,
    "\"\u{10FFFF}\"", #"["a","a"]"#, "12345678901234567890123", "1e400",
  ]) func `takes what RFC 8259 allows`(text: String) {
    #expect(faults(in: text) == [])
  }

  @Test(arguments: [
    ("", "# bodyMissing"), ("  ", "# bodyMissing"), ("nul", "# jsonEndsEarly"), ("nulx", "# jsonMalformed"),
    ("NaN", "# jsonMalformed"), ("Infinity", "# jsonMalformed"), ("-Infinity", "# jsonMalformed"),
    ("01", "# jsonTrailingContent"), ("-01", "# jsonTrailingContent"), ("+1", "# jsonMalformed"),
    (".5", "# jsonMalformed"), ("1.", "# jsonEndsEarly"), ("1.x", "# jsonMalformed"),
    ("1e", "# jsonEndsEarly"),
    ("1e+", "# jsonEndsEarly"), ("-", "# jsonEndsEarly"), ("--1", "# jsonMalformed"),
    ("0x10", "# jsonTrailingContent"),
    ("1 2", "# jsonTrailingContent"), ("{}{}", "# jsonTrailingContent"), ("[1,]", "#/1 jsonMalformed"),
    ("[,1]", "#/0 jsonMalformed"), ("[1 2]", "#/0 jsonMalformed"), ("[1", "#/0 jsonEndsEarly"),
    ("[", "#/0 jsonEndsEarly"), ("{", "# jsonEndsEarly"), (#"{"a""#, "#/a jsonEndsEarly"),
    (#"{"a":"#, "#/a jsonEndsEarly"), (#"{"a":1"#, "#/a jsonEndsEarly"), (#"{"a":1,}"#, "#/a jsonMalformed"),
    ("{a:1}", "# jsonMalformed"), ("{'a':1}", "# jsonMalformed"), (#"{"a" 1}"#, "#/a jsonMalformed"),
    (#"{"a":1 "b":2}"#, "#/a jsonMalformed"), ("'a'", "# jsonMalformed"), ("\"a", "# jsonEndsEarly"),
    ("\"a\nb\"", "# controlCharacter"), ("\"a\u{0}b\"", "# controlCharacter"), (#""\x""#, "# badEscape"),
    (#""\u12""#, "# jsonEndsEarly"), (#""\u12G4""#, "# badEscape"), (#""\uD800""#, "# loneSurrogate"),
    (#""\uD800x""#, "# loneSurrogate"), (#""\uDC00""#, "# loneSurrogate"),
    (#""\uD800\uD800""#, "# loneSurrogate"),
    ("\u{FEFF}{}", "# jsonMalformed"), ("// a\n1", "# jsonMalformed"), ("é", "# jsonMalformed"),
    ("]", "# jsonMalformed"), ("True", "# jsonMalformed"), (#"{"a":nulL}"#, "#/a jsonMalformed"),
  ]) func `says no, and where`(text: String, fault: String) {
    let found = faults(in: text)
    #expect(found.count == 1)
    let code = fault.split(separator: " ")[1]
    #expect(found.first?.hasSuffix(" \(code)") == true, "\(found) for \(text)")
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xFF],
      [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]]) func `refuses octets that are not UTF-8`(octets: [UInt8])
  {
    #expect(faults(in: [0x22] + octets + [0x22]) == ["# invalidUtf8"])
  }

  @Test func `bounds the depth`() {
    let deepest = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(faults(in: deepest) == [])
    #expect(faults(in: "[\(deepest)]").first?.hasSuffix("jsonTooDeep") == true)
    #expect(faults(in: String(repeating: "[", count: 100_000)).first?.hasSuffix("jsonTooDeep") == true)
  }

  @Test func `bounds the number of parts`() {
    let many = "[" + Array(repeating: "0", count: 20_000).joined(separator: ",") + "]"
    #expect(faults(in: many).first?.hasSuffix("jsonTooLarge") == true)
    let members = (0...300).map { "\"m\($0)\":0" }.joined(separator: ",")
    #expect(faults(in: "{\(members)}").first?.hasSuffix("jsonTooLarge") == true)
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, ["#/a duplicateMember"]),
    (#"{"a":1,"\u0061":2}"#, ["#/a duplicateMember"]),
    (#"{"x":{"b":1,"c":2,"b":3}}"#, ["#/x/b duplicateMember"]),
    (#"{"a":{"b":1},"c":{"b":1}}"#, []),
    (#"{"a":1,"A":2}"#, []),
  ]) func `refuses a member that is there twice`(text: String, expected: [String]) {
    #expect(faults(in: text) == expected)
  }

  @Test(arguments: [
    (#"{"bsn":null}"#, ["#/bsn bsnRefused"]),
    (#"{"client":{"BSN":"x"}}"#, ["#/client/BSN bsnRefused"]),
    (#"{"a":[{"BurgerServiceNummer":1}]}"#, ["#/a/0/BurgerServiceNummer bsnRefused"]),
    (#"{"\u0062sn":1}"#, ["#/bsn bsnRefused"]),
    (#"{"absent":1}"#, []),
  ]) func `refuses a member named for the citizen service number`(text: String, expected: [String]) {
    #expect(faults(in: text) == expected)
  }

  @Test func `names the same faults wherever the body is cut`() {
    let whole = Array(#"{"a":[1,{"b":"é😀\ud83d\ude00"},true],"c":-1.5e3}"#.utf8)
    #expect(faults(in: whole) == [])
    for count in 0..<whole.count { #expect(faults(in: Array(whole[..<count])).count == 1) }
  }

  @Test func `stands every octet in every place`() {
    let whole = Array(#"{"a":[1,"é\n"],"b":null}"#.utf8)
    for index in whole.indices {
      for octet in UInt8.min...UInt8.max {
        var changed = whole
        changed[index] = octet
        _ = faults(in: changed)
      }
    }
  }

  @Test func `escapes pointers`() {
    #expect(
      faults(in: #"{"a/b":{"c~d":{"é %":{"x":1,"x":2}}}}"#) == ["#/a~1b/c~0d/%C3%A9%20%25/x duplicateMember"])
  }
}
