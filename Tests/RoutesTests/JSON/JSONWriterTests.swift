import Testing

@testable import Routes

/// What `write` writes.
private func text(_ write: (inout JSONWriter) -> Void) -> String {
  var json = JSONWriter()
  write(&json)
  return json.octets.octets.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
}

@Suite struct `The JSON writer` {
  @Test func `puts commas between and nowhere else`() {
    let written = text { json in
      json.openObject()
      json.member("a", 1)
      json.openArray("b")
      json.element(1)
      json.element(nil)
      json.element(word: "x")
      json.element("y")
      json.openObject()
      json.closeObject()
      json.openArray()
      json.closeArray()
      json.closeArray()
      json.openObject("c")
      json.member("d", true)
      json.member("e", false)
      json.null("f")
      json.closeObject()
      json.member("g", word: "h")
      json.member("i", json: Array("[1,2]".utf8).span)
      json.closeObject()
    }
    #expect(
      written == #"{"a":1,"b":[1,null,"x","y",{},[]],"c":{"d":true,"e":false,"f":null},"g":"h","i":[1,2]}"#)
  }

  @Test(arguments: [
    ("", #""""#), ("abc", #""abc""#), ("\"", #""\"""#), ("a\\b", #""a\\b""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1f}", #""\u0000\u001f""#), ("é😀", #""é😀""#), ("\u{7f}", "\"\u{7f}\""),
    ("seven77\"", #""seven77\"""#), ("abcdefgh\"ijklmnop", #""abcdefgh\"ijklmnop""#),
    ("\"\"\"\"\"\"\"\"\"", #""\"\"\"\"\"\"\"\"\"""#),
    (String(repeating: "x", count: 100) + "\n", "\"" + String(repeating: "x", count: 100) + #"\n""#),
  ]) func `escapes what a text cannot hold`(value: String, expected: String) {
    #expect(text { $0.element(value) } == expected)
  }

  @Test func `writes each octet so that the reader reads the same`() {
    for length in 0..<40 {
      for octet in UInt8.min..<0x80 {
        let value = String(repeating: "a", count: length) + String(Unicode.Scalar(octet)) + "bc"
        let written = Array(text { $0.element(value) }.utf8)
        var tape = JSONTape()
        var faults = Faults()
        #expect(
          JSONReader.read(written.span, onto: &tape, &faults),
          "\(String(decoding: written, as: UTF8.self)) \(faults.list)")
        if !faults.isEmpty { return }
        let root = JSONValue(text: written.span, nodes: tape.nodes.span, index: 0)
        #expect(root.string(of: 0) == (octet == 0 ? nil : value))
      }
    }
  }

  @Test(arguments: [
    (0, "0"), (9, "9"), (10, "10"), (99, "99"), (100, "100"), (-1, "-1"), (-120, "-120"),
    (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
  ]) func `writes whole numbers`(value: Int, expected: String) {
    #expect(text { $0.element(value) } == expected)
  }

  @Test(arguments: [(35, "3.5"), (60, "6"), (0, "0"), (5, "0.5"), (-5, "-0.5"), (182, "18.2")])
  func `writes tenths`(value: Int, expected: String) {
    let written = text { json in
      json.openObject()
      json.member("t", tenths: value)
      json.closeObject()
    }
    #expect(written == "{\"t\":\(expected)}")
  }
}

@Suite struct `An octet buffer` {
  @Test func `keeps what it holds while it grows`() {
    var buffer = OctetBuffer(capacity: 1)
    var expected: [UInt8] = []
    for length in 0..<200 {
      let piece = (0..<length).map { UInt8(truncatingIfNeeded: $0 + length) }
      buffer.append(piece.span)
      expected += piece
    }
    let held = buffer.octets.withUnsafeBufferPointer { Array($0) }
    #expect(held == expected)
    buffer.removeAll(keeping: 16)
    let isEmpty = buffer.isEmpty
    #expect(isEmpty)
    buffer.append(word: 0x3837_3635_3433_3231)
    buffer.append(decimal: 9)
    buffer.append("é")
    let text = buffer.octets.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    #expect(text == "123456789é")
  }
}
