import Testing

@testable import Routes

@Suite struct `A merge patch` {
  /// The examples of RFC 7396, appendix A, that are objects. A `null` stays where the RFC leaves it out: a reader of
  /// bodies takes both for absent.
  @Test(arguments: [
    (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
    (#"{"a":"b"}"#, #"{"a":null}"#, #"{"a":null}"#),
    (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"a":null,"b":"c"}"#),
    (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
    (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d","c":null}}"#),
    (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
    (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{"ccc":null}}}"#),
    (#"{"a":null}"#, #"{"a":{"b":1}}"#, #"{"a":{"b":1}}"#),
    (#"{"a":{"b":1,"c":2},"d":3}"#, #"{}"#, #"{"a":{"b":1,"c":2},"d":3}"#),
    (#"{"a":"\"x"}"#, #"{ "\u0061" : "\\y" }"#, #"{"a":"\\y"}"#),
    (#"{"a":1}"#, " { \"b\" : [ 1 , { } ] } ", #"{"a":1,"b":[ 1 , { } ]}"#),
  ]) func `changes what it names`(current: String, patch: String, merged: String) throws {
    var tape = JSONTape()
    var faults = Faults()
    #expect(JSONReader.read(patch.utf8.span, onto: &tape, &faults))
    let root = JSONValue(text: patch.utf8.span, nodes: tape.nodes.span, index: 0)
    guard let body = root.object(&faults) else {
      Issue.record("\(patch) is no object")
      return
    }
    let json = MergePatch(body, &faults).merged(into: current.utf8.span)
    #expect(json.octets.octets.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } == merged)
    faults.refuseUnknownMembers(of: root)
    #expect(faults.isEmpty)
  }
}
