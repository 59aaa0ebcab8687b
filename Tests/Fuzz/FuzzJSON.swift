/// Reads octets as a body and asks every value on the tape for everything: nothing may trap, whatever is wrong is
/// named, and a text that was read is the same after being written and read again.
@c(LLVMFuzzerTestOneInput)
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let octets = Array(UnsafeBufferPointer(start: start, count: count))
  var tape = JSONTape()
  var faults = Faults()
  guard JSONReader.read(octets.span, onto: &tape, &faults) else {
    precondition(!faults.isEmpty, "refused without a word")
    return 0
  }
  precondition(tape.nodes.count <= JSONReader.nodesMax, "more nodes than the limit")
  precondition(String(validating: octets, as: UTF8.self) != nil, "took what is no UTF-8")

  for index in tape.nodes.indices {
    let value = JSONValue(text: octets.span, nodes: tape.nodes.span, index: index)
    precondition(value.node.end <= octets.count, "a node beyond the body")
    precondition(index + 1...tape.nodes.count ~= Int(value.node.next), "a node that leads nowhere")
    precondition(!value.location.isEmpty, "a value without a place")
    _ = value.integer(&faults)
    _ = value.tenths(&faults)
    _ = value.boolean(&faults)
    if let array = value.array(&faults) { precondition(array.count <= tape.nodes.count) }
    if let object = value.object(&faults) { _ = object.member("a", &faults) }
    if let text = value.string(&faults) { precondition(readAgain(text) == text, "a text that changes") }
  }
  faults.refuseUnknownMembers(of: JSONValue(text: octets.span, nodes: tape.nodes.span, index: 0))
  return 0
}

private func readAgain(_ text: String) -> String? {
  var writer = JSONWriter()
  writer.openArray()
  writer.element(text)
  writer.closeArray()
  var tape = JSONTape()
  var faults = Faults()
  let octets = writer.octets.octets
  guard JSONReader.read(octets, onto: &tape, &faults) else { return nil }
  return JSONValue(text: octets, nodes: tape.nodes.span, index: 1).string(&faults)
}
